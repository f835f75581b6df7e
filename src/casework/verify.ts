/** Whether every record and every audit is whole: each entry and line as it was written, with the words that it was written with, none missing; against the checkpoints that lie elsewhere too. */
import { fingerprintUnder, openWords } from '../store/keys/words.ts'
import {
  auditHead,
  auditLines,
  checkpointTexts,
  entryLines,
  inSnapshot,
  markLines,
  streamLines,
} from '../store/read-chains.ts'
import type { StreamRow } from '../store/setting-up.ts'
import { keyKindOf, streamsOf } from '../store/setting-up.ts'
import { type WordsRow, wordsOfStream } from '../store/words-of-stream.ts'
import type { Fault } from '../verify/fault.ts'
import { followAudit } from '../verify/follow-audit.ts'
import { followRecord } from '../verify/follow-record.ts'
import { type Held, type Trusted, trustedCheckpoints } from '../verify/trusted-checkpoints.ts'
import type { Rowan } from './rowan.ts'

export type { Fault } from '../verify/fault.ts'

/** What is wrong with the words of one stream, against the fingerprints that its chain covers. */
async function wordsFaults(
  rowan: Rowan,
  landlord: string,
  { stream, kind }: StreamRow,
  rows: readonly WordsRow[],
): Promise<readonly Fault[]> {
  if (rows.length === 0) return []
  const name = { landlord, kind: keyKindOf(kind), subject: stream }
  const key = await rowan.keyring.findKey(name)
  const proving = await rowan.turning.provingKeys(name)
  return rows.flatMap(({ entry, seq, fingerprint, sealed }) => {
    const fault = (what: string): readonly Fault[] => [{ landlord, chain: stream, seq, what }]
    if (sealed === null) return fault('the words of an entry are missing')
    if (!key) return fault('the key of the words of an entry is missing')
    const place = { landlord, stream, entry }
    try {
      const words = openWords(key, place, sealed)
      const proved = proving.some((each) => fingerprintUnder(each, place, words) === fingerprint)
      return proved ? [] : fault('the words of an entry were changed')
    } catch {
      return fault('the words of an entry do not open')
    }
  })
}

export type VerifiedLandlord = {
  readonly landlord: string
  readonly faults: readonly Fault[]
  readonly lines: number
  readonly entries: number
  /** Lines of the audit after the newest checkpoint, which the chain alone holds. */
  readonly uncovered: number
  readonly trusted: Trusted
  /** Places of checkpoints that could not be read. */
  readonly unread: readonly string[]
}

const NONE: Trusted = { checkpoints: [], restores: [], faults: [] }

/** The checkpoints that the configured places hold. */
async function heldAtPlaces(rowan: Rowan, landlord: string) {
  const held: Held[] = []
  const unread: string[] = []
  for (const place of rowan.checkpoints?.places ?? [])
    try {
      const texts = await place.held?.(landlord)
      if (texts) held.push({ place: place.id, texts })
    } catch {
      unread.push(place.id)
    }
  return { held, unread }
}

async function verifyLandlord(rowan: Rowan, landlord: string, more: readonly Held[]): Promise<VerifiedLandlord> {
  const erased = new Set(
    rowan.shredding.ledger.read(landlord).flatMap(({ stream, what }) => (what === 'kept-addresses' ? [] : [stream])),
  )
  // The places first: what is signed while the database is read would seem to be missing in it.
  const { held, unread } = await heldAtPlaces(rowan, landlord)
  return inSnapshot(rowan.owner, async (client) => {
    const own = { place: 'the database', texts: await checkpointTexts(client, landlord) }
    const { checkpoints } = rowan
    const trusted = checkpoints ? trustedCheckpoints(landlord, [...held, ...more, own], checkpoints.publicKey) : NONE
    const audit = followAudit(landlord, trusted.checkpoints)
    for await (const line of auditLines(client, landlord)) audit.line(line)
    const { lines, uncovered, faults } = audit.end(await auditHead(client, landlord))
    const record = followRecord(landlord, trusted.checkpoints, erased)
    for (const line of await streamLines(client, landlord)) record.stream(line)
    for await (const mark of markLines(client, landlord)) record.mark(mark)
    for await (const entry of entryLines(client, landlord)) record.entry(entry)
    const followed = record.end()
    const words: Fault[] = []
    for (const row of await streamsOf(client, landlord))
      words.push(...(await wordsFaults(rowan, landlord, row, await wordsOfStream(client, landlord, row.stream))))
    return {
      landlord,
      faults: [...trusted.faults, ...faults, ...followed.faults, ...words],
      lines,
      entries: followed.entries,
      uncovered,
      trusted,
      unread,
    }
  })
}

/** Each landlord's chains against its checkpoints: those of the places, those of the database, and `more` that somebody kept. */
export async function verifyAll(rowan: Rowan, more: readonly Held[] = []): Promise<readonly VerifiedLandlord[]> {
  const all: VerifiedLandlord[] = []
  for (const landlord of rowan.landlords.keys()) all.push(await verifyLandlord(rowan, landlord, more))
  return all
}

/** The places where a chain breaks; none when all is whole. */
export const verifyChain = async (rowan: Rowan): Promise<readonly Fault[]> =>
  (await verifyAll(rowan)).flatMap(({ faults }) => faults)
