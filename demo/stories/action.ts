/** Action against people who cause harm: waiting for the head of service, an order in force and one that was broken. */
import { open, type Story } from './telling.ts'

export const MORE_ACTION: readonly Story[] = [
  {
    shows: 'legal action proposed: it waits for the head of service, who took it on, and for legal to take it on',
    opener: 'housing-officer',
    make: async (c, shop) => {
      await open(c, shop, 24)
      await c.passTo('head', 'head-of-neighbourhoods')
      await c.act('case.assigned', shop.owner, { to: shop.owner, officer: shop.accountOf('caseworker') })
      await c.act('legal-action.proposed', shop.owner, { action: c.ref('A1'), person: c.other.id, kind: 'injunction' })
      await c.act('handover.made', shop.owner, { to: 'legal' })
    },
  },
  {
    shows: 'an order that ends soon, with legal on the case',
    opener: 'housing-officer',
    make: async (c, shop) => {
      await open(c, shop, 80)
      await c.passTo('legal', 'legal')
      await c.act('case.assigned', shop.owner, { to: shop.owner, officer: shop.accountOf('caseworker') })
      c.go(60, '12:00')
      await c.act('court-order.made', shop.owner, {
        person: c.other.id,
        kind: 'non-molestation',
        noContact: true,
        powerOfArrest: true,
        conditions: 'Made-up: not to come near the home.',
      })
    },
  },
]
