import { expect, it } from 'vitest'
import { usualPerson } from './whom.ts'

const mair = { id: 'mair', name: 'Mair Madeup', role: 'victim' }
const gethin = { id: 'gethin', name: 'Gethin Madeup', role: 'perpetrator' }

it('never chooses the person harmed for an act against somebody', () => {
  expect(usualPerson('legal-action.started', [mair, gethin])).toBe('gethin')
  expect(usualPerson('legal-action.started', [mair])).toBe('')
  expect(usualPerson('court-order.made', [mair, gethin, { ...gethin, id: 'other' }])).toBe('')
})

it('chooses the person harmed for a contact, and nobody where there are several', () => {
  expect(usualPerson('victim.contacted', [mair, gethin])).toBe('mair')
  expect(usualPerson('victim.contacted', [mair, { ...mair, id: 'zac' }])).toBe('')
})

it('chooses nobody where it may be either', () => {
  expect(usualPerson('income-court-action.started', [mair, gethin])).toBe('')
})
