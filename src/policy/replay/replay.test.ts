/** What an old record is too old to say is never counted as not done; and what is about fewer than five cases is not told to everybody. */
import { describe, expect, it } from 'vitest'
import type { Entry } from '../../record/entry.ts'
import { instantOf } from '../../record/london-time.ts'
import type { Pack } from '../model.ts'
import { HOLIDAYS, policyOf, recordOf, type Told } from '../test-policy.ts'
import { type ReplayOptions, replayer } from './replay.ts'
import type { Since } from './tellable.ts'
import { SHOWN, toldReplay } from './told.ts'

const NOW = instantOf('2026-06-01T09:00')
const always = () => Number.NEGATIVE_INFINITY
/** As though these names had come into the language on a day of March. */
const cameInMarch =
  (...names: readonly string[]): Since =>
  (type, field) =>
    names.includes(field === undefined ? type : `${type} ${field}`) || names.includes(type)
      ? instantOf('2026-03-01T00:00')
      : always()

function packOf(norms: string): Pack {
  const [pack] = policyOf(norms).versions
  if (!pack) throw new Error('no pack')
  return pack
}

const call = (days: number) => `- duty: call-back
  when: {event: report.received}
  do: {any: [{event: victim.contacted}, {event: visit.made}]}
  within: {working_days: ${days}}
  cite: [{clause: "ELM-1", says: "Call back."}]
`
const record = (...told: readonly Told[]): readonly Entry[] => recordOf(...told)
const LATE = record(['2026-02-02T09:00', 'report.received'], ['2026-02-05T09:00', 'victim.contacted'])
const NEVER = record(['2026-02-02T09:00', 'report.received'])

/** What is told under the first clause, by either text. */
function compare(
  before: string,
  after: string,
  records: readonly (readonly Entry[])[],
  options: Partial<ReplayOptions> = {},
) {
  const made = replayer(packOf(before), packOf(after), [HOLIDAYS], {
    everything: true,
    keepReferences: true,
    since: always,
    ...options,
  })
  records.forEach((entries, place) => {
    made.see({ reference: `R-${place}`, scope: 'case', now: NOW, began: entries[0]?.at ?? 0, record: entries })
  })
  const told = toldReplay(made.tally, { how: 'exact', named: true, shown: made.asks })
  const [clause] = told.clauses
  const cells = (side: 'before' | 'after') =>
    Object.fromEntries(SHOWN.flatMap((cell) => (clause?.[side][cell] ? [[cell, clause[side][cell]]] : [])))
  return { made, clause, before: cells('before'), after: cells('after') }
}

