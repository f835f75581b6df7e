/**
 * Who a case concerns, in three answers kept apart: what the law's tests say, what the policy's own list says, and the part that
 * each person has. With it how it came to us, and who has it now.
 */
import { LEGAL_ROLES } from '../../access/roles.ts'
import { mayTakeOn } from '../../packs/case-owner.ts'
import type { NotConnected } from '../../packs/cover-choice.ts'
import { type Known, relationsAsTheyStand } from '../../record/abuse-test.ts'
import { ageGroupOn, isUnder18 } from '../../record/age-group.ts'
import { type ByChildRule, byChildRule } from '../../record/child-rule.ts'
import {
  type CoveredByPolicy,
  connectedBy,
  coveredByPolicy,
  type NamedConnection,
} from '../../record/covered-by-policy.ts'
import { dateOfDay, dayOf, type Instant } from '../../record/london-time.ts'
import { unansweredSigns } from '../../record/unanswered-signs.ts'
import type { RoleName } from '../../record/vocabulary.ts'
import { waitingHandover } from '../../record/waiting-handover.ts'
import type { AbuseTestLine } from '../abuse-tests.ts'
import type { AreaEntry, AreaReading, CaseArea } from '../area-page.ts'
import type { CasePage, PersonOnCase, TimelineLine } from '../case-page.ts'
import { linesOf } from '../plain-area.ts'
import { asEntry } from '../pure-entry.ts'

export type PersonShown = {
  readonly person: PersonOnCase
  /** What the landlord's rule on children and witnesses says of them. */
  readonly rule: ByChildRule
  /** The part on the record is another than the rule's. */
  readonly differs: boolean
  /** On the record they are 16 or 17, and by their date of birth they were under 16 on the day of an incident. */
  readonly wasUnder16: boolean
  /** When it was last answered whether safeguarding is asked for them: a concern was raised, or a referral made or decided against. */
  readonly safeguardedAt: Instant | null
}

export type PairShown = {
  readonly victim: PersonOnCase
  readonly perpetrator: PersonOnCase
  readonly law: readonly AbuseTestLine[]
  readonly policy: CoveredByPolicy
  /** Whether they are personally connected, by any test. */
  readonly connected: Known
  /** Of how they are connected that which the policy names. */
  readonly connections: readonly NamedConnection[]
}

export type HandoverShown = {
  readonly to: RoleName
  readonly by: string
  readonly at: Instant
  /** Who took it on, and when; null while it waits. */
  readonly accepted: { readonly by: string; readonly at: Instant } | null
  /** Nobody there can take it on: they see no whole case. */
  readonly astray: boolean
}

export type SignShown = {
  readonly n: number
  readonly noticedIn: string
  readonly signs: readonly string[]
  /** Who may be harmed, where it names somebody. */
  readonly person: string | null
}

export type PeopleShown = {
  readonly people: readonly PersonShown[]
  readonly pairs: readonly PairShown[]
  /** Where it is dealt with between people who are not connected. */
  readonly notConnected: NotConnected
  /** Clauses of the landlord's rule on children. */
  readonly childClauses: readonly string[]
  /** What a person said that it is: the latest. */
  readonly classified: {
    readonly outcome: string
    readonly by: string
    readonly at: Instant
    readonly reason: string
  } | null
  readonly cameBy: {
    readonly channel: string | null
    readonly source: string
    readonly at: Instant
    /** Who told us must not be named. */
    readonly secret: boolean
  } | null
  readonly handover: HandoverShown | null
  /** Who is brought in once a legal step is proposed: legal, and the posts that the landlord has which may agree. */
  readonly forLegalStep: readonly RoleName[]
  /** Concerns that nobody has answered yet: whether they mean abuse. */
  readonly unanswered: readonly SignShown[]
  readonly lines: readonly TimelineLine[]
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [])

