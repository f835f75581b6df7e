/**
 * What somebody told us, in the words in which it was written down, as far as a document may say it. On most cases nothing else says what
 * happened. What is left out, and why, is in docs/decisions/0107: whose words they are, how they came, and who reads them decides. Pure.
 */
import { SEARCHING_ROLES } from '../../access/roles.ts'
import type { CaseReading, EntryReading } from '../../views/case-reading.ts'
import { NO_NAME } from '../../views/people-on-case.ts'
import { namesOfOthers } from '../names-of-others.ts'
import { contactsIn } from '../scanner/restricted.ts'
import { nameless } from './about-other.ts'
import { harming } from './harming.ts'
import { leftOutFor } from './left-out.ts'

/**
 * Who may be given an account: MARAC, and services that protect or support the person harmed. Whatever the police or a court hold the other
 * side may read (`sharing/readers.yaml`): they get it in numbered papers, passage by passage. Anybody else may not have it.
 */
const READERS_OF_ACCOUNTS: readonly string[] = [
  'marac',
  'childrens-social-care',
  'adult-social-care',
  'social-services',
  'idva',
  'refuge',
  'da-service',
  'by-and-for-service',
  'sexual-violence-service',
  'stalking-service',
  'victim-support',
]

/** Whether this reader, as the vocabulary names it, may be given an account; null is our own file. */
export const mayHaveAccounts = (recipient: string | null): boolean =>
  recipient !== null && READERS_OF_ACCOUNTS.includes(recipient)

/** Who speaks for the person harmed. Any other agency tells what it knows itself: it may hold what a neighbour or a child told. */
const ADVOCATES: Readonly<Record<string, string>> = {
  idva: 'Their IDVA told us',
  'da-service': 'Their domestic abuse service told us',
}

/** Of a report, and of what somebody of our own saw or heard: the words that nobody wrote down as an incident yet. */
const isTold = ({ type }: EntryReading): boolean => type === 'report.received' || type === 'concern.raised'

const summaryOf = ({ words }: EntryReading): string => (typeof words.summary === 'string' ? words.summary : '')

/** The person harmed whom it is about. Where nobody is named it is of the only one; and it is never of whoever was ever said to cause harm too. */
function harmedIn({ people, entries }: CaseReading, { codes }: EntryReading): CaseReading['people'][number] | null {
  const causing = new Set(
    entries.flatMap((entry) =>
      (entry.type === 'person.added' || entry.type === 'person.updated') && entry.codes.role === 'perpetrator'
        ? [entry.codes.person]
        : [],
    ),
  )
  const harmed = people.filter(({ role }) => role === 'victim')
  const only = codes.person === undefined && harmed.length === 1 ? harmed[0] : undefined
  const whom = only ?? harmed.find(({ id }) => id === codes.person)
  return whom && !causing.has(whom.id) ? whom : null
}

/** Who told it, as the document says; null where their words are in none. */
function tellerOf({ type, codes, role }: EntryReading, name: string): string | null {
  // A contractor who was there that day can be known by it: of staff alone.
  if (type === 'concern.raised')
    return codes.basis === 'witnessed' && codes.sourceAnonymous !== true && SEARCHING_ROLES.includes(role)
      ? 'One of our staff saw or heard it'
      : null
  // Nobody has checked who wrote on the public form.
  if (codes.channel === 'web-form' || codes.channel === undefined) return null
  if (codes.source === 'victim') return `${name === NO_NAME ? 'The person harmed' : name} told us`
  return ADVOCATES[String(codes.source)] ?? null
}

const SAFE_CONTACT = /safe\s+contact\s*:/i
const SECRET = /\b(?:code|safe)[\s-]?(?:words?|phrases?)\b|\b(?:gair|geiriau)\s+(?:cod|diogel)\b/i
/** Words that tell of a code word: it may stand before them or lines after, so that nothing of them can be said without it. */
const tellsCodeWord = (entry: EntryReading): boolean => SECRET.test(summaryOf(entry))

/** What stands where a sentence spoke of a password. */
export const PASSWORD_LEFT_OUT = '[a sentence about a password left out]'

const PASSWORD =
  /(?<!\p{L})pass[\s-]?(?:words?|phrases?|codes?)(?!\p{L})|(?<!\p{L})(?:c|ch|g|ngh)yfrin(?:air|eiriau)(?!\p{L})/iu
