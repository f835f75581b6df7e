/**
 * Each part that a document may have, built from a case. Only the fields named here are read: words that nobody chose for a
 * document are in none of them. Meetings' minutes, addresses, numbers and code words are never among them.
 */

import { dayOf, type Instant } from '../../record/london-time.ts'
import type { Instrument } from '../../record/risk/instrument.ts'
import { agreementWith } from '../../record/safe-agreement.ts'
import type { EntryTypeName } from '../../record/vocabulary.ts'
import type { CaseReading, EntryReading } from '../../views/case-reading.ts'
import { plainly } from '../../views/sentences.ts'
import { isChronicled } from './chronicled.ts'
import { sayDay } from './dates.ts'
import type { Block } from './document.ts'
import { SECTION_NAMES, type Section } from './document-kinds.ts'
import { harming } from './harming.ts'
import { riskBlocks } from './risk-blocks.ts'
import { mayHaveAccounts, type ToldTo, toldIn } from './told-in-report.ts'

const day = (at: number): string => sayDay(at, 'english')
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const said = (value: unknown): string =>
  value === undefined || value === null || value === ''
    ? 'Not recorded'
    : value === true
      ? 'Yes'
      : value === false
        ? 'No'
        : Array.isArray(value)
          ? value.map((each) => plainly(String(each))).join(', ')
          : capital(plainly(String(value)))
const word = (entry: EntryReading, field: string): string =>
  typeof entry.words[field] === 'string' ? entry.words[field] : ''

/** About whom a document is; null for everybody on the case. */
type About = string | null

const of = (reading: CaseReading, type: EntryTypeName, about: About): readonly EntryReading[] =>
  reading.entries.filter(
    (entry) =>
      entry.type === type && (about === null || entry.codes.person === undefined || entry.codes.person === about),
  )

const NOTHING: Block = { kind: 'paragraph', text: 'Nothing is recorded.' }

const table = (head: readonly string[], rows: readonly (readonly string[])[]): Block =>
  rows.length === 0 ? NOTHING : { kind: 'table', head, rows }

const PART: Readonly<Record<string, string>> = { victim: 'Person harmed', perpetrator: 'Person causing harm' }

/** Of a document about one person: them, and for a reader who protects them whoever harms them. */
function people(reading: CaseReading, { recipient, about }: ToldTo): Block {
  const others = about !== null && mayHaveAccounts(recipient) ? harming(reading, about) : []
  const shown = reading.people.filter(
    (person) => about === null || person.id === about || others.some(({ id }) => id === person.id),
  )
  return table(
    ['Name', 'Part', 'Age'],
    shown.map((person) => [person.name, PART[person.role] ?? said(person.role), said(person.ageGroup)]),
  )
}

function connections(reading: CaseReading): Block {
  const nameOf = (id: string) => reading.people.find((person) => person.id === id)?.name ?? 'Somebody'
  const items = reading.relationships.map(
    ({ from, to, relation, current, shareHome }) =>
      `${nameOf(from)} and ${nameOf(to)}: ${plainly(relation)}${current ? '' : ', no longer'}${shareHome ? ', living together' : ''}`,
  )
  return items.length > 0 ? { kind: 'list', items } : NOTHING
}

const AGREES: Readonly<Record<string, string>> = {
  given: 'Yes',
  refused: 'No',
  withdrawn: 'Not any more',
  'not-sought': 'Not asked',
  'not-needed': 'Not needed',
}
const agrees = (consent: unknown): string => AGREES[String(consent)] ?? 'Not recorded'

const request = (reading: CaseReading, about: About): Block =>
  table(
    ['Day', 'For', 'Do they agree', 'Why'],
    of(reading, 'referral.made', about).map((entry) => [
      day(entry.at),
      said(entry.codes.purpose),
      agrees(entry.codes.consent),
      word(entry, 'reasons'),
    ]),
  )

/** Incidents, and between them what was told to us when it was reported, each as it happened or was told. */
const incidents = (reading: CaseReading, to: ToldTo): Block =>
  table(
    ['Day', 'Kind', 'What happened'],
    reading.entries.flatMap((entry) => {
      const account =
        entry.type === 'incident.recorded'
          ? word(entry, 'account') || 'No account recorded'
          : toldIn(entry, reading, to)
      return account === null ? [] : [[day(entry.at), said(entry.codes.abuse), account]]
    }),
  )