/** Any yes is a yes; a no needs all of them. */
const anyOf = (answers: readonly Known[]): Known =>
  answers.includes('yes') ? 'yes' : answers.length > 0 && answers.every((each) => each === 'no') ? 'no' : 'not-known'

const BY_SEEING: readonly unknown[] = ['saw', 'heard', 'experienced-effects']

/** How two people are connected, as it stands. */
const relationsBetween = (one: PersonOnCase, other: PersonOnCase, { relationships }: CasePage): readonly string[] =>
  relationsAsTheyStand(
    relationships
      .filter(({ from, to }) => (from === one.id && to === other.id) || (from === other.id && to === one.id))
      .map(({ relation }) => relation)
      .filter((relation) => relation !== 'not-known'),
  )

/**
 * Whether somebody is related to a person harmed or to a person causing harm. It is not known while nobody has said it of each of them:
 * a child who is nothing to her may be his. Of another child who was only there nobody has to say it.
 */
function isRelated(person: PersonOnCase, { page }: AreaReading): Known {
  const others = page.people.filter(
    (each) => each.id !== person.id && (each.role === 'victim' || each.role === 'perpetrator'),
  )
  const isFamily = (relation: string) => relation !== 'not-personally-connected' && relation !== 'same-household'
  const answers = others.flatMap((other): readonly Known[] => {
    const between = relationsBetween(person, other, page)
    if (between.some(isFamily)) return ['yes']
    if (between.length > 0) return ['no']
    return BY_SEEING.includes(other.affected) ? [] : ['not-known']
  })
  return anyOf(answers)
}

/** Whether somebody who is 16 or 17 on the record was younger when it happened. A person puts it right, or not. Source: WHG-1.5.a. */
function wasUnder16({ id, ageGroup }: PersonOnCase, { entries }: AreaReading): boolean {
  if (ageGroup !== '16-17') return false
  const born = entries
    .flatMap(({ type, codes, words }) =>
      type === 'person.added' && codes.person === id ? [text(words.dateOfBirth)] : [],
    )
    .findLast((date) => date !== null)
  const incidents = entries.flatMap(({ type, at }) => (type === 'incident.recorded' ? [at] : []))
  return born != null && incidents.some((at) => ageGroupOn(born, dateOfDay(dayOf(at))) === 'under-16')
}

const SAFEGUARDING_TEAMS: readonly unknown[] = ['childrens-social-care', 'social-services']

const answersSafeguarding = ({ type, codes }: AreaEntry): boolean =>
  type === 'safeguarding-concern.identified' ||
  ((type === 'referral.made' || type === 'referral.not-made') &&
    (codes.purpose === 'safeguarding' || SAFEGUARDING_TEAMS.includes(codes.to)))

/**
 * How they were affected. A child whom a report is about is the one harmed, unless somebody said otherwise: nobody has to say it twice
 * before abuse of somebody under 16 is called what it is.
 */
function howAffected({ id, ageGroup, affected }: PersonOnCase, { entries }: AreaReading): string | null {
  if (affected !== null || !isUnder18(ageGroup)) return affected
  return entries.some(({ type, codes }) => type === 'report.received' && codes.person === id) ? 'direct' : null
}

/** When the safeguarding question was last answered for somebody; null: not yet. */
export const safeguardedAtOn = ({ entries }: Pick<AreaReading, 'entries'>, person: string): Instant | null =>
  entries.findLast((entry) => entry.codes.person === person && answersSafeguarding(entry))?.at ?? null

function personShown(person: PersonOnCase, reading: AreaReading): PersonShown {
  const judged = person.role === 'victim' || person.role === 'witness' || person.role === 'household-member'
  const rule = byChildRule(reading.organisation.covers.children, {
    ageGroup: person.ageGroup,
    affected: judged ? howAffected(person, reading) : null,
    related: isRelated(person, reading),
  })
  const said = judged && (rule.role === 'victim' || rule.role === 'witness') ? rule.role : null
  return {
    person,
    rule: judged ? rule : { ...rule, role: null },
    differs: said !== null && said !== person.role,
    wasUnder16: judged && wasUnder16(person, reading),
    safeguardedAt: safeguardedAtOn(reading, person.id),
  }
}

