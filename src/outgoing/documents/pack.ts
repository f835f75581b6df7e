/** A document about a case for a partner or our own file: the parts that were chosen, and who may read it. */
import type { Instant } from '../../record/london-time.ts'
import type { Instrument } from '../../record/risk/instrument.ts'
import type { EntryTypeName } from '../../record/vocabulary.ts'
import type { CaseReading } from '../../views/case-reading.ts'
import { plainly } from '../../views/sentences.ts'
import { restrictedFor } from '../scanner/restricted.ts'
import { isCausingHarm, readingAboutOther, sectionsAboutOther, withoutOtherNames } from './about-other.ts'
import { isDisclosureScheme } from './chronicled.ts'
import { sayDay } from './dates.ts'
import type { Block, Document, Print } from './document.ts'
import { type DocumentKind, KINDS, type Section } from './document-kinds.ts'
import { withoutAddresses } from './left-out.ts'
import { sectionOf } from './sections.ts'

export type PackAsk = {
  readonly kind: Exclude<DocumentKind, 'letter'>
  readonly sections: readonly Section[]
  /** About one person alone; null for everybody on the case. */
  readonly person: string | null
  /** The organisation it is for, as the vocabulary names it; null for our own file. */
  readonly recipient: string | null
  readonly landlord: string
  readonly print: Print
  /** Values that its reader must not learn, such as an address in the vault. */
  readonly hidden: readonly string[]
  /** With what the landlord counts the answers of an assessment. */
  readonly instrument: Instrument
}

/** What comes with a report, or says of it what was told: nothing of it is work on the case. */
const COMES_WITH_IT: readonly EntryTypeName[] = [
  'report.received',
  'concern.raised',
  'concern.considered',
  'handover.made',
  'person.added',
  'person.updated',
  'person.matched',
  'relationship.recorded',
  'incident.recorded',
  'document.made',
]

/** A case is worked on from its report on, and few write down that they opened it: that nobody did is not its state. */
function stateOf({ state, entries }: CaseReading): string {
  switch (state.state) {
    case 'reported':
      return entries.some(({ type }) => !COMES_WITH_IT.includes(type))
        ? `Reported on ${sayDay(state.since, 'english')}, and worked on since.`
        : `Reported on ${sayDay(state.since, 'english')}. Nothing is recorded of what was done on it yet.`
    case 'open':
      return `Open since ${sayDay(state.since, 'english')}.`
    case 'monitoring':
      return `Closed, and looked at again since ${sayDay(state.since, 'english')}.`
    case 'closed':
      return `Closed on ${sayDay(state.since, 'english')}: ${plainly(state.reason)}.`
    default:
      return state satisfies never
  }
}

/** The parts stand in the order of their kind, however they were chosen; a part that the kind may not have is not there. */
export function packOf(ask: PackAsk, all: CaseReading, now: Instant): Document {
  const whole = { ...all, entries: all.entries.filter((entry) => !isDisclosureScheme(entry)) }
  const { name, sections } = KINDS[ask.kind]
  const other = ask.person !== null && isCausingHarm(whole, ask.person) ? ask.person : null
  const reading = other === null ? whole : readingAboutOther(whole, other)
  const chosen = other === null ? ask.sections : sectionsAboutOther(ask.sections)
  const opening: readonly Block[] = [
    { kind: 'paragraph', text: `${ask.landlord}, reference ${reading.reference}, made on ${sayDay(now, 'english')}.` },
    ...(ask.kind === 'closure-summary' ? [{ kind: 'paragraph' as const, text: stateOf(reading) }] : []),
    ...(ask.recipient === null
      ? []
      : [
          {
            kind: 'paragraph' as const,
            text: `For ${plainly(ask.recipient)} alone. Do not pass it on, and do not contact anybody named in it except by a way that it calls safe.`,
          },
        ]),
  ]
  const document: Document = {
    title: name,
    language: 'english',
    print: ask.print,
    blocks: [
      ...opening,
      ...sections
        .filter((section) => chosen.includes(section))
        .flatMap((section) =>
          sectionOf(
            section,
            reading,
            { recipient: ask.recipient, about: ask.person },
            { instrument: ask.instrument, now },
          ),
        ),
    ],
  }
  const restricted = restrictedFor(whole, ask.hidden, { to: 'partner', about: ask.person })
  const cut = restricted.filter(({ kind }) => kind !== 'name').map(({ value }) => value)
  const safe = withoutAddresses(document, cut)
  return other === null ? safe : withoutOtherNames(safe, whole, other)
}
