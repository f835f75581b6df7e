/** How the made-up stories begin, and what several of them do. */
import type { EntryTypeName, RoleName } from '../../src/record/vocabulary.ts'
import type { CaseMaking, Workshop } from '../making.ts'

export type Story = {
  readonly shows: string
  /** In which role the report is taken. */
  readonly opener: RoleName
  readonly make: (c: CaseMaking, shop: Workshop) => Promise<void>
}

const safeWay = (c: CaseMaking) => ({
  person: c.victim.id,
  channels: ['phone', 'text'],
  neverChannels: ['letter', 'voicemail'],
  codeWord: 'ask about the garden',
  details: c.victim.phone,
})

export const agreeSafeContact = (c: CaseMaking, by: RoleName) => c.act('safe-contact.agreed', by, safeWay(c))

export const openCase = (c: CaseMaking, by: RoleName) => c.act('case.opened', by, { kind: 'victim', basis: 'report' })

export const relate = (c: CaseMaking, by: RoleName) =>
  c.act('relationship.recorded', by, {
    from: c.other.id,
    to: c.victim.id,
    relation: 'intimate-relationship',
    current: false,
    shareHome: false,
  })

/** Opens the case and works through what the policy asks first. */
export async function begin(c: CaseMaking, shop: Workshop, daysAgo: number, answers: number): Promise<void> {
  c.go(daysAgo, '10:05')
  await c.report()
  await relate(c, 'housing-officer')
  await agreeSafeContact(c, 'housing-officer')
  c.go(daysAgo, '11:10')
  await openCase(c, shop.owner)
  await c.answer(answers)
}

export const damage = (c: CaseMaking, repair: string) =>
  c.act('repair.reported', 'housing-officer', {
    repair: c.ref(repair),
    kind: 'door',
    causedByAbuse: true,
    damagedBy: c.other.id,
  })

export const charge = (c: CaseMaking) =>
  c.act(
    'recharge.raised',
    'repairs',
    { repair: c.ref('D1'), payer: 'victim', cause: 'domestic-abuse', amount: 240 },
    true,
  )

/** Acts that some policy keeps behind a gate or forbids: the first that this one refuses is tried. */
export const behindGates = (
  c: CaseMaking,
): readonly (readonly [EntryTypeName, RoleName, Record<string, unknown>])[] => [
  ['legal-action.started', 'legal', { action: c.ref('A1'), person: c.other.id, kind: 'injunction' }],
  ['police-evidence.provided', 'legal', { person: c.victim.id, what: ['repair-photos'], method: 'secure-platform' }],
  ['rehousing.decided', 'lettings', { rehousing: c.ref('R1'), outcome: 'special-case', reasons: 'Made-up' }],
  ['income-court-action.started', 'legal', { person: c.victim.id, step: 'claim' }],
  ['message.sent', 'director', { person: c.victim.id, channel: 'letter', purpose: 'legal-notice' }],
]

/** A case that is open, with a safe way of contact and what the policy gives a time for done: one report, one opening, a call. */
export async function open(
  c: CaseMaking,
  shop: Workshop,
  daysAgo: number,
  said: Readonly<Record<string, unknown>> = {},
) {
  c.go(daysAgo, '10:05')
  await c.report(
    said,
    [],
    [
      ['safe-contact.agreed', safeWay(c)],
      [
        'relationship.recorded',
        { from: c.other.id, to: c.victim.id, relation: 'intimate-relationship', current: false, shareHome: false },
      ],
    ],
  )
  c.go(daysAgo, '11:10')
  await openCase(c, shop.owner)
  await c.answerInTime()
}
