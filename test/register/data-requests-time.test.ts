/** The time of the law for a request for data: when it stands still, when it is longer, and who is told that it comes. */
import { expect, test } from 'vitest'
import { timeFromEarlier } from '../../src/casework/data-requests/time-from-before.ts'
import { doDueJobs } from '../../src/casework/due-jobs.ts'
import { withClient } from '../../src/store/server/connection.ts'
import { workOnce } from '../../src/worker/worker.ts'
import { landlordFor, type Member } from './opened-landlord.ts'

const START = '2026-03-02T10:00'
const at = landlordFor('vivid', START)
const told = { because: 'complex', reasons: 'There is much to look for.', told: true }

let count = 0
async function taken() {
  at.landlord.at(START)
  const dee = await at.landlord.somebody(`Tim${++count}`, 'data-protection-officer')
  const saf = await at.landlord.somebody(`Tom${count}`, 'safeguarding-lead')
  const { body } = await at.officer.ask('POST', '/data-requests', { name: 'Amira', reach: 'Library', asks: 'All' })
  const id: string = body.id
  const post = async (who: Member, step: string, sent?: object) =>
    (await who.ask('POST', `/data-requests/${id}/${step}`, sent)).status
  const shown = async () =>
    (await dee.ask('GET', '/data-requests')).body.requests.find((each: { id: string }) => each.id === id)
  const notices = async (who: Member) => {
    await doDueJobs(at.landlord.rowan)
    const read = (await who.ask('GET', '/notices')).body.notices as { kind: string; request: string | null }[]
    return read.flatMap(({ kind, request }) => (request === id ? [kind] : [])).toSorted()
  }
  return { id, dee, saf, post, shown, notices }
}

test('the time stands still from when we ask what they mean until they say it', async () => {
  const { dee, saf, post, shown } = await taken()
  expect(await shown()).toMatchObject({ runsFrom: '2026-03-02', due: '2026-04-02', extendBy: '2026-04-02' })
  expect(await post(saf, 'clarity/ask')).toBe(404)
  expect(await post(dee, 'clarity')).toBe(404)
  expect(await post(dee, 'clarity/ask')).toBe(200)
  expect(await shown()).toMatchObject({ waitsFor: 'clarity', due: null })
  at.landlord.at('2026-03-09T08:00')
  expect(await post(dee, 'clarity/ask')).toBe(404)
  expect(await post(dee, 'clarity')).toBe(200)
  expect(await shown()).toMatchObject({ waitsFor: null, pausedDays: 7, due: '2026-04-09', extendBy: '2026-04-09' })
})

test('it takes longer by an act of data protection, once, with what they were told, and only if they were told', async () => {
  const { dee, saf, post, shown } = await taken()
  expect(await post(saf, 'extension', told)).toBe(404)
  expect(await post(dee, 'extension', { ...told, told: false })).toBe(400)
  expect(await post(dee, 'extension', { ...told, reasons: ' ' })).toBe(400)
  expect(await post(dee, 'extension', told)).toBe(200)
  expect(await shown()).toMatchObject({ due: '2026-06-02', extended: { because: 'complex', reasons: told.reasons } })
  expect(await post(dee, 'extension', told)).toBe(404)
  expect(await dee.see(`/data-requests/${(await shown()).id}`)).toContain('There is much to look for.')
})

test('once the first month is over it can take no longer, and the database says so too', async () => {
  const { id, dee, post, shown } = await taken()
  at.landlord.at('2026-04-02T23:59')
  const last = await taken()
  at.landlord.at('2026-04-02T23:59')
  expect(await last.post(last.dee, 'extension', told)).toBe(200)
  at.landlord.at('2026-04-03T00:01')
  expect(await post(dee, 'extension', told)).toBe(400)
  expect((await shown()).extended).toBeNull()
  const asked = `select sec.extend_data_request($1, 'complex', '\\x00', '2026-04-03', $2) as done`
  const at3April = Date.parse('2026-04-02T23:01:00Z')
  const done = await withClient(at.landlord.rowan.owner, async (client) => {
    await client.query('begin')
    await client.query("select set_config('app.token', $1, true)", [dee.token])
    const { rows } = await client.query(asked, [id, at3April])
    const earlier = await client.query(asked.replace('2026-04-03', '2026-04-02'), [id, at3April])
    await client.query('rollback')
    return [rows[0].done, earlier.rows[0].done]
  })
  expect(done).toEqual([false, false])
})

