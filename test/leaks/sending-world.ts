/** A landlord with a real mail server, and a case on which somebody agreed to e-mail: made-up people. */
import { randomUUID } from 'node:crypto'
import { perform } from '../../src/casework/perform.ts'
import { takeReport } from '../../src/casework/take-report.ts'
import { testRowan } from '../../src/casework/test-rowan.ts'
import { mailToPerson } from '../../src/outgoing/messages/mail-to-person.ts'
import { queueMessage } from '../../src/outgoing/messages/queue-message.ts'
import { type SendToPerson, sendMessages } from '../../src/outgoing/messages/send-messages.ts'
import type { EntryTypeName } from '../../src/record/vocabulary.ts'
import { withClient } from '../../src/store/server/connection.ts'
import { mailServer } from './mail-server.ts'

type Data = Readonly<Record<string, unknown>>
export type SendingWorld = Awaited<ReturnType<typeof sendingWorld>>
export type Opened = Awaited<ReturnType<SendingWorld['opened']>>

export const AMIRA = 'Amira Example'
export const EMAIL = 'a.example@post.example'

export async function sendingWorld(landlord: string, start: string) {
  const world = await testRowan([landlord], start, { sendsMessages: true })
  const lead = await world.staff(landlord, 'Lena', 'da-lead', 'da-caseworker')
  const officer = await world.staff(landlord, 'Olu', 'da-caseworker')
  const server = await mailServer()
  const send = mailToPerson(server.settings)

  /** A case with Amira, who is harmed, and Karl; with nothing agreed about contact yet. */
  async function opened() {
    const [amira, karl] = [randomUUID(), randomUUID()]
    const taken = await takeReport(world.rowan, officer.token, {
      role: 'da-caseworker',
      report: { channel: 'phone', source: 'victim', person: amira },
      people: [
        { person: amira, data: { role: 'victim', name: AMIRA, ageGroup: '18-or-over' } },
        { person: karl, data: { role: 'perpetrator', name: 'Karl Sampleton', ageGroup: '18-or-over' } },
      ],
    })
    if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
    const { caseId, reference } = taken
    const act = async (type: EntryTypeName, data: Data, token = officer.token) => {
      const target = { on: 'case', caseId } as const
      const done = await perform(world.rowan, token, { target, type, role: 'da-caseworker', data })
      if (done.outcome !== 'recorded') throw new Error(`${type}: ${JSON.stringify(done)}`)
      return done.entryId
    }
    return {
      caseId,
      reference,
      amira,
      karl,
      act,
      agree: (more: Data = {}) =>
        act('safe-contact.agreed', {
          person: amira,
          channels: ['email', 'phone'],
          email: EMAIL,
          expiresOn: '2026-12-31',
          ...more,
        }),
      write: (more: Data = {}, token = officer.token) =>
        queueMessage(world.rowan, token, {
          caseId,
          person: amira,
          template: 'please-call',
          phone: '01632 960001',
          when: '',
          role: 'da-caseworker',
          ...more,
        }),
    }
  }

  return {
    world,
    rowan: world.rowan,
    at: world.at,
    lead,
    officer,
    server,
    send,
    opened,
    /** One round of the worker. */
    round: (through: SendToPerson = send) => sendMessages(world.rowan, through),
    /** Everything in the outbox of a case, as its rows are. */
    rows: (caseId: string) =>
      withClient(world.tested.owner, async (client) => {
        const asked =
          'select message, state, why, entry, tried from rowan.outbox where stream = $1 order by queued, message'
        return (
          await client.query<{
            message: string
            state: string
            why: string | null
            entry: string | null
            tried: number
          }>(asked, [caseId])
        ).rows
      }),
    /** How many contacts by e-mail are on the record of a case. */
    logged: (caseId: string) =>
      withClient(world.tested.owner, async (client) => {
        const asked = "select count(*)::int as n from rowan.entry where stream = $1 and type = 'message.sent'"
        return (await client.query<{ n: number }>(asked, [caseId])).rows[0]?.n ?? -1
      }),
    sql: (text: string, values: readonly unknown[] = []) =>
      withClient(world.tested.owner, async (client) => (await client.query(text, [...values])).rows),
    close: async () => {
      await server.close()
      await world.close()
    },
  }
}
