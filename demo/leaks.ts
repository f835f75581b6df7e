/** Made-up things that may have got out: one that waits for a decision, one that is looked after, one that is closed. */
import { handleLeak } from '../src/casework/leaks/handle-leak.ts'
import { reportLeak } from '../src/casework/leaks/report-leak.ts'
import { HOUR, type Instant, MINUTE } from '../src/record/london-time.ts'
import type { RoleName } from '../src/record/vocabulary.ts'
import { readLeaks } from '../src/views/leaks/read-leaks.ts'
import { listCases } from '../src/views/list-cases.ts'
import type { Workshop } from './making.ts'

type Data = Readonly<Record<string, unknown>>

type MadeUpLeak = {
  /** How long before now it is told of, and how much earlier whoever tells came to know. */
  readonly before: number
  readonly role: RoleName
  readonly data: Data
  /** It is about an open case; else nobody says of which. */
  readonly onCase: boolean
  /** So long after it was told of, what was done. */
  readonly afterwards: readonly (readonly [number, 'leak.handled' | 'leak.closed', Data])[]
}

const step = (minutes: number, name: string, outcome: string, reasons?: string) =>
  [minutes * MINUTE, 'leak.handled', { step: name, outcome, ...(reasons === undefined ? {} : { reasons }) }] as const

const LEAKS: readonly MadeUpLeak[] = [
  {
    before: 9 * 24 * HOUR,
    role: 'housing-officer',
    data: {
      what: ['that-they-told-us'],
      how: 'sent-to-the-wrong-place',
      learnt: ['not-known'],
      goesOn: false,
      account: 'I left a message on a telephone that two people share.',
      whose: 'A tenant in the made-up gardens',
    },
    onCase: false,
    afterwards: [
      step(20, 'stopped', 'done'),
      step(45, 'safety-call', 'done', 'She heard it herself, alone, and deleted it.'),
      step(300, 'risk-looked-at', 'done'),
      step(400, 'regulator', 'not-reported', 'Nobody but she heard it.'),
      step(410, 'told', 'done', 'In the call.'),
      step(420, 'lessons', 'done', 'No messages are left: we ring again.'),
      [430 * MINUTE, 'leak.closed', { finding: 'nothing-got-out', reasons: 'Nobody but she heard the message.' }],
    ],
  },
  {
    before: 26 * HOUR,
    role: 'customer-services',
    data: {
      what: ['contact-details'],
      how: 'shown-by-a-system',
      learnt: ['another-customer'],
      goesOn: true,
      account: 'Somebody rang: they see the telephone number of another tenant on their page.',
    },
    onCase: false,
    afterwards: [step(30, 'stopped', 'done', 'The page is shut.')],
  },
  {
    before: 25 * MINUTE,
    role: 'contractor',
    data: {
      what: ['whereabouts'],
      how: 'sent-to-the-wrong-place',
      learnt: ['person-causing-harm'],
      goesOn: false,
      account: 'My card with the street of the job lay at another door. It is in my van now.',
      whose: 'Whoever lives where the lock was changed',
    },
    onCase: true,
    afterwards: [],
  },
]

/** How many there are once all are made. */
export const LEAKS_MADE = LEAKS.length

/** How many there are already, seen by whoever looks after them. */
export const leaksMade = async ({ rowan }: Pick<Workshop, 'rowan'>, token: string): Promise<number> =>
  (await readLeaks(rowan, token))?.leaks.length ?? 0

const came = (done: { readonly outcome: string }, wanted: string): void => {
  if (done.outcome !== wanted) throw new Error(`A made-up leak could not be made: ${JSON.stringify(done)}`)
}

async function openCase({ rowan, tokenFor }: Workshop): Promise<string> {
  const open = ((await listCases(rowan, tokenFor('da-caseworker'))) ?? []).filter(({ state }) => state === 'open')
  return open.at(-2)?.reference ?? ''
}

async function make(shop: Workshop, made: MadeUpLeak): Promise<void> {
  const { rowan, clock, now, tokenFor } = shop
  const told: Instant = now - made.before
  clock.set(told)
  const ofCase = made.onCase ? await openCase(shop) : ''
  came(await reportLeak(rowan, tokenFor(made.role), { role: made.role, ofCase, data: made.data }), 'passed-on')
  const keeper = tokenFor('data-protection-officer')
  const newest = ((await readLeaks(rowan, keeper))?.leaks ?? []).find(({ reported }) => reported === told)
  for (const [after, type, data] of made.afterwards) {
    clock.set(told + after)
    const act = { leak: newest?.id ?? '', type, data, role: 'data-protection-officer' } as const
    came(await handleLeak(rowan, keeper, act), 'recorded')
  }
}

/** Makes those that a broken-off run has not made. One that was begun is left as it is. */
export async function makeLeaks(shop: Workshop): Promise<void> {
  const there = await leaksMade(shop, shop.tokenFor('data-protection-officer'))
  for (const [index, made] of LEAKS.entries()) if (index >= there) await make(shop, made)
}