describe('a replay', () => {
  it('says that what was done in five working days would have been late under three, and in which case', () => {
    const day4 = record(['2026-02-02T09:00', 'report.received'], ['2026-02-06T09:00', 'victim.contacted'])
    const found = compare(call(5), call(3), [day4, NEVER])
    expect(found.before).toEqual({ opened: 2, met: 1, late: 1 })
    expect(found.after).toEqual({ opened: 2, late: 2 })
    expect(found.clause).toMatchObject({ cases: 1, references: ['R-0'] })
  })

  it('cannot tell whether a duty was met while what meets it could not be recorded yet', () => {
    const since = cameInMarch('visit.made')
    expect(compare(call(1), call(1), [LATE, NEVER], { since }).after).toEqual({ opened: 2, 'cannot-tell': 2 })
    const spring = record(['2026-03-02T09:00', 'report.received'])
    expect(compare(call(1), call(1), [spring], { since }).after, 'and can from then on').toEqual({ opened: 1, late: 1 })
    const inTime = record(['2026-02-02T09:00', 'report.received'], ['2026-02-03T09:00', 'victim.contacted'])
    expect(compare(call(1), call(1), [inTime], { since }).after, 'what was met was met').toEqual({ opened: 1, met: 1 })
  })

  it('cannot tell either where a field is new that is asked for', () => {
    const safely = call(1).replace('victim.contacted}', 'victim.contacted, where: {channel: phone}}')
    expect(compare(safely, safely, [LATE], { since: cameInMarch('victim.contacted channel') }).after).toEqual({
      opened: 1,
      'cannot-tell': 1,
    })
  })

  it('says of how many cases it cannot know whether a duty arose', () => {
    const found = compare(call(1), call(1), [NEVER, []], { since: cameInMarch('report.received') })
    expect(found.clause?.unseen).toBe(2)
  })

  it('refuses no act of the past for a need, or a field, that could not be recorded', () => {
    const gate = `- gate: charge
  before: {event: recharge.raised}
  needs: [{event: visit.made}]
  cite: [{clause: "ELM-2", says: "Visit first."}]
`
    const must = `- record: charge
  when: {event: recharge.raised}
  must_record: [payer, cause]
  cite: [{clause: "ELM-2", says: "Write down."}]
`
    const charged = record(['2026-02-02T09:00', 'recharge.raised', { cause: 'damage' }])
    expect(compare(gate, gate, [charged]).after).toEqual({ refused: 1 })
    expect(compare(gate, gate, [charged], { since: cameInMarch('visit.made') }).after).toEqual({ 'act-cannot-tell': 1 })
    expect(compare(must, must, [charged]).after).toEqual({ refused: 1 })
    expect(compare(must, must, [charged], { since: cameInMarch('recharge.raised payer') }).after).toEqual({
      'act-cannot-tell': 1,
    })
    const nothing = record(['2026-02-02T09:00', 'recharge.raised', {}])
    expect(
      compare(must, must, [nothing], { since: cameInMarch('recharge.raised payer') }).after,
      'the other could',
    ).toEqual({ refused: 1 })
  })

  it('looks at no more than it must: a case without anything that a changed norm speaks of is not judged', () => {
    const made = replayer(packOf(call(5)), packOf(call(3)), [HOLIDAYS], {
      everything: false,
      keepReferences: false,
      since: always,
    })
    expect(made.types).toContain('report.received')
    expect(made.types).not.toContain('repair.reported')
    expect([...made.differs.norms]).toEqual(['call-back'])
    const reworded = replayer(packOf(call(5)), packOf(call(5).replace('Call back.', 'Ring.')), [HOLIDAYS], {
      everything: false,
      keepReferences: false,
      since: always,
    })
    expect([...reworded.differs.norms]).toEqual([])
  })

  it('tells nothing about fewer than five cases where it is not told exactly, and rounds all else down to five', () => {
    const { made } = compare(call(5), call(1), [
      ...Array.from({ length: 7 }, () => LATE),
      ...Array.from({ length: 4 }, () => NEVER),
    ])
    const told = toldReplay(made.tally, { how: 'rounded', named: false, shown: made.asks })
    expect(told).toMatchObject({ cases: 10, differing: 5 })
    expect(told.clauses[0]).toMatchObject({
      before: { opened: 5, met: 5, late: 0 },
      after: { opened: 10, met: 0, late: 10 },
      cases: 5,
    })
    expect(JSON.stringify(told)).not.toContain('R-')
    const few = compare(call(5), call(1), [LATE, LATE, NEVER, NEVER]).made
    expect(toldReplay(few.tally, { how: 'rounded', named: false, shown: few.asks })).toEqual({
      cases: 0,
      differing: 0,
      clauses: [],
    })
  })
})

describe('a replay of duties', () => {
  const WAIVED = `${call(1)}  waivable: {by: [manager], reasons: [unsafe-to-contact]}
`
  const twice = (...told: readonly Told[]) =>
    record(['2026-02-02T09:00', 'report.received'], ['2026-02-02T09:30', 'visit.made'], ...told)
  const waiver = (trigger?: number) => ({
    clause: 'ELM-1',
    reason: 'unsafe-to-contact',
    ...(trigger === undefined ? {} : { trigger }),
  })
  const seen = (...told: readonly Told[]) => {
    const found = compare(WAIVED, WAIVED.replace('days: 1', 'days: 2'), [twice(...told)])
    expect(found.made.overColumns.columns).toEqual(['call-back'])
    return found.before
  }

  it('counts a waiver by whom and for what the policy has it, and of what it names', () => {
    const again: Told = ['2026-02-02T10:00', 'report.received']
    const by = { by: 'manager' as const }
    expect(seen(again, ['2026-02-02T11:00', 'duty.waived', waiver(), by])).toEqual({ opened: 2, met: 1, ended: 1 })
    expect(seen(again, ['2026-02-02T11:00', 'duty.waived', waiver(3), by])).toEqual({ opened: 2, met: 1, ended: 1 })
    const isLate = { opened: 2, met: 1, late: 1 }
    expect(seen(again, ['2026-02-02T11:00', 'duty.waived', waiver(1), by]), 'another report').toEqual(isLate)
    expect(seen(again, ['2026-02-02T11:00', 'duty.waived', waiver()]), 'somebody else').toEqual(isLate)
    const other = { ...waiver(), reason: 'duplicate-report' }
    expect(seen(again, ['2026-02-02T11:00', 'duty.waived', other, by]), 'another reason').toEqual(isLate)
  })

  it('has what came in before close of business due that day, and what came in after it the next', () => {
    const sameDay = call(1).replace('{working_days: 1}', 'same_working_day')
    const day = (came: string) =>
      record([`2026-02-02T${came}`, 'report.received'], ['2026-02-03T10:00', 'victim.contacted'])
    const made = compare(sameDay, call(1), [day('16:59'), day('17:00'), day('16:58')])
    expect(made.before).toEqual({ opened: 3, late: 2, met: 1 })
    expect(made.after).toEqual({ opened: 3, met: 3 })
  })

  it('takes what says nothing of which as about the person whom it names', () => {
    const norm = (days: number) => `- duty: authorise
  when: {event: legal-action.proposed}
  do: {event: victim.contacted}
  per: {field: action, match: lenient}
  within: {working_days: ${days}}
  cite: [{clause: "ELM-1", says: "Tell them."}]
`
    const told = (person: string) =>
      record(
        ['2026-02-02T09:00', 'legal-action.proposed', { action: 'a', person: 'amira' }],
        ['2026-02-02T10:00', 'victim.contacted', { person }],
      )
    expect(compare(norm(1), norm(2), [told('amira')]).before).toEqual({ opened: 1, met: 1 })
    expect(compare(norm(1), norm(2), [told('bea')]).before).toEqual({ opened: 1, late: 1 })
  })
})

