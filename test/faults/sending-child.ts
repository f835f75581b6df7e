/** A process of its own that sends what waits, and kills itself at a named point. What reached a person is noted outside of Rowan. */
import { appendFileSync } from 'node:fs'
import type pg from 'pg'
import { openRowan } from '../../src/casework/open-rowan.ts'
import { sendMessages } from '../../src/outgoing/messages/send-messages.ts'
import { loadHolidays } from '../../src/packs/load-holidays.ts'
import { loadLetters } from '../../src/packs/load-letters.ts'
import { loadOrganisation } from '../../src/packs/load-organisation.ts'
import { loadPolicy } from '../../src/packs/load-policies.ts'
import { masterKeys } from '../../src/store/keys/master-key.ts'
import type { SendingWork } from './sending-work.ts'

const work = JSON.parse(process.env.ROWAN_CHILD ?? '') as SendingWork
const { root, landlord, folder, reach, now } = work
const rowan = await openRowan({
  ...reach,
  master: masterKeys(folder, {}),
  files: `${folder}/files`,
  ledger: { folder: `${folder}/ledger/${reach.web.database}`, data: folder },
  landlords: [
    {
      ...loadPolicy(root, landlord),
      organisation: loadOrganisation(root, landlord),
      letters: loadLetters(root, landlord),
    },
  ],
  holidays: loadHolidays(root),
  clock: () => now,
  sendsMessages: true,
})

const at = (point: SendingWork['point']) => {
  if (work.point === point) process.kill(process.pid, 'SIGKILL')
}

/** The points around what the two pools are asked. */
const pointed = (pool: pg.Pool) =>
  pool.on('acquire', (client) => {
    if ('isPointed' in client) return
    const query = client.query.bind(client) as (...words: unknown[]) => Promise<unknown>
    let sent = false
    Object.assign(client, {
      isPointed: true,
      query: async (...words: unknown[]) => {
        const [asked] = words
        const name = typeof asked === 'string' ? asked : String((asked as { name?: string }).name)
        if (name === 'may-send') at('claimed')
        if (name === 'hand-over') at('before handing over')
        if (name === 'commit' && sent) at('before the commit')
        const answer = await query(...words)
        if (name === 'message-sent') sent = true
        if (name === 'commit' && sent) at('after the commit')
        return answer
      },
    })
  })
pointed(rowan.database.pool)
pointed(rowan.worker.pool)

await sendMessages(rowan, async ({ id }) => {
  at('handed over')
  appendFileSync(work.noted, `${id}\n`)
  at('sent')
  return 'sent'
})
await rowan.close()
