import { expect, test } from 'vitest'
import { instantOf } from '../record/london-time.ts'
import { implementationOf } from './implementation.ts'

const clause = (id: string) => [id, { id, printed: id, says: `What ${id} says` }] as const
const due = new Date(instantOf('2026-06-01T17:00'))
const earlier = new Date(instantOf('2026-05-01T17:00'))
const row = {
  owed_by: null,
  owner_role: null,
  organisation: false,
  live: 0,
  late: 0,
  oldest: null,
  since: earlier,
  cases: [],
  late_cases: [],
}

const asked = (rows: Parameters<typeof implementationOf>[0]['rows']) =>
  implementationOf({
    rows,
    landlord: 'Madeup Homes',
    teams: [
      { id: 'income', name: 'Income', roles: ['income-officer'] },
      { id: 'safety', name: 'Safety', roles: ['community-safety-team'] },
    ],
    clauses: new Map(['X-1', 'X-2', 'X-3'].map(clause)),
    version: '1',
    responsible: null,
    exact: true,
    now: instantOf('2026-06-10T09:00'),
  })

test('what cites two clauses is counted once in all and once under each', () => {
  const { onCases, clauses } = asked([{ ...row, clauses: ['X-1', 'X-2'], live: 2, late: 1, oldest: due }])
  expect(onCases).toEqual({ live: 2, late: 1, oldest: due.getTime(), since: earlier.getTime() })
  expect(clauses.map((each) => [each.id, each.live])).toEqual([
    ['X-1', 2],
    ['X-2', 2],
  ])
})

test('a team is who owes it, or else who owns the case; what nobody owes stands alone, and the most late comes first', () => {
  const { teams } = asked([
    { ...row, clauses: ['X-1'], owed_by: 'income-officer', owner_role: 'community-safety-team', live: 1 },
    { ...row, clauses: ['X-1'], owner_role: 'community-safety-team', live: 2, late: 2, oldest: due },
    { ...row, clauses: ['X-2'], owner_role: 'community-safety-team', live: 1, late: 1, oldest: earlier },
    { ...row, clauses: ['X-2'], live: 4 },
  ])
  expect(teams.map(({ id, live, late, oldest }) => [id, live, late, oldest])).toEqual([
    ['safety', 3, 3, earlier.getTime()],
    ['', 4, 0, null],
    ['income', 1, 0, null],
  ])
})

test('what is asked of the organisation is apart from what is asked on cases, and clauses with nothing open are counted', () => {
  const { onCases, ofUs, quiet } = asked([{ ...row, clauses: ['X-3'], organisation: true, live: 1 }])
  expect([onCases.live, ofUs.live, quiet]).toEqual([0, 1, 2])
})
