/** Words of a stream beside the fingerprints that its entries carry, as the owner of the tables reads them. */
import type pg from 'pg'

/** Words of a stream with the fingerprint that their entry carries; and entries that carry one and whose words are gone. */
export type WordsRow = {
  readonly entry: string
  readonly seq: number
  /** Hexadecimal; null where the entry has no words. */
  readonly fingerprint: string | null
  readonly sealed: Buffer | null
}

export async function wordsOfStream(client: pg.Client, landlord: string, stream: string): Promise<readonly WordsRow[]> {
  const { rows } = await client.query<WordsRow>(
    `select e.id as entry, e.seq, encode(e.words_fingerprint, 'hex') as fingerprint, w.sealed
     from rowan.entry e left join rowan.words w on w.landlord = e.landlord and w.entry = e.id
     where e.landlord = $1 and e.stream = $2 and (e.words_fingerprint is not null or w.sealed is not null) order by e.seq`,
    [landlord, stream],
  )
  return rows
}
