import { expect, test } from 'vitest'
import { leaveOut } from './leave-out.ts'

const LINES = ['Dear doctor', 'Amira came with Ines.', 'Ines is eight.', 'She lives at 9 Marram Lane.']

test('words and whole lines are gone from the text, each under a number with its reason, and none of them is in the schedule', () => {
  const { left, problems } = leaveOut(LINES, [
    { reason: 'others', what: 'Ines' },
    { reason: 'safety', what: '4' },
  ])
  expect(problems).toEqual([])
  expect(left.lines).toEqual([
    'Dear doctor',
    'Amira came with [left out: 1].',
    '[left out: 1] is eight.',
    '[left out: 2]',
  ])
  expect(left.schedule).toEqual([
    { number: 1, lines: [2, 3], reason: 'others' },
    { number: 2, lines: [4], reason: 'safety' },
  ])
  expect(left.gone).toEqual(['Ines', 'She lives at 9 Marram Lane.'])
  expect(JSON.stringify(left.schedule)).not.toMatch(/Ines|Marram/)
})

test('lines can be named from one to another, and what is not there is said to be none', () => {
  expect(leaveOut(LINES, [{ reason: 'others', what: '2-4' }]).left.schedule).toEqual([
    { number: 1, lines: [2, 3, 4], reason: 'others' },
  ])
  for (const what of ['Mina', '0', '5', '3-9', '4-2'])
    expect(leaveOut(LINES, [{ reason: 'others', what }]).problems, what).toMatchObject([{ field: 'out-others' }])
})
