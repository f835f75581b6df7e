/** What a case's contact page shows: for each person how they may be reached, when they last were, what they want and what they need. */

import { dateOfDay, dayOf, type Instant } from '../../record/london-time.ts'
import type { EntryTypeName } from '../../record/vocabulary.ts'
import type { AreaEntry, AreaReading, CaseArea } from '../area-page.ts'
import type { SafeContactLine, TimelineLine } from '../case-page.ts'
import { linesOf } from '../plain-area.ts'
import { adjustmentsOf } from './contact/adjustments.ts'
import { type Pause, pauseOf, saidOfWishes, type ToldSince, toldSince } from './contact/pause.ts'
import { standingWishes } from './contact/standing-wishes.ts'

/** A contact or an attempt: by which channel, and whether it reached the person. */
export type ContactLine = { readonly at: Instant; readonly channel: string; readonly reached: boolean }

export type ContactOfPerson = {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly agreed: SafeContactLine['agreed']
  readonly last: ContactLine | null
  /** Attempts since they were last reached. */
  readonly attempts: number
  readonly told: {
    readonly last: Instant | null
    readonly channel: string | null
    /** By when they are told how things stand next, by the landlord's own interval; null where there is none or they asked for time. */
    readonly next: string | null
  }
  /** What they want, the latest word. */
  readonly choice: { readonly choice: string; readonly at: Instant; readonly ownWords: string | null } | null
  /** What stands of what they said, of each kind the latest. */
  readonly wishes: readonly { readonly choice: string; readonly at: Instant; readonly ownWords: string | null }[]
  readonly pause: Pause | null
  /** They asked to be left alone, and told us something themselves since: to be asked whether that still holds. */
  readonly toldSince: ToldSince | null
  /** They asked to be left in peace, or for time that has not passed yet. */
  readonly paused: boolean
  readonly needs: readonly string[]
  readonly barriers: readonly string[]
  readonly adjustments: readonly string[]
  /** Services of the landlord's list that are there for people who face one of their barriers: by name. Source: MHA-4.6.3.b. */
  readonly services: readonly { readonly name: string; readonly kind: string; readonly area: string }[]
  /** Only others have told us of it, and nobody has spoken to them yet: they may not know. */
  readonly mayNotKnow: boolean
  /** Null: nobody considered it yet. */
  readonly feedbackSafe: boolean | null
}

export type ContactShown = {
  readonly people: readonly ContactOfPerson[]
  /** Queues in which this case goes first: by the landlord's policy, or because somebody set it so. */
  readonly first: readonly { readonly queue: string; readonly clause: string | null }[]
  /** Welfare concerns noticed on visits, newest first. Source: PD-16.b2. */
  readonly welfare: readonly {
    readonly n: number
    readonly person: string | null
    readonly what: string | null
    readonly at: Instant
    readonly raised: boolean
  }[]
  readonly lines: readonly TimelineLine[]
}

const REACHED: ReadonlySet<EntryTypeName> = new Set(['victim.contacted', 'victim.updated', 'visit.made'])

/** What only they themselves can have said. */
const FROM_THEM: ReadonlySet<EntryTypeName> = new Set([
  'safe-contact.agreed',
  'victim-choice.recorded',
  'consent.discussed',
])

const textIn = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const textsIn = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [])

