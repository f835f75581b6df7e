import { expect, it } from 'vitest'
import { dangerOn } from './danger-on.ts'

type Told = Parameters<typeof dangerOn>[0][number]

const danger = (at: number, codes: Told['codes'] = {}): Told => ({
  type: 'report.received',
  at,
  codes: { imminentDanger: true, ...codes },
})
const called = (at: number, codes: Told['codes'] = {}): Told => ({ type: 'police.called', at, codes })
const advised = (at: number, about: string, codes: Told['codes'] = {}): Told => ({
  type: 'police.advised',
  at,
  codes: { about, ...codes },
})

it('CBC-5.1.d2: danger stands until somebody calls the police or is told to', () => {
  expect(dangerOn([])).toBeNull()
  expect(dangerOn([danger(1)])).toBe(1)
  expect(dangerOn([danger(1), called(1)])).toBeNull()
  expect(dangerOn([danger(1), advised(2, 'imminent-danger')])).toBeNull()
})

it('CBC-5.1.d2: the police called for one person leave the other in danger; a call that names nobody may be for either', () => {
  const both = [danger(1, { person: 'amira' }), danger(2, { person: 'bob' })]
  expect(dangerOn([...both, called(3, { person: 'bob' })])).toBe(1)
  expect(dangerOn([...both, called(3, { person: 'amira' })])).toBe(2)
  expect(dangerOn([...both, called(3, { person: 'amira' }), called(4, { person: 'bob' })])).toBeNull()
  expect(dangerOn([...both, called(3)])).toBeNull()
})

it('CBC-5.1.d2: danger that was told again after the call, in the same minute too, stands again', () => {
  expect(dangerOn([danger(1), called(2), danger(2)])).toBe(2)
  expect(dangerOn([danger(1), called(2), danger(3)])).toBe(3)
})

it('CBC-5.1.d2: to be told that one can report it is no answer, nor is advice to call for somebody who cannot', () => {
  expect(dangerOn([danger(1), advised(2, 'reporting')])).toBe(1)
  const cannot = danger(1, { canCallPolice: false })
  expect(dangerOn([cannot, advised(2, 'imminent-danger')])).toBe(1)
  expect(dangerOn([cannot, called(2)])).toBeNull()
})