/** A sentence with so many words or fewer may be the password that the one before it spoke of. */
const FEW_WORDS = 3

/**
 * Without every sentence that speaks of a password, and a short one after it: in which words it is said can be known of none. That a sentence is
 * gone is said, and whoever makes the pack reads it first.
 */
function withoutPasswords(said: string): string {
  let isAfter = false
  const sentences = said.split(/(?<=[.!?])\s+|\n+/).map((sentence) => {
    const speaks = PASSWORD.test(sentence)
    const isLeftOut = speaks || (isAfter && sentence.trim().split(/\s+/).length <= FEW_WORDS)
    isAfter = speaks
    return isLeftOut ? PASSWORD_LEFT_OUT : sentence
  })
  return sentences.includes(PASSWORD_LEFT_OUT)
    ? sentences.filter((each, place) => each !== PASSWORD_LEFT_OUT || sentences[place - 1] !== each).join(' ')
    : said
}

/** A number has at least so many digits; a day has eight. */
const DIGITS = 9

const isNumber = (value: string): boolean => value.includes('@') || value.replace(/\D/g, '').length >= DIGITS

/** Without how anybody is reached: from `Safe contact:` on nothing, and no number or e-mail. */
function withoutWays(summary: string): string {
  const [told = ''] = summary.split(SAFE_CONTACT)
  const said = told.trim()
  return withoutPasswords(
    contactsIn(said)
      .filter(isNumber)
      .reduce((left, value) => left.replaceAll(value, leftOutFor(value)), said),
  )
}

/** `about`: one person alone, or null for everybody on the case. */
export type ToldTo = { readonly recipient: string | null; readonly about: string | null }

/** Why a document does not say the words of a report. */
export type WhyUntold = 'reader' | 'code-word' | 'whom' | 'public-form' | 'teller'

type Judged = { readonly whom: CaseReading['people'][number]; readonly teller: string } | { readonly why: WhyUntold }

/** Whose words they are and who told them, or why they are in no such document. */
function judged(entry: EntryReading, reading: CaseReading, { recipient, about }: ToldTo): Judged {
  if (!mayHaveAccounts(recipient)) return { why: 'reader' }
  if (tellsCodeWord(entry)) return { why: 'code-word' }
  const whom = harmedIn(reading, entry)
  if (whom === null || (about !== null && whom.id !== about)) return { why: 'whom' }
  const teller = tellerOf(entry, whom.name)
  if (teller !== null) return { whom, teller }
  return { why: entry.codes.channel === 'web-form' ? 'public-form' : 'teller' }
}

/** Who told it and what, cleared of ways to reach anybody; null for an entry whose words this document does not say. */
export function toldIn(entry: EntryReading, reading: CaseReading, to: ToldTo): string | null {
  if (!isTold(entry)) return null
  const found = judged(entry, reading, to)
  const told = withoutWays(summaryOf(entry))
  if ('why' in found || told === '' || isWrittenAgain(told, reading)) return null
  if (to.about === null) return `${found.teller}: ${told}`
  const named = [to.about, ...harming(reading, to.about).map(({ id }) => id)]
  return `${found.teller}: ${nameless(told, namesOfOthers(reading, ...named))}`
}

const isWrittenAgain = (told: string, { entries }: CaseReading): boolean =>
  entries.some(({ type, words }) => type === 'incident.recorded' && String(words.account ?? '').trim() === told)

/** Of somebody harmed whom a document about one person is not about: what they told is no part of it, also in other words. */
const isOfAnother = ({ codes }: EntryReading, { people }: CaseReading, { about }: ToldTo): boolean =>
  about !== null && codes.person !== about && people.some(({ id, role }) => id === codes.person && role === 'victim')

/** What was told that the document does not say, though it may be about whom it is about, each with why: whoever makes it should know. */
export const untoldIn = (
  reading: CaseReading,
  to: ToldTo,
): readonly { readonly at: EntryReading['at']; readonly why: WhyUntold }[] =>
  reading.entries.flatMap((entry) => {
    const told = withoutWays(summaryOf(entry))
    if (!isTold(entry) || isOfAnother(entry, reading, to) || told === '' || isWrittenAgain(told, reading)) return []
    const found = judged(entry, reading, to)
    return 'why' in found ? [{ at: entry.at, why: found.why }] : []
  })
