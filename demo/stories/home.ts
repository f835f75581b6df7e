/** Home, tenancy and money: measures ordered and fitted, a job for the contractor, a move, a joint tenancy, help with its cost. */
import { damage, open, type Story } from './telling.ts'

export const MORE_HOME: readonly Story[] = [
  {
    shows: 'locks ordered and given out to the contractor',
    opener: 'housing-officer',
    make: async (c, shop) => {
      await open(c, shop, 6)
      const locks = { person: c.victim.id, measure: 'lock-change' }
      await c.act('needs.assessed', shop.owner, {
        person: c.victim.id,
        for: ['security'],
        protectedCharacteristics: true,
      })
      await c.together(shop.owner, [
        ['security.offered', { person: c.victim.id, measures: ['lock-change'], outcome: 'accepted' }],
        ['security.ordered', { ...locks, priority: 'emergency', risk: 'Made-up: a key was not given back.' }],
        [
          'work-order.placed',
          {
            ...locks,
            order: c.ref('W1'),
            priority: 'emergency',
            holder: shop.accountOf('contractor'),
            signs: false,
            privacyChecked: true,
            ownerAgreed: true,
            where: '3 Larch Close, Madeuptown',
          },
        ],
      ])
    },
  },
  {
    shows: 'locks fitted, and paid',
    opener: 'housing-officer',
    make: async (c, shop) => {
      await open(c, shop, 44)
      const locks = { person: c.victim.id, measure: 'lock-change' }
      await c.act('needs.assessed', shop.owner, {
        person: c.victim.id,
        for: ['security'],
        protectedCharacteristics: true,
      })
      await c.together(shop.owner, [
        ['security.offered', { person: c.victim.id, measures: ['lock-change'], outcome: 'accepted' }],
        ['security.ordered', { ...locks, priority: 'emergency', risk: 'Made-up: a key was not given back.' }],
      ])
      c.go(42, '12:00')
      await c.together(shop.owner, [
        ['security.fitted', locks],
        ['cost.recorded', { kind: 'security', amount: 120 }],
      ])
    },
  },
  {
    shows: 'damage reported, and the door mended',
    opener: 'housing-officer',
    make: async (c, shop) => {
      await open(c, shop, 31)
      await damage(c, 'D1')
      c.go(29, '12:00')
      await c.act('repair.completed', 'repairs', { repair: c.ref('D1') })
    },
  },
  {
    shows: 'in temporary accommodation, with areas to avoid',
    opener: 'housing-officer',
    make: async (c, shop) => {
      await open(c, shop, 12)
      await c.together(shop.owner, [
        ['temporary-accommodation.arranged', { person: c.victim.id, kind: 'refuge' }],
        ['rehousing.requested', { rehousing: c.ref('R1'), person: c.victim.id, areasToAvoid: ['Harbour'] }],
      ])
    },
  },
  {
    shows: 'a joint tenant gave notice: it ends nothing by itself',
    opener: 'housing-officer',
    make: async (c, shop) => {
      await open(c, shop, 16)
      await c.act('tenancy-notice.received', shop.owner, {
        notice: c.ref('N1'),
        person: c.other.id,
        form: 'notice-to-quit',
        pressureConsidered: true,
      })
    },
  },
  {
    shows: 'vouchers and white goods, with what they cost',
    opener: 'housing-officer',
    make: async (c, shop) => {
      await open(c, shop, 20)
      await c.together(shop.owner, [
        ['support.offered', { person: c.victim.id, kind: 'white-goods', outcome: 'accepted' }],
        ['support.provided', { person: c.victim.id, kind: 'white-goods', cost: 300, safetyConsidered: true }],
      ])
    },
  },
]
