/** Throws away what was worked out from the records and works it out again: the rows must come out the same. */

import {
  asOwner,
  gatherStatistics,
  readRecord,
  replaceComplaint,
  replaceJudged,
  replaceLeak,
  streamsOf,
} from '../store/setting-up.ts'
import { complaintRow } from './complaints/write-complaint.ts'
import { giveJobWords } from './job-words.ts'
import { judgedRows } from './judged-record.ts'
import type { RunningLandlord } from './landlord.ts'
import { leakRow } from './leaks/leak-steps.ts'
import type { Rowan } from './rowan.ts'

/** Judges every record of one landlord again, in the transaction of `client`. Answers with how many there were. */
export async function judgeAll(
  { keyring, clock }: Pick<Rowan, 'keyring' | 'clock'>,
  client: Parameters<typeof streamsOf>[0],
  landlord: RunningLandlord,
  say: () => void = () => {},
): Promise<number> {
  const now = clock()
  await giveJobWords(keyring, client, landlord.id)
  const streams = await streamsOf(client, landlord.id)
  for (const { stream, kind } of streams) {
    const record = await readRecord(client, landlord.id, stream, landlord.organisationTypes)
    if (kind === 'complaint')
      await replaceComplaint(client, landlord.id, stream, complaintRow(landlord, record.entries))
    else if (kind === 'leak') await replaceLeak(client, landlord.id, stream, leakRow(landlord, record.entries))
    else await replaceJudged(client, landlord.id, stream, judgedRows(landlord, record, now))
    say()
  }
  return streams.length
}

/** Answers with how many streams were judged again. One transaction for each landlord: nobody sees a list half made. */
export async function rebuild(rowan: Rowan, say: (done: number) => void = () => {}): Promise<number> {
  let done = 0
  for (const landlord of rowan.landlords.values())
    await asOwner(rowan.owner, (client) =>
      judgeAll(rowan, client, landlord, () => {
        done++
        if (done % 100 === 0) say(done)
      }),
    )
  await gatherStatistics(rowan.owner)
  return done
}
