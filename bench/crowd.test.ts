import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { settle } from '../demo/neighbourhood.ts'
import { takeReport } from '../src/casework/take-report.ts'
import { type TestRowan, testRowan } from '../src/casework/test-rowan.ts'
import { withClient } from '../src/store/server/connection.ts'
import { listCases } from '../src/views/list-cases.ts'
import { readCasePage } from '../src/views/read-case.ts'
import { grow } from './crowd.ts'

const LANDLORD = 'whg'
let tested: TestRowan
beforeAll(async () => {
  tested = await testRowan([LANDLORD], '2026-03-02T10:00')
})
afterAll(() => tested.close())

describe('a landlord made larger for a bench', () => {
  it('has as many cases and homes as were asked for, and leaves everybody the cases that they had', async () => {
    const { rowan } = tested
    await settle(rowan, LANDLORD, 7)
    const { token } = await tested.staff(LANDLORD, 'Robin', 'housing-officer')
    const told = { channel: 'phone', source: 'victim' } as const
    const victim = { data: { name: 'Jo Example', role: 'victim' } }
    const taken = await takeReport(rowan, token, { role: 'housing-officer', report: told, people: [victim] })
    if (taken.outcome !== 'recorded') throw new Error(taken.outcome)
    const before = await listCases(rowan, token)

    const entries = await grow(tested.tested.owner, { landlord: LANDLORD, homes: 200, cases: 25 })

    const count = async (table: string) => {
      const { rows } = await withClient(tested.tested.owner, (client) =>
        client.query<{ count: number }>(`select count(*)::int as count from rowan.${table}`),
      )
      return rows[0]?.count
    }
    expect(await count('case_summary')).toBe(25)
    expect(await count('home')).toBeGreaterThanOrEqual(200)
    expect(entries).toBeGreaterThanOrEqual(50)
    expect(await listCases(rowan, token)).toEqual(before)
    expect(JSON.stringify(await readCasePage(rowan, token, taken.caseId))).toContain('Jo Example')
  })
})
