import { expect, it } from 'vitest'
import { candidatesFor, isAgency, usualPerson } from './whom.ts'

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

it('offers whoever causes harm for no move, pause or MARAC, and the person harmed for no step against somebody', () => {
  expect(candidatesFor('rehousing.requested', [mair, gethin])).toEqual([mair])
  expect(candidatesFor('breathing-space.set', [mair, gethin])).toEqual([mair])
  expect(candidatesFor('legal-action.proposed', [mair, gethin])).toEqual([gethin])
  expect(candidatesFor('tenancy-change.requested', [mair, gethin])).toEqual([mair, gethin])
  expect(candidatesFor('legal-action.proposed', [mair])).toEqual([mair])
})

it('no agency is somebody of the case', () => {
  expect(['police', 'victim', 'perpetrator', 'idva'].filter(isAgency)).toEqual(['police', 'idva'])
})
