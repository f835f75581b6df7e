/** What waits for somebody on the reader's cases: an agreement that the policy asks for, and a second look. The entries of all those cases are read in one asking. */
import { landlordOf, type Rowan } from '../casework/rowan.ts'
import { proposalTypes } from '../policy/approvals.ts'
import type { Instant } from '../record/london-time.ts'
import type { Actor, Query } from '../store/database.ts'
import { type CaseFound, casesThatWait, entriesOnEach, openCases, organisationEntries } from '../store/queries/cases.ts'
import { type ApprovalLine, approvalLines, type ReadToWait } from './approval-lines.ts'
import { checkLines } from './check-lines.ts'
import { type Names, readNames } from './record-words.ts'

/** What whoever asks has read of the reader's cases: those that are not closed, and the names on them. */
type Known = { readonly cases: readonly CaseFound[]; readonly names: Promise<Names> }

/** Within the reader's own transaction, the longest waiting first. */
export async function whatWaits(
  rowan: Rowan,
  query: Query,
  actor: Actor,
  now: Instant,
  known?: Known,
): Promise<readonly ApprovalLine[]> {
  const landlord = landlordOf(rowan, actor.landlord)
  const { secondCheck } = landlord.organisation.running
  const cases = new Map((known?.cases ?? (await openCases(query))).map((each) => [each.stream, each]))
  const waiting = await casesThatWait(query, [...cases.keys()], proposalTypes(landlord.policy, now), secondCheck)
  const found = (which: (waits: (typeof waiting)[number]) => boolean): readonly CaseFound[] =>
    waiting.filter(which).flatMap(({ stream }) => cases.get(stream) ?? [])
  const proposed = found((waits) => waits.proposed)
  const toCheck = found((waits) => waits.to_check)
  const streams = [...new Set([...proposed, ...toCheck].map((each) => each.stream))]
  if (streams.length === 0) return []
  const [names, entries, organisation] = await Promise.all([
    known?.names ?? readNames(query, rowan.keyring, actor.landlord, streams),
    entriesOnEach(query, streams),
    proposed.length === 0 ? [] : organisationEntries(query, actor.organisation, landlord.organisationTypes),
  ])
  const read = ({ stream, reference }: CaseFound): ReadToWait => ({
    stream,
    reference,
    rows: entries.get(stream) ?? [],
    names,
  })
  return [
    ...proposed.flatMap((each) => approvalLines(landlord, actor, read(each), organisation, now)),
    ...toCheck.flatMap((each) => checkLines(secondCheck, actor, read(each))),
  ].toSorted(byWaiting)
}

/** The longest waiting first. */
const byWaiting = (a: ApprovalLine, b: ApprovalLine): number =>
  a.since - b.since || (a.caseReference < b.caseReference ? -1 : 1)
