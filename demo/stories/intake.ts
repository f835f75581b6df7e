/** How cases come in: from others, from a sign in the home, passed on and waiting, by a partner; somebody in two cases. */
import { open, openCase, type Story } from './telling.ts'

export const MORE_INTAKE: readonly Story[] = [
  {
    shows: 'passed on to the safeguarding lead, and nobody has taken it on',
    opener: 'housing-officer',
    make: async (c) => {
      c.go(2, '14:10')
      await c.report({ source: 'neighbour', channel: 'in-person' })
      await c.act('handover.made', 'housing-officer', { to: 'safeguarding-lead' })
    },
  },
  {
    shows: 'told by a neighbour who must not be named',
    opener: 'customer-services',
    make: async (c, shop) => {
      c.go(8, '11:30')
      await c.report(
        { source: 'anonymous', channel: 'phone' },
        [],
        [
          [
            'concern.raised',
            { noticedIn: 'noise-report', basis: 'told-by-other', signs: ['shouting-arguing'], sourceAnonymous: true },
          ],
        ],
      )
      await openCase(c, shop.owner)
    },
  },
  {
    shows: 'signs in the home: three broken locks in a year',
    opener: 'housing-officer',
    make: async (c, shop) => {
      c.go(15, '09:20')
      await c.report(
        { source: 'staff', channel: 'in-person' },
        [],
        [['concern.raised', { noticedIn: 'repair', basis: 'pattern', signs: ['broken-lock'] }]],
      )
      c.go(14, '10:00')
      await c.act('concern.considered', shop.owner, {
        outcome: 'abuse-suspected',
        reason: 'Made-up: the third lock this year.',
      })
    },
  },
  {
    shows: 'in danger when they rang: the police were called',
    opener: 'customer-services',
    make: async (c, shop) => {
      c.go(5, '15:20')
      await c.report({ imminentDanger: true, canCallPolice: false, urgent: true, abuse: ['physical', 'strangulation'] })
      await c.act('police.called', 'customer-services', {})
      c.go(5, '16:05')
      await openCase(c, shop.owner)
      await c.answer(2)
    },
  },
  {
    shows: 'needs an interpreter, and a worker of the same sex',
    opener: 'housing-officer',
    make: async (c, shop) => {
      await open(c, shop, 11, { channel: 'in-person' })
      await c.act('needs.assessed', shop.owner, {
        person: c.victim.id,
        needs: ['same-sex-worker'],
        protectedCharacteristics: true,
      })
    },
  },
]
