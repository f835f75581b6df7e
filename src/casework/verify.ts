/** Whether every record and every audit is whole: each entry and line as it was written, with the words that it was written with, none missing. */
import { fingerprintUnder, openWords } from '../store/keys/words.ts'
import type { StreamRow } from '../store/setting-up.ts'
import { asOwner, keyKindOf, streamsOf } from '../store/setting-up.ts'
import { auditFaults, type Fault, recordFaults, type WordsRow, wordsOfStream } from '../store/verify.ts'
import type { Rowan } from './rowan.ts'

export type { Fault }

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

/** The places where a chain breaks; none when all is whole. What an administrator rewrote whole only an anchor elsewhere shows. */
export const verifyChain = (rowan: Rowan): Promise<readonly Fault[]> =>
  asOwner(rowan.owner, async (client) => {
    const faults: Fault[] = []
    for (const landlord of rowan.landlords.keys()) {
      const lines = rowan.shredding.ledger.read(landlord)
      const erased = new Set(lines.flatMap(({ stream, what }) => (what === 'kept-addresses' ? [] : [stream])))
      faults.push(...(await recordFaults(client, landlord, erased)), ...(await auditFaults(client, landlord)))
      for (const row of await streamsOf(client, landlord))
        faults.push(...(await wordsFaults(rowan, landlord, row, await wordsOfStream(client, landlord, row.stream))))
    }
    return faults
  })
