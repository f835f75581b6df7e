/** A document as it would be made now: what it says, what to mind, or why it cannot be. Nothing is written but that it was read. */

import type { Rowan } from '../../casework/rowan.ts'
import type { Instant } from '../../record/london-time.ts'
import type { FieldProblem } from '../../record/separate.ts'
import type { ReadForDocument } from '../../views/read-for-document.ts'
import { readForDocument } from '../../views/read-for-document.ts'
import { withoutNamesIn } from '../scanner/names-in-frame.ts'
import { type Restricted, restrictedFor } from '../scanner/restricted.ts'
import { isCausingHarm } from './about-other.ts'
import { sayDay } from './dates.ts'
import { type Document, type Language, type Print, textsOf } from './document.ts'
import { type DocumentKind, KINDS, type Section } from './document-kinds.ts'
import { isCut } from './left-out.ts'
import { asksOf, letterOf, wordingOf } from './letter.ts'
import { type LetterGate, letterGate } from './letter-gate.ts'
import { problemsInLetter } from './letter-words.ts'
import { packOf } from './pack.ts'
import { PASSWORD_LEFT_OUT, type ToldTo, untoldIn, type WhyUntold } from './told-in-report.ts'

/** What somebody asks for. Fields that its kind has no use for are empty. */
export type DocumentAsk = {
  /** The id or reference of the case. */
  readonly caseId: string
  readonly kind: DocumentKind
  /** Which letter. */
  readonly letter: string
  /** For whom, or about whom. Empty: about everybody on the case. */
  readonly person: string
  /** Which organisation it is for, as the vocabulary names it. */
  readonly recipient: string
  readonly sections: readonly Section[]
  readonly language: Language
  readonly print: Print
  readonly phone: string
  readonly when: string
  /** A paragraph of one's own in a letter. */
  readonly own: string
}

export type Prepared =
  | {
      readonly outcome: 'ready'
      readonly document: Document
      readonly read: ReadForDocument
      /** What the file must not tell. To be called: what is prepared carries none of it to a page or an answer. */
      readonly restricted: () => readonly Restricted[]
      /** What to mind before it is made, each a sentence. */
      readonly mind: readonly string[]
    }
  | { readonly outcome: 'invalid'; readonly problems: readonly FieldProblem[] }
  | {
      readonly outcome: 'unsafe'
      readonly read: ReadForDocument
      readonly gate: Extract<LetterGate, { readonly allowed: false }>
    }
  | { readonly outcome: 'not-found' }

const invalid = (...problems: readonly FieldProblem[]): Prepared => ({ outcome: 'invalid', problems })

/** Null for `ask.person` left empty; undefined for somebody who is not on the case. */
const personIn = ({ reading }: ReadForDocument, ask: DocumentAsk) =>
  ask.person === '' ? null : reading.people.find((each) => each.id === ask.person)

/** In which form and language the person asked to be written to, where that was recorded and is not what was chosen (MHA-0.a). */
function wishesMissed({ reading }: ReadForDocument, ask: DocumentAsk): readonly string[] {
  const latest = reading.entries.findLast(
    (entry) => entry.type === 'safe-contact.agreed' && entry.codes.person === ask.person,
  )
  const needs = reading.entries.some(
    ({ type, codes }) =>
      type === 'needs.assessed' &&
      codes.person === ask.person &&
      Array.isArray(codes.needs) &&
      codes.needs.includes('document-format'),
  )
  const format = latest?.codes.format
  const language = latest?.words.language
  const missed: string[] = []
  if (typeof format === 'string' && format !== 'standard' && format !== ask.print)
    missed.push(`This person asked for ${format.replaceAll('-', ' ')}.`)
  else if (needs && ask.print === 'standard')
    missed.push('This person needs writing in another form: look at their needs before you choose ordinary print.')
  if (typeof language === 'string' && /welsh|cymraeg/i.test(language) && ask.language !== 'welsh')
    missed.push('This person asked to be written to in Welsh.')
  return missed
}

function letter(read: ReadForDocument, ask: DocumentAsk, now: Instant): Prepared {
  const { landlord, reading, asker } = read
  const text = landlord.letters.find((each) => each.id === ask.letter)
  const person = personIn(read, ask)
  if (!text) return invalid({ field: 'letter', problem: 'Choose a letter' })
  if (!person) return invalid({ field: 'person', problem: 'Choose who it is for' })
  const wording =
    landlord.organisation.nation === 'wales' || ask.language === 'english' ? wordingOf(text, ask.language) : null
  if (!wording) return invalid({ field: 'language', problem: 'There is no such letter in that language' })
  if (text.handed && isCausingHarm(reading, person.id))
    return invalid({ field: 'person', problem: 'This is for those who are harmed: choose one of them' })
  const gate = text.handed ? ({ allowed: true } as const) : letterGate(reading, person.id, now)
  if (!gate.allowed) return { outcome: 'unsafe', read, gate }
  const problems = problemsInLetter(ask, asksOf(wording), { reading, hidden: read.leftOut(), person: person.id })
  if (problems.length > 0) return invalid(...problems)
  const { language, print, phone, when, own } = ask
  const frame = { text, language, print, name: '', from: asker, landlord: landlord.name, phone: '', when: '', own: '' }
  const document = letterOf({ ...frame, name: person.name, phone, when, own }, now)
  const unchecked = wording.checked ? [] : ['The Welsh of this letter was not checked by a translator yet.']
  const byHand = text.handed
    ? [
        'It says what it is about. Give it into their hands, alone, and ask whether it is safe to take away. Never post or mail it.',
      ]
    : []
  const toThem = isCausingHarm(reading, person.id)
    ? [
        'It goes to the person causing harm. Before you send it, weigh what it could mean for the person harmed: where they are, and whether it could look as if they had told us.',
      ]
    : []
  const restricted = () =>
    withoutNamesIn(
      textsOf(letterOf(frame, now)).join('\n'),
      restrictedFor(reading, read.leftOut(), { to: 'person', person: person.id }),
    )
  return {
    outcome: 'ready',
    document,
    read,
    restricted,
    mind: [...byHand, ...toThem, ...wishesMissed(read, ask), ...unchecked],
  }
}

