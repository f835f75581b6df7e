/** What the record says of risk: the level of each person harmed and how it came about, markers, incidents, plans and what waits. */

import { mayBeUnder16 } from '../record/age-group.ts'
import type { Instant } from '../record/london-time.ts'
import { answersOf } from '../record/risk/answers.ts'
import { type MaracReason, maracReasons } from '../record/risk/marac-reasons.ts'
import { type Marker, markersOn } from '../record/risk/markers.ts'
import { type Reassessment, reassessments } from '../record/risk/reassessment.ts'
import { type Score, scoreOf } from '../record/risk/score.ts'
import { type LevelStep, type StandingLevel, standingLevel } from '../record/risk/standing-level.ts'
import type { AreaEntry, AreaReading, CaseArea } from './area-page.ts'
import { safeguardedAtOn } from './areas/people.ts'
import type { PersonOnCase, TimelineLine } from './case-page.ts'
import { linesOf } from './plain-area.ts'
import { asEntry } from './pure-entry.ts'

/** One assessment with its words, as the page tells it. */
export type Assessment = LevelStep & {
  readonly by: string
  /** Whether its reader made it: then somebody else decides whether a lower level may stand. */
  readonly isOwn: boolean
  readonly instrument: string
  readonly agency: string | null
  readonly assessedOn: string | null
  readonly learned: string | null
  readonly copyHeld: boolean
  readonly agencies: readonly string[]
  readonly reviewOn: string | null
  readonly reasons: string | null
  readonly comments: readonly string[]
  /** Several are harmed, and it says of none of them that it is theirs: it stands under the name of each. */
  readonly namesNobody: boolean
  /** The count of its answers; null where it has none. */
  readonly answered: Score | null
}

export type SafetyPlan = {
  readonly n: number
  readonly at: Instant
  readonly actions: readonly string[]
  readonly notAgreed: readonly string[]
  readonly reason: string | null
  readonly copy: string | null
  /** The day on which it is looked at again with the person. */
  readonly reviewOn: string | null
}

export type RiskOfPerson = {
  readonly person: PersonOnCase
  readonly stands: StandingLevel
  readonly assessments: readonly Assessment[]
  /** Lower levels that wait for a second person, with no assessment after them that stands. */
  readonly pending: readonly Assessment[]
  readonly markers: readonly Marker[]
  readonly reassess: readonly Reassessment[]
  readonly marac: readonly MaracReason[]
  readonly plan: SafetyPlan | null
  /** What was decided about MARAC since the risk was last found high; null while nothing was. Source: CBC-7.2.a. */
  readonly maracDecided: { readonly decision: 'refer' | 'not-refer'; readonly at: Instant; readonly by: string } | null
}

export type RiskShown = {
  readonly people: readonly RiskOfPerson[]
  /** Victims under 16: a checklist for adults is not used for them. */
  /** Each with when the safeguarding question was last answered for them; null: not yet. */
  readonly children: readonly (PersonOnCase & { readonly safeguardedAt: Instant | null })[]
  readonly incidents: readonly { readonly n: number; readonly at: Instant; readonly kinds: readonly string[] }[]
  /** Agencies of which the record says that they made an assessment. */
  readonly foundAt: readonly string[]
  /** With whom options were talked through. */
  readonly talkedWith: readonly string[]
  readonly lines: readonly TimelineLine[]
}

const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [])
const text = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value : null)

function assessmentOf(step: LevelStep, entry: AreaEntry, reading: AreaReading, alone: boolean): Assessment {
  const { codes, words } = entry
  const { instrument } = reading.organisation.riskTools
  const answers = answersOf(codes)
  return {
    ...step,
    by: entry.by,
    isOwn: entry.isOwn === true,
    instrument: String(codes.instrument),
    agency: text(codes.agency),
    assessedOn: text(codes.assessedOn),
    learned: text(codes.learned),
    copyHeld: codes.copyHeld === true,
    agencies: texts(codes.agenciesInvolved),
    reviewOn: text(codes.reviewOn),
    reasons: text(words.reasons),
    comments: texts(words.comments),
    namesNobody: !alone && codes.person === undefined,
    answered: answers.size > 0 && codes.instrument === instrument.instrument ? scoreOf(instrument, answers) : null,
  }
}