test('data protection is told a week before, the day before and when it is over; nobody else is, and no name is in it', async () => {
  const { dee, saf, notices } = await taken()
  at.landlord.at('2026-03-26T08:59')
  expect(await notices(dee)).toEqual([])
  at.landlord.at('2026-03-26T09:01')
  expect(await notices(dee)).toEqual(['data-soon'])
  at.landlord.at('2026-04-01T09:01')
  expect(await notices(dee)).toEqual(['data-soon', 'data-tomorrow'])
  at.landlord.at('2026-04-03T09:01')
  expect(await notices(dee)).toEqual(['data-late', 'data-soon', 'data-tomorrow'])
  expect(await notices(saf)).toEqual([])
  expect(await notices(at.officer)).toEqual([])
  expect(await dee.see('/notices')).not.toContain('Amira')
})

test('of a day that was moved nobody is told, and of a request that waits for a second person, after two days', async () => {
  const { dee, saf, post, shown, notices } = await taken()
  await post(dee, 'identity', { customer: null, how: 'papers' })
  await post(saf, 'identity/agree', { said: (await shown()).identity.said })
  await post(dee, 'delivery', { delivery: 'by-hand', safe: true })
  await post(dee, 'extension', told)
  await post(dee, 'review', { tellsOfOthers: false, why: 'Nothing of others' })
  for (const moment of ['2026-03-04T10:01', '2026-03-26T09:01']) {
    at.landlord.at(moment)
    expect(await notices(dee), moment).toEqual(['data-waits'])
  }
  const { reviewed, delivery } = await shown()
  await post(saf, 'agree', { reviewed, delivery })
  at.landlord.at('2026-05-26T09:01')
  expect(await notices(dee)).toEqual(['data-soon', 'data-waits'])
})

test('of a request from before its time was kept, the worker works it out and tells those who protect data, also of one that is over', async () => {
  const [now, over] = [await taken(), await taken()]
  await withClient(at.landlord.rowan.owner, async (client) => {
    await client.query('update rowan.data_request set due = null, extend_by = null where request = any($1)', [
      [now.id, over.id],
    ])
    await client.query("update rowan.data_request set received = '2025-11-03' where request = $1", [over.id])
    await client.query("delete from rowan.job where split_part(about, ' ', 1) = any($1)", [[now.id, over.id]])
  })
  expect(await timeFromEarlier(at.landlord.rowan)).toEqual({ timed: 2, failed: 0 })
  expect(await timeFromEarlier(at.landlord.rowan), 'once').toEqual({ timed: 0, failed: 0 })
  expect(await over.notices(over.dee)).toContain('data-late')
  expect(await now.notices(now.dee)).not.toContain('data-late')
  at.landlord.at('2026-03-26T09:01')
  expect(await now.notices(now.dee)).toContain('data-soon')
  at.landlord.at('2026-03-02T10:00')
})

test('an old request that cannot be worked out stops no other, nor any job, and is said once in an hour', async () => {
  const [bad, good] = [await taken(), await taken()]
  const of = (sql: string, values: readonly unknown[]) =>
    withClient(at.landlord.rowan.owner, (client) => client.query(sql, [...values]))
  await of('update rowan.data_request set due = null, extend_by = null where request = any($1)', [[bad.id, good.id]])
  await of("update rowan.data_request set received = 'infinity' where request = $1", [bad.id])
  await of("update rowan.data_request set received = '2025-11-03' where request = $1", [good.id])
  await of("delete from rowan.job where split_part(about, ' ', 1) = any($1)", [[bad.id, good.id]])
  const said: string[] = []
  const round = () => workOnce(at.landlord.rowan, { sendMail: null, say: (line) => said.push(line) })
  await round()
  await round()
  expect(said).toEqual(['the time of 1 old request for data could not be worked out'])
  expect(await good.notices(good.dee)).toContain('data-late')
  await of("update rowan.data_request set received = '2026-03-02' where request = $1", [bad.id])
  at.landlord.at('2026-03-02T11:01')
  expect(await timeFromEarlier(at.landlord.rowan)).toEqual({ timed: 1, failed: 0 })
  at.landlord.at(START)
})
