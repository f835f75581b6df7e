/** Partners: MARAC, referrals answered and not, what was shared and what was kept back. */
import { open, type Story } from './telling.ts'

export const MORE_PARTNERS: readonly Story[] = [
  {
    shows: 'listed for MARAC, with the meeting ahead',
    opener: 'housing-officer',
    make: async (c, shop) => {
      await open(c, shop, 10)
      await c.together(shop.owner, [
        [
          'marac.considered',
          {
            person: c.victim.id,
            criteria: ['professional-judgement'],
            decision: 'refer',
            consent: 'given',
            reasons: 'Made-up reasons.',
          },
        ],
        [
          'referral.made',
          {
            to: 'marac',
            person: c.victim.id,
            purpose: 'marac',
            consent: 'given',
            reasons: 'Made-up reasons.',
            basis: 'consent',
          },
        ],
      ])
    },
  },
  {
    shows: 'referred to an adviser who has not answered',
    opener: 'housing-officer',
    make: async (c, shop) => {
      await open(c, shop, 18)
      await c.act('referral.made', shop.owner, {
        to: 'idva',
        person: c.victim.id,
        purpose: 'support',
        consent: 'given',
        basis: 'consent',
      })
      c.go(9, '10:00')
      await c.act('partner.contacted', shop.owner, {
        partner: 'idva',
        purpose: 'liaison',
        person: c.victim.id,
        outcome: 'Made-up: they ring back.',
      })
    },
  },
  {
    shows: 'asked for by another body, and kept back with the reason',
    opener: 'housing-officer',
    make: async (c, shop) => {
      await open(c, shop, 27)
      await c.together(shop.owner, [
        ['consent.discussed', { person: c.victim.id, scope: 'sharing', answer: 'refused', encouraged: false }],
        [
          'information.share-refused',
          {
            with: 'local-authority-housing',
            person: c.victim.id,
            reasonKind: 'would-increase-risk',
            reasons: 'Made-up reasons.',
          },
        ],
      ])
    },
  },
  {
    shows: 'signs of exploitation beside the abuse',
    opener: 'housing-officer',
    make: async (c, shop) => {
      await open(c, shop, 7)
      await c.act('slavery-concern.identified', shop.owner, { person: c.victim.id, signs: ['forced-money-handover'] })
      await c.answer(2)
    },
  },
]
