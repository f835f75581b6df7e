import { describe, expect, it } from 'vitest'
import { coverage } from '../policy/coverage.ts'
import { loadHolidays } from './load-holidays.ts'
import { landlordIds, loadPolicies } from './load-policies.ts'
import { projectRoot } from './project-root.ts'

const root = projectRoot()
const landlords = loadPolicies(root)

describe('the five policies', () => {
  it('are there, each in a folder of its own', () => {
    expect(landlordIds(root)).toEqual(['chesterfield', 'mha', 'plus-dane', 'vivid', 'whg'])
  })

  it('have every clause of their documents: 597 rows', () => {
    expect(Object.fromEntries(landlords.map((each) => [each.id, each.clauses.length]))).toEqual({
      chesterfield: 130,
      mha: 179,
      'plus-dane': 119,
      vivid: 89,
      whg: 80,
    })
  })

  it('claim every clause once, and every norm is claimed by a clause that it cites', () => {
    for (const each of landlords)
      for (const pack of each.packs) {
        const { problems, counts } = coverage(pack, each.clauses)
        expect(problems, each.id).toEqual([])
        expect(Object.values(counts).reduce((a, b) => a + b)).toBe(each.clauses.length)
      }
  })

  it('hold the 85 readings, tensions and slips that were found, under their own ids', () => {
    const found = landlords.flatMap(({ packs }) =>
      packs.flatMap((pack) => [...pack.interpretations, ...pack.tensions, ...pack.errata].map((each) => each.id)),
    )
    const ids = new Set(found)
    const startingWith = (letter: string) => [...ids].filter((id) => id.startsWith(letter)).length
    expect(['P', 'C', 'W', 'V', 'M', 'B'].map(startingWith)).toEqual([17, 15, 12, 10, 21, 10])
    expect(ids.size - startingWith('S')).toBe(85)
  })

  it('share four readings that no document gives: three of safe contact, one of closing', () => {
    for (const { id, packs } of landlords)
      for (const pack of packs) {
        const own = pack.interpretations.filter((each) => each.id.startsWith('S'))
        expect(own.map((each) => each.id).toSorted(), id).toEqual(['S1', 'S2', 'S3', 'S4'])
      }
  })

  it('take effect on the day that each document says', () => {
    expect(Object.fromEntries(landlords.map((each) => [each.id, each.packs[0]?.inForce.from]))).toEqual({
      chesterfield: '2024-10-01',
      mha: '2024-02-20',
      'plus-dane': '2024-07-01',
      vivid: '2023-10-01',
      whg: '2025-05-01',
    })
  })

  it('leave the deadline of another document unbound until the landlord supplies it', () => {
    const mha = landlords.find((each) => each.id === 'mha')
    expect(mha?.packs[0]?.imports).toEqual([
      { id: 'customer-care-or-asb-triage', document: expect.stringContaining('Customer Care') },
    ])
  })

  it('state no time of their own invention: only the times that are printed', () => {
    const timed = landlords.flatMap(({ packs }) =>
      packs.flatMap((pack) =>
        pack.norms.flatMap((norm) =>
          'within' in norm && norm.within !== 'not_stated' ? norm.cite.map((cite) => cite.clause) : [],
        ),
      ),
    )
    expect(timed.toSorted()).toEqual([
      'MHA-4.2.2.a1',
      'MHA-4.2.2.a2',
      'PD-12.f',
      'PD-20.a',
      'PD-7.a',
      'VIV-4.1.a2',
      'WHG-2.17.a',
    ])
  })

  it('count on bank holidays that are known for their division', () => {
    const divisions = loadHolidays(root).map((list) => list.division)
    for (const each of landlords) for (const pack of each.packs) expect(divisions).toContain(pack.calendar.holidays)
  })
})

describe('the bank holidays of England and Wales', () => {
  const list = loadHolidays(root)[0]
  const of = (year: string) => list?.days.filter((day) => day.date.startsWith(year)).map((day) => day.date.slice(5))

  it('are complete from 2019 to 2028', () => {
    expect([list?.from, list?.until]).toEqual([2019, 2028])
    for (const year of ['2019', '2020', '2021', '2023', '2024', '2025', '2026', '2027', '2028'])
      expect(of(year), year).toHaveLength(year === '2023' ? 9 : 8)
    expect(of('2022')).toHaveLength(10)
  })

  it('have the days that were moved, and not the days that they were moved from', () => {
    expect(of('2020')).toContain('05-08')
    expect(of('2020')).not.toContain('05-04')
    expect(of('2022')).toEqual(expect.arrayContaining(['06-02', '06-03', '09-19']))
    expect(of('2022')).not.toContain('05-30')
    expect(of('2023')).toContain('05-08')
  })

  it('have the substitute days of holidays that fall on a weekend', () => {
    expect(of('2021')).toEqual(expect.arrayContaining(['12-27', '12-28']))
    expect(of('2022')).toEqual(expect.arrayContaining(['01-03', '12-26', '12-27']))
    expect(of('2026')).toContain('12-28')
    expect(of('2027')).toEqual(expect.arrayContaining(['12-27', '12-28']))
    expect(of('2028')).toContain('01-03')
  })

  it('say from when the funeral of 2022 was known', () => {
    expect(list?.days.find((day) => day.date === '2022-09-19')?.knownFrom).toBe('2022-09-10')
  })

  it('fall on working days only', () => {
    for (const day of list?.days ?? []) expect(new Date(day.date).getUTCDay() % 6, day.date).not.toBe(0)
  })
})
