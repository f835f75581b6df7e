/**
 * What no clock runs for: a few lines as they are, and many by case, a line each, so that what is first stays in sight. The list of all of
 * them folds each case open.
 */
import { Details } from '../../design-system/govuk/details.tsx'
import type { Instant } from '../../record/london-time.ts'
import type { DutyLine } from '../../views/duty-line.ts'
import type { CaseLine } from '../../views/today.ts'
import { together } from '../kit/duties-together.ts'
import { DutyList } from '../kit/duty-lines.tsx'
import { paths } from '../kit/paths.ts'
import { span } from '../kit/times.ts'

/** So many rows are read at a glance; more come by case. Where everything is shown, so many cases and no more. */
const AT_A_GLANCE = 10
/** So many things of a case are named in its line. */
const NAMED = 3

type Props = {
  readonly duties: readonly DutyLine[]
  readonly now: Instant
  readonly cases: readonly CaseLine[]
  /** Where all of them are, where this list is one of several; null where it is the list of all. */
  readonly allAt: string | null
}

/** The duties of each case, and those of the organisation itself, in the order of the first of each. */
function byCase(duties: readonly DutyLine[]): readonly (readonly [DutyLine, ...DutyLine[]])[] {
  const groups = new Map<string | null, [DutyLine, ...DutyLine[]]>()
  for (const duty of duties) {
    const group = groups.get(duty.caseId)
    if (group) group.push(duty)
    else groups.set(duty.caseId, [duty])
  }
  return [...groups.values()]
}

const things = (count: number): string => (count === 1 ? '1 thing' : `${count} things`)

type OfOne = { readonly duties: readonly [DutyLine, ...DutyLine[]] } & Omit<Props, 'allAt' | 'duties'>

/** How many things are asked, and for how long the first of them has been. */
function told({ duties, now, cases }: OfOne) {
  const [{ caseId, caseReference }] = duties
  const asked = [...new Set(together(duties).map(([duty]) => duty.what))]
  const longest = span(Math.max(...duties.map(({ opened }) => now - opened)))
  return {
    victim: cases.find(({ id }) => id === caseId)?.victim ?? null,
    whose: caseReference ?? 'The organisation',
    asked,
    many: things(together(duties).length),
    since: `${duties.length === 1 ? 'open' : 'the first open'} for ${longest}`,
  }
}

/** The case, and what is asked on it in a line: each leads to where it stands with all the rest. */
const InALine = (of: OfOne) => {
  const [{ caseReference: reference }] = of.duties
  const { victim, whose, asked, many, since } = told(of)
  const more = asked.length - NAMED
  return (
    <li class="app-duty">
      <div class="app-duty__what">
        <a
          class="govuk-link govuk-link--no-visited-state app-duty__title"
          href={reference === null ? paths.organisation : paths.case(reference)}
        >
          {whose}
        </a>
        {victim && ` ${victim}`}
        <p class="app-duty__about">
          {asked.slice(0, NAMED).join(' · ')}
          {more > 0 && ` · ${more} more`}
        </p>
      </div>
      <span class="app-by">
        <span>{many}</span>
        <span class="app-exact">{since}</span>
      </span>
    </li>
  )
}

const Folded = (of: OfOne) => {
  const { duties, now } = of
  const [{ caseReference: reference }] = duties
  const { victim, whose, many, since } = told(of)
  return (
    <Details classes="app-of-case" summaryText={`${victim ? `${whose} ${victim}` : whose}: ${many}, ${since}`}>
      {reference !== null && (
        <p class="govuk-body">
          <a class="govuk-link govuk-link--no-visited-state" href={paths.case(reference)}>
            {`Open ${reference}`}
          </a>
        </p>
      )}
      <DutyList duties={duties} now={now} showCase={false} />
    </Details>
  )
}

export const NoTimeStated = ({ duties, now, cases, allAt }: Props) => {
  const groups = byCase(duties)
  const isShort = together(duties).length <= AT_A_GLANCE || groups.length === 1
  const shown = allAt === null ? groups : groups.slice(0, AT_A_GLANCE)
  const by = { now, cases }
  return duties.length === 0 ? null : (
    <section>
      <h2 class="govuk-heading-m">{`No time stated (${duties.length})`}</h2>
      {isShort ? (
        <DutyList duties={duties} now={now} showCase />
      ) : allAt === null ? (
        shown.map((group) => <Folded duties={group} {...by} key={group[0].id} />)
      ) : (
        <ul class="app-duties">
          {shown.map((group) => (
            <InALine duties={group} {...by} key={group[0].id} />
          ))}
        </ul>
      )}
      {!isShort && allAt !== null && (
        <p class="govuk-body">
          <a class="govuk-link" href={allAt}>
            {`Show all ${duties.length} with no time stated`}
          </a>
        </p>
      )}
    </section>
  )
}
