/** A case is given to nobody who could not see it, nobody learns by trying who is kept out of it, and what they did unseen is told. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { perform } from '../../src/casework/perform.ts'
import type { RoleName } from '../../src/record/vocabulary.ts'
import { type KeptApartWorld, keptApartWorld } from './kept-apart-world.ts'

let at: KeptApartWorld
beforeAll(async () => {
  at = await keptApartWorld([
    ['Olive', 'housing-officer'],
    ['Cleo', 'da-caseworker'],
    ['Kit', 'da-caseworker'],
    ['Lena', 'da-lead'],
    ['Sam', 'safeguarding-lead'],
    ['Dora', 'data-protection-officer'],
    ['Conor', 'contractor'],
    ['Ivan', 'income-officer'],
    ['Imogen', 'income-officer'],
  ])
})
afterAll(() => at.close())

const ELSEWHERE = 'cannot be given this: choose somebody else'
const give = (name: string, role: RoleName, caseId: string, officer: string) =>
  perform(at.rowan, at.who(name).token, {
    target: { on: 'case', caseId },
    type: 'case.assigned',
    role,
    data: { to: 'da-caseworker', officer },
  })
const beside = (problem: string, field = 'officer') => ({ outcome: 'invalid', problems: [{ field, problem }] })
const entries = (stream: string) => at.rows('select id from rowan.entry where stream = $1', [stream])

test('a case given to somebody who is kept out of it is refused beside the name, in the words for somebody who has left', async () => {
  const { stream, reference } = await at.opened()
  await at.join('Gone', 'da-caseworker')
  await at.rows('update rowan.account set disabled = true where account = $1', [at.who('Gone').account])
  await at.keepOut('Olive', reference, 'Kit')
  const before = await entries(stream)
  const [kept, left] = [
    await give('Lena', 'da-lead', stream, at.who('Kit').account),
    await give('Lena', 'da-lead', stream, at.who('Gone').account),
  ]
  expect(kept).toEqual(beside(ELSEWHERE))
  expect(kept).toEqual(left)
  expect(await entries(stream)).toEqual(before)
  expect(await give('Lena', 'da-lead', stream, at.who('Cleo').account)).toMatchObject({ outcome: 'recorded' })
})

test('whoever looks after who is kept out of it, and is on the case, is told why', async () => {
  const { stream, reference } = await at.opened()
  await at.keepOut('Olive', reference, 'Kit')
  expect(await give('Lena', 'da-lead', stream, at.who('Sam').account)).toMatchObject({ outcome: 'recorded' })
  expect(await give('Sam', 'safeguarding-lead', stream, at.who('Kit').account)).toMatchObject({
    problems: [{ field: 'officer', problem: expect.stringContaining('kept out of this case') }],
  })
  expect(await at.sayOne('Lena', 'select sec.cannot_be_given($1, $2, false)', [stream, at.who('Kit').account])).toBe(
    'not-here',
  )
})

test('a sealed case is given to those alone who are named on it', async () => {
  const { stream } = await at.opened()
  expect(await at.seal('Lena', stream, 'Olive')).toBe('sealed')
  expect(await give('Lena', 'da-lead', stream, at.who('Cleo').account)).toEqual(beside(ELSEWHERE))
  expect(await give('Lena', 'da-lead', stream, at.who('Olive').account)).toMatchObject({ outcome: 'recorded' })
})

test('a job is not given to somebody who would never see it', async () => {
  const { stream, reference, person } = await at.opened()
  await at.keepOut('Olive', reference, 'Conor', 'friend')
  const placed = await perform(at.rowan, at.who('Olive').token, {
    target: { on: 'case', caseId: stream },
    type: 'work-order.placed',
    role: 'housing-officer',
    data: {
      order: randomUUID(),
      person,
      measure: 'lock-change',
      priority: 'urgent',
      where: '1 Example Road',
      holder: at.who('Conor').account,
    },
  })
  expect(placed).toEqual(beside(ELSEWHERE, 'holder'))
})

test('the database takes no such entry, whatever is sent to it', async () => {
  const { stream, reference } = await at.opened()
  await at.keepOut('Olive', reference, 'Kit')
  const [{ head, seq }] = await at.rows("select encode(head, 'hex') as head, seq from rowan.stream where stream = $1", [
    stream,
  ])
  const entry = (officer: string) => ({
    id: randomUUID(),
    seq: seq + 1,
    type: 'case.assigned',
    at: 1,
    recordedAt: 1,
    role: 'da-lead',
    codes: { to: 'da-caseworker', officer },
    happened: true,
    previous: head,
    hash: '01',
  })
  const written = (officer: string) =>
    at.asks('Lena', 'select sec.write($1)', [
      JSON.stringify({ stream, seq, head, now: 1, entries: [entry(officer)], judged: {} }),
    ])
  await expect(written(at.who('Kit').account)).rejects.toMatchObject({ code: 'P0002' })
})

test('when whoever has a case is kept out of it, those who are on it hear that it needs somebody, and not why', async () => {
  const { stream, reference } = await at.opened()
  await give('Lena', 'da-lead', stream, at.who('Kit').account)
  expect(await at.keepOut('Kit', reference, 'Kit', 'friend')).toBe('done')
  const told = async (name: string) =>
    at.rows("select kind, about from rowan.notice where account = $1 and stream = $2 and kind = 'no-officer'", [
      at.who(name).account,
      stream,
    ])
  expect(await told('Lena')).toEqual([{ kind: 'no-officer', about: stream }])
  expect(await told('Kit')).toEqual([])
  await at.keepOut('Olive', reference, 'Cleo')
  expect(await told('Olive')).toHaveLength(1)
})

test('court action over the rent by somebody who is kept out is answered as without a case, and those on the case hear of it at once', async () => {
  const { stream, person } = await at.opened()
  const held = await perform(at.rowan, at.who('Cleo').token, {
    target: { on: 'case', caseId: stream },
    type: 'breathing-space.set',
    role: 'da-caseworker',
    data: { person, months: 3 },
  })
  expect(held).toMatchObject({ outcome: 'recorded' })
  const begin = (name: string, account: string) =>
    perform(at.rowan, at.who(name).token, {
      target: { on: 'account', account },
      type: 'income-court-action.started',
      role: 'income-officer',
      data: {},
    })
  const rent = (await at.rows('select account_reference as rent from rowan.person where stream = $1', [stream]))[0].rent
  expect(await begin('Imogen', rent)).toMatchObject({ outcome: 'refused' })
  for (const { reference: other } of await at.rows("select reference from rowan.stream where kind = 'case'"))
    await at.keepOut('Olive', other, 'Ivan', 'partner')
  const [unseen, without] = [await begin('Ivan', rent), await begin('Ivan', 'VIV-000-000')]
  expect(unseen).toEqual({ ...without, entryId: expect.any(String) })
  expect(
    await at.rows("select from rowan.entry where stream = $1 and type = 'income-court-action.started'", [stream]),
  ).toEqual([])
  const heard = async (name: string) =>
    (
      await at.rows("select from rowan.notice where account = $1 and stream = $2 and kind = 'acted-unseen'", [
        at.who(name).account,
        stream,
      ])
    ).length
  expect([await heard('Lena'), await heard('Cleo'), await heard('Ivan')]).toEqual([1, 1, 0])
})
