/** A mailbox as a place of checkpoints: over a real mail server, read back from the saved message as an auditor would. */
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MailServer, mailServer } from '../../test/leaks/mail-server.ts'
import { checkpointRound } from '../casework/checkpoints/checkpoint-round.ts'
import { type TestRowan, testRowan } from '../casework/test-rowan.ts'
import { tellingWords } from '../record/telling-words.ts'
import { readCheckpoint, signCheckpoint } from '../verify/checkpoint.ts'
import { heldIn } from '../verify/held-in-folder.ts'
import { checkpointAddresses, checkpointMail } from './checkpoint-mail.ts'

let server: MailServer
let world: TestRowan
const folder = mkdtempSync(join(tmpdir(), 'rowan-mailbox-'))

beforeAll(async () => {
  server = await mailServer()
})
afterAll(async () => {
  await world?.close()
  await server.close()
  rmSync(folder, { recursive: true })
})

/** What the auditor has who saved every message to a file. */
const saved = () => {
  server.received.forEach(({ text }, index) => {
    writeFileSync(join(folder, `${index}.eml`), text)
  })
  return heldIn(folder).texts
}

test('a checkpoint comes through a mail server whole, and the message says nothing of what Rowan is for', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const { text } = signCheckpoint(
    {
      landlord: 'fern',
      n: 7,
      at: '2026-06-01T10:00:00.000Z',
      size: 1234,
      head: 'ab'.repeat(32),
      records: { streams: 5, entries: 60, root: 'cd'.repeat(32) },
      continues: 6,
      previous: 'ef'.repeat(32),
    },
    privateKey,
  )
  const place = checkpointMail(server.settings, ['ivy@audit.example', 'dora@homes.example'])
  await place.keep({ landlord: 'fern', n: 7, at: new Date('2026-06-01T10:00:00Z'), text })
  expect(server.received.map(({ to }) => to)).toEqual([['ivy@audit.example'], ['dora@homes.example']])
  expect(saved()).toEqual([text, text])
  expect(readCheckpoint(saved()[0] ?? '', publicKey)).toMatchObject({ n: 7, size: 1234 })
  for (const { text: message } of server.received) expect(tellingWords(message)).toEqual([])
})

test('the newest goes once an hour, and one that the server would not take goes later', async () => {
  server.received.length = 0
  const place = checkpointMail(server.settings, ['ivy@audit.example'])
  world = await testRowan(['vivid'], '2026-04-01T10:00', { checkpoints: [place] })
  const round = async (civil: string, somebody: string) => {
    world.at(civil)
    await world.staff('vivid', somebody, 'housing-officer')
    await checkpointRound(world.rowan)
    return server.received.length
  }
  expect(await round('2026-04-01T10:00', 'Ann')).toBe(1)
  expect(await round('2026-04-01T10:10', 'Ben')).toBe(1)
  server.how.next = 'refuse'
  expect(await round('2026-04-01T11:00', 'Cat')).toBe(1)
  server.how.next = 'take'
  expect(await round('2026-04-01T11:05', 'Dan')).toBe(2)
  expect(saved().at(-1)).toContain('checkpoint 4\n')
})

test('what is no address is said in one line', () => {
  expect(checkpointAddresses({})).toEqual([])
  expect(checkpointAddresses({ ROWAN_CHECKPOINT_MAIL: 'a@b.example, c@d.example' })).toEqual([
    'a@b.example',
    'c@d.example',
  ])
  expect(() => checkpointAddresses({ ROWAN_CHECKPOINT_MAIL: 'nobody' })).toThrow(/"nobody" is none/)
})
