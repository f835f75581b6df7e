/** Looks at the records of a landlord by two texts of its policy, for an operator at the command line. Nothing is changed. */
import type { Replayer } from '../policy/replay/replay.ts'
import type { Instant } from '../record/london-time.ts'
import { type PastEntry, type PastStream, pastEntries, pastStreams } from '../store/past-cases.ts'
import { inSnapshot } from '../store/read-chains.ts'
import { asOwner, auditBySystem } from '../store/setting-up.ts'
import { numbered } from './judged-record.ts'
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
}

/**
 * Every record, once. The audit has its line before anything is read. Answers with how many cases there were. What is kept closed to all but
 * a few, and what is about somebody's colleague, is counted like the rest.
 */
export async function replayRecords(
  { owner, clock }: Pick<Rowan, 'owner' | 'clock'>,
  replayer: Replayer,
  { landlord, compared, namesCases, from, say }: RecordReplay,
): Promise<number> {
  const action = namesCases ? 'replayed:cases-by-reference' : 'replayed:cases'
  await asOwner(owner, (client) => auditBySystem(client, landlord, action, compared, 'policy'))
  const now = clock()
  return inSnapshot(owner, async (client) => {
    const streams = await pastStreams(client, landlord, from)
    const own = streams.find(({ kind }) => kind === 'organisation')
    const organisation: PastEntry[] = []
    if (own)
      for await (const entries of pastEntries(client, landlord, replayer.types, own.stream))
        organisation.push(...entries)
    const besides = organisation.filter(({ type }) => replayer.organisationTypes.includes(type))
    const cases = streams.filter(({ kind }) => kind === 'case')
    let done = 0
    const see = ({ kind, reference, opened }: PastStream, entries: readonly PastEntry[]) => {
      const record = numbered({ entries, organisation: kind === 'case' ? besides : [] }).entries
      replayer.see({ reference, scope: kind, now, began: opened, record })
      if (kind === 'case' && ++done % EVERY === 0) say(done, cases.length)
    }
    let place = 0
    let held: PastEntry[] = []
    /** Sees what is held, and before it every case that has no such entry. */
    const flush = (): void => {
      const stream = held[0]?.stream
      if (stream === undefined) return
      for (let next = cases[place]; next && next.stream <= stream; next = cases[++place])
        see(next, next.stream === stream ? held : [])
      held = []
    }
    for await (const entries of pastEntries(client, landlord, replayer.types))
      for (const entry of entries) {
        if (held[0] && held[0].stream !== entry.stream) flush()
        held.push(entry)
      }
    flush()
    for (const left of cases.slice(place)) see(left, [])
    if (own) see(own, organisation)
    return cases.length
  })
}

const EVERY = 500
