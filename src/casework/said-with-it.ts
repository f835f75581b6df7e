/** What has to be said with an act, which no policy makes a condition of it: a page asks, and no other door leaves it out. */
import type { Entry } from '../record/entry.ts'
import { dateOfDay, dayOf } from '../record/london-time.ts'
import { partsOn } from '../record/parts.ts'
import { type FieldProblem, isFilled } from '../record/separate.ts'
import { standing } from '../record/standing.ts'
import type { RunningLandlord } from './landlord.ts'
import type { NewEntry } from './new-entry.ts'

const OF_A_SHARED_TENANCY: readonly unknown[] = ['joint-tenancy', 'ending-joint-tenancy']

/**
 * Advice on a shared tenancy: to whoever causes harm only after the safety of the other was weighed, since it can warn them; and
 * where it is not suitable, why. Source: PD-9.a1 (reading P9); elsewhere Rowan's own rule.
 */
export function adviceProblem({ entry: { codes }, words }: NewEntry): FieldProblem | null {
  const topics: readonly unknown[] = Array.isArray(codes.topics) ? codes.topics : [codes.topics]
  if (!topics.some((topic) => OF_A_SHARED_TENANCY.includes(topic))) return null
  if (codes.outcome === 'not-appropriate')
    return words.reason === undefined ? { field: 'reason', problem: 'must say why it is not suitable' } : null
  const unweighed = codes.personRole === 'perpetrator' && codes.outcome === 'accepted' && !isFilled(codes.safetyChecked)
  return unweighed
    ? { field: 'safetyChecked', problem: 'must say whether the safety of the other holder was weighed first' }
    : null
}

/** A change of tenancy that was agreed goes by a legal route: nobody can simply be struck off. Source: VIV-4.3.b2, VIV-4.3.c (reading V4). */
export const changeProblem = ({ entry: { codes } }: NewEntry): FieldProblem | null =>
  codes.outcome === 'agreed' && codes.route === undefined
    ? { field: 'route', problem: 'must say by which legal route: names alone are never changed' }
    : null

/**
 * Help with an application of the holder who stays: it is theirs and not the landlord's, and nobody helps whoever causes harm to take the
 * person harmed off the contract. Source: MHA-4.3.5.e.
 */
export function ownApplicationProblem({ entry: { codes } }: NewEntry, before: readonly Entry[]): FieldProblem | null {
  if (codes.kind !== 'remove-other-contract-holder') return null
  const part = standing(before).findLast(
    ({ type, codes: each }) => type === 'person.added' && each.person === codes.person,
  )
  return part?.codes.role === 'perpetrator'
    ? { field: 'person', problem: 'must be the holder who stays, and not whoever causes harm' }
    : null
}

/**
 * Time to decide has an end that was agreed with them, unless the landlord lets it have none: without one nobody would ever ask again, and one
 * that is past gives no time. A day with any other choice would say that it waits. Source: VIV-3.4.b1; for others their own choice, as data.
 */
export function pauseProblem(
  { organisation }: RunningLandlord,
  { entry: { at, codes } }: NewEntry,
): FieldProblem | null {
  const { choice, until } = codes
  if (choice !== 'needs-time')
    return until === undefined ? null : { field: 'until', problem: 'is only for somebody who needs time to decide' }
  if (until === undefined && !organisation.contact.pauseHasDay.required) return null
  if (until === undefined)
    return { field: 'until', problem: 'must be the day on which you ask again: agree it with them' }
  return String(until) > dateOfDay(dayOf(at))
    ? null
    : { field: 'until', problem: 'must be after the day on which they asked for time' }
}

/** A special case is granted by somebody who says why: nobody else could answer for it later. Source: WHG-2.10.b2. */
export const specialCaseProblem = ({ entry: { codes }, words }: NewEntry): FieldProblem | null =>
  codes.outcome === 'special-case' && words.reasons === undefined
    ? { field: 'reasons', problem: 'must say why it is a special case' }
    : null

/** A yes to a legal step that says itself that what comes before court was not considered: it would stand as a yes. Source: MHA-8.4.b. */
export const authorityProblem = ({ entry: { codes } }: NewEntry): FieldProblem | null =>
  codes.stepsConsidered === false
    ? {
        field: 'stepsConsidered',
        problem: 'must be yes: authorise it only once both were considered; else do not agree, and say why',
      }
    : null

/**
 * Where a case goes or came from: "another area" is a place where nobody could ask for it later. And one that we pass away from the team or the
 * area that they know, against what they want: somebody says why. Source: MHA-4.2.8.c3; else Rowan's own rule.
 */
