/** Every state that a case can be in, and what refuses and breaches look like. */
import { agreeSafeContact, begin, behindGates, charge, damage, openCase, relate, type Story } from './telling.ts'

export const STATES: readonly Story[] = [
  {
    shows: 'just reported',
    opener: 'housing-officer',
    make: async (c) => {
      c.goMinutesAgo(40)
      await c.report({ abuse: ['controlling-or-coercive'] })
    },
  },
  {
    shows: 'reported yesterday afternoon: due today',
    opener: 'customer-services',
    make: async (c) => {
      c.go(1, '15:40')
      await c.report({ channel: 'web-form' })
      await relate(c, 'customer-services')
    },
  },
  {
    shows: 'nobody called back: overdue',
    opener: 'housing-officer',
    make: async (c, shop) => {
      c.go(9, '14:20')
      await c.report()
      await agreeSafeContact(c, 'housing-officer')
      await openCase(c, shop.owner)
    },
  },
  {
    shows: 'answered late',
    opener: 'housing-officer',
    make: async (c, shop) => {
      c.go(21, '09:30')
      await c.report()
      c.go(10, '10:00')
      await openCase(c, shop.owner)
      await c.answer(4)
    },
  },
  { shows: 'well in hand', opener: 'housing-officer', make: (c, shop) => begin(c, shop, 16, 5) },
  {
    shows: 'at a closed gate, with an attempt that was refused',
    opener: 'housing-officer',
    make: async (c, shop) => {
      await begin(c, shop, 40, 4)
      c.go(12, '10:00')
      await c.act('legal-action.proposed', shop.owner, { action: c.ref('A1'), person: c.other.id, kind: 'injunction' })
      c.go(11, '15:00')
      await c.tryRefused(behindGates(c))
    },
  },
  {
    shows: 'in arrears, and a breathing space where the policy gives one',
    opener: 'housing-officer',
    make: async (c, shop) => {
      await begin(c, shop, 26, 4)
      c.go(20, '11:00')
      if (shop.policy.holds.some(({ norm }) => norm.length.event === 'breathing-space.set'))
        await c.act('breathing-space.set', 'da-lead', { person: c.victim.id, months: 3 })
      await c.tryRefused(behindGates(c))
    },
  },
  {
    shows: 'asks for a move',
    opener: 'housing-officer',
    make: async (c, shop) => {
      await begin(c, shop, 33, 4)
      c.go(18, '13:30')
      await c.act('rehousing.requested', shop.owner, { rehousing: c.ref('R1'), person: c.victim.id })
      await c.answer(2)
    },
  },
  {
    shows: 'children in the home',
    opener: 'housing-officer',
    make: async (c, shop) => {
      const zac = c.child()
      c.go(13, '16:10')
      await c.report({ abuse: ['physical', 'psychological-emotional-other'] }, [zac, c.child()])
      await c.act('safeguarding-concern.identified', 'housing-officer', {
        person: zac.id,
        kind: 'child',
        statutory: true,
      })
      c.go(12, '09:45')
      await openCase(c, shop.owner)
      await c.answer(3)
    },
  },
  {
    shows: 'the perpetrator is our tenant',
    opener: 'housing-officer',
    make: async (c, shop) => {
      await begin(c, shop, 37, 3)
      c.go(30, '10:30')
      await c.act('person.updated', shop.owner, { person: c.other.id, customerType: 'tenant' })
      await c.act('perpetrator-action.considered', shop.owner, {
        person: c.other.id,
        options: ['injunction', 'end-tenancy'],
        decision: 'no-action',
        reasons: 'Made-up: acting now would not be safe',
      })
      if (shop.organisation.restrictedAccess)
        await c.act('restricted-access.assessed', shop.owner, { person: c.other.id, meetsCriteria: true })
      await c.answer(2)
    },
  },
  {
    shows: 'charged for damage by abuse, not yet put right',
    opener: 'housing-officer',
    make: async (c, shop) => {
      await begin(c, shop, 29, 4)
      c.go(24, '12:00')
      await damage(c, 'D1')
      c.go(6, '12:30')
      await charge(c)
    },
  },
  {
    shows: 'charged for damage by abuse, and the charge taken back',
    opener: 'housing-officer',
    make: async (c, shop) => {
      await begin(c, shop, 48, 4)
      c.go(41, '12:00')
      await damage(c, 'D1')
      c.go(39, '09:20')
      const charged = await charge(c)
      c.go(38, '16:00')
      if (charged.outcome === 'recorded') await c.act('recharge.cancelled', 'da-lead', { entry: charged.entryId })
    },
  },
  {
    shows: 'closed',
    opener: 'housing-officer',
    make: async (c, shop) => {
      await begin(c, shop, 120, 10)
      c.go(70, '14:00')
      await c.close({ reason: 'safe' })
    },
  },
  {
    shows: 'closed and watched',
    opener: 'housing-officer',
    make: async (c, shop) => {
      await begin(c, shop, 150, 9)
      c.go(60, '14:00')
      await c.close({ reason: 'safe' })
      c.go(25, '10:00')
      await c.act('monitoring.safety-considered', shop.owner, { safe: true, relationshipResumed: false })
      await c.act('case.monitored', shop.owner, { how: 'desk', person: c.victim.id })
    },
  },
  {
    shows: 'a colleague: closed to everybody but the people team',
    opener: 'people-team',
    make: async (c, shop) => {
      c.go(17, '09:10')
      await c.report({ victimIs: 'colleague', source: 'victim' })
      await c.act('case.opened', 'people-team', { kind: 'colleague', basis: 'report' })
      const [adviser] = shop.organisation.advisers
      if (adviser)
        await c.act('advice.sought', 'people-team', {
          from: adviser.role,
          topic: 'Made-up: somebody wants other shifts for a while, without saying why. What has helped others?',
          identifiesPerson: false,
        })
      await c.act('support.offered', 'people-team', { person: c.victim.id, kind: 'da-support', outcome: 'accepted' })
    },
  },
  {
    shows: 'closed, and open again',
    opener: 'housing-officer',
    make: async (c, shop) => {
      await begin(c, shop, 95, 6)
      c.go(50, '14:00')
      await c.close({ reason: 'safe' })
      c.go(3, '11:20')
      await c.act('case.reopened', shop.owner, { reason: 'person-returned' })
      await c.answer(2)
    },
  },
]
