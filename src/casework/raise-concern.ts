/**
 * The shortest way to pass on what somebody noticed, suspects, saw or was told: one form for every employee, contractor and
 * volunteer. It begins a case and passes it to whom the landlord names for what it is (CBC-5.2.l, CBC-5.2.m1, MHA-4.2.1.a).
 */
import { randomUUID } from 'node:crypto'
import { type Brought, recipientsOf } from '../packs/intake-choice.ts'
import type { Instant } from '../record/london-time.ts'
import type { RoleName } from '../record/vocabulary.ts'
import { type BegunWith, beginCase, type CaseBegun } from './begin-case.ts'
import type { RunningLandlord } from './landlord.ts'
import type { Rowan } from './rowan.ts'

/**
 * How they know: the person told them, somebody else did, they suspect it, they saw or heard it
 * themselves, or a record made them think: repairs, noise, arrears, a visit.
 */
export const WAYS_OF_KNOWING = ['told-by-them', 'told-by-other', 'suspected', 'witnessed', 'pattern'] as const
export type WayOfKnowing = (typeof WAYS_OF_KNOWING)[number]

export type Concern = {
  readonly role: RoleName
  readonly at?: Instant
  readonly key?: string
  readonly how: WayOfKnowing
  /** The person works for the landlord: it goes to those alone who handle colleagues' cases. */
  readonly ofColleague: boolean
  /** Whom the sender chose, where there is a choice. */
  readonly to?: string
  /** A name, where one is known. */
  readonly name?: string
  readonly imminentDanger?: boolean
  readonly canCallPolice?: boolean
  /** The person who told us must not be named. */
  readonly sourceAnonymous?: boolean
  /** How it reached the sender, where it was not said to them in person. */
  readonly channel?: string
  readonly noticedIn?: string
  readonly signs?: readonly string[]
  readonly summary?: string
  /** Whether the sender thinks that it is abuse, where the landlord asks it of them (`concern.considered`). */
  readonly considered?: { readonly outcome: string; readonly reason?: string }
}

/** Expected refusals are values, and then there is no case. */
export const raiseConcern = (rowan: Rowan, token: string, concern: Concern): Promise<CaseBegun> =>
  beginCase(rowan, token, {
    action: 'act:raise-concern',
    request: concern,
    key: concern.key,
    role: concern.role,
    at: concern.at,
    with: (landlord) => begunWith(landlord, concern),
    name: (_index, field) => field,
  })

/** What it is to the landlord: it decides who gets it first. */
export const broughtBy = ({ how, ofColleague }: Pick<Concern, 'how' | 'ofColleague'>): Brought =>
  ofColleague
    ? 'colleague'
    : how === 'told-by-them'
      ? 'report'
      : how === 'suspected' || how === 'witnessed'
        ? 'suspicion'
        : 'concern'

const filled = (data: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(data).filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  )

/**
 * What the person told us themselves is a report, everything else a concern; danger is a report too, so that its clock runs. `person`: whom
 * it names, or nobody yet.
 */
function entriesOf(concern: Concern, person: string, isNamed: boolean) {
  const { how, channel, imminentDanger, canCallPolice, noticedIn, signs, summary, sourceAnonymous } = concern
  const told = how === 'told-by-them'
  const source = told ? 'victim' : how === 'told-by-other' ? 'member-of-public' : 'staff'
  const victimIs = concern.ofColleague ? 'colleague' : undefined
  const report = {
    type: 'report.received' as const,
    data: filled({
      channel: channel ?? 'in-person',
      source: sourceAnonymous ? 'anonymous' : source,
      person,
      imminentDanger,
      canCallPolice,
      victimIs,
      summary: told ? summary : undefined,
    }),
  }
  const raised = {
    type: 'concern.raised' as const,
    data: filled({
      noticedIn: noticedIn ?? 'other',
      basis: how,
      signs,
      person: isNamed ? person : undefined,
      sourceAnonymous,
      summary,
    }),
  }
  return told ? [report] : imminentDanger ? [raised, report] : [raised]
}

function begunWith({ organisation }: RunningLandlord, concern: Concern): BegunWith {
  const recipients = recipientsOf(organisation.intake, broughtBy(concern))
  const to = concern.to ?? (recipients.length === 1 ? recipients[0] : undefined)
  const fits = recipients.some((role) => role === to)
  // Whoever looked at a record and saw no abuse has answered: there is nothing to pass on.
  const seesNone = concern.how === 'pattern' && concern.considered?.outcome === 'no-abuse-seen'
  const person = randomUUID()
  const isNamed = concern.name !== undefined && concern.name !== ''
  const entries = entriesOf(concern, person, isNamed)
  const isReport = entries.some(({ type }) => type === 'report.received')
  const named = isNamed || isReport
  const said = [
    ...entries,
    ...(named
      ? [
          {
            type: 'person.added' as const,
            data: filled({
              person,
              role: 'victim',
              name: concern.name,
              customerType: concern.ofColleague ? 'colleague' : undefined,
            }),
          },
        ]
      : []),
    ...(concern.considered
      ? [
          {
            type: 'concern.considered' as const,
            data: filled({ ...concern.considered, person: isNamed ? person : undefined }),
          },
        ]
      : []),
    ...(seesNone ? [] : [{ type: 'handover.made' as const, data: { to } }]),
  ]
  return {
    caseKind: concern.ofColleague ? 'colleague' : isReport ? 'victim' : 'concern',
    said: said.map((each) => ({ ...each, happened: false })),
    problems: [
      ...(fits || seesNone ? [] : [{ field: 'to', problem: `must be ${recipients.join(' or ')}` }]),
      // A record that suggests abuse is never written down without an answer to whether it does (MHA-4.2.13.a).
      ...(concern.how === 'pattern' && !concern.considered?.outcome
        ? [{ field: 'considered', problem: 'is required' }]
        : []),
      ...(concern.how === 'pattern' && concern.considered && !concern.considered.reason
        ? [{ field: 'reason', problem: 'is required' }]
        : []),
    ],
  }
}
