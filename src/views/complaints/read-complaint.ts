/** One complaint, for whoever handles it. The same question is asked whoever complains: of cases nothing is looked at but how to reach a maker. */
import { complaintClocks, runningClock, schemeFor } from '../../casework/complaints/complaint-clocks.ts'
import { numbered } from '../../casework/judged-record.ts'
import type { RunningLandlord } from '../../casework/landlord.ts'
import { isId } from '../../casework/new-entry.ts'
import { landlordOf, type Rowan } from '../../casework/rowan.ts'
import { judge } from '../../policy/judge.ts'
import { callingRule } from '../../record/calling-rule.ts'
import { type ComplaintState, complaintState, currentStage } from '../../record/complaint-state.ts'
import type { Instant } from '../../record/london-time.ts'
import type { Words } from '../../record/separate.ts'
import { standing } from '../../record/standing.ts'
import type { EntryTypeName } from '../../record/vocabulary.ts'
import {
  type ComplaintRead,
  complaintHandlers,
  reachForComplaint,
  readStoredComplaint,
} from '../../store/complaints.ts'
import { asActor, auditAtEnd, type Query } from '../../store/database.ts'
import { openWords } from '../../store/keys/words.ts'
import { sentenceOf } from '../sentences.ts'
import type { ComplaintPage } from './complaint-page.ts'
import { schemeShown } from './scheme-shown.ts'

/** `of` is its reference or id. Null where it is hidden or missing, and the attempt is audited. */
export const readComplaint = (rowan: Rowan, token: string, of: string): Promise<ComplaintPage | null> =>
  asActor(rowan.database, token, async (query, actor) => {
    const found = await readStoredComplaint(query, of)
    auditAtEnd(query, {
      action: 'view:complaint',
      objectType: 'complaint',
      object: found?.stream ?? (isId(of) ? of : null),
      basis: found ? 'complaints' : 'none',
      result: found ? 'shown' : 'not-found',
    })
    return found && pageOf(rowan, query, landlordOf(rowan, actor.landlord), found, actor.account)
  })

/** The words of each entry of a complaint; of one whose key was destroyed, none. */
export async function wordsOf(
  rowan: Rowan,
  landlord: string,
  found: ComplaintRead,
): Promise<ReadonlyMap<string, Words>> {
  const key = await rowan.keyring.findKey({ landlord, kind: 'vault', subject: found.stream })
  const opened = (each: ComplaintRead['words'][number]) =>
    JSON.parse(
      key
        ? openWords(key, { landlord, stream: found.stream, entry: each.entry }, Buffer.from(each.sealed, 'hex'))
        : '{}',
    ) as Words
  return new Map(found.words.map((each) => [each.entry, opened(each)]))
}

async function pageOf(
  rowan: Rowan,
  query: Query,
  landlord: RunningLandlord,
  found: ComplaintRead,
  reader: string,
): Promise<ComplaintPage | null> {
  const now = rowan.clock()
  const state = complaintState(found.entries)
  if (!state) return null
  const words = await wordsOf(rowan, landlord.id, found)
  const said = (type: EntryTypeName, field: string): readonly string[] =>
    found.entries.flatMap((entry) => {
      const value = entry.type === type ? words.get(entry.id)?.[field] : undefined
      return typeof value === 'string' ? [value] : []
    })
  const nameOf = (account: string | null) => (account === null ? null : (found.names[account] ?? null))
  const { law, nation } = landlord.organisation
  const clocks = complaintClocks(state, schemeFor(law, nation, state.received), landlord.legalDays)
  const channel = found.entries[0]?.codes.channel
  const handler = nameOf(state.handler)
  return {
    id: found.stream,
    reference: found.reference,
    seq: found.seq,
    now,
    state: state.state,
    stage: currentStage(state).stage,
    received: state.received,
    channel: typeof channel === 'string' ? channel : null,
    name: said('complaint.received', 'name').at(-1) ?? null,
    about: said('complaint.received', 'about'),
    reach: said('complaint.received', 'reach').at(-1) ?? null,
    agreed: await agreedOf(query, found.stream),
    officer: nameOf(state.officer),
    handler: state.handler !== null && handler !== null ? { account: state.handler, name: handler } : null,
    handlers: (await complaintHandlers(query, found.stream)).filter(({ account }) => account !== answeredBefore(state)),
    scheme: schemeShown(landlord, state.received),
    clocks,
    running: runningClock(state, clocks),
    policyAsks: policyAsks(landlord, found, now),
    may: actsFor(state, reader),
    written: writtenOf(found, words, nameOf),
  }
}

