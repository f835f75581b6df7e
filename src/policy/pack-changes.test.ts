/** What a policy officer reads after changing a pack: every change, under its clause, in words. */
import { expect, test } from 'vitest'
import { loadPolicies } from '../packs/load-policies.ts'
import { projectRoot } from '../packs/project-root.ts'
import { editionText, packOfEdition } from './edition.ts'
import type { Pack } from './model.ts'
import { mutants } from './mutate.ts'
import { packChanges } from './pack-changes.ts'
import { policyOf } from './test-policy.ts'

const packOf = (norms: string, also = ''): Pack => {
  const [pack] = policyOf({ norms, also }).versions
  if (!pack) throw new Error('no pack')
  return pack
}

const CALL = `
- duty: call-back
  when: {event: report.received}
  do: {event: victim.contacted}
  within: {working_days: 5}
  cite: [{clause: "ELM-1", says: "Call back."}]`

const said = (before: Pack, after: Pack) => packChanges(before, after).flatMap(({ says }) => says)

test('what was due within 5 working days and is now due within 3 is said so, under its clause', () => {
  expect(packChanges(packOf(CALL), packOf(CALL.replace('5', '3')))).toEqual([
    {
      what: 'changed',
      of: 'duty',
      id: 'call-back',
      clauses: ['ELM-1'],
      says: ['What was due within 5 working days is now due within 3 working days.'],
    },
  ])
})

test('a pattern that came or went is said on its own, with what it asks of fields', () => {
  const more = CALL.replace(
    'do: {event: victim.contacted}',
    'do: {any: [{event: victim.contacted}, {event: visit.made}]}',
  )
  expect(said(packOf(CALL), packOf(more))).toEqual(['It is now also met by visit made.'])
  expect(said(packOf(more), packOf(CALL))).toEqual(['It is no longer met by visit made.'])
  const urgent = CALL.replace('report.received}', 'report.received, where: {urgent: true}}')
  expect(said(packOf(CALL), packOf(urgent))).toEqual([
    'It no longer applies to report received.',
    'It now applies to report received (urgent: yes).',
  ])
})

test('a norm that came or went is told whole, and a time that becomes a local target is said so', () => {
  const other = `${CALL}\n- never: charge\n  act: {event: recharge.raised, where: {payer: victim}}\n  cite: [{clause: "ELM-2", says: "Never charge."}]`
  expect(packChanges(packOf(CALL), packOf(other))).toEqual([
    { what: 'added', of: 'never', id: 'charge', clauses: ['ELM-2'], says: ['Never recharge raised (payer: victim).'] },
  ])
  expect(packChanges(packOf(other), packOf(CALL))[0]?.what).toBe('removed')
  const local = CALL.replace('within: {working_days: 5}', 'within: {working_days: 5}\n  stated: false')
  expect(said(packOf(CALL), packOf(local))).toEqual(['The time is now a local target, and no longer the policy’s own.'])
})

test('an hour at which work ends moves the clauses whose days are working days, and a reading the clauses that it reads', () => {
  const before = packOf(CALL)
  const early = { ...before, calendar: { ...before.calendar, close: '16:00' } }
  expect(packChanges(before, early)).toMatchObject([{ of: 'calendar', clauses: ['ELM-1'] }])
  const reading = (reads: string) =>
    packOf(CALL, `interpretations: [{id: R1, clauses: ["ELM-1"], reads: "${reads}", decided_by: us}]`)
  expect(packChanges(reading('One.'), reading('Two.'))).toEqual([
    { what: 'changed', of: 'reading', id: 'R1', clauses: ['ELM-1'], says: ['“One. (us)” is now “Two. (us)”.'] },
  ])
})

test('the order of keys, lines and comments change nothing, nor does having been kept as an edition', () => {
  for (const { packs } of loadPolicies(projectRoot()))
    for (const pack of packs) {
      const kept = packOfEdition(editionText(pack))
      if (!kept) throw new Error(`${pack.id} cannot be read again`)
      expect(packChanges(pack, kept)).toEqual([])
      expect(packChanges(kept, pack)).toEqual([])
    }
})

test('an edition of another language of policy is not read as though it were of this one', () => {
  const whole = JSON.parse(editionText(packOf(CALL)))
  const { safeContactOverride: _, ...older } = whole
  expect(packOfEdition(JSON.stringify(older))).toBeNull()
  const { again: __, ...norm } = whole.norms[0]
  expect(packOfEdition(JSON.stringify({ ...whole, norms: [norm] }))).toBeNull()
})

test.each(loadPolicies(projectRoot()))(
  'no leaf of the policy of $id changes without a sentence under its clause',
  ({ packs }) => {
    const pack = packs.at(-1)
    if (!pack) throw new Error('no pack')
    let count = 0
    for (const mutant of mutants(pack)) {
      count++
      const changes = packChanges(pack, mutant.pack)
      expect(changes, `${mutant.norm}: ${mutant.change}`).not.toEqual([])
      const clauses = changes.flatMap((change) => change.clauses)
      expect(
        mutant.clauses.every((clause) => clauses.includes(clause)),
        `${mutant.norm}: ${mutant.change}`,
      ).toBe(true)
      expect(changes.every(({ says }) => says.length > 0)).toBe(true)
      expect(JSON.stringify(changes)).not.toMatch(/undefined|\[object/)
    }
    expect(count).toBeGreaterThan(50)
  },
)
