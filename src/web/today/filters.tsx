/** What of Today is shown: whose, how urgent, which team's, which area of work; each choice is an address with its count. */
import { Details } from '../../design-system/govuk/details.tsx'
import { type FilterLink, FilterLinks } from '../../design-system/parts/filter-links.tsx'
import type { Today, TodayFilter } from '../../views/today.ts'
import { asQuery } from '../kit/address-code.ts'
import { type Form, one } from '../kit/form.ts'
import { paths } from '../kit/paths.ts'
import { AREAS } from '../kit/words.ts'

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
  const area = AREAS.find((each) => each.area === one(query, 'area'))?.area
  const team = one(query, 'team')
  return { whose, show, ...(team === '' ? {} : { team }), ...(area ? { area } : {}) }
}

/** The address of Today with that choice. */
export const href = ({ team, area, ...filter }: TodayFilter): string =>
  `${paths.today}${asQuery({ ...filter, team, area })}`

const choice = (text: string, to: TodayFilter, isCurrent: boolean, count?: number): FilterLink => ({
  text,
  href: href(to),
  isCurrent,
  count,
})

export function Filters({ today }: { readonly today: Today }) {
  const { filter, counts } = today
  const numbers: Readonly<Record<string, number>> = {
    mine: counts.mine,
    team: counts.team,
    late: counts.late,
    'due-today': counts.dueToday,
    'no-time-stated': counts.noTimeStated,
  }
  return (
    <FilterLinks
      label="Filter what is shown"
      rows={[
        WHOSE.map(({ value, label }) =>
          choice(label, { ...filter, whose: value }, filter.whose === value, numbers[value]),
        ),
        SHOW.map(({ value, label }) =>
          choice(label, { ...filter, show: value }, filter.show === value, numbers[value]),
        ),
      ]}
    />
  )
}

/** Where nothing was chosen of teams or areas the lists stay closed: most days nobody needs them. */
export function TeamsAndAreas({ today }: { readonly today: Today }) {
  const { filter, teams, areas } = today
  const isChosen = filter.team !== undefined || filter.area !== undefined
  if (teams.length < 2 && areas.length < 2 && !isChosen) return null
  const titleOf = (area: string) => AREAS.find((each) => each.area === area)?.title ?? area
  return (
    <Details summaryText="By team and area of work" open={isChosen} classes="govuk-!-margin-bottom-4">
      <FilterLinks
        label="Filter by team and by area of work"
        rows={[
          [
            choice('Any team', { ...filter, team: undefined }, filter.team === undefined),
            ...teams.map(({ id, name, count }) => choice(name, { ...filter, team: id }, filter.team === id, count)),
          ],
          [
            choice('Any area', { ...filter, area: undefined }, filter.area === undefined),
            ...areas.map(({ area, count }) => choice(titleOf(area), { ...filter, area }, filter.area === area, count)),
          ],
        ]}
      />
    </Details>
  )
}
