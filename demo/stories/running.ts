/** Running and afterwards: reviewed, gone quiet, disengaged, staying, transferred, a service limited, feedback, a death. */
import { open, type Story } from './telling.ts'

export const MORE_RUNNING: readonly Story[] = [
  {
    shows: 'reviewed last week, with supervision',
    opener: 'housing-officer',
    make: async (c, shop) => {
      await open(c, shop, 40)
      await c.answer(2)
      c.go(6, '10:00')
      await c.together(shop.owner, [
        ['case.reviewed', { why: 'routine', outcome: 'change-plan', note: 'Made-up: she starts a course in autumn.' }],
        ['supervision.held', { about: 'case', actionsAgreed: true, note: 'Made-up: ask about the back door.' }],
      ])
    },
  },
  {
    shows: 'gone quiet for weeks',
    opener: 'housing-officer',
    make: (c, shop) => open(c, shop, 38),
  },
  {
    shows: 'does not want contact: watched with partners',
    opener: 'housing-officer',
    make: async (c, shop) => {
      await open(c, shop, 55)
      c.go(30, '11:00')
      await c.act('victim-choice.recorded', shop.owner, {
        person: c.victim.id,
        choice: 'disengage',
        ownWords: 'Made-up: please leave it for now.',
      })
      c.go(12, '11:00')
      await c.act('case.monitored', shop.owner, { how: 'with-partner', person: c.victim.id })
    },
  },
  {
    shows: 'stays with the person causing harm: the same service',
    opener: 'housing-officer',
    make: async (c, shop) => {
      await open(c, shop, 26)
      await c.act('victim-choice.recorded', shop.owner, { person: c.victim.id, choice: 'stay-with-perpetrator' })
      await c.answer(2)
    },
  },
  {
    shows: 'a service was limited: it waits for a second person',
    opener: 'housing-officer',
    make: async (c, shop) => {
      await open(c, shop, 14)
      await c.act('service.limited', shop.owner, { what: 'rehousing', because: 'other' })
    },
  },
  {
    shows: 'came from another landlord',
    opener: 'housing-officer',
    make: async (c, shop) => {
      await open(c, shop, 9, { source: 'other-agency' })
      await c.act('case.transferred', shop.owner, {
        to: 'another-landlord',
        direction: 'in',
        agreed: 'given',
        accepted: true,
        reasons: 'Made-up: she moved to be near her sister.',
      })
    },
  },
  {
    shows: 'closed with what stood open said, and feedback asked where it was safe',
    opener: 'housing-officer',
    make: async (c, shop) => {
      await open(c, shop, 100)
      await c.answer(5)
      c.go(33, '15:00')
      await c.close({
        reason: 'victim-asked',
        offersOpen: true,
        stillOpen: ['offers', 'safe-contact'],
        reasons: 'Made-up: she has all she needs.',
      })
    },
  },
  {
    shows: 'somebody has died: the review that follows',
    opener: 'housing-officer',
    make: async (c, shop) => {
      await open(c, shop, 75)
      c.go(48, '09:30')
      await c.together(shop.owner, [
        [
          'death.recorded',
          { person: c.victim.id, relatedToAbuse: 'not-known', toldBy: 'police', note: 'Made-up note.' },
        ],
        ['death-review.opened', { review: c.ref('V1'), person: c.victim.id, ledBy: 'county-council' }],
      ])
    },
  },
]
