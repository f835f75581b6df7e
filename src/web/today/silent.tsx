/** What no clock runs for: a few lines as they are, and many folded by case, so that what is first stays in sight. */
import { Details } from '../../design-system/govuk/details.tsx'
import type { Instant } from '../../record/london-time.ts'
import type { DutyLine } from '../../views/duty-line.ts'
import type { CaseLine } from '../../views/today.ts'
import { together } from '../kit/duties-together.ts'
import { DutyList } from '../kit/duty-lines.tsx'
import { paths } from '../kit/paths.ts'
import { span } from '../kit/times.ts'

/** So many rows are read at a glance; more are folded by case. Where everything is shown, so many cases and no more. */
const AT_A_GLANCE = 10

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

const OfOneCase = ({
  duties,
  now,
  cases,
}: { readonly duties: readonly [DutyLine, ...DutyLine[]] } & Omit<Props, 'allAt' | 'duties'>) => {
  const [{ caseId, caseReference: reference }] = duties
  const victim = cases.find(({ id }) => id === caseId)?.victim
  const longest = Math.max(...duties.map(({ opened }) => now - opened))
  const whose = reference === null ? 'The organisation' : victim ? `${reference} ${victim}` : reference
  return (
    <Details
      classes="app-of-case"
      summaryText={`${whose}: ${things(together(duties).length)}, ${duties.length === 1 ? 'open' : 'the first open'} for ${span(longest)}`}
    >
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
  return duties.length === 0 ? null : (
    <section>
      <h2 class="govuk-heading-m">{`No time stated (${duties.length})`}</h2>
      {isShort ? (
        <DutyList duties={duties} now={now} showCase />
      ) : (
        shown.map((group) => <OfOneCase duties={group} now={now} cases={cases} key={group[0].id} />)
      )}
      {!isShort && shown.length < groups.length && (
        <p class="govuk-body">
          <a class="govuk-link" href={allAt ?? ''}>
            {`Show all ${duties.length} with no time stated`}
          </a>
        </p>
      )}
    </section>
  )
}
