/**
 * What somebody tells through a landlord's public form, without signing in: a report that is passed at once to whoever gets reports first.
 * Whoever wrote it is never taken for anybody: it is matched with nobody, and how they say that they can be reached is words, not an
 * agreement, as the person causing harm can write too. Nothing is sent to anybody. Source: CBC-5.2.h, MHA-4.1.1.a, docs/decisions/0105.
 */
import { randomUUID } from 'node:crypto'
import { PUBLIC_ROLE } from '../access/roles.ts'
import { type IntakeChoice, recipientsOf } from '../packs/intake-choice.ts'
import { withSafeContact } from '../record/told-of-contact.ts'
import type { RoleName } from '../record/vocabulary.ts'
import { type BegunWith, beginCase, type CaseBegun } from './begin-case.ts'
import type { Rowan } from './rowan.ts'

export type ToldPublicly = {
  /** The same for the same form: sent twice, it is one report. */
  readonly key: string
  /** Whether it is about whoever writes. */
  readonly isThemselves: boolean
  /** The ways by which whoever writes may be reached, in words; empty where they chose none, and were told that nobody contacts them. */
  readonly ways: string
  /** They ask not to be contacted. */
  readonly notContacted: boolean
  /** The number or address to use, and when it is safe; each empty where they said nothing. */
  readonly details: string
  readonly avoid: string
  readonly imminentDanger?: boolean
  /** What happened, in their words. */
  readonly summary: string
  /** Who writes or is harmed, where they say; it need not be a real name. Empty where they said nothing. */
  readonly name: string
  /** The person harmed works for the landlord: it goes to those alone who look after colleagues. */
  readonly ofColleague: boolean
  /** They used the form in Welsh. */
  readonly inWelsh?: boolean
}

/** To whom it goes first. */
export const tellsFirst = (intake: IntakeChoice, ofColleague: boolean): RoleName | undefined =>
  recipientsOf(intake, ofColleague ? 'colleague' : 'report')[0]

const UNCHECKED = 'Through the public form: nobody has checked who wrote it.'

/** One line, without what is not seen. */
const inLine = (words: string): string => words.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029\s]+/gu, ' ').trim()

/** Each line of theirs with a mark before it: none can be taken for a note of staff, or for what was said of safe contact. */
const quoted = (words: string): string =>
  words
    .split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/)
    .map(inLine)
    .filter(Boolean)
    .map((line) => `> ${line}`)
    .join('\n')

/** How whoever wrote is reached, as they said; and what the page told them where they chose nothing. */
function reachOf({ ways, notContacted, details, avoid }: ToldPublicly): string {
  const how = notContacted
    ? 'They ask not to be contacted.'
    : ways === ''
      ? 'They chose no way to be reached, and were told that nobody contacts them because of the form unless somebody is in danger.'
      : `They may be reached ${ways}: ${quotedLine(details)}.`
  return [UNCHECKED, how, avoid && `When, and what never: ${quotedLine(avoid)}.`].filter(Boolean).join(' ')
}

const quotedLine = (words: string): string => `“${inLine(words).replaceAll(/[“”]/g, '"')}”`

/**
 * Only what they say of themselves is how the person harmed is reached: whoever tells of somebody else may live with who causes harm. A name
 * is theirs too: it names nobody on the case before somebody has spoken to them.
 */
function wordsOf(told: ToldPublicly): string {
  const { summary, name, isThemselves, inWelsh = false } = told
  const theirs = [
    inWelsh ? `${UNCHECKED} They used it in Welsh.` : UNCHECKED,
    quoted(summary),
    name && `${isThemselves ? 'The name they gave' : 'Who they say is harmed'}: ${quotedLine(name)}.`,
  ]
  if (isThemselves) return withSafeContact(theirs.filter(Boolean).join('\n'), reachOf(told))
  return [...theirs, `Whoever told us must not be named. To reach them, and not the person harmed: ${reachOf(told)}`]
    .filter(Boolean)
    .join('\n')
}

function begunWith(intake: IntakeChoice, told: ToldPublicly): BegunWith {
  const { ofColleague, imminentDanger, isThemselves } = told
  const person = randomUUID()
  const said: BegunWith['said'] = [
    {
      type: 'report.received',
      data: {
        channel: 'web-form',
        // Whoever tells of somebody else is named to nobody unless they agree to it.
        source: isThemselves ? 'victim' : 'anonymous',
        person,
        summary: wordsOf(told),
        ...(imminentDanger === undefined ? {} : { imminentDanger }),
        ...(ofColleague ? { victimIs: 'colleague' } : {}),
      },
      happened: false,
    },
    {
      type: 'person.added',
      data: {
        person,
        role: 'victim',
        ...(ofColleague ? { customerType: 'colleague' } : {}),
      },
      happened: false,
    },
    { type: 'handover.made', data: { to: tellsFirst(intake, ofColleague) }, happened: false },
  ]
  return { caseKind: ofColleague ? 'colleague' : 'victim', said }
}

/** In the session that the door opened for it. Expected refusals are values, and then there is no case. */
export const tellPublicly = (rowan: Rowan, token: string, told: ToldPublicly): Promise<CaseBegun> =>
  beginCase(rowan, token, {
    action: 'act:tell-publicly',
    request: told,
    key: told.key,
    role: PUBLIC_ROLE,
    with: ({ organisation }) => begunWith(organisation.intake, told),
    name: (_index, field) => field,
  })
