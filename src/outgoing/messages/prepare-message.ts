/** An e-mail as it would be sent: what it says, when it may go, or why not and what may be done instead. Writes nothing. */
import { mayPropose } from '../../access/permissions.ts'
import { numbered } from '../../casework/judged-record.ts'
import type { RefusalShown } from '../../casework/performed.ts'
import { refusalInFull } from '../../casework/refused.ts'
import { landlordOf, type Rowan } from '../../casework/rowan.ts'
import { refusals } from '../../policy/refusals.ts'
import { type SafeWays, safeWays } from '../../policy/safe-ways.ts'
import type { Entry } from '../../record/entry.ts'
import { dayOf, type Instant } from '../../record/london-time.ts'
import { agreementWith } from '../../record/safe-agreement.ts'
import type { FieldProblem } from '../../record/separate.ts'
import { tellingWords } from '../../record/telling-words.ts'
import type { RoleName } from '../../record/vocabulary.ts'
import type { Actor, Query } from '../../store/database.ts'
import { loadRecord } from '../../store/record.ts'
import { addressesLeftOut } from '../../views/addresses-left-out.ts'
import { type CaseReading, caseReading, type EntryReading } from '../../views/case-reading.ts'
import { findRecord } from '../../views/case-record.ts'
import { asksOf, wordingOf } from '../documents/letter.ts'
import { problemsInLetter } from '../documents/letter-words.ts'
import { sayFound } from '../scanner/found-sentence.ts'
import { withoutNamesIn } from '../scanner/names-in-frame.ts'
import { restrictedFor } from '../scanner/restricted.ts'
import { scan } from '../scanner/scan.ts'
import { type Message, messageOf, textOfMessage } from './message.ts'
import { addressIn, writingAgreed } from './writing-agreed.ts'

export type MessageAskedFor = {
  /** The id or reference of the case. */
  readonly caseId: string
  readonly person: string
  /** Which of the landlord's texts. */
  readonly template: string
  /** On which number whoever writes can be called. */
  readonly phone: string
  readonly when: string
  readonly role: RoleName
}

export type MessageReady = {
  readonly outcome: 'ready'
  readonly stream: string
  readonly message: Message
  /** When it goes: now, or when the next agreed hour begins. */
  readonly goes: Instant
  readonly isNow: boolean
  /** The entry in which the address was agreed. */
  readonly version: string
}

export type MessagePrepared =
  | MessageReady
  | { readonly outcome: 'invalid'; readonly problems: readonly FieldProblem[] }
  /** Not by e-mail, or not now: what was agreed instead. `ways` is null where nothing was agreed. */
  | { readonly outcome: 'unsafe'; readonly ways: SafeWays | null }
  /** They agreed to e-mail, and to a language or form that it cannot keep to. */
  | { readonly outcome: 'unfit'; readonly says: string }
  | { readonly outcome: 'refused'; readonly refusals: readonly RefusalShown[] }
  | { readonly outcome: 'role-not-held'; readonly role: RoleName }
  | { readonly outcome: 'not-found' }

/** An agreement without a last day is relied on as long as this, in days. The database counts the same. */
const RELIED_ON = 30

const invalid = (field: string, problem: string): MessagePrepared => ({
  outcome: 'invalid',
  problems: [{ field, problem }],
})

type Agreed = { readonly entry: EntryReading; readonly goes: Instant; readonly isNow: boolean }

/** The agreement on which an e-mail may go, and when; else what was agreed instead. */
function agreedFor(reading: CaseReading, entries: readonly Entry[], act: Entry): Agreed | SafeWays | null {
  const ways = safeWays(entries, act)
  if (ways === null) return null
  if (ways.why !== 'other-way' || !ways.channels.includes('email') || ways.next === null) return ways
  const agreement = agreementWith(act.codes.person, reading.entries, dayOf(ways.next))
  if (agreement.state === 'none') return null
  const { agreed } = agreement
  const isOver = agreed.codes.expiresOn === undefined && dayOf(ways.next) > dayOf(agreed.at) + RELIED_ON
  if (agreement.state !== 'agreed' || isOver) return { ...ways, why: 'run-out' }
  return { entry: agreed, goes: ways.next, isNow: ways.isNow }
}