export function transferProblem({ entry: { codes }, words }: NewEntry): FieldProblem | null {
  if (words.reasons !== undefined) return null
  if (codes.direction === 'out' && codes.agreed === 'refused')
    return { field: 'reasons', problem: 'must say why it goes against what they want' }
  return codes.area === undefined
    ? { field: 'reasons', problem: 'must say which one: the kind alone tells nobody where the case is' }
    : null
}

/** Whose risk it is, where more than one person is harmed: one that names nobody would stand under the name of each. Rowan's own rule. */
export function riskOfProblem({ entry: { codes } }: NewEntry, before: readonly Entry[]): FieldProblem | null {
  const harmed = [...partsOn(before).values()].filter((part) => part === 'victim')
  return codes.person === undefined && harmed.length > 1
    ? { field: 'person', problem: 'must say whose risk it is: more than one person is harmed on this case' }
    : null
}

/**
 * A further report of one of several who are harmed, which does not say of which: whether it is for their wishes, and for what is owed to whom, nobody
 * could tell. Rowan's own rule. What comes with the first report is on no record yet.
 */
export function reportOfProblem({ entry: { codes } }: NewEntry, before: readonly Entry[]): FieldProblem | null {
  const harmed = [...partsOn(before).values()].filter((part) => part === 'victim')
  return codes.source === 'victim' && codes.person === undefined && harmed.length > 1
    ? { field: 'person', problem: 'must say which of those harmed told us: what they asked for may have changed' }
    : null
}

/**
 * Evidence for the police: about whom of those harmed, whose permission counts, and how it is given. `harmed` are their ids; where nobody is known to
 * be harmed nobody is asked for. Null where both are said. Source: CBC-5.5.f.
 */
export function evidenceMissing(
  { person, method }: Readonly<Record<string, unknown>>,
  harmed: readonly unknown[],
): FieldProblem | null {
  if (harmed.length > 0 && !harmed.includes(person))
    return { field: 'person', problem: 'must be one of those harmed: it is their permission that counts' }
  return isFilled(method) ? null : { field: 'method', problem: 'must be said' }
}

/** The same of an act that is proposed. `before` is the record. */
export const evidenceProblem = ({ entry: { codes } }: NewEntry, before: readonly Entry[]): FieldProblem | null =>
  evidenceMissing(
    codes,
    [...partsOn(before)].flatMap(([person, part]) => (part === 'victim' ? [person] : [])),
  )

const OF_A_STEP: readonly unknown[] = ['legal-notice', 'explain-action']

/**
 * What could show whoever causes harm that somebody spoke to us. Only a step that was decided on, or begun, against them can say what
 * it rests on: its notice, and what explains it. Source: PD-9.a2, PD-1.k; elsewhere Rowan's own rule.
 */
export function tellingProblem({ entry: { codes } }: NewEntry, before: readonly Entry[]): FieldProblem | null {
  if (codes.revealsReport !== true) return null
  const stands = standing(before)
  const added = stands.findLast(({ type, codes: { person } }) => type === 'person.added' && person === codes.person)
  if (added?.codes.role !== 'perpetrator') return null
  const isDecided = stands.some(
    (each) =>
      each.codes.person === codes.person &&
      (each.type === 'legal-action.started' ||
        (each.type === 'perpetrator-action.considered' && each.codes.decision === 'act')),
  )
  return isDecided && OF_A_STEP.includes(codes.purpose)
    ? null
    : { field: 'revealsReport', problem: 'must be no: they may not learn from us that somebody spoke to us' }
}

const SOCIAL_CARE: readonly unknown[] = ['childrens-social-care', 'adult-social-care', 'social-services']

/** Whoever can protect somebody at once. */
const PROTECTORS: readonly unknown[] = [...SOCIAL_CARE, 'police', 'health', 'marac']

/**
 * To protect a child or an adult at risk, to whoever can; one to social care that says nothing of what it is for is taken for that. An employer told
 * "for safeguarding" is told on the ground of a sentence, as any other.
 */
const isSafeguarding = ({ purpose, to }: Entry['codes']): boolean =>
  purpose === 'safeguarding' ? PROTECTORS.includes(to) : purpose === undefined && SOCIAL_CARE.includes(to)

/**
 * A referral against a no: what is owed to somebody in danger goes before it, and whoever reads it later learns why. To protect a child or an adult
 * at risk is why, and never waits for a sentence. Source: MHA-4.2.4.c (reading M7).
 */
export const againstNoProblem = ({ entry: { codes }, words }: NewEntry): FieldProblem | null =>
  !isSafeguarding(codes) &&
  (codes.consent === 'refused' || codes.consent === 'withdrawn') &&
  words.reasons === undefined
    ? { field: 'reasons', problem: 'must say why it is made against their no' }
    : null
