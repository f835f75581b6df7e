/** Today: the next thing to do first, then what is late, what is due and what has no time; and my cases. */
import { looksWeekly, mayOpenInEmergency } from '../../access/permissions.ts'
import { Button } from '../../design-system/govuk/button.tsx'
import { Details } from '../../design-system/govuk/details.tsx'
import { DAY, type Instant } from '../../record/london-time.ts'
import type { DutyLine } from '../../views/duty-line.ts'
import type { Today } from '../../views/today.ts'
import { together } from '../kit/duties-together.ts'
import { DutyItem, DutyList } from '../kit/duty-lines.tsx'
import { one } from '../kit/form.ts'
import { GoesFirst } from '../kit/goes-first.tsx'
import { Frame } from '../kit/layout.tsx'
import { definePage, type Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { sayDue } from '../kit/times.ts'
import { CaseLines } from './case-lines.tsx'
import { OpenRequests, PartsOfAnswers, ToErase, ToRead } from './data-lines.tsx'
import { Filters, href, readFilter, TeamsAndAreas } from './filters.tsx'
import { CourtCheckForm, HoldLines } from './holds.tsx'
import { QuietCases } from './quiet-cases.tsx'
import { NoTimeStated } from './silent.tsx'

/** Proposals that wait for the reader, as one line that leads to them. */
const Waiting = ({ count }: { readonly count: number }) =>
  count === 0 ? null : (
    <p class="govuk-body-l">
      <a class="govuk-link govuk-link--no-visited-state" href={paths.approvals}>
        {count === 1 ? '1 thing waits for you to agree' : `${count} things wait for you to agree`}
      </a>
    </p>
  )

/** For whoever handles complaints: how many are open, and what runs out next. */
const OpenComplaints = ({ today: { openComplaints: complaints, now } }: { readonly today: Today }) =>
  complaints === null ? null : (
    <p class="govuk-body-l">
      <a class="govuk-link govuk-link--no-visited-state" href={paths.complaints}>
        {complaints.open === 0
          ? 'No complaint is open'
          : complaints.open === 1
            ? '1 complaint is open'
            : `${complaints.open} complaints are open`}
      </a>
      {complaints.late > 0 && <strong class="app-late">{` ${complaints.late} late`}</strong>}
      {complaints.nextDue !== null && <span class="app-exact">{`next: ${sayDue(complaints.nextDue, now)}`}</span>}
    </p>
  )

/** What was passed on and nobody has taken on yet: to me, and by me. */
const PassedOn = ({ today: { toTakeOn, toTakeOnInDanger, passedOn } }: { readonly today: Today }) =>
  toTakeOn + passedOn === 0 ? null : (
    <p class="govuk-body-l">
      {toTakeOnInDanger > 0 && (
        <>
          <strong class="app-late">Somebody may be in danger now:</strong>{' '}
        </>
      )}
      <a class="govuk-link govuk-link--no-visited-state" href={paths.handovers}>
        {toTakeOn > 0
          ? `${toTakeOn} passed on to you: take ${toTakeOn === 1 ? 'it' : 'them'} on`
          : `${passedOn} that you passed on ${passedOn === 1 ? 'waits' : 'wait'} to be taken on`}
      </a>
    </p>
  )

/** What is for those who answer for others' work: the trail, and how the policy is carried out. */
const Overseeing = ({ asker }: { readonly asker: Visit['asker'] }) =>
  asker.oversees || asker.readsTrail || looksWeekly(asker.roles) ? (
    <ul class="govuk-list">
      {looksWeekly(asker.roles) && (
        <li>
          <a class="govuk-link govuk-link--no-visited-state" href={paths.looks}>
            The weekly look: a sample of who looked at what
          </a>
        </li>
      )}
      {asker.readsTrail && (
        <li>
          <a class="govuk-link govuk-link--no-visited-state" href={paths.trail()}>
            The audit trail: who looked at what
          </a>
        </li>
      )}
      {asker.oversees && (
        <li>
          <a class="govuk-link govuk-link--no-visited-state" href={paths.implementation}>
            How the policy is carried out: what is late, by team and clause
          </a>
        </li>
      )}
    </ul>
  ) : null

/** So far ahead nothing is waiting yet: it is folded away below, and is not what to do first. */
const FAR_AHEAD = 28 * DAY

const isFarAhead = ({ due }: DutyLine, now: Instant): boolean => due !== null && due - now > FAR_AHEAD

/** Nothing is owed by the reader or their team, and nothing else was asked for: one sentence, and no row of noughts. */
const isQuiet = ({ filter, counts, duties }: Today): boolean =>
  duties.length === 0 &&
  counts.mine + counts.team === 0 &&
  filter.whose === 'mine' &&
  filter.show === 'everything' &&
  filter.team === undefined &&
  filter.area === undefined

/** Moves, jobs and complaints are in lists of their own, which may be full while nothing else is asked. */
const hasOwnList = (today: Today, { seesMoves, seesJobs }: Visit['asker']): boolean =>
  seesMoves || seesJobs || (today.openComplaints?.open ?? 0) > 0

const Quiet = ({ today, asker }: { readonly today: Today; readonly asker: Visit['asker'] }) => (
  <p class="govuk-body">
    {`Nothing ${hasOwnList(today, asker) ? 'else ' : ''}is waiting for you or your team.`}
    {today.cases.length > 0 && (
      <>
        {' '}
        <a class="govuk-link" href={href({ whose: 'all', show: 'everything' })}>
          See what is asked on all that you may see
        </a>
      </>
    )}
  </p>
)

/** Work that is in a list of its own, for whoever has it. */
const OwnLists = ({ asker }: { readonly asker: Visit['asker'] }) => (
  <>
    {asker.seesJobs && (
      <p class="govuk-body">
        <a class="govuk-link" href={paths.jobs}>
          See the jobs that are open
        </a>
      </p>
    )}
    {asker.seesMoves && (
      <p class="govuk-body">
        <a class="govuk-link" href={paths.moves}>
          See the moves that wait for a home
        </a>
      </p>
    )}
  </>
)

/** The list, with what is late apart from what is due and what has no time. */
function Duties({ today, asker }: { readonly today: Today; readonly asker: Visit['asker'] }) {
  if (isQuiet(today)) return <Quiet today={today} asker={asker} />
  const [next] = together(today.duties.filter((duty) => !isFarAhead(duty, today.now)))
  const later = today.duties.filter((duty) => isFarAhead(duty, today.now))
  const ahead = later.length > 0 && (
    <Details summaryText={`More than four weeks ahead (${later.length})`}>
      <DutyList duties={later} now={today.now} showCase />
    </Details>
  )
  if (!next)
    return (
      <>
        <Filters today={today} />
        <TeamsAndAreas today={today} />
        <p class="govuk-body">
          {today.filter.team === undefined &&
          today.filter.area === undefined &&
          today.filter.show === 'everything' &&
          today.filter.whose === 'mine'
            ? "Nothing is waiting for you. Look at your team's list."
            : later.length > 0
              ? 'Nothing is waiting now.'
              : 'Nothing here.'}
        </p>
        {ahead}
      </>
    )
  const rest = today.duties.filter((duty) => !next.includes(duty) && !later.includes(duty))
  const late = rest.filter((duty) => duty.late)
  const due = rest.filter((duty) => !duty.late && duty.due !== null)
  const silent = rest.filter((duty) => !duty.late && duty.due === null)
  const part = (title: string, duties: Today['duties']) =>
    duties.length > 0 && (
      <section>
        <h2 class="govuk-heading-m">{`${title} (${duties.length})`}</h2>
        <DutyList duties={duties} now={today.now} showCase />
      </section>
    )
  return (
    <>
      <section class="app-next">
        <h2 class="app-next__title">{next[0].mine ? 'Do this next' : 'Waits for your team'}</h2>
        <ul class="app-duties">
          <DutyItem row={next} now={today.now} showCase />
        </ul>
      </section>
      <Filters today={today} />
      <TeamsAndAreas today={today} />
      {part('Late', late)}
      {part('Due', due)}
      <NoTimeStated
        duties={silent}
        now={today.now}
        cases={today.cases}
        allAt={today.filter.show === 'everything' ? href({ ...today.filter, show: 'no-time-stated' }) : null}
      />
      {ahead}
      <GoesFirst first={today.first} />
    </>
  )
}

function Body({ today, visit }: { readonly today: Today; readonly visit: Visit }) {
  if (!visit.asker.seesCases)
    return (
      <>
        <div class="app-title-row">
          <h1 class="govuk-heading-l">Today</h1>
          <Button href={paths.concern} classes="app-title-row__button">
            Raise a concern
          </Button>
        </div>
        <OwnLists asker={visit.asker} />
        <PassedOn today={today} />
        {visit.asker.seesAccounts && <CourtCheckForm visit={visit} typed={null} />}
        {visit.asker.seesAccounts && <HoldLines holds={today.holds} now={today.now} />}
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
      <OpenComplaints today={today} />
      <OpenRequests today={today} />
      <PartsOfAnswers today={today} />
      <ToRead today={today} />
      <ToErase today={today} />
      <OwnLists asker={visit.asker} />
      <Waiting count={today.approvals} />
      <PassedOn today={today} />
      <QuietCases cases={today.cases} />
      <Overseeing asker={visit.asker} />
      <Duties today={today} asker={visit.asker} />
      {today.cases.length > 0 && (
        <>
          <CaseLines cases={today.cases} now={today.now} />
          <p class="govuk-body">
            <a class="govuk-link" href={paths.requests}>
              Changes of tenancy and moves that were asked for
            </a>
          </p>
        </>
      )}
      {mayOpenInEmergency(visit.asker.roles) && (
        <p class="govuk-body">
          <a class="govuk-link" href={paths.emergency}>
            Open a case that you are not on, in an emergency
          </a>
        </p>
      )}
    </>
  )
}

export const todayPage = definePage<Today>({
  path: paths.today,
  access: 'signed-in',
  audit: 'read-today',
  shows: ['view:today'],
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
