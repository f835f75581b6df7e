import { describe, expect, it } from 'vitest'
import type { Codes, Entry } from './entry.ts'
import type { EntryTypeName } from './vocabulary.ts'
import { waitingHandover } from './waiting-handover.ts'

const record = (...said: readonly (readonly [EntryTypeName, Codes])[]): readonly Entry[] =>
  said.map(([type, codes], index) => ({
    n: index + 1,
    type,
    at: index,
    recordedAt: index,
    by: 'other-employee',
    codes,
    happened: false,
  }))

const told = ['report.received', { channel: 'in-person', source: 'victim' }] as const
const passed = ['handover.made', { to: 'safeguarding-lead' }] as const

describe('what was passed on', () => {
  it('waits until its acceptance names it', () => {
    expect(waitingHandover(record(told))).toBeNull()
    expect(waitingHandover(record(told, passed))?.n).toBe(2)
    expect(waitingHandover(record(told, passed, ['handover.accepted', { entry: 2 }]))).toBeNull()
  })

  it('waits with the last to whom it was passed, whoever took the one before on', () => {
    const again = record(told, passed, ['handover.accepted', { entry: 2 }], ['handover.made', { to: 'line-manager' }])
    expect(waitingHandover(again)?.codes.to).toBe('line-manager')
  })

  it('does not wait where the receiver agreed at once, where it was taken back, or on a closed case', () => {
    expect(waitingHandover(record(told, ['handover.made', { to: 'line-manager', accepted: true }]))).toBeNull()
    expect(waitingHandover(record(told, passed, ['entry.retracted', { entry: 2 }]))).toBeNull()
    expect(waitingHandover(record(told, passed, ['case.closed', { reason: 'safe' }]))).toBeNull()
  })
})
