/** What the home page reads from the record: where each measure stands, what is not copied to a new home, and what it all costs. */
import { describe, expect, test } from 'vitest'
import { loadOrganisation } from '../../../packs/load-organisation.ts'
import { projectRoot } from '../../../packs/project-root.ts'
import { DAY, HOUR, instantOf } from '../../../record/london-time.ts'
import { separate } from '../../../record/separate.ts'
import type { EntryTypeName } from '../../../record/vocabulary.ts'
import type { AreaEntry, AreaReading } from '../../area-page.ts'
import { HOME_AREA } from '../home.ts'
import { measuresOn } from './measures.ts'
import { chargesOn, costsOn, repairsOn } from './repairs.ts'

const START = instantOf('2026-03-02T09:00')
type Said = readonly [EntryTypeName, Readonly<Record<string, unknown>>]
const said = (...acts: readonly Said[]): readonly AreaEntry[] =>
  acts.map(([type, data], index) => {
    const read = separate(type, data)
    if (!read.ok) throw new Error(`${type}: ${JSON.stringify(read)}`)
    const at = START + index * HOUR
    const { codes, words } = read
    return { n: index + 1, id: `e${index}`, type, at, recordedAt: at, by: 'Olive', role: 'da-caseworker', codes, words }
  })
const reading = (...acts: readonly Said[]): AreaReading =>
  ({
    entries: said(...acts),
    landlord: 'plus-dane',
    nameOf: (id: string) => ({ amira: 'Amira Example', karl: 'Karl Example' })[id] ?? null,
    organisation: loadOrganisation(projectRoot(), 'plus-dane'),
    page: {
      breaches: [{ n: 3, remedied: false }],
      people: [
        { id: 'amira', name: 'Amira Example', role: 'victim', ageGroup: '18-or-over', customerType: 'joint-tenant' },
        { id: 'zac', name: 'Zac Example', role: 'victim', ageGroup: 'under-16', customerType: null },
        { id: 'karl', name: 'Karl Example', role: 'perpetrator', ageGroup: null, customerType: 'joint-tenant' },
      ],
    },
  }) as unknown as AreaReading

const locks = { person: 'amira', measure: 'lock-change' }
const offered: Said = ['security.offered', { person: 'amira', measures: ['lock-change'], outcome: 'accepted' }]
const ordered: Said = ['security.ordered', { ...locks, priority: 'urgent', risk: 'He kept a key.' }]
const fitted: Said = ['security.fitted', locks]

describe('a measure', () => {
  test('shows when it was offered, ordered and fitted, the danger it lowers and what was paid', () => {
    const paid: Said = ['cost.recorded', { kind: 'security', amount: 120, measure: 'lock-change' }]
    expect(measuresOn(reading(offered, ordered, fitted, paid))).toMatchObject([
      {
        measure: 'lock-change',
        item: { clause: 'PD-14.1.g' },
        offered: { at: START, outcome: 'accepted' },
        ordered: { at: START + HOUR, priority: 'urgent', risk: 'He kept a key.' },
        fitted: START + 2 * HOUR,
        cost: 120,
        earlierHome: false,
      },
    ])
  })

  test('MHA-4.2.8.c3: that was fitted at the home before is not fitted at the new one', () => {
    const moved: Said = ['victim.moved', { person: 'amira', ourHome: true }]
    const lines = measuresOn(reading(fitted, moved, offered))
    expect(lines.map(({ earlierHome, fitted: since }) => [earlierHome, since === null])).toEqual([
      [true, false],
      [false, true],
    ])
  })

  test('PD-15.a2: that is no longer needed is taken out at a review, and what is kept stays', () => {
    const light: Said = ['security.fitted', { person: 'amira', measure: 'external-light' }]
    const review: Said = [
      'security.reviewed',
      { person: 'amira', why: 'monitoring', keep: ['external-light'], remove: ['lock-change'] },
    ]
    const lines = measuresOn(reading(fitted, light, review))
    expect(lines.map(({ measure, removed }) => [measure, removed !== null])).toEqual([
      ['lock-change', true],
      ['external-light', false],
    ])
  })
})

test('staying is asked of each adult who is harmed, and a joint holder has a right to come in until that was considered', () => {
  const shown = HOME_AREA.shows(reading(['stay-or-move.assessed', { person: 'amira', safe: false, practical: true }]))
  expect(shown.stays).toMatchObject([
    { person: 'amira', asked: { safe: false, practical: true }, needsConsidered: false },
  ])
  expect(shown.holders).toMatchObject([{ person: 'karl', considered: null }])
  const considered: Said = [
    'right-of-entry.considered',
    { person: 'karl', basis: 'court-order', note: 'Order of 2 March' },
  ]
  expect(HOME_AREA.shows(reading(considered)).holders).toMatchObject([{ considered: { basis: 'court-order' } }])
})

describe('damage', () => {
  const door: Said = ['repair.reported', { repair: 'D1', kind: 'door', causedByAbuse: true, damagedBy: 'karl' }]

  test('by abuse is wanted mended within the days that the landlord set for itself; other damage has no such day', () => {
    const other: Said = ['repair.reported', { repair: 'D2', kind: 'fence-or-gate', causedByAbuse: false }]
    expect(repairsOn(reading(door, other)).map(({ wantedBy }) => wantedBy)).toEqual([START + DAY, null])
  })

  test('that is charged though the policy forbids it says so until the charge is taken back', () => {
    const charge: Said = ['recharge.raised', { repair: 'D1', payer: 'victim', cause: 'domestic-abuse', amount: 180 }]
    const back: Said = ['recharge.cancelled', { entry: 3 }]
    expect(chargesOn(reading(door, offered, charge))).toMatchObject([{ n: 3, forbidden: true, cancelled: null }])
    expect(chargesOn(reading(door, offered, charge, back))).toMatchObject([{ cancelled: START + 3 * HOUR }])
  })
})

test('MHA-13.4.a: a lock for £120 and a camera for £300 make a case that cost £420, by what it was for', () => {
  const cost = (amount: number, kind = 'security'): Said => ['cost.recorded', { kind, amount }]
  expect(costsOn(reading(cost(120), cost(300)))).toEqual({ byKind: [{ kind: 'security', amount: 420 }], total: 420 })
  expect(costsOn(reading(cost(20, 'repairs'), cost(300))).byKind.map(({ kind }) => kind)).toEqual([
    'security',
    'repairs',
  ])
})
