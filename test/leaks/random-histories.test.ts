/**
 * Random histories, played on a real database with a real act for each step, several cases at a time: nothing is ever sent to somebody
 * with whom that way was not agreed, unexpired and unshaken, at that very minute. What is safe is worked out here again, from the list
 * of steps alone, by rules written down a second time. ROWAN_HISTORIES says how many (200; 10,000 where there is time).
 */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PersonalMail } from '../../src/outgoing/messages/send-messages.ts'
import { type Opened, type SendingWorld, sendingWorld } from './sending-world.ts'

const HISTORIES = Number(process.env.ROWAN_HISTORIES ?? 200)
const AT_ONCE = 100
const STEPS = 5

type Agreed = {
  readonly email: boolean
  readonly never: boolean
  readonly days: readonly string[]
  readonly from: number
  readonly until: number
  /** Days from the step. */
  readonly lasts: number
}
type Step =
  | { readonly do: 'agree'; readonly agreed: Agreed }
  | { readonly do: 'write' }
  | { readonly do: 'move' }
  | { readonly do: 'leave' | 'return' }
  | { readonly do: 'nothing' }

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const agreed: fc.Arbitrary<Agreed> = fc.record({
  email: fc.boolean().map((no) => !no),
  never: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
  days: fc.oneof(fc.constant([]), fc.subarray([...DAYS], { minLength: 3 })),
  from: fc.constantFrom(0, 9 * 60, 12 * 60),
  until: fc.constantFrom(12 * 60, 15 * 60, 1439),
  lasts: fc.integer({ min: 0, max: 6 }),
})
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: agreed.map((each): Step => ({ do: 'agree', agreed: each })) },
  { weight: 5, arbitrary: fc.constant<Step>({ do: 'write' }) },
  { weight: 3, arbitrary: fc.constantFrom<Step>({ do: 'move' }, { do: 'leave' }, { do: 'return' }, { do: 'return' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'nothing' }) },
)
/** Each begins with an agreement, or most would never send at all. */
const history = fc
  .tuple(agreed, fc.array(step, { minLength: STEPS - 1, maxLength: STEPS - 1 }))
  .map(([first, steps]): readonly Step[] => [{ do: 'agree', agreed: first }, ...steps])

/** Steps are some hours apart, over days and nights; each batch begins on a Monday of its own. */
const HOURS = [0, 3, 22, 27, 50]
const pad = (n: number): string => String(n).padStart(2, '0')
const civil = (monday: Date, minutes: number): string => {
  const at = new Date(monday.getTime() + minutes * 60_000)
  return `${at.getUTCFullYear()}-${pad(at.getUTCMonth() + 1)}-${pad(at.getUTCDate())}T${pad(at.getUTCHours())}:${pad(at.getUTCMinutes())}`
}
const START = 9 * 60 + 7

/** The second statement of what is safe: the last agreement before, and nothing after it that shakes it. */
function isSafe(steps: readonly Step[], done: number, minute: number): boolean {
  let last: { readonly agreed: Agreed; readonly on: number } | null = null
  // They had left before the first step.
  let apart = true
  let shaken = false
  for (let n = 0; n <= done; n++) {
    const each = steps[n]
    if (each?.do === 'agree') {
      last = { agreed: each.agreed, on: Math.floor((START + (HOURS[n] ?? 0) * 60) / 1440) }
      shaken = false
    } else if (each?.do === 'move') shaken = true
    else if (each?.do === 'leave') apart = true
    else if (each?.do === 'return') {
      if (apart) shaken = true
      apart = false
    }
  }
  if (!last || shaken) return false
  const { email, never, days, from, until, lasts } = last.agreed
  const day = Math.floor(minute / 1440)
  const ofDay = minute % 1440
  return (
    email &&
    !never &&
    day <= last.on + lasts &&
    (days.length === 0 || days.includes(DAYS[day % 7] ?? '')) &&
    ofDay >= from &&
    ofDay <= until
  )
}