/** Ways, days and hours: the number, the place and the code word are given by word of mouth, by us. */
const NOT_RELIED_ON = 'Ask us before any contact: what was agreed may not be safe any more'

function contact(reading: CaseReading, about: About, now: Instant): Block {
  const died = new Set(of(reading, 'death.recorded', about).map(({ codes }) => String(codes.person)))
  const latest = new Map(of(reading, 'safe-contact.agreed', about).map((entry) => [String(entry.codes.person), entry]))
  return table(
    ['Name', 'Use only', 'Never use', 'Days', 'Hours'],
    [...latest].map(([person, { codes }]) => [
      reading.people.find((each) => each.id === person)?.name ?? 'Somebody',
      died.has(person)
        ? 'None: they have died'
        : agreementWith(person, reading.entries, dayOf(now)).state === 'agreed'
          ? said(codes.channels)
          : NOT_RELIED_ON,
      said(codes.neverChannels),
      Array.isArray(codes.days) && codes.days.length > 0 ? said(codes.days) : 'Any day',
      codes.from || codes.until ? `${codes.from ?? 'any time'} to ${codes.until ?? 'any time'}` : 'Any time',
    ]),
  )
}

const needs = (reading: CaseReading, about: About): Block =>
  table(
    ['Day', 'Needs', 'What we do differently'],
    of(reading, 'needs.assessed', about).map((entry) => [
      day(entry.at),
      said(entry.codes.needs),
      word(entry, 'adjustments'),
    ]),
  )

const agreement = (reading: CaseReading, about: About): Block =>
  table(
    ['Day', 'Agreement to', 'Answer'],
    of(reading, 'consent.discussed', about).map(({ at, codes }) => [day(at), said(codes.scope), said(codes.answer)]),
  )

/** Words that were written down for several steps at once are said once. */
function wishes(reading: CaseReading, about: About): Block {
  const rows = of(reading, 'victim-wishes.considered', about)
    .filter((entry) => word(entry, 'wishes') !== '')
    .map((entry) => [day(entry.at), word(entry, 'wishes')])
  const isFirst = ([on, said]: readonly string[], index: number) =>
    rows.findIndex(([day, words]) => day === on && words === said) === index
  return table(['Day', 'In their words'], rows.filter(isFirst))
}

/** What was done to help, told by the sentence alone. */
const DONE: readonly EntryTypeName[] = [
  'security.fitted',
  'safety-plan.agreed',
  'repair.completed',
  'temporary-accommodation.arranged',
  'support.provided',
  'advice.given',
  'referral.made',
  'victim.contacted',
  'visit.made',
  'court-order.made',
]

const done = (reading: CaseReading): Block =>
  table(
    ['Day', 'What was done'],
    reading.entries.filter((entry) => DONE.includes(entry.type)).map(({ at, sentence }) => [day(at), sentence]),
  )

const events = (reading: CaseReading): Block =>
  table(
    ['Day', 'What happened', 'Written down by'],
    reading.entries
      .filter(isChronicled)
      .map((entry) => [
        day(entry.at),
        entry.type === 'incident.recorded' && word(entry, 'account') !== ''
          ? `${entry.sentence}. ${word(entry, 'account')}`
          : entry.sentence,
        said(entry.role),
      ]),
  )

/** The heading of a part and what it holds. */
export function sectionOf(
  section: Section,
  reading: CaseReading,
  to: ToldTo,
  { instrument, now }: { readonly instrument: Instrument; readonly now: Instant },
): readonly Block[] {
  const { about } = to
  const body = (): Block | readonly Block[] => {
    switch (section) {
      case 'people':
        return people(reading, to)
      case 'connections':
        return connections(reading)
      case 'request':
        return request(reading, about)
      case 'risk':
        return riskBlocks(reading, about, instrument)
      case 'incidents':
        return incidents(reading, to)
      case 'contact':
        return contact(reading, about, now)
      case 'needs':
        return needs(reading, about)
      case 'agreement':
        return agreement(reading, about)
      case 'wishes':
        return wishes(reading, about)
      case 'done':
        return done(reading)
      case 'events':
        return events(reading)
      default:
        return section satisfies never
    }
  }
  return [{ kind: 'heading', text: SECTION_NAMES[section] } as const, body()].flat()
}