/** Why the words of a report are not in a document, after the day on which it came. */
const WHY_UNTOLD: Readonly<Record<Exclude<WhyUntold, 'reader'>, string>> = {
  'code-word': 'it speaks of a code word, which may stand anywhere in it',
  whom: 'it does not say which person harmed it is about, or it is about somebody who is said to cause harm too',
  'public-form': 'it came through the public form, and nobody has checked who wrote it',
  teller:
    'it was not told by the person harmed, by whoever speaks for them, or by one of our staff who saw it: who told it could be known by it',
}

/** What was told that is not in it, each with why, and what to do; none where all of it is. */
function leftUntold(reading: ReadForDocument['reading'], to: ToldTo): readonly string[] {
  const untold = untoldIn(reading, to)
  if (untold.length === 0) return []
  const days = (of: WhyUntold) =>
    new Intl.ListFormat('en-GB').format([
      ...new Set(untold.filter(({ why }) => why === of).map(({ at }) => sayDay(at, 'english'))),
    ])
  const lines = [...new Set(untold.map(({ why }) => why))].flatMap((why) =>
    why === 'reader' ? [] : [`What was told to us on ${days(why)} is not in it: ${WHY_UNTOLD[why]}.`],
  )
  const reader = untold.some(({ why }) => why === 'reader')
    ? ['Nothing of what was told to us is in it: the person causing harm may come to read what this reader holds.']
    : []
  return [
    ...reader,
    ...lines,
    'To say more of what happened, record an incident. For the police or a court, make numbered papers.',
  ]
}

function pack(
  read: ReadForDocument,
  ask: DocumentAsk & { readonly kind: Exclude<DocumentKind, 'letter'> },
  now: Instant,
): Prepared {
  const { reader } = KINDS[ask.kind]
  const person = personIn(read, ask)
  const problems: FieldProblem[] = []
  if (person === undefined) problems.push({ field: 'person', problem: 'Choose somebody on this case' })
  if (person === null && ask.kind === 'referral-pack')
    problems.push({ field: 'person', problem: 'Choose the one person whom it is about' })
  if (ask.recipient === 'perpetrator-support' && person && !isCausingHarm(read.reading, person.id))
    problems.push({ field: 'person', problem: 'This service works with the person causing harm: choose them alone' })
  if (person === null && ask.recipient === 'perpetrator-support' && ask.kind !== 'referral-pack')
    problems.push({ field: 'person', problem: 'Choose the person causing harm: nothing of anybody else goes there' })
  if (ask.sections.length === 0) problems.push({ field: 'sections', problem: 'Choose at least one part' })
  if (reader === 'organisation' && ask.recipient === '')
    problems.push({ field: 'recipient', problem: 'Choose which organisation it is for' })
  if (ask.language !== 'english') problems.push({ field: 'language', problem: 'Only letters can be made in Welsh' })
  if (problems.length > 0) return invalid(...problems)
  const document = packOf(
    {
      kind: ask.kind,
      sections: ask.sections,
      person: person?.id ?? null,
      recipient: reader === 'organisation' ? ask.recipient : null,
      landlord: read.landlord.name,
      print: ask.print,
      hidden: read.leftOut(),
      instrument: read.landlord.organisation.riskTools.instrument,
    },
    read.reading,
    now,
  )
  const cut = textsOf(document).some(isCut)
  const untold =
    ask.sections.includes('incidents') && !(person && isCausingHarm(read.reading, person.id))
      ? leftUntold(read.reading, { recipient: ask.recipient, about: person?.id ?? null })
      : []
  return {
    outcome: 'ready',
    document,
    read,
    restricted: () => restrictedFor(read.reading, read.leftOut(), { to: 'partner', about: person?.id ?? null }),
    mind: [
      ...(person && isCausingHarm(read.reading, person.id)
        ? ['It is about the person causing harm: only what is with them alone is in it, and nobody else by name.']
        : []),
      ...untold,
      ...(textsOf(document).some((text) => text.includes(PASSWORD_LEFT_OUT))
        ? [
            'Each sentence that speaks of a password was taken out. If it says what was done to somebody, write that down as an incident first, without the password.',
          ]
        : []),
      ...(cut ? ['Addresses and numbers in what people wrote were taken out.'] : []),
      ...(reader === 'organisation'
        ? ['Share only what this organisation needs. Record that it was shared, and why.']
        : []),
    ],
  }
}

export async function prepareDocument(rowan: Rowan, token: string, ask: DocumentAsk): Promise<Prepared> {
  const read = await readForDocument(rowan, token, ask.caseId)
  if (!read) return { outcome: 'not-found' }
  const now = rowan.clock()
  return ask.kind === 'letter' ? letter(read, ask, now) : pack(read, { ...ask, kind: ask.kind }, now)
}