let at: SendingWorld
beforeAll(async () => {
  at = await sendingWorld('vivid', '2026-01-01T09:00')
})
afterAll(() => at.close())

const clock = (minute: number): string => `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`

async function play(each: Step, her: Opened, now: string): Promise<void> {
  const between = { from: her.amira, to: her.karl, relation: 'intimate-relationship' }
  switch (each.do) {
    case 'agree': {
      const { email, never, days, from, until, lasts } = each.agreed
      const last = new Date(`${now.slice(0, 10)}T00:00:00Z`).getTime() + lasts * 86_400_000
      await her.act('safe-contact.agreed', {
        person: her.amira,
        channels: email ? ['email', 'phone'] : ['phone'],
        ...(never ? { neverChannels: ['email'] } : {}),
        ...(days.length > 0 ? { days } : {}),
        ...(from > 0 ? { from: clock(from) } : {}),
        ...(until < 1439 ? { until: clock(until) } : {}),
        email: `${her.reference.toLowerCase()}@post.example`,
        expiresOn: new Date(last).toISOString().slice(0, 10),
      })
      return
    }
    case 'write':
      await her.write()
      return
    case 'move':
      await her.act('victim.moved', { person: her.amira, ourHome: false })
      return
    case 'leave':
      await her.act('relationship.recorded', { ...between, current: false, shareHome: false })
      return
    case 'return':
      await her.act('relationship.recorded', { ...between, current: true, shareHome: false })
      return
    case 'nothing':
      return
    default:
      each satisfies never
  }
}

/** Does `work` for all, a few at a time. */
async function forAll<T>(all: readonly T[], work: (each: T, index: number) => Promise<void>): Promise<void> {
  let next = 0
  const one = async () => {
    for (let index = next++; index < all.length; index = next++) await work(all[index] as T, index)
  }
  await Promise.all([one(), one(), one(), one()])
}

test(`in ${HISTORIES} random histories nothing is sent where it was not safe at that minute, and each message at most once`, async () => {
  const histories = fc.sample(history, { numRuns: HISTORIES, seed: 20_260_302 })
  let sent = 0
  for (let from = 0; from < histories.length; from += AT_ONCE) {
    const batch = histories.slice(from, from + AT_ONCE)
    const monday = new Date(Date.UTC(2026, 0, 5 + 7 * (from / AT_ONCE)))
    at.at(civil(monday, START))
    const cases: Opened[] = []
    await forAll(batch, async (_steps, index) => {
      const her = await at.opened()
      await play({ do: 'leave' }, her, '')
      cases[index] = her
    })
    const byAddress = new Map(cases.map((her, index) => [`${her.reference.toLowerCase()}@post.example`, index]))
    const seen = new Set<string>()
    let stage = -1
    let minute = START
    const check = async (mail: PersonalMail) => {
      const index = byAddress.get(mail.address)
      if (index === undefined) throw new Error('to an address of nobody')
      const steps = batch[index] ?? []
      expect(isSafe(steps, stage, minute), JSON.stringify({ steps, stage, minute })).toBe(true)
      expect(seen.has(mail.id), 'sent twice').toBe(false)
      seen.add(mail.id)
      sent++
      return 'sent' as const
    }
    const wrong: unknown[] = []
    const send = async (mail: PersonalMail) => {
      try {
        return await check(mail)
      } catch (error) {
        wrong.push(error)
        return 'refused' as const
      }
    }
    for (const [n, hours] of HOURS.entries()) {
      minute = START + hours * 60
      at.at(civil(monday, minute))
      await at.round(send)
      stage = n
      await forAll(batch, (steps, index) => play(steps[n] as Step, cases[index] as Opened, civil(monday, minute)))
      await at.round(send)
      minute += 61
      at.at(civil(monday, minute))
      await at.round(send)
    }
    minute = START + 6 * 1440
    at.at(civil(monday, minute))
    await at.round(send)
    if (wrong.length > 0) throw wrong[0]
  }
  expect(sent).toBeGreaterThan(HISTORIES / 5)
}, 3_600_000)
