/** What a case is not closed without, by the landlord's own list: duties that its policy asks of every such case. Source: `closing` of organisation.yaml. */
import type { ClosingWait } from '../packs/closing-choice.ts'
import { judge } from '../policy/judge.ts'
import { countedBefore } from '../policy/refusals.ts'
import type { Entry } from '../record/entry.ts'
import { entryType } from '../record/entry-type.ts'
import { closedFor, isOnlyOfTheForm } from '../record/no-report.ts'
import type { FieldProblem } from '../record/separate.ts'
import type { RunningLandlord } from './landlord.ts'
import type { NewEntry } from './new-entry.ts'

/** Whether a closing for this reason waits for it. `says` are the fields that the closing fills. */
export const isWaitedFor = ({ notFor, orSays }: ClosingWait, reason: string, says: ReadonlySet<string>): boolean =>
  !notFor.includes(reason) && (orSays === null || !says.has(orSays))

/**
 * What is missing before this closing, in a sentence for each; null where nothing is. `before` is what stands on the record. What an earlier
 * closing ended undone is asked for still: it ended the duty, and nobody did it.
 */
export function closingProblem(
  landlord: RunningLandlord,
  { entry, words }: NewEntry,
  before: readonly Entry[],
): FieldProblem | null {
  const says = new Set([...Object.keys(entry.codes), ...Object.keys(words)])
  const waits = landlord.organisation.closing.filter((each) => isWaitedFor(each, closedFor(entry.codes), says))
  if (waits.length === 0) return null
  const counted = countedBefore(before, entry).filter(({ type }) => type !== 'case.closed')
  const { duties } = judge(landlord.policy, counted, entry.at, 'case')
  const owed = waits.flatMap(({ clause }) => {
    const duty = duties.find((each) => each.outcome === 'open' && each.clauses.includes(clause))
    const pack = landlord.packs.find(({ version }) => version === duty?.version)
    const norm = pack?.norms.find(({ id }) => id === duty?.norm)
    const first = norm && 'do' in norm ? norm.do[0] : undefined
    return first ? [`${entryType(first.event).meaning} (${clause})`] : []
  })
  return owed.length === 0 ? null : { field: '', problem: `It stays open until this is on record: ${owed.join(' ')}` }
}

/**
 * A closing as no real report: of what came through the public form alone, and with how it is known. Whoever tells what is true and is
 * taken for somebody else would be left alone.
 */
export function noReportProblem({ entry: { codes }, words }: NewEntry, before: readonly Entry[]): FieldProblem | null {
  if (codes.noReport !== true) return null
  if (!isOnlyOfTheForm(before))
    return {
      field: 'reason',
      problem:
        'must be another: only what came through the public form is closed as no real report, while nothing else on the record tells of anybody',
    }
  if (codes.reason !== 'other') return { field: 'reason', problem: 'must be “other” where it was no real report' }
  return words.reasons === undefined
    ? { field: 'reasons', problem: 'must say how you know that it was no real report' }
    : null
}
