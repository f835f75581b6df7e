/** Looks at the records of a landlord by two texts of its policy, for an operator at the command line. Nothing is changed. */
import type { Replayer } from '../policy/replay/replay.ts'
import type { Instant } from '../record/london-time.ts'
import { AT_ONCE, type PastEntry, type PastStream, pastEntries, pastStreams } from '../store/past-cases.ts'
import { inSnapshot } from '../store/read-chains.ts'
import { asOwner, auditBySystem } from '../store/setting-up.ts'
import { judgedEntries } from './judged-record.ts'
import type { Rowan } from './rowan.ts'

export type RecordReplay = {
  readonly landlord: string
  /** What the audit says was compared. */
  readonly compared: string
  /** Whether cases are named in what comes of it: the audit says so. */
  readonly namesCases: boolean
  /** Cases opened before this are left out; none where it is null. */
  readonly from: Instant | null
  readonly say: (done: number, all: number) => void
  /** How many cases are read at once. */
  readonly atOnce?: number
}

/**
 * Every record, once. The audit has its line before anything is read. Answers with how many cases there were. What is kept closed to all but
 * a few, and what is about somebody's colleague, is counted like the rest.
 */
export async function replayRecords(
  { owner, clock }: Pick<Rowan, 'owner' | 'clock'>,
  replayer: Pick<Replayer, 'types' | 'organisationTypes' | 'see'>,
  { landlord, compared, namesCases, from, say, atOnce = AT_ONCE }: RecordReplay,
): Promise<number> {
  const action = namesCases ? 'replayed:cases-by-reference' : 'replayed:cases'
  await asOwner(owner, (client) => auditBySystem(client, landlord, action, compared, 'policy'))
  const now = clock()
  return inSnapshot(owner, async (client) => {
    const streams = await pastStreams(client, landlord, from)
    const read = (of: readonly PastStream[]) =>
      pastEntries(
        client,
        landlord,
        replayer.types,
        of.map(({ stream }) => stream),
        atOnce,
      )
    const own = streams.filter(({ kind }) => kind === 'organisation')
    const cases = streams.filter(({ kind }) => kind === 'case')
    const ownEntries: PastEntry[] = []
    for await (const entriesOf of read(own)) for (const entries of entriesOf.values()) ownEntries.push(...entries)
    const besides = ownEntries.filter(({ type }) => replayer.organisationTypes.includes(type))
    const see = ({ kind, reference, opened }: PastStream, entries: readonly PastEntry[]) => {
      const record = judgedEntries({ entries, organisation: kind === 'case' ? besides : [] })
      replayer.see({ reference, scope: kind, now, began: opened, record })
    }
    let done = 0
    for await (const entriesOf of read(cases)) {
      for (const each of cases.slice(done, done + atOnce)) see(each, entriesOf.get(each.stream) ?? [])
      done = Math.min(done + atOnce, cases.length)
      say(done, cases.length)
    }
    for (const each of own) see(each, ownEntries)
    return cases.length
  })
}
