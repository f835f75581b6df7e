/** That nobody can be left alone with a case: somebody independent always sees that people are kept out of it, or that it is sealed. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type KeptApartWorld, keptApartWorld } from './kept-apart-world.ts'

let at: KeptApartWorld
beforeAll(async () => {
  at = await keptApartWorld([
    ['Olive', 'housing-officer'],
    ['Cleo', 'da-caseworker'],
    ['Lena', 'da-lead'],
    ['Sam', 'safeguarding-lead'],
    ['Dora', 'data-protection-officer'],
    ['Dirk', 'director'],
    ['Pia', 'people-team'],
    ['Petra', 'people-team'],
  ])
})
afterAll(() => at.close())

type Kept = { readonly id: string; readonly reference: string; readonly end_asked: Date | null }
const list = async (name: string, reference: string) =>
  (await at.asks<Kept>(name, 'select * from sec.exclusions()')).filter((each) => each.reference === reference)
const letIn = (name: string, id: string | undefined) => at.sayOne(name, 'select sec.let_in($1)', [id])

test('whoever stands in for those who keep people apart sees a case out of which one of them is kept, and no other', async () => {
  const [one, other] = [await at.opened(), await at.opened()]
  await at.keepOut('Olive', one.reference, 'Cleo')
  await at.keepOut('Olive', other.reference, 'Cleo')
  expect(await list('Dirk', one.reference)).toEqual([])
  expect(await at.keepOut('Olive', one.reference, 'Sam')).toBe('done')
  expect(await at.told('Dirk', 'kept-out')).toBe(1)
  expect(await list('Sam', one.reference)).toEqual([])
  expect(await list('Dirk', one.reference)).toHaveLength(2)
  expect(await list('Dirk', other.reference)).toEqual([])
  expect(await at.sees('Dirk', one.stream)).toBe(false)
  const [kept] = await list('Dora', one.reference)
  expect(await letIn('Dora', kept?.id)).toBe('asked')
  expect(await letIn('Dirk', kept?.id)).toBe('let-in')
})

test('the last who could see that others are kept out is not kept out by one person, whoever that is', async () => {
  const { reference } = await at.opened()
  expect(await at.keepOut('Olive', reference, 'Sam')).toBe('done')
  expect(await at.keepOut('Olive', reference, 'Dora')).toBe('done')
  expect(await at.keepOut('Olive', reference, 'Dirk')).toBe('not-here')
  expect(await list('Dirk', reference)).toHaveLength(2)
  // Neither may one of those who look after it leave themselves alone with it.
  const next = await at.opened()
  expect(await at.keepOut('Olive', next.reference, 'Dirk')).toBe('done')
  expect(await at.keepOut('Sam', next.reference, 'Dora')).toBe('not-here')
  // Whoever says of themselves that they know somebody is always believed.
  expect(await at.keepOut('Dora', next.reference, 'Dora', 'friend')).toBe('done')
})

test('two who are kept out at one time by two people leave somebody all the same', async () => {
  for (let n = 0; n < 5; n++) {
    const { reference, stream } = await at.opened()
    await at.keepOut('Olive', reference, 'Dirk')
    const came = await Promise.all([at.keepOut('Olive', reference, 'Sam'), at.keepOut('Cleo', reference, 'Dora')])
    expect(came.toSorted()).toEqual(['done', 'not-here'])
    const left = await at.rows("select sec.keepers_of('vivid', $1, null) as left", [stream])
    expect(left[0].left).toHaveLength(1)
  }
})

test('a lead does not seal a case to themselves alone, not even with somebody who is kept out or has left', async () => {
  const { stream, reference } = await at.opened()
  await at.join('Gone', 'da-caseworker')
  await at.rows('update rowan.account set disabled = true where account = $1', [at.who('Gone').account])
  await at.keepOut('Olive', reference, 'Cleo')
  expect(await at.seal('Lena', stream)).toBe('alone')
  expect(await at.seal('Lena', stream, 'Lena')).toBe('alone')
  expect(await at.seal('Lena', stream, 'Cleo', 'Gone')).toBe('alone')
  expect(await at.rows('select from rowan.case_seal where stream = $1', [stream])).toEqual([])
  expect(await at.seal('Lena', stream, 'Olive')).toBe('sealed')
})

test('those who keep people apart are told that a case is sealed, and two of them open it again', async () => {
  const { stream, reference } = await at.opened()
  expect(await at.seal('Lena', stream, 'Olive')).toBe('sealed')
  expect(await at.told('Sam', 'sealed')).toBeGreaterThan(0)
  const seen = (name: string) =>
    at
      .asks<{ reference: string; able: number }>(name, 'select * from sec.seals()')
      .then((all) => all.filter((each) => each.reference === reference))
  expect(await seen('Sam')).toMatchObject([{ named: 2, able: 2, sealed_by: 'Lena' }])
  expect(await seen('Olive')).toEqual([])
  await at.rows('update rowan.account set disabled = true where account = $1', [at.who('Olive').account])
  expect(await seen('Sam')).toMatchObject([{ named: 2, able: 1 }])
  await at.rows('update rowan.account set disabled = false where account = $1', [at.who('Olive').account])
  expect(await at.sees('Sam', stream)).toBe(false)
  expect(await at.unseal('Cleo', stream)).toBeNull()
  expect(await at.unseal('Sam', stream)).toBe('asked')
  expect(await at.unseal('Sam', stream)).toBe('asked')
  expect(await at.sees('Cleo', stream)).toBe(false)
  expect(await at.unseal('Dora', stream)).toBe('open')
  expect(await at.sees('Cleo', stream)).toBe(true)
  expect(await at.told('Lena', 'unsealed')).toBe(1)
})

test('what is asked of a second person runs out after a week, and is asked anew', async () => {
  const { stream, reference } = await at.opened()
  await at.keepOut('Olive', reference, 'Cleo')
  const [kept] = await list('Sam', reference)
  expect(await letIn('Sam', kept?.id)).toBe('asked')
  await at.rows("update rowan.exclusion set end_asked = now() - interval '8 days' where id = $1", [kept?.id])
  expect(await list('Dora', reference)).toMatchObject([{ end_asked: null }])
  expect(await letIn('Dora', kept?.id)).toBe('asked')
  expect(await letIn('Sam', kept?.id)).toBe('let-in')
  await at.seal('Lena', stream, 'Olive')
  expect(await at.unseal('Lena', stream)).toBe('asked')
  await at.rows("update rowan.unsealing set asked = now() - interval '8 days' where stream = $1", [stream])
  expect(await at.unseal('Sam', stream)).toBe('asked')
  expect(await at.unseal('Lena', stream)).toBe('open')
})

test('who is kept out of the case of a colleague is seen by its people team alone, and two of them let them in again', async () => {
  const { stream, reference } = await at.opened()
  await at.rows("update rowan.stream set case_kind = 'colleague' where stream = $1", [stream])
  for (const name of ['Pia', 'Petra'])
    await at.rows(
      "insert into rowan.membership (landlord, stream, account, purpose) values ('vivid', $1, $2, 'team')",
      [stream, at.who(name).account],
    )
  await at.join('Paul', 'people-team')
  const before = [await at.told('Sam', 'kept-out'), await at.told('Dora', 'kept-out')]
  expect(await at.keepOut('Pia', reference, 'Paul', 'partner')).toBe('done')
  expect([await at.told('Sam', 'kept-out'), await at.told('Dora', 'kept-out')]).toEqual(before)
  expect(await at.told('Petra', 'kept-out')).toBe(1)
  for (const name of ['Sam', 'Dora', 'Dirk', 'Lena', 'Paul']) expect(await list(name, reference), name).toEqual([])
  const [kept] = await list('Petra', reference)
  expect(await letIn('Paul', kept?.id)).toBeNull()
  expect(await letIn('Petra', kept?.id)).toBe('asked')
  expect(await letIn('Pia', kept?.id)).toBe('let-in')
  // With one of the people team left, the data protection officer is the second.
  await at.keepOut('Pia', reference, 'Paul', 'partner')
  expect(await at.keepOut('Pia', reference, 'Petra', 'friend')).toBe('done')
  expect(await list('Dora', reference)).toHaveLength(2)
  expect(await list('Sam', reference)).toEqual([])
})
