import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Norm, Pack } from '../policy/model.ts'
import { instantOf } from '../record/london-time.ts'
import { withClient } from '../store/server/connection.ts'
import { explainDuty } from '../views/explain-duty.ts'
import { readNotices } from '../views/read-notices.ts'
import { readPolicyPage } from '../views/read-policy.ts'
import type { LoadedLandlord } from './landlord.ts'
import { perform } from './perform.ts'
import type { Rowan } from './rowan.ts'
import { takeReport } from './take-report.ts'
import { type TestRowan, testRowan } from './test-rowan.ts'

let world: TestRowan
let officer: { token: string; account: string }
let lead: { token: string; account: string }
let caseId: string

beforeAll(async () => {
  world = await testRowan(['vivid'], '2026-04-01T10:00')
  officer = await world.staff('vivid', 'Olive', 'housing-officer')
  lead = await world.staff('vivid', 'Lena', 'da-lead')
  const taken = await takeReport(world.rowan, officer.token, {
    role: 'housing-officer',
    report: { channel: 'phone', source: 'victim', abuse: ['physical'], summary: 'Made-up words' },
    people: [{ person: randomUUID(), data: { role: 'victim', name: 'Amira Example', ageGroup: '18-or-over' } }],
  })
  if (taken.outcome !== 'recorded') throw new Error(taken.outcome)
  caseId = taken.caseId
})
afterAll(() => world.close())

const rows = <Row>(sql: string, values: unknown[] = []) =>
  withClient(world.tested.owner, async (client) => (await client.query(sql, values)).rows as Row[])

const contact = async () =>
  (
    await rows<{ id: string; due: Date }>(
      "select id, due from rowan.duty where stream = $1 and 'VIV-4.1.a2' = any(clauses)",
      [caseId],
    )
  )[0]

const lines = async () =>
  (
    await rows<{ line: string }>(
      "select concat_ws(' ', action, object_type, object) line from rowan.audit where action in ('new-edition', 'judged-again') order by seq",
    )
  ).map(({ line }) => line)

const withPacks = (changed: (pack: Pack) => Pack) => (landlord: LoadedLandlord) => ({
  ...landlord,
  packs: landlord.packs.map(changed),
})

/** The same version of the document, read so that there is a day more for the first contact. */
const aDayMore = withPacks((pack) => ({
  ...pack,
  norms: pack.norms.map(
    (norm): Norm =>
      norm.kind === 'duty' && norm.cite.some(({ clause }) => clause === 'VIV-4.1.a2')
        ? { ...norm, within: { working_days: 1 } }
        : norm,
  ),
}))

async function started(changed: (landlord: LoadedLandlord) => LoadedLandlord, work: (rowan: Rowan) => Promise<void>) {
  const said: string[] = []
  const rowan = await world.again(changed, { say: (line) => said.push(line) })
  await work(rowan)
  await rowan.close()
  return said
}

test('a policy that only moved in its file is the same edition, and nothing is judged again', async () => {
  const said = await started(
    withPacks((pack) => ({ ...pack, norms: pack.norms.map((norm) => ({ ...norm, line: norm.line + 7 })) })),
    async () => {},
  )
  expect(said).toEqual([])
  expect(await lines()).toEqual([])
})

test('a visit beside whoever serves people leaves a changed policy to the next start', async () => {
  const visit = await world.again(aDayMore, { records: false })
  await visit.close()
  expect(await lines()).toEqual([])
  expect((await contact())?.due.getTime()).toBe(instantOf('2026-04-01T17:00'))
})

test('a policy that was changed without a version of its own starts as another edition: its cases are judged again, and the audit and their leads are told', async () => {
  const before = await contact()
  expect(before?.due.getTime()).toBe(instantOf('2026-04-01T17:00'))
  world.at('2026-04-01T12:00')
  const said = await started(aDayMore, async (rowan) => {
    const after = await contact()
    expect(after?.id).toBe(before?.id)
    expect(after?.due.getTime()).toBeGreaterThan(instantOf('2026-04-02T00:00'))
    const told = await readNotices(rowan, lead.token)
    expect(told?.notices.filter(({ kind }) => kind === 'policy-edition')).toHaveLength(1)
    const untold = await readNotices(rowan, officer.token)
    expect(untold?.notices.filter(({ kind }) => kind === 'policy-edition')).toEqual([])
    const page = await readPolicyPage(rowan, officer.token)
    expect(page?.editions.map(({ edition, changed }) => ({ edition, changed }))).toEqual([
      { edition: 2, changed: ['VIV-4.1.a2'] },
      { edition: 1, changed: [] },
    ])
    const why = await explainDuty(rowan, lead.token, after?.id ?? '')
    expect(why?.steps.join(' ')).toContain('When it was written down, edition 1 of that version judged it')
  })
  expect(said).toEqual([expect.stringMatching(/^VIVID.*: 2 records judged again by .*, edition 2$/)])
  expect(await lines()).toEqual([expect.stringMatching(/^new-edition policy \S+ \S+ edition 2$/), 'judged-again list'])
})

test('what is written under the new edition is marked with no earlier one, and a start without a change does nothing', async () => {
  const said = await started(aDayMore, async (rowan) => {
    const done = await perform(rowan, lead.token, {
      target: { on: 'case', caseId },
      role: 'da-lead',
      type: 'case.reviewed',
      data: { why: 'routine', outcome: 'carry-on' },
    })
    if (done.outcome !== 'recorded') throw new Error(JSON.stringify(done))
    const [marked] = await rows<{ through: number; seq: number }>(
      'select j.through, s.seq from rowan.judged_under j join rowan.stream s using (landlord, stream) where s.stream = $1',
      [caseId],
    )
    expect(marked && marked.seq - marked.through).toBe(1)
  })
  expect(said).toEqual([])
  expect(await lines()).toHaveLength(2)
})

test('where only the organisation changed every record is judged again too, and nobody is told of an edition', async () => {
  const said = await started(
    (landlord) => ({
      ...aDayMore(landlord),
      organisation: { ...landlord.organisation, hours: { ...landlord.organisation.hours, from: '08:00' } },
    }),
    async () => {},
  )
  expect(said).toEqual([expect.stringMatching(/: 2 records judged again$/)])
  expect((await lines()).slice(2)).toEqual(['judged-again list'])
})
