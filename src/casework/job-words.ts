/** The words of a job as whoever does it gets them: where it is apart from the number, so that the number goes only to somebody who may call. */
import type { Words } from '../record/separate.ts'
import { jobsWithoutWords, putJobWords } from '../store/job-words.ts'
import type { Keyring } from '../store/keys/keyring.ts'
import { type DataKey, openWords, sealWords, type WordsPlace } from '../store/keys/words.ts'
import type { SealedJobWords } from '../store/queries/work-orders.ts'
import { canonical } from '../verify/chain.ts'

/** Neither opens where the words of an entry belong, nor in the other's place. */
const partOf = (place: WordsPlace, part: 'place' | 'telephone'): WordsPlace => ({
  ...place,
  entry: `${place.entry}/${part}`,
})

/** Both parts, sealed, hexadecimal. */
export function sealJobWords(key: DataKey, place: WordsPlace, words: Words) {
  const { where, adjustments, telephone } = words
  const sealed = (part: 'place' | 'telephone', said: object) =>
    sealWords(key, partOf(place, part), canonical(said)).toString('hex')
  return {
    place: sealed('place', { where, adjustments }),
    telephone: telephone === undefined ? null : sealed('telephone', { telephone }),
  }
}

/** What of them the database gave. */
export function openJobWords(key: DataKey, landlord: string, row: SealedJobWords): Words {
  const opened = (part: 'place' | 'telephone', sealed: Buffer | null): Words =>
    sealed === null
      ? {}
      : (JSON.parse(openWords(key, partOf({ landlord, stream: row.stream, entry: row.entry }, part), sealed)) as Words)
  return { ...opened('place', row.place), ...opened('telephone', row.telephone) }
}

/** Gives both parts to jobs that were given out when there were none yet. As the owner of the tables; `client` is in a transaction. */
export async function giveJobWords(keyring: Keyring, client: Parameters<typeof putJobWords>[0], landlord: string) {
  for (const row of await jobsWithoutWords(client, landlord)) {
    const key = await keyring.findKey({ landlord, kind: 'case', subject: row.stream })
    if (!key) continue
    const place = { landlord, stream: row.stream, entry: row.entry }
    await putJobWords(client, place, sealJobWords(key, place, JSON.parse(openWords(key, place, row.sealed)) as Words))
  }
}
