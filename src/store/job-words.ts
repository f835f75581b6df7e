/** The words of jobs in two parts, for jobs that were given out before there were any. */
import type pg from 'pg'
import type { WordsPlace } from './keys/words.ts'
import type { SealedWords } from './queries/words.ts'

/** Open jobs whose words stand in their entry alone. */
export const jobsWithoutWords = async (client: pg.Client, landlord: string): Promise<readonly SealedWords[]> =>
  (
    await client.query<SealedWords>(
      `select w.entry, w.stream, w.sealed from rowan.work_order o
       join rowan.words w on w.landlord = o.landlord and w.entry = o.entry
       where o.landlord = $1 and not exists (select from rowan.job_words j where j.landlord = o.landlord and j.entry = o.entry)`,
      [landlord],
    )
  ).rows

/** Both parts of one, hexadecimal. */
export async function putJobWords(
  client: pg.Client,
  { landlord, stream, entry }: WordsPlace,
  parts: { readonly place: string; readonly telephone: string | null },
): Promise<void> {
  await client.query(
    `insert into rowan.job_words select $1, $2, p.key, $3, decode(p.value, 'hex') from jsonb_each_text($4) as p where p.value is not null`,
    [landlord, entry, stream, JSON.stringify(parts)],
  )
}
