/** What is left of a request for data that was erased: nothing that names one of its parts. */
import { expect, test } from 'vitest'
import { withClient } from '../../src/store/server/connection.ts'
import { joinedWorld } from './joined-world.ts'

test('what is left of an erased request names none of its parts', async () => {
  const world = await joinedWorld()
  const { landlord, as } = world
  const count = (of: string) =>
    withClient(landlord.owner, async (client) => {
      const text = "select kind, about from rowan.job where about like '%' || $1 || '%' or key like '%' || $1 || '%'"
      return (await client.query(text, [of])).rows
    })
  const complaint = await world.complains('How her repair was done')
  const request = await world.asks('D-JOBS2')
  const [mine] = (await request.parts()).filter(({ place }) => place === 'complaint')
  const part = mine?.part ?? expect.fail('no part')
  const at = `/complaints/${complaint}/data-parts/${part}`
  expect((await as('Com').ask('POST', at, { tellsOfOthers: false, why: 'None', nothing: true })).status).toBe(200)
  expect(await world.agrees('Cam', at)).toBe(200)
  await request.answer()
  expect(await count(part)).not.toEqual([])
  landlord.at('2033-01-30T02:00')
  await landlord.atNight()
  const proposed = await as('Dee').ask('POST', '/keeping/erasures', { caseId: request.id, what: 'data-request' })
  expect(proposed.status).toBe(201)
  expect((await as('Saf').ask('POST', `/keeping/erasures/${proposed.body.id}/agree`)).status).toBe(201)
  await landlord.atNight()
  expect((await request.shown()) === undefined, 'it is erased').toBe(true)
  expect([await count(part), await count(request.id)]).toEqual([[], []])
  await landlord.close()
}, 120_000)
