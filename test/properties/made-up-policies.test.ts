/** The engine and the slow judge agree on policies that nobody wrote. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '../../src/policy/compile.ts'
import { judge } from '../../src/policy/judge.ts'
import { refusals } from '../../src/policy/refusals.ts'
import { isUnderSafeContact } from '../../src/policy/safe-contact.ts'
import type { Entry } from '../../src/record/entry.ts'
import { civilOf, dateOfDay, dayOf, HOUR, instantOf, MINUTE } from '../../src/record/london-time.ts'
import type { RoleName } from '../../src/record/vocabulary.ts'
import { naiveRefusals } from '../oracle/acts.ts'
import { naiveJudge } from '../oracle/judging.ts'
import { arbitraryPack, packsOfOneKind, someHolidays } from './arbitrary-pack.ts'
import { nowFor, recordOf, recordOfTypes } from './arbitrary-record.ts'
import { inAnyOrder, refusalsInAnyOrder } from './same-answer.ts'

const numRuns = Number(process.env.PROPERTY_RUNS ?? 150)
const first = arbitraryPack('2024-03-01', '1')
const one = first.map((pack) => [pack])
const two = fc.tuple(first, arbitraryPack('2024-10-27', '2'))

describe.each([
  ['one version', one],
  ['two versions, the second in force while cases run', two],
])('a made-up policy of %s', (_, versions) => {
  const stories = versions.chain((packs) => fc.tuple(fc.constant(packs), recordOf(packs, 16)))

  it('is judged as the slow judge does, on every field', () => {
    fc.assert(
      fc.property(stories, nowFor, ([packs, record], now) => {
        const policy = compile(packs, someHolidays)
        expect(inAnyOrder(judge(policy, record, now))).toEqual(inAnyOrder(naiveJudge(packs, someHolidays, record, now)))
      }),
      { numRuns },
    )
  })

  it('refuses what the slow judge refuses, and names the same things missing', () => {
    fc.assert(
      fc.property(stories, ([packs, record]) => {
        const policy = compile(packs, someHolidays)
        for (const act of record) {
          const others = record.filter((entry) => entry.n !== act.n)
          expect(refusalsInAnyOrder(refusals(policy, others, act))).toEqual(
            refusalsInAnyOrder(naiveRefusals(packs, others, act)),
          )
        }
      }),
      { numRuns },
    )
  })
})

describe.each(packsOfOneKind)('a made-up policy of nothing but %s', (kind, pack) => {
  const victims = ['case.opened', 'person.added', 'person.added', 'case.closed', 'case.reopened'] as const
  const stories = pack.chain((made) =>
    fc.tuple(fc.constant(made), kind === 'dutyToEach' ? recordOfTypes([made], victims, 12) : recordOf([made], 12)),
  )

  it('is judged, and refuses, as the slow judge does', () => {
    fc.assert(
      fc.property(stories, nowFor, ([made, record], now) => {
        const policy = compile([made], someHolidays)
        expect(inAnyOrder(judge(policy, record, now))).toEqual(
          inAnyOrder(naiveJudge([made], someHolidays, record, now)),
        )
        const act = record.at(-1)
        if (!act) return
        const others = record.slice(0, -1)
        expect(refusalsInAnyOrder(refusals(policy, others, act))).toEqual(
          refusalsInAnyOrder(naiveRefusals([made], others, act)),
        )
      }),
      { numRuns },
    )
  })
})

describe('the safe-contact rule', () => {
  const types = ['safe-contact.agreed', 'victim.contacted'] as const
  const stories = first.chain((pack) => fc.tuple(fc.constant(pack), recordOfTypes([pack], types, 10)))
  const clock = fc.constantFrom('08:59', '09:00', '12:30', '12:31', '17:00', '17:01')

  it('refuses the same contacts as the slow judge, to the minute', () => {
    fc.assert(
      fc.property(stories, fc.integer({ min: 0, max: 600 }), clock, ([pack, record], days, time) => {
        const at = instantOf(`${dateOfDay(dayOf(instantOf('2024-03-25T00:00')) + days)}T${time}`)
        for (const contact of record.filter((entry) => entry.type === 'victim.contacted')) {
          const act = { ...contact, n: 99, at, recordedAt: at }
          expect(refusalsInAnyOrder(refusals(compile([pack], someHolidays), record, act))).toEqual(
            refusalsInAnyOrder(naiveRefusals([pack], record, act)),
          )
        }
      }),
      { numRuns },
    )
  })

  it('relies on an agreement as long as the slow judge does: its date, moves, returns and reopenings', () => {
    const kinds = [
      'safe-contact.agreed',
      'victim.moved',
      'relationship.recorded',
      'case.closed',
      'case.reopened',
    ] as const
    const contacts = ['victim.contacted', 'victim.contact-attempted', 'victim.updated', 'visit.planned'] as const
    const told = first.chain((pack) =>
      fc.tuple(fc.constant(pack), recordOfTypes([pack], [...kinds, 'safe-contact.agreed', ...contacts], 12)),
    )
    fc.assert(
      fc.property(told, fc.boolean(), ([pack, drawn], isOpenAllDay) => {
        const record = drawn.map((entry): Entry => {
          const { from: _from, until: _until, days: _days, ...codes } = entry.codes
          const isLoose = isOpenAllDay && entry.type === 'safe-contact.agreed'
          return {
            ...entry,
            codes: { ...(isLoose ? codes : entry.codes), ...(entry.codes.person ? { person: 'amira' } : {}) },
          }
        })
        const policy = compile([pack], someHolidays)
        for (const act of record.filter((entry) => isUnderSafeContact(entry.type))) {
          const others = record.filter((entry) => entry.n !== act.n)
          expect(refusalsInAnyOrder(refusals(policy, others, act))).toEqual(
            refusalsInAnyOrder(naiveRefusals([pack], others, act)),
          )
        }
      }),
      { numRuns },
    )
  })

  it('lets the same contacts, visits and appointments through an override as the slow judge, and no others', () => {
    const kinds = ['safe-contact.agreed', 'safe-contact.overridden', 'visit.planned', 'appointment.made'] as const
    const roles = fc.array(fc.constantFrom<RoleName>('da-lead', 'safeguarding-lead', 'housing-officer'), {
      minLength: 10,
      maxLength: 10,
    })
    const told = first.chain((pack) =>
      fc.tuple(fc.constant(pack), recordOfTypes([pack], [...kinds, 'victim.contacted'], 10), roles),
    )
    /** Minutes from the end of an override, or before it. */
    const around = fc.oneof(fc.integer({ min: -300, max: 60 }), fc.constantFrom(-1, 0, 1))
    fc.assert(
      fc.property(told, around, around, fc.boolean(), ([pack, drawn, by], now, then, says) => {
        const record = drawn.map(
          (entry, place): Entry => ({
            ...entry,
            by: by[place] ?? entry.by,
            codes: { ...entry.codes, ...(entry.codes.person === 'zac' ? { person: 'amira' } : {}) },
          }),
        )
        const latest = record.findLast((entry) => entry.type === 'safe-contact.overridden')
        if (!latest) return
        const end = latest.at + Number(latest.codes.hours) * HOUR
        const at = end + now * MINUTE
        for (const contact of record.filter((entry) => isUnderSafeContact(entry.type))) {
          const [on, time] = civilOf(end + then * MINUTE).split('T')
          const { on: _on, time: _time, ...codes } = contact.codes
          const act = {
            ...contact,
            n: 99,
            at,
            recordedAt: at,
            codes: { ...(says ? { ...codes, on, time } : contact.codes), person: latest.codes.person },
          }
          expect(refusalsInAnyOrder(refusals(compile([pack], someHolidays), record, act as Entry))).toEqual(
            refusalsInAnyOrder(naiveRefusals([pack], record, act as Entry)),
          )
        }
      }),
      { numRuns },
    )
  })
})
