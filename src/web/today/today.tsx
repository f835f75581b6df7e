/** Today: the next thing to do first, then what is late, what is due and what has no time; and my cases. */

import { Button } from '../../design-system/govuk/button.tsx'
import { type FilterLink, FilterLinks } from '../../design-system/parts/filter-links.tsx'
import type { Today, TodayFilter } from '../../views/today.ts'
import { DutyItem, DutyList, inOrder } from '../kit/duty-lines.tsx'
import { type Form, one } from '../kit/form.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage, type Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { CaseLines } from './case-lines.tsx'
import { CourtCheckForm, HoldLines } from './holds.tsx'

const WHOSE = [
  { value: 'mine', label: 'Mine' },
  { value: 'team', label: "My team's" },
  { value: 'all', label: 'All I may see' },
] as const satisfies readonly { readonly value: TodayFilter['whose']; readonly label: string }[]

const SHOW = [
  { value: 'everything', label: 'Everything' },
  { value: 'late', label: 'Late' },
  { value: 'due-today', label: 'Due today' },
  { value: 'no-time-stated', label: 'No time stated' },
] as const satisfies readonly { readonly value: TodayFilter['show']; readonly label: string }[]

export function readFilter(query: Form): TodayFilter {
  const whose = WHOSE.find((each) => each.value === one(query, 'whose'))?.value ?? 'mine'
  const show = SHOW.find((each) => each.value === one(query, 'show'))?.value ?? 'everything'
  return { whose, show }
}

const href = (filter: TodayFilter): string => `${paths.today}?${new URLSearchParams(filter).toString()}`

function Filters({ today }: { readonly today: Today }) {
  const { filter, counts } = today
  const numbers: Readonly<Record<string, number>> = {
    mine: counts.mine,
    team: counts.team,
    late: counts.late,
    'due-today': counts.dueToday,
    'no-time-stated': counts.noTimeStated,
  }
  const link = (value: string, text: string, to: TodayFilter, isCurrent: boolean): FilterLink => ({
    text,
    href: href(to),
    isCurrent,
    count: numbers[value],
  })
  return (
    <FilterLinks
      label="Filter what is shown"
      rows={[
        WHOSE.map((each) =>
          link(each.value, each.label, { ...filter, whose: each.value }, filter.whose === each.value),
        ),
        SHOW.map((each) => link(each.value, each.label, { ...filter, show: each.value }, filter.show === each.value)),
      ]}
    />
  )
}

/** Where everything is shown, so many of those that no clock runs for, the longest open first. */
const SILENT_SHOWN = 10

/** The list, with what is late apart from what is due and what has no time. */
function Duties({ today }: { readonly today: Today }) {
  const [next, ...rest] = today.duties.toSorted(inOrder)
  if (!next)
    return (
      <>
        <Filters today={today} />
        <p class="govuk-body">
          {today.filter.show === 'everything' && today.filter.whose === 'mine'
            ? "Nothing is waiting for you. Look at your team's list, or take a new report."
            : 'Nothing here.'}
        </p>
      </>
    )
  const late = rest.filter((duty) => duty.late)
  const due = rest.filter((duty) => !duty.late && duty.due !== null)
  const silent = rest.filter((duty) => !duty.late && duty.due === null)
  const shortened = today.filter.show === 'everything' ? silent.toSorted(inOrder).slice(0, SILENT_SHOWN) : silent
  const part = (title: string, duties: Today['duties'], shown = duties) =>
    duties.length > 0 && (
      <section>
        <h2 class="govuk-heading-m">{`${title} (${duties.length})`}</h2>
        <DutyList duties={shown} now={today.now} showCase />
        {shown.length < duties.length && (
          <p class="govuk-body">
            <a class="govuk-link" href={href({ ...today.filter, show: 'no-time-stated' })}>
              {`Show all ${duties.length} with no time stated`}
            </a>
          </p>
        )}
      </section>
    )
  return (
    <>
      <section class="app-next">
        <h2 class="app-next__title">Do this next</h2>
        <ul class="app-duties">
          <DutyItem duty={next} now={today.now} showCase />
        </ul>
      </section>
      <Filters today={today} />
      {part('Late', late)}
      {part('Due', due)}
      {part('No time stated', silent, shortened)}
    </>
  )
}

function Body({ today, visit }: { readonly today: Today; readonly visit: Visit }) {
  if (!visit.asker.seesCases)
    return (
      <>
        <h1 class="govuk-heading-l">Today</h1>
        <CourtCheckForm visit={visit} typed={null} />
        <HoldLines holds={today.holds} now={today.now} />
      </>
    )
  return (
    <>
      <div class="app-title-row">
        <h1 class="govuk-heading-l">Today</h1>
        <Button href={paths.newReport} classes="app-title-row__button">
          New report
        </Button>
      </div>
      <Duties today={today} />
      <CaseLines cases={today.cases} now={today.now} />
    </>
  )
}

export const todayPage = definePage<Today>({
  path: paths.today,
  access: 'signed-in',
  audit: 'read-today',
  load: async (desk, visit) => {
    const filter = readFilter(visit.query)
    const mine = await desk.readToday(visit.token, filter)
    // Nothing of one's own, and nobody's list asked for: the team's list says more than an empty page.
    const looksOn = mine?.counts.mine === 0 && mine.counts.team > 0 && one(visit.query, 'whose') === ''
    return looksOn ? desk.readToday(visit.token, { ...filter, whose: 'team' }) : mine
  },
  view: (today, visit) => (
    <Frame title="Today" visit={visit} section="today" wide>
      <Body today={today} visit={visit} />
    </Frame>
  ),
})
