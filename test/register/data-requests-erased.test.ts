/** How long a request for data is kept, what holds it, and what is left of it when two people agreed to erase it. Made-up people. */
import { expect, test } from 'vitest'
import { doDueJobs } from '../../src/casework/due-jobs.ts'
import { replayLedger } from '../../src/casework/erase.ts'
import { withClient } from '../../src/store/server/connection.ts'
import { landlordFor, type Member } from './opened-landlord.ts'

const at = landlordFor('whg', '2026-03-02T11:00')
const rows = (sql: string, values: readonly unknown[] = []) =>
  withClient(at.landlord.owner, async (client) => (await client.query(sql, [...values])).rows)

/** One that came in on 2 March 2026, and was answered on the 30th unless nobody did. */
async function asked(
  dpo: Member,
  saf: Member,
  isAnswered = true,
): Promise<{ readonly id: string; readonly reference: string }> {
  at.landlord.at('2026-03-02T11:00')
  const { id } = (await dpo.ask('POST', '/data-requests', { name: 'Amira Exampleby', reach: 'Library', asks: 'All' }))
    .body
  const shown = async () =>
    (await dpo.ask('GET', '/data-requests')).body.requests.find((each: { id: string }) => each.id === id)
  const post = async (who: Member, step: string, sent: object) =>
    expect((await who.ask('POST', `/data-requests/${id}/${step}`, sent)).status, step).toBe(200)
  const { reference } = await shown()
  if (!isAnswered) return { id, reference }
  await post(dpo, 'identity', { customer: null, how: 'papers' })
  await post(saf, 'identity/agree', { said: (await shown()).identity.said })
  await post(dpo, 'delivery', { delivery: 'by-hand', safe: true })
  await post(dpo, 'extension', { because: 'complex', reasons: 'Much to look for.', told: true })
  await post(dpo, 'review', { tellsOfOthers: false, why: 'Nothing of others' })
  const { reviewed, delivery } = await shown()
  await post(saf, 'agree', { reviewed, delivery })
  at.landlord.at('2026-03-30T11:00')
  await doDueJobs(at.landlord.rowan)
  await post(dpo, 'answer', { file: 'docx' })
  return { id, reference }
}

const TABLES = [
  'data_request',
  'data_withholding',
  'data_extension',
  'data_given',
  'data_part',
  'due_to_erase',
  'keeping_hold',
] as const
/** In how many rows of each table it stands. */
const leftOf = async (id: string) => {
  const found: Record<string, number> = {}
  for (const table of TABLES) {
    const column = table.startsWith('data_') ? 'request' : 'stream'
    const [row] = await rows(`select count(*)::integer as n from rowan.${table} where ${column} = $1`, [id])
    if (row.n > 0) found[table] = row.n
  }
  const [notice] = await rows('select count(*)::integer as n from rowan.notice where about = $1', [id])
  return { ...found, ...(notice.n > 0 ? { notice: notice.n } : {}) }
}

test('a request is due by its own time, held, and goes when two people agree, with its key, and again after a restore', async () => {
  const dpo = await at.landlord.somebody('Dora', 'data-protection-officer')
  const lead = await at.landlord.somebody('Lena', 'safeguarding-lead')
  const [one, other, open] = [await asked(dpo, lead), await asked(dpo, lead), await asked(dpo, lead, false)]
  const due = async (of = one) =>
    (await dpo.ask('GET', '/keeping')).body.due.find((line: { caseId: string }) => line.caseId === of.id)
  const propose = () => dpo.ask('POST', '/keeping/erasures', { caseId: one.id, what: 'data-request' })

  at.landlord.at('2032-03-29T02:00')
  await at.landlord.atNight()
  expect(await due()).toMatchObject({ what: 'data-request', reference: one.reference, due: '2032-03-30', isDue: false })
  expect(await due(open), 'it is not answered').toBeUndefined()
  expect((await propose()).status).toBe(404)
  at.landlord.at('2032-03-30T02:00')
  await at.landlord.atNight()
  expect(await dpo.see('/keeping')).toContain('a request for data, with how it was answered')

  const hold = { case: one.reference, kind: 'inquiry', reason: 'The Commissioner asked for it.' }
  expect((await dpo.ask('POST', '/keeping/holds', hold)).status).toBe(201)
  expect((await propose()).status).toBe(409)
  const [{ id: held }] = (await dpo.ask('GET', '/keeping')).body.holds
  expect((await dpo.ask('POST', `/keeping/holds/${held}/lift`, { reason: 'It was decided.' })).status).toBe(201)

  const { id: erasure } = (await propose()).body
  expect((await dpo.ask('POST', `/keeping/erasures/${erasure}/agree`)).status).toBe(409)
  expect((await lead.ask('POST', `/keeping/erasures/${erasure}/agree`)).status).toBe(201)
  const before = await rows('select * from rowan.data_request where request = $1', [one.id])
  await rows('analyze')
  const remembered = (id: string) =>
    rows(
      `select tablename from pg_stats where schemaname = 'rowan' and tablename !~ '^(audit|erasure)'
         and concat(most_common_vals::text, histogram_bounds::text) like $1`,
      [`%${id}%`],
    )
  expect(await remembered(one.id)).not.toEqual([])
  await at.landlord.atNight()

  expect(await leftOf(one.id)).toEqual({})
  expect(await remembered(one.id), 'what the planner remembers of it').toEqual([])
  expect(await leftOf(other.id)).toMatchObject({
    data_request: 1,
    data_withholding: 1,
    data_extension: 1,
    due_to_erase: 1,
  })
  expect(await at.landlord.keysOf(one.id)).toEqual(['destroyed'])
  expect(await at.landlord.keysOf(other.id)).toEqual(['kept'])
  expect((await at.landlord.audited(one.id)).map(({ action }) => action)).toContain('erased:data-request')
  const { requests } = (await dpo.ask('GET', '/data-requests')).body
  expect(requests.map((each: { id: string }) => each.id).toSorted()).toEqual([other.id, open.id].toSorted())
  expect(await at.landlord.faults()).toEqual([])

  // A database of before has it again, until the ledger was replayed.
  await withClient(at.landlord.owner, async (client) => {
    await client.query(
      'insert into rowan.data_request select * from jsonb_populate_record(null::rowan.data_request, $1)',
      [JSON.stringify(await jsonOf(before))],
    )
    await client.query('delete from rowan.shred_replayed')
  })
  expect(await leftOf(one.id)).toEqual({ data_request: 1 })
  expect(await replayLedger(at.landlord.rowan, ['whg'])).toBe(1)
  expect(await leftOf(one.id)).toEqual({})
}, 60_000)

/** As the database writes a row. */
async function jsonOf([row]: readonly Record<string, unknown>[]): Promise<unknown> {
  return { ...row, sealed: '\\x00' }
}
