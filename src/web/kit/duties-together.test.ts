import { expect, test } from 'vitest'
import { CLAUSE, DUTY, LATE, OURS, SILENT } from '../made-up-duties.ts'
import { byClause, together } from './duties-together.ts'

const ids = (...duties: Parameters<typeof together>[0]) => together(duties).map((row) => row.map(({ id }) => id))

test('what one act for one person answers stands in one row, in the place of the first', () => {
  const again = { ...SILENT, id: 'again' }
  expect(ids(SILENT, OURS, again)).toEqual([['d-3', 'again'], ['d-4']])
})

test('another person, another case, another act and other words stand apart', () => {
  expect(
    ids(
      SILENT,
      { ...SILENT, id: 'person', person: 'p-2' },
      { ...SILENT, id: 'case', caseId: 'c-2' },
      { ...SILENT, id: 'act', metBy: ['victim.contacted'] },
      { ...SILENT, id: 'words', what: 'Offer something else' },
    ),
  ).toHaveLength(5)
})

test('what is late never hides behind what is not, nor a time behind none', () => {
  expect(ids(DUTY, { ...DUTY, id: 'late', late: true }, { ...DUTY, id: 'silent', due: null })).toHaveLength(3)
  expect(ids(LATE, { ...LATE, id: 'later' })).toEqual([['d-2', 'later']])
})

test('what no act answers stands alone', () => {
  expect(ids({ ...DUTY, metBy: [] }, { ...DUTY, id: 'other', metBy: [] })).toHaveLength(2)
})

test('two norms of one clause are explained under one name, and another clause under its own', () => {
  const sibling = { ...DUTY, id: 'sibling', clauses: [{ ...CLAUSE, id: 'PD-7.b' }] }
  const other = { ...DUTY, id: 'other', clauses: [{ ...CLAUSE, printed: '20' }] }
  const groups = byClause([DUTY, other, sibling].map((duty) => ({ duty })))
  expect([...groups].map(([printed, said]) => [printed, said.map(({ duty }) => duty.id)])).toEqual([
    ['7', ['d-1', 'sibling']],
    ['20', ['other']],
  ])
})