function pairsIn({ page, entries, organisation }: AreaReading): readonly PairShown[] {
  const kinds = entries.flatMap(({ codes }) => [...texts(codes.abuse), ...texts(codes.kinds)])
  const inRole = (role: string) => page.people.filter((person) => person.role === role)
  return inRole('victim').flatMap((victim) =>
    inRole('perpetrator').map((perpetrator) => {
      const law = page.abuseTests.filter((line) => line.victim === victim.id && line.perpetrator === perpetrator.id)
      const connected = anyOf(law.map((line) => line.connected))
      const policy = coveredByPolicy(organisation.covers, kinds, connected)
      const connections = connectedBy(organisation.covers, relationsBetween(victim, perpetrator, page))
      return { victim, perpetrator, law, policy, connected, connections }
    }),
  )
}

function handoverIn({ caseKind, entries, organisation }: AreaReading): HandoverShown | null {
  const made = entries.findLast((entry) => entry.type === 'handover.made')
  if (!made) return null
  const took = entries.find((entry) => entry.type === 'handover.accepted' && entry.codes.entry === made.n)
  const waits = waitingHandover(entries.map(asEntry)) !== null
  const accepted = took ? { by: took.by, at: took.at } : waits ? null : { by: made.by, at: made.at }
  const to = made.codes.to as RoleName
  return {
    to,
    by: made.by,
    at: made.at,
    accepted,
    astray: accepted === null && !mayTakeOn(organisation, caseKind, to),
  }
}

function cameByIn(entries: readonly AreaEntry[]): PeopleShown['cameBy'] {
  const first = entries.find(({ type }) =>
    ['report.received', 'concern.raised', 'partner-update.received', 'sign-up.held'].includes(type),
  )
  if (!first) return null
  const { type, codes, at } = first
  const told: Readonly<Record<string, string | null>> = {
    'report.received': text(codes.source),
    'partner-update.received': text(codes.from),
    'sign-up.held': 'sign-up',
  }
  const secret = codes.sourceAnonymous === true || codes.source === 'anonymous'
  return { channel: text(codes.channel), source: told[type] ?? text(codes.noticedIn) ?? 'other', at, secret }
}

function forLegalStep({ entries, organisation }: AreaReading): readonly RoleName[] {
  const isProposed = entries.some((entry) => entry.type === 'legal-action.proposed')
  if (!isProposed) return []
  const posts = organisation.teams.flatMap((team) => team.roles)
  return LEGAL_ROLES.filter((role) => role === 'legal' || posts.includes(role))
}

function shows(reading: AreaReading): PeopleShown {
  const { entries, page, organisation } = reading
  const classified = entries.findLast((entry) => entry.type === 'abuse.classified')
  return {
    people: page.people.map((person) => personShown(person, reading)),
    pairs: pairsIn(reading),
    notConnected: organisation.covers.notConnected,
    childClauses: organisation.covers.children.clauses,
    classified: classified
      ? {
          outcome: String(classified.codes.outcome),
          by: classified.by,
          at: classified.at,
          reason: text(classified.words.reason) ?? '',
        }
      : null,
    cameBy: cameByIn(entries),
    handover: handoverIn(reading),
    forLegalStep: forLegalStep(reading),
    unanswered: unansweredSigns(entries.map(asEntry)).map(({ n, codes }) => ({
      n,
      noticedIn: String(codes.noticedIn),
      signs: texts(codes.signs),
      person: text(codes.person),
    })),
    lines: linesOf(reading, ['intake']),
  }
}

/** The part of a case about its people. */
export const PEOPLE_AREA: CaseArea<PeopleShown> = { name: 'people', covers: ['intake'], shows }
