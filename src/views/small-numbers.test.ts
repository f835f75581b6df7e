import fc from 'fast-check'
import { expect, test } from 'vitest'
import { implementationOf } from './implementation.ts'
import { FEWEST } from './small-numbers.ts'

const CLAUSES = ['X-1', 'X-2', 'X-3']
const TEAMS = ['income-officer', 'community-safety-team', 'legal'] as const
const SINCE = new Date('2026-05-01T09:00Z')

/** Duties of cases: which case, under which clause, owed by whom, late or not. */
const duty = fc.record({
  of: fc.integer({ min: 1, max: 9 }),
  clause: fc.constantFrom(...CLAUSES),
  owes: fc.constantFrom(...TEAMS),
  late: fc.boolean(),
})
type Duty = typeof duty extends fc.Arbitrary<infer Each> ? Each : never

/** As the database answers: one row for each clause and team. */
const rowsOf = (duties: readonly Duty[]) =>
  CLAUSES.flatMap((clause) =>
    TEAMS.flatMap((owes) => {
      const here = duties.filter((each) => each.clause === clause && each.owes === owes)
      const late = here.filter((each) => each.late)
      const cases = (of: readonly Duty[]) => [...new Set(of.map((each) => each.of))]
      const row = { clauses: [clause], owed_by: owes, owner_role: null, organisation: false, since: SINCE }
      return here.length === 0
        ? []
        : [{ ...row, live: here.length, late: late.length, oldest: null, cases: cases(here), late_cases: cases(late) }]
    }),
  )

const published = (duties: readonly Duty[], exact = false) =>
  implementationOf({
    rows: rowsOf(duties),
    landlord: 'Madeup Homes',
    teams: TEAMS.map((role) => ({ id: role, name: role, roles: [role] })),
    clauses: new Map(CLAUSES.map((id) => [id, { id, printed: id, says: id }])),
    version: '1',
    responsible: null,
    now: 0,
    exact,
  })

const casesIn = (duties: readonly Duty[]) => new Set(duties.map((each) => each.of)).size

test('what is about fewer than five cases is as if it were not there: no number by team or in all tells it from nothing', () => {
  fc.assert(
    fc.property(fc.array(duty, { maxLength: 60 }), fc.constantFrom(...TEAMS), (duties, team) => {
      const small = duties.filter((each) => each.owes === team)
      fc.pre(small.length > 0 && casesIn(small) < FEWEST)
      const [all, without] = [published(duties), published(duties.filter((each) => each.owes !== team))]
      expect([all.teams, all.onCases]).toEqual([without.teams, without.onCases])
    }),
    { numRuns: 500 },
  )
})

test('and none by clause', () => {
  fc.assert(
    fc.property(fc.array(duty, { maxLength: 60 }), fc.constantFrom(...CLAUSES), (duties, clause) => {
      const small = duties.filter((each) => each.clause === clause)
      fc.pre(small.length > 0 && casesIn(small) < FEWEST)
      expect(published(duties).clauses).toEqual(published(duties.filter((each) => each.clause !== clause)).clauses)
    }),
    { numRuns: 500 },
  )
})

test('every number that is shown stands for itself: a multiple of five, without a day, and together they are the whole', () => {
  fc.assert(
    fc.property(fc.array(duty, { maxLength: 80 }), (duties) => {
      const { onCases, teams, clauses } = published(duties)
      for (const each of [onCases, ...teams, ...clauses]) {
        expect([each.live % FEWEST, each.late % FEWEST]).toEqual([0, 0])
        expect([each.oldest, each.since]).toEqual([null, null])
      }
      expect(onCases.live).toBe(teams.reduce((sum, each) => sum + each.live, 0))
      expect(onCases.late).toBe(teams.reduce((sum, each) => sum + each.late, 0))
    }),
    { numRuns: 500 },
  )
})

test('twelve duties of one case are one case', () => {
  const twelve = Array.from({ length: 12 }, () => ({ of: 1, clause: 'X-1', owes: 'legal', late: true }) as const)
  expect(published(twelve)).toMatchObject({ onCases: { live: 0, late: 0 }, teams: [], clauses: [], quiet: 3 })
  expect(published(twelve, true)).toMatchObject({ onCases: { live: 12, late: 12 }, quiet: 2 })
})
