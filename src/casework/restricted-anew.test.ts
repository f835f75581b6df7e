/** Those who were put on the Restricted Access List before this release are recognised as well as those after it. */
import { createHmac, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keyForPurpose } from '../store/keys/master-key.ts'
import { withClient } from '../store/server/connection.ts'
import { checkApplication } from '../views/check-application.ts'
import { indexKey } from './import-registry.ts'
import { perform } from './perform.ts'
import { takeReport } from './take-report.ts'
import { type TestRowan, testRowan } from './test-rowan.ts'

let world: TestRowan
let officer: { token: string }
let lettings: { token: string }

beforeAll(async () => {
  world = await testRowan(['whg'], '2026-06-10T10:00')
  officer = await world.staff('whg', 'Olive', 'housing-officer')
  lettings = await world.staff('whg', 'Toby', 'lettings')
})
afterAll(() => world.close())

const sql = <Row>(text: string, values: unknown[] = []) =>
  withClient(world.tested.owner, async (client) => (await client.query(text, values)).rows as Row[])

/** Somebody on the list by an address alone. Answers with the record. */
async function listed(address: string): Promise<string> {
  const other = randomUUID()
  const taken = await takeReport(world.rowan, officer.token, {
    role: 'housing-officer',
    report: { channel: 'phone', source: 'victim', abuse: ['physical'] },
    people: [
      { person: randomUUID(), data: { role: 'victim', name: 'Amira Example' } },
      { person: other, data: { role: 'perpetrator', name: 'Lee Example' } },
    ],
  })
  if (taken.outcome !== 'recorded') throw new Error(taken.outcome)
  const act = async (
    type: 'restricted-access.assessed' | 'restricted-access.listed',
    data: Record<string, unknown>,
  ) => {
    const target = { on: 'case', caseId: taken.caseId } as const
    const done = await perform(world.rowan, officer.token, { target, role: 'housing-officer', type, data })
    expect(done.outcome, JSON.stringify(done)).toBe('recorded')
  }
  await act('restricted-access.assessed', { person: other, meetsCriteria: true, criteria: ['risk-to-neighbours'] })
  await act('restricted-access.listed', {
    person: other,
    wording: 'ask-the-office-before-visiting',
    reviewOn: '2027-06-10',
    address,
  })
  return taken.caseId
}

/** As a release before left it: the one key of the address that there was then, and no note of a form. */
async function asBefore(stream: string, line: string) {
  const secret = keyForPurpose((await indexKey(world.rowan, 'whg')).bytes, 'blind', 'restricted-access')
  const key = createHmac('sha256', secret).update(line, 'utf8').digest()
  await sql('delete from rowan.restricted_form')
  await sql('delete from rowan.restricted_key where stream = $1', [stream])
  await sql(
    `insert into rowan.restricted_key select landlord, stream, id, $2 from rowan.entry
     where stream = $1 and type = 'restricted-access.listed'`,
    [stream, key],
  )
}

const speaksTo = async (address: string) => {
  const asked = { name: 'Ann Example', dateOfBirth: '1990-01-01', address }
  const answer = await checkApplication(world.rowan, lettings.token, asked)
  return answer?.outcome === 'checked' && answer.speakTo !== null
}

async function started() {
  const said: string[] = []
  await (await world.again((landlord) => landlord, { say: (line) => said.push(line) })).close()
  return said
}

const audited = async () =>
  (await sql<{ object: string | null }>("select object from rowan.audit where action = 'made-anew:restricted-keys'"))
    .length

test('whoever was listed before keys began to know the street is recognised by Rd for Road from the next start on, made anew once and audited', async () => {
  const stream = await listed('9 Made Up Road, Madeuptown, WS98 1AA')
  await asBefore(stream, '9madeuproad|WS981AA')
  expect(await speaksTo('9 Made Up Road, WS98 1AA'), 'as it was typed then').toBe(true)
  expect(await speaksTo('9 Made Up Rd, WS98 1AA')).toBe(false)
  expect(await audited()).toBe(0)
  expect(await started()).toEqual([expect.stringMatching(/the Restricted Access List was made anew, of 1 record$/)])
  expect(await speaksTo('9 Made Up Rd, WS98 1AA')).toBe(true)
  expect(await speaksTo('9 Birch Close, WS98 1AA')).toBe(false)
  expect(await audited()).toBe(1)
  expect(await started(), 'once').toEqual([])
  expect(await audited()).toBe(1)
})

test('an entry that cannot be read keeps what it was recognised by, holds up no other and no start, and is tried again at the next', async () => {
  const [bad, good] = [
    await listed('11 Made Up Road, Madeuptown, WS98 1AA'),
    await listed('13 Made Up Road, Madeuptown, WS98 1AA'),
  ]
  await asBefore(bad, '11madeuproad|WS981AA')
  await asBefore(good, '13madeuproad|WS981AA')
  const ofBad = "stream = $1 and entry in (select id from rowan.entry where type = 'restricted-access.listed')"
  const flip = () =>
    sql(
      `update rowan.words set sealed = set_byte(sealed, length(sealed) - 1, get_byte(sealed, length(sealed) - 1) # 1) where ${ofBad}`,
      [bad],
    )
  await flip()
  expect(await started()).toEqual([expect.stringContaining(bad)])
  expect(await speaksTo('13 Made Up Rd, WS98 1AA')).toBe(true)
  expect(await speaksTo('11 Made Up Road, WS98 1AA')).toBe(true)
  expect(await speaksTo('11 Made Up Rd, WS98 1AA')).toBe(false)
  await flip()
  expect(await started()).toHaveLength(1)
  expect(await speaksTo('11 Made Up Rd, WS98 1AA')).toBe(true)
})

test('a start that keeps the list of nobody says nothing', async () => {
  expect(await started()).toEqual([])
})
