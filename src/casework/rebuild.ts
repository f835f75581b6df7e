/** Throws away what was worked out from the records and works it out again: the rows must come out the same. */

import {
  asOwner,
  gatherStatistics,
  readRecord,
  replaceComplaint,
  replaceJudged,
  streamsOf,
} from '../store/setting-up.ts'
import { complaintRow } from './complaints/write-complaint.ts'
import { giveJobWords } from './job-words.ts'
import { judgedRows } from './judged-record.ts'
import type { Rowan } from './rowan.ts'

/** Answers with how many streams were judged again. One transaction for each landlord: nobody sees a list half made. */
export async function rebuild(rowan: Rowan, say: (done: number) => void = () => {}): Promise<number> {
  const now = rowan.clock()
  let done = 0
  for (const landlord of rowan.landlords.values())
    await asOwner(rowan.owner, async (client) => {
      await giveJobWords(rowan.keyring, client, landlord.id)
      for (const { stream, kind } of await streamsOf(client, landlord.id)) {
        const record = await readRecord(client, landlord.id, stream, landlord.organisationTypes)
        if (kind === 'complaint')
          await replaceComplaint(client, landlord.id, stream, complaintRow(landlord, record.entries))
        else await replaceJudged(client, landlord.id, stream, judgedRows(landlord, record, now))
        done++
        if (done % 100 === 0) say(done)
      }
    })
  await gatherStatistics(rowan.owner)
  return done
}
