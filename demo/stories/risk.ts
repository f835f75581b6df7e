/** Risk: high, lowered and waiting for a second person, a plan agreed, escalating. */
import type { CaseMaking, Workshop } from '../making.ts'
import { open, type Story } from './telling.ts'

/** Where the policy first asks whether another agency has assessed, that is asked, and then assessed. */
async function assess(
  c: CaseMaking,
  shop: Workshop,
  level: string,
  yes: readonly string[],
  more: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const assessed = () =>
    c.act('risk.assessed', shop.owner, {
      person: c.victim.id,
      instrument: 'dash',
      level,
      complete: true,
      answeredYes: yes,
      reasons: 'Made-up reasons for the demonstration.',
      ...more,
    })
  if ((await assessed()).outcome !== 'refused') return
  await c.act('risk.other-agency-checked', shop.owner, { found: false })
  if ((await assessed()).outcome === 'refused') throw new Error(`A made-up assessment as ${level} was refused`)
}
const MANY = ['1', '2', '3', '4', '5', '6', '8', '9', '10', '11', '12', '15', '16', '18', '20']

export const MORE_RISK: readonly Story[] = [
  {
    shows: 'high risk, with markers, considered for MARAC',
    opener: 'housing-officer',
    make: async (c, shop) => {
      await open(c, shop, 6, { abuse: ['physical', 'strangulation'] })
      await assess(c, shop, 'high', MANY, { markers: ['separation', 'stalking'] })
    },
  },
  {
    shows: 'a high risk lowered: it waits for a second person',
    opener: 'housing-officer',
    make: async (c, shop) => {
      await open(c, shop, 35)
      await assess(c, shop, 'high', MANY)
      c.go(4, '11:00')
      await assess(c, shop, 'medium', ['1', '2', '3', '4', '5'])
    },
  },
  {
    shows: 'a plan agreed, that is not safe to hold on paper',
    opener: 'housing-officer',
    make: async (c, shop) => {
      await open(c, shop, 19)
      await assess(c, shop, 'medium', ['1', '3', '4', '6'])
      await c.act('safety-plan.agreed', shop.owner, {
        person: c.victim.id,
        actions: ['Made-up: a bag with a neighbour', 'Made-up: a word that means “call now”'],
        copy: 'not-safe-to-hold',
      })
    },
  },
  {
    shows: 'a further incident since the assessment: look at the risk again',
    opener: 'housing-officer',
    make: async (c, shop) => {
      await open(c, shop, 22)
      await assess(c, shop, 'medium', ['1', '2', '6'])
      c.go(2, '13:00')
      await c.act('incident.recorded', shop.owner, {
        incident: c.ref('I1'),
        abuse: ['physical'],
        furtherIncident: true,
        physicalViolence: true,
      })
    },
  },
]
