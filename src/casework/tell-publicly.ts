/**
 * What somebody tells through a landlord's public form, without signing in: a report that is passed at once to whoever gets reports first.
 * Whoever wrote it is never taken for anybody: it is matched with nobody, and how they say that they can be reached is words, not an
 * agreement, as the person causing harm can write too. Nothing is sent to anybody. Source: CBC-5.2.h, MHA-4.1.1.a, docs/decisions/0105.
 */
import { randomUUID } from 'node:crypto'
import { PUBLIC_ROLE } from '../access/roles.ts'
import { type IntakeChoice, recipientsOf } from '../packs/intake-choice.ts'
import { withoutSafeContact, withSafeContact } from '../record/told-of-contact.ts'
import type { RoleName } from '../record/vocabulary.ts'
import { type BegunWith, beginCase, type CaseBegun } from './begin-case.ts'
import type { Rowan } from './rowan.ts'

export type ToldPublicly = {
  /** The same for the same form: sent twice, it is one report. */
  readonly key: string
  /** Whether it is about whoever writes. */
  readonly isThemselves: boolean
  /** How whoever writes can be reached safely, in words; empty where they said nothing. */
  readonly reach: string
  readonly imminentDanger?: boolean
  /** What happened, in their words. */
  readonly summary: string
  /** Who it is about, where they say: a name or an address, which need not be the real one. */
  readonly name?: string
  /** The person harmed works for the landlord: it goes to those alone who look after colleagues. */
  readonly ofColleague: boolean
}

/** To whom it goes first. */
export const tellsFirst = (intake: IntakeChoice, ofColleague: boolean): RoleName | undefined =>
  recipientsOf(intake, ofColleague ? 'colleague' : 'report')[0]

const UNCHECKED = 'Through the public form: nobody has checked who wrote it.'

/**
 * Only what they say of themselves is how the person harmed is reached: whoever tells of somebody else may live with who causes harm. What
 * they wrote is marked as theirs, and no line of it is taken for one of ours.
 */
function wordsOf({ summary, reach, isThemselves }: ToldPublicly): string {
  const theirs = `${UNCHECKED}\n${withoutSafeContact(summary)}`
  if (isThemselves) return withSafeContact(theirs, reach && `${UNCHECKED} ${reach}`)
  return [theirs, reach && `To reach whoever told us, and not the person harmed: ${reach}`].filter(Boolean).join('\n')
}

const sourceOf = ({ isThemselves, reach }: ToldPublicly): string =>
  isThemselves ? 'victim' : reach === '' ? 'anonymous' : 'member-of-public'

function begunWith(intake: IntakeChoice, told: ToldPublicly): BegunWith {
  const { ofColleague, imminentDanger, name } = told
  const person = randomUUID()
  const said: BegunWith['said'] = [
    {
      type: 'report.received',
      data: {
        channel: 'web-form',
        source: sourceOf(told),
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
        ...(name ? { name } : {}),
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