/** How its maker agreed to be reached, where the complaint was put beside a case; else null. */
async function agreedOf(query: Query, complaint: string): Promise<ComplaintPage['agreed']> {
  const reach = await reachForComplaint(query, complaint)
  if (!reach) return null
  const { entries } = numbered({ entries: reach.entries, organisation: [] })
  const inOrder = standing(entries).toSorted((a, b) => a.at - b.at || a.n - b.n)
  return { rule: reach.person === null ? null : callingRule(inOrder, reach.person), ask: reach.owner }
}

function policyAsks(landlord: RunningLandlord, found: ComplaintRead, now: Instant): ComplaintPage['policyAsks'] {
  const { entries } = numbered({ entries: found.entries, organisation: [] })
  const open = judge(landlord.policy, entries, now, 'case').duties.filter((duty) => duty.outcome === 'open')
  return [...new Set(open.filter((duty) => duty.trigger !== null).flatMap((duty) => duty.clauses))].map((clause) => ({
    clause,
    says: landlord.clauses.get(clause)?.says ?? '',
  }))
}

/** Who answered stage 1 of what is at stage 2, and does not answer it again; null at stage 1. Source: Complaint Handling Code. */
const answeredBefore = (state: ComplaintState): string | null =>
  currentStage(state).stage === 'stage-2' ? (state.stages[0].answered?.by ?? null) : null

/** What the reader can do now, the most usual first: whoever answered stage 1 hands stage 2 on first. */
function actsFor(state: ComplaintState, reader: string): readonly EntryTypeName[] {
  const stage = currentStage(state)
  const next: readonly EntryTypeName[] = stage.stage === 'stage-1' ? ['complaint.received'] : []
  if (state.closed) return next
  if (stage.answered) return ['complaint.closed', ...next]
  return [
    ...(stage.acknowledged === null ? (['complaint.acknowledged'] as const) : []),
    ...(answeredBefore(state) === reader
      ? (['complaint.assigned', 'complaint.extended'] as const)
      : (['complaint.answered', 'complaint.extended', 'complaint.assigned'] as const)),
    ...next,
    'complaint.closed',
  ]
}

const isEscalation = ({ type, codes }: ComplaintRead['entries'][number]): boolean =>
  type === 'complaint.received' && codes.stage === 'stage-2'

const writtenOf = (
  found: ComplaintRead,
  words: ReadonlyMap<string, Words>,
  nameOf: (account: string | null) => string | null,
): ComplaintPage['written'] =>
  found.entries
    .map((entry) => ({
      n: entry.seq,
      type: entry.type,
      sentence: `${isEscalation(entry) ? 'They were not content, and it went to stage 2' : sentenceOf(entry.type, entry.codes, () => null)}${
        entry.type === 'complaint.assigned' ? `: ${nameOf(String(entry.codes.to)) ?? 'somebody who has left'}` : ''
      }`,
      at: entry.at,
      by: nameOf(entry.by) ?? '',
      words: Object.entries(words.get(entry.id) ?? {}).flatMap(([name, value]) =>
        typeof value === 'string' && name !== 'reference' ? [{ name, value }] : [],
      ),
    }))
    .toReversed()