describe('two texts of a policy', () => {
  const gates = (answer: string) => `- gate: court
  before: {event: legal-action.started}
  needs: [{event: proportionality-review.held, unless: {event: extreme-circumstances.recorded, cite: [{clause: "ELM-9", says: "Extreme."}]}}]
  cite: [{clause: "ELM-1", says: "Review first."}]
- gate: extreme
  before: {event: extreme-circumstances.recorded}
  needs: [{event: advice.given, unless: {event: priority.set, cite: [{clause: "ELM-9", says: "At once."}]}}]
  cite: [{clause: "ELM-2", says: "Advice first."}]
- gate: priority
  before: {event: priority.set}
  needs: [{event: ${answer}}]
  cite: [{clause: "ELM-3", says: "Ask first."}]
`
  const differs = (before: Pack, after: Pack) =>
    replayer(before, after, [HOLIDAYS], { everything: false, keepReferences: true, since: always }).differs

  it('differ in a gate whose exemption rests on another gate, and on a third, that differs', () => {
    const [before, after] = [packOf(gates('visit.made')), packOf(gates('incident.recorded'))]
    expect([...differs(before, after).norms]).toEqual(['court', 'extreme', 'priority'])
    const entries = record(
      ['2026-02-02T09:00', 'visit.made'],
      ['2026-02-02T10:00', 'priority.set'],
      ['2026-02-02T11:00', 'extreme-circumstances.recorded'],
      ['2026-02-02T12:00', 'legal-action.started'],
    )
    const made = replayer(before, after, [HOLIDAYS], { everything: false, keepReferences: true, since: always })
    made.see({ reference: 'R-1', scope: 'case', now: NOW, began: 0, record: entries })
    expect(
      [...made.tally.clauses.values()].filter(({ differing }) => differing > 0).map(({ clause }) => clause),
    ).toEqual(['ELM-3', 'ELM-2', 'ELM-1'])
  })

  it('differ in what is due by working days, and in nothing else, where the office closes at another hour or day', () => {
    const both = packOf(`${call(2)}- duty: visit
  when: {event: report.received}
  do: {event: visit.made}
  within: {hours: 48}
  cite: [{clause: "ELM-2", says: "Visit."}]
`)
    const other = { ...both, calendar: { ...both.calendar, closed: ['2026-02-03'] } }
    expect([...differs(both, other).norms]).toEqual(['call-back'])
    expect([...differs(both, { ...both, calendar: { ...both.calendar, close: '12:00' } }).norms]).toEqual(['call-back'])
  })

  it('differ in who may let somebody be reached otherwise: then contacts are looked at, and all that they rest on', () => {
    const before = packOf(call(1))
    const after: Pack = { ...before, safeContactOverride: { by: ['da-lead'], atMostHours: 4, reading: 'S1' } }
    expect(differs(before, after).clauses).toEqual(new Set(['safe-contact']))
    const made = replayer(before, after, [HOLIDAYS], { everything: false, keepReferences: true, since: always })
    expect(made.types, 'whatever makes an agreement unknown is read').toBeNull()
    const entries = record(
      ['2026-02-02T09:00', 'safe-contact.agreed', { person: 'amira', channels: ['email'] }],
      ['2026-02-02T10:00', 'safe-contact.overridden', { person: 'amira', hours: 2 }, { by: 'da-lead' }],
      ['2026-02-02T11:00', 'victim.contacted', { person: 'amira', channel: 'phone' }],
    )
    made.see({ reference: 'R-1', scope: 'case', now: NOW, began: 0, record: entries })
    const { clauses } = toldReplay(made.tally, { how: 'exact', named: true, shown: made.asks })
    expect(clauses).toMatchObject([
      { clause: 'safe-contact', before: { refused: 2 }, after: { refused: 0 }, references: ['R-1'] },
    ])
  })

  it('differ in a gate that asks for consent: what was answered is read', () => {
    const gate = (consent: string) =>
      packOf(`- gate: tell
  before: {event: information.shared}
  needs_consent: ${consent}
  cite: [{clause: "ELM-1", says: "Ask first."}]
`)
    const made = replayer(gate('sharing'), gate('referral'), [HOLIDAYS], {
      everything: false,
      keepReferences: true,
      since: always,
    })
    expect(made.types).toContain('consent.discussed')
  })
})
