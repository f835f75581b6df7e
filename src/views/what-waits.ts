/** What waits for somebody on the reader's cases: an agreement that the policy asks for, and a second look. The entries of all those cases are read in one asking. */
import { landlordOf, type Rowan } from '../casework/rowan.ts'
import { proposalTypes } from '../policy/approvals.ts'
import type { Instant } from '../record/london-time.ts'
import type { Actor, Query } from '../store/database.ts'
import { casesToCheck, casesWith, entriesOnEach, organisationEntries } from '../store/queries/cases.ts'
import { type ApprovalLine, approvalLines, type ReadToWait } from './approval-lines.ts'
import { checkLines } from './check-lines.ts'
import { readNames } from './record-words.ts'

type CaseFound = Pick<ReadToWait, 'stream' | 'reference'>

/**
 * Within the reader's own transaction, the longest waiting first. `names` are those on the reader's cases where whoever asks has read
 * them already.
 */
export async function whatWaits(
  rowan: Rowan,
  query: Query,
  actor: Actor,
  now: Instant,
  names?: Promise<ReadonlyMap<string, string>>,
): Promise<readonly ApprovalLine[]> {
  const landlord = landlordOf(rowan, actor.landlord)
  const { secondCheck } = landlord.organisation.running
  const types = proposalTypes(landlord.policy, now)
  const [proposed, toCheck]: readonly [readonly CaseFound[], readonly CaseFound[]] = await Promise.all([
    types.length === 0 ? [] : casesWith(query, types),
    casesToCheck(query, secondCheck),
  ])
  const streams = [...new Set([...proposed, ...toCheck].map((each) => each.stream))]
  if (streams.length === 0) return []
  const [known, entries, organisation] = await Promise.all([
    names ?? readNames(query, rowan.keyring, actor.landlord, streams),
    entriesOnEach(query, streams),
    proposed.length === 0 ? [] : organisationEntries(query, actor.organisation, landlord.organisationTypes),
  ])
  const read = (found: CaseFound): ReadToWait => ({ ...found, rows: entries.get(found.stream) ?? [], names: known })
  return [
    ...proposed.flatMap((each) => approvalLines(landlord, actor, read(each), organisation, now)),
    ...toCheck.flatMap((each) => checkLines(secondCheck, actor, read(each))),
  ].toSorted(byWaiting)
}

/** The longest waiting first. */
const byWaiting = (a: ApprovalLine, b: ApprovalLine): number =>
  a.since - b.since || (a.caseReference < b.caseReference ? -1 : 1)