/** Within the transaction of who asks. The case stays locked until it ends. */
export async function prepareMessage(
  rowan: Rowan,
  query: Query,
  actor: Actor,
  ask: MessageAskedFor,
  now: Instant,
): Promise<MessagePrepared> {
  const record = await findRecord(query, rowan.keyring, actor, ask.caseId)
  if (record?.kind !== 'case') return { outcome: 'not-found' }
  const landlord = landlordOf(rowan, actor.landlord)
  const stored = await loadRecord(query, record.stream, landlord.organisationTypes)
  if (!stored || stored.seq !== record.seq) return { outcome: 'not-found' }
  if (!actor.roles.includes(ask.role)) return { outcome: 'role-not-held', role: ask.role }
  if (!mayPropose(actor.roles, ask.role, 'message.sent', 'member')) return { outcome: 'not-found' }
  const reading = caseReading(record)
  if (!reading.people.some(({ id }) => id === ask.person)) return invalid('person', 'must be somebody on the case')
  const template = landlord.letters.find(({ id, handed }) => id === ask.template && !handed)
  if (!template) return invalid('template', 'must be one of the texts that there are')

  const { entries } = numbered(stored)
  const codes = { person: ask.person, channel: 'email', revealsReport: false }
  const act: Entry = {
    n: stored.seq + 1,
    type: 'message.sent',
    at: now,
    recordedAt: now,
    by: ask.role,
    codes,
    happened: false,
  }
  const agreed = agreedFor(reading, entries, act)
  if (!agreed || !('entry' in agreed)) return { outcome: 'unsafe', ways: agreed }
  const then = { ...act, at: agreed.goes, recordedAt: agreed.goes }
  const against = refusals(landlord.policy, entries, then)
  if (against.length > 0)
    return { outcome: 'refused', refusals: against.map((each) => refusalInFull(landlord, each, entries, then)) }
  const writing = writingAgreed(agreed.entry)
  if (!writing.ok) return { outcome: 'unfit', says: writing.why }
  const wording = wordingOf(template, writing.language)
  if (!wording)
    return {
      outcome: 'unfit',
      says: 'They asked to be written to in Welsh, and this text is not there in Welsh. Choose another.',
    }
  if (addressIn(agreed.entry.words) === null)
    return invalid(
      'person',
      'agreed to e-mail, and no address was written down with it: agree again, and check it with them',
    )

  const hidden = await addressesLeftOut(rowan, query, actor.landlord, record.stream)
  const { phone, when } = ask
  const problems = problemsInLetter({ phone, when, own: '' }, asksOf(wording), { reading, hidden, person: ask.person })
  if (problems.length > 0) return { outcome: 'invalid', problems }
  const message = messageOf(template, { ...writing, from: actor.name, phone, when })
  const frame = messageOf(template, { ...writing, from: actor.name, phone: '', when: '' })
  const told = wouldTell(message, frame, { reading, hidden, person: ask.person })
  if (told.length > 0) return { outcome: 'invalid', problems: told.map((problem) => ({ field: '', problem })) }
  const { goes, isNow } = agreed
  return { outcome: 'ready', stream: record.stream, message, goes, isNow, version: agreed.entry.id }
}

/**
 * What the finished text tells that whoever opens it must not learn, each a sentence. `frame` is the same text with nothing filled in.
 */
export function wouldTell(
  message: Message,
  frame: Message,
  against: { readonly reading: CaseReading; readonly hidden: readonly string[]; readonly person: string },
): readonly string[] {
  const text = textOfMessage(message)
  const restricted = restrictedFor(against.reading, against.hidden, { to: 'person', person: against.person })
  return [
    ...scan(text, withoutNamesIn(textOfMessage(frame), restricted)).map(sayFound),
    ...tellingWords(text).map((word) => `“${word}” gives away what it is about. Leave it out.`),
  ]
}