function contactOf(reading: AreaReading, person: { id: string; name: string; role: string }): ContactOfPerson {
  const { page, organisation } = reading
  const own = reading.entries.filter((entry) => entry.codes.person === person.id)
  const contacts = own.filter((entry) => REACHED.has(entry.type) || entry.type === 'victim.contact-attempted')
  const lastReached = contacts.findLastIndex((entry) => REACHED.has(entry.type))
  const last = contacts.at(-1)
  const told = own.findLast((entry) => entry.type === 'victim.updated')
  const choice = own.findLast((entry) => entry.type === 'victim-choice.recorded')
  const today = dateOfDay(dayOf(page.now))
  const ofWishes = saidOfWishes(reading, person.id)
  const pause = pauseOf(ofWishes, today)
  const paused = pause !== null && !pause.back
  const needs = own.filter((entry) => entry.type === 'needs.assessed')
  const barriers = new Set(needs.flatMap((entry) => textsIn(entry.codes.barriers)))
  const feedback = own.findLast((entry) => entry.type === 'feedback.considered')
  const interval = organisation.contact.update
  const isRunning = page.state.state === 'reported' || page.state.state === 'open'
  return {
    ...person,
    agreed: page.safeContact.find((line) => line.person === person.id)?.agreed ?? null,
    last: last
      ? { at: last.at, channel: textIn(last.codes.channel) ?? 'in-person', reached: REACHED.has(last.type) }
      : null,
    attempts: contacts.length - 1 - lastReached,
    told: {
      last: told?.at ?? null,
      channel: textIn(told?.codes.channel),
      next: interval && !paused && isRunning ? nextTold(reading.entries, told, interval.days) : null,
    },
    choice: choice ? wishOf(choice) : null,
    wishes: standingWishes(ofWishes, today).map(wishOf),
    pause,
    toldSince: toldSince(reading, person.id, pause),
    paused,
    needs: [...new Set(needs.flatMap((entry) => textsIn(entry.codes.needs)))],
    barriers: [...barriers],
    adjustments: adjustmentsOf(person.id, reading.entries),
    services: organisation.services
      .filter(({ serves = [] }) => serves.some((barrier) => barriers.has(barrier)))
      .map(({ name, kind, area }) => ({ name, kind, area })),
    mayNotKnow: person.role === 'victim' && lastReached < 0 && onlyOthersTold(reading.entries, person.id),
    feedbackSafe: feedback ? feedback.codes.safe === true : null,
  }
}

const wishOf = ({ codes, words, at }: AreaEntry) => ({
  choice: String(codes.choice),
  at,
  ownWords: textIn(words.ownWords),
})

/** Whether every report came from somebody else, and the person has told us nothing themselves: no wish, and no way to reach them. */
const onlyOthersTold = (entries: readonly AreaEntry[], person: string): boolean =>
  entries.some(({ type }) => type === 'report.received') &&
  !entries.some(({ type, codes }) => type === 'report.received' && codes.source === 'victim') &&
  !entries.some(({ type, codes }) => FROM_THEM.has(type) && codes.person === person)

/** The landlord's interval after they were last told, else after the case came in. */
function nextTold(entries: readonly AreaEntry[], told: AreaEntry | undefined, days: number): string | null {
  const from = told?.at ?? entries[0]?.at
  return from === undefined ? null : dateOfDay(dayOf(from) + days)
}

/** Each concern, and whether one about safeguarding was raised after it for the same person. */
const welfareOn = (entries: readonly AreaEntry[]): ContactShown['welfare'] =>
  entries
    .filter(({ type, codes }) => type === 'visit.made' && codes.welfareConcern === true)
    .map(({ n, codes, words, at }) => ({
      n,
      person: textIn(codes.person),
      what: textIn(words.welfare),
      at,
      raised: entries.some(
        (each) =>
          each.type === 'safeguarding-concern.identified' &&
          each.at >= at &&
          (codes.person === undefined || each.codes.person === codes.person),
      ),
    }))
    .toReversed()

function shows(reading: AreaReading): ContactShown {
  const { page, entries } = reading
  const { goesFirst } = reading.organisation.contact
  const known = new Set(page.safeContact.map((line) => line.person))
  const people = page.people.filter((person) => person.role === 'victim' || known.has(person.id))
  const levels = new Map(
    entries.flatMap(({ type, codes }) =>
      type === 'priority.set' ? [[String(codes.queue), codes.level] as const] : [],
    ),
  )
  return {
    people: people.map(({ id, name, role }) => contactOf(reading, { id, name, role })),
    first: [
      ...goesFirst.map(({ queue, clause }) => ({ queue, clause: clause ?? null })),
      ...[...levels].flatMap(([queue, level]) =>
        level === 'top' && !goesFirst.some((each) => each.queue === queue) ? [{ queue, clause: null }] : [],
      ),
    ],
    welfare: welfareOn(entries),
    lines: linesOf(reading, ['contact']),
  }
}

export const CONTACT_AREA: CaseArea<ContactShown> = { name: 'contact', covers: ['contact'], shows }