function planOf(entries: readonly AreaEntry[], person: string): SafetyPlan | null {
  const entry = entries.findLast((each) => each.type === 'safety-plan.agreed' && each.codes.person === person)
  if (!entry) return null
  return {
    n: entry.n,
    at: entry.at,
    actions: texts(entry.words.actions),
    notAgreed: texts(entry.words.notAgreed),
    reason: text(entry.words.reason),
    copy: text(entry.codes.copy),
    reviewOn: text(entry.codes.reviewOn),
  }
}

/**
 * The latest decision about MARAC, or referral to it: after the latest assessment that found a high risk, or a referral before it that
 * no meeting has heard and no closing has ended since. Whoever rose to high while they wait for the meeting is referred already.
 */
function maracDecidedOn(entries: readonly AreaEntry[], person: string): RiskOfPerson['maracDecided'] {
  const isAbout = ({ codes }: AreaEntry) => codes.person === undefined || codes.person === person
  const isDecision = (each: AreaEntry) =>
    isAbout(each) && (each.type === 'marac.considered' || (each.type === 'referral.made' && each.codes.to === 'marac'))
  const high = entries.findLastIndex(
    (each) => each.type === 'risk.assessed' && each.codes.level === 'high' && isAbout(each),
  )
  const heard = entries.findLastIndex((each) => each.type === 'marac.heard' && isAbout(each))
  const turned = entries.findLastIndex(({ type }) => type === 'case.closed' || type === 'case.reopened')
  const since = entries.slice(Math.max(high, turned) + 1).findLast(isDecision)
  const waits = entries
    .slice(Math.max(heard, turned) + 1)
    .findLast((each) => each.type === 'referral.made' && isDecision(each))
  const decided = since ?? waits
  if (!decided) return null
  const refers = decided.type === 'referral.made' || decided.codes.decision === 'refer'
  return { decision: refers ? 'refer' : 'not-refer', at: decided.at, by: decided.by }
}

/** A victim under 16: risk to children is not measured with a checklist for adults. */
export const isChild = ({ ageGroup }: PersonOnCase): boolean => mayBeUnder16(ageGroup)

function riskOf(person: PersonOnCase, reading: AreaReading, alone: boolean): RiskOfPerson {
  const entries = reading.entries.map(asEntry)
  const { riskTools, risk } = reading.organisation
  const { area, instrument } = riskTools
  const { now } = reading.page
  const id = alone ? null : person.id
  const stands = standingLevel(entries, id)
  const assessments = stands.steps.flatMap((step) => {
    const entry = reading.entries.find((each) => each.n === step.n)
    return entry ? [assessmentOf(step, entry, reading, alone)] : []
  })
  const lastThatStands = assessments.findLastIndex((each) => each.waiting === null)
  return {
    person,
    stands,
    assessments,
    pending: assessments
      .slice(lastThatStands + 1)
      .filter((each) => each.waiting === 'second-person' && each.lowering === null),
    markers: markersOn(instrument, entries, id),
    reassess: reassessments(area, risk.reassess, entries, id, now),
    marac: maracReasons(area, instrument, entries, id, now),
    plan: planOf(reading.entries, person.id),
    maracDecided: maracDecidedOn(reading.entries, person.id),
  }
}

const shows = (reading: AreaReading): RiskShown => {
  const victims = reading.page.people.filter((person) => person.role === 'victim')
  const adults = victims.filter((person) => !isChild(person))
  return {
    people: adults.map((person) => riskOf(person, reading, victims.length === 1)),
    children: victims.filter(isChild).map((child) => ({ ...child, safeguardedAt: safeguardedAtOn(reading, child.id) })),
    incidents: reading.entries
      .filter((entry) => entry.type === 'incident.recorded')
      .map(({ n, at, codes }) => ({ n, at, kinds: texts(codes.abuse) })),
    foundAt: reading.entries.flatMap(({ type, codes }) =>
      type === 'risk.other-agency-checked' && codes.found === true ? [String(codes.agency ?? '')] : [],
    ),
    talkedWith: reading.entries.flatMap(({ type, codes }) =>
      type === 'options.discussed' ? [String(codes.person)] : [],
    ),
    lines: linesOf(reading, ['risk']),
  }
}

/** The part of a case about risk and safety. */
export const RISK_AREA: CaseArea<RiskShown> = { name: 'risk', covers: ['risk'], shows }
