/** What no clause makes a gate and its register asks for all the same: it holds whatever door an act comes through, except in stories. */
import { PUBLIC_ROLE } from '../access/roles.ts'
import { versionAt } from '../policy/compile.ts'
import { countedBefore } from '../policy/refusals.ts'
import { caseState } from '../record/case-state.ts'
import { isDecided } from '../record/decided.ts'
import type { Entry } from '../record/entry.ts'
import { dateOfDay, dayOf } from '../record/london-time.ts'
import { causingOn, partsOn } from '../record/parts.ts'
import type { FieldProblem } from '../record/separate.ts'
import { standing } from '../record/standing.ts'
import type { EntryTypeName } from '../record/vocabulary.ts'
import { publicAccount, systemAccount } from '../store/setting-up.ts'
import { contactProblem, leftAloneProblem, watchedProblem } from './any-contact.ts'
import { closingProblem, noReportProblem } from './closing-waits.ts'
import { clockFor } from './data-requests/data-clock.ts'
import { feedbackProblem, surveyProblem } from './feedback-rule.ts'
import type { RunningLandlord } from './landlord.ts'
import { proposalProblem, startProblem, untrueStepProblem, yesProblem } from './legal-step-rule.ts'
import { avoidedAreaProblem, listProblem } from './lettings-rule.ts'
import { mediationProblem } from './mediation-rule.ts'
import { minutesProblem } from './minutes-rule.ts'
import type { NewEntry } from './new-entry.ts'
import {
  adviceProblem,
  againstNoProblem,
  authorityProblem,
  changeProblem,
  evidenceProblem,
  ownApplicationProblem,
  pauseProblem,
  reportOfProblem,
  riskOfProblem,
  specialCaseProblem,
  tellingProblem,
  transferProblem,
} from './said-with-it.ts'
import { sayDay } from './say-day.ts'
import { waitingProblem } from './waits-for.ts'

/** A plan that says what is done without agreement, and not why: it cannot start. Source: CBC-5.3.d1. */
const planProblem = ({ words }: NewEntry): FieldProblem | null =>
  words.notAgreed === undefined || words.reason !== undefined
    ? null
    : { field: 'reason', problem: 'must say why it is done without agreement: it cannot start without a reason' }

/** A measure that is for nothing in particular. Source: WHG-2.9.a, MHA-4.2.8.b1. */
const measureProblem = ({ words }: NewEntry): FieldProblem | null =>
  words.risk === undefined ? { field: 'risk', problem: 'must say which danger it lowers' } : null

/**
 * Whether what tells of a person harmed may be theirs who asks. By the part that stands now: somebody who is said to cause harm too has no
 * account of another's; and where nobody is harmed any more, it is of whoever was.
 */
function mayBeTheirs(person: unknown, before: readonly Entry[]): boolean {
  const [parts, causing] = [partsOn(before), causingOn(before)]
  const part = parts.get(person)
  if (person === undefined || part === 'perpetrator') return false
  const harmed = [...parts].flatMap(([each, role]) => (role === 'victim' ? [each] : []))
  if (causing.has(person)) return part === 'victim' && harmed.length === 1
  return part === 'victim' || harmed.length === 0
}

/**
 * Somebody else than the person harmed who asks for what is held of them, and is given what tells of the person harmed: whoever it is sent to,
 * it is kept back. Source: PD-17.a, CBC-8.1.a; UK GDPR article 15(4).
 */
function keptBackProblem(
  landlord: RunningLandlord,
  { entry: { codes } }: NewEntry,
  before: readonly Entry[],
): FieldProblem | null {
  if (codes.basis !== 'subject-access' || mayBeTheirs(codes.person, before)) return null
  const what: readonly unknown[] = Array.isArray(codes.what) ? codes.what : [codes.what]
  if (!clockFor(landlord)?.keptBack.some((each) => what.includes(each))) return null
  const isBoth = partsOn(before).get(codes.person) === 'victim' && causingOn(before).has(codes.person)
  return {
    field: 'what',
    problem: isBoth
      ? 'must not tell of the person harmed: whoever asks stands on the case as causing harm too. If that was a mistake, take back the entry that says so, and it is theirs. Else give what is held of them alone'
      : 'must not tell of the person harmed: from anybody else who asks it is kept back. Give what is held of them alone',
  }
}

/**
 * What is known of the risk, told to whoever causes it; and information that goes out on no ground, though a person can be known
 * from it. Source: PD-1.k, WHG-2.7.a1 and what each pack forbids beside it; UK GDPR article 6; CBC-5.5.k, PD-17.b1.
 */
function shareProblem({ entry: { codes } }: NewEntry): FieldProblem | null {
  const what: readonly unknown[] = Array.isArray(codes.what) ? codes.what : [codes.what]
  if (codes.with === 'perpetrator' && what.includes('risk-facts'))
    return { field: 'what', problem: 'must not be what is known of the risk: whoever causes harm would read it' }
  return codes.basis !== undefined || codes.identifiesPerson === false
    ? null
    : { field: 'basis', problem: 'must say on what ground it is shared' }
}

/** A no to MARAC without its reason. Source: CBC-7.2.a. */
const maracProblem = ({ entry, words }: NewEntry): FieldProblem | null =>
  entry.codes.decision === 'not-refer' && words.reasons === undefined
    ? { field: 'reasons', problem: 'must say why not' }
    : null

/**
 * A meeting that is still to come has heard nobody: what is written of it before would be taken for what was said. One that was listed only
 * after the day that is written down is another meeting. Source: PD-12.f.
 */
function heardProblem({ entry }: NewEntry, before: readonly Entry[]): FieldProblem | null {
  const { at, codes } = entry
  const listed = countedBefore(before, entry).findLast(
    ({ type, codes: each }) => type === 'marac.listed' && each.person === codes.person,
  )
  const on = String(listed?.codes.meetingOn ?? '')
  return on > dateOfDay(dayOf(at))
    ? {
        field: '',
        problem: `The meeting is on ${sayDay(on)}. If it was sooner, log first that it was listed for another day.`,
      }
    : null
}

/**
 * A request for data of anybody but the person harmed: on the case it would tie them to it, and be answered from it. It is taken in
 * where every request is, and whether there is a case is not looked at. Source: security, abuse case 17.
 */
function requestProblem({ entry: { codes } }: NewEntry, before: readonly Entry[]): FieldProblem | null {
  const harmed = before.some(
    ({ type, codes: each }) => type === 'person.added' && each.role === 'victim' && each.person === codes.person,
  )
  return harmed
    ? null
    : {
        field: 'person',
        problem: 'must be the person harmed: take in a request of anybody else under Requests for data',
      }
}

/** A job that needs somebody's consent, signs or a thought for others first, as the landlord's own list of measures says. */
function consentProblem(landlord: RunningLandlord, { entry: { codes } }: NewEntry): FieldProblem | null {
  const item = landlord.organisation.measures.find((each) => each.measure === codes.measure)
  if (item?.ownerConsent && codes.ownerAgreed !== true)
    return { field: 'ownerAgreed', problem: 'must be yes: whoever owns the building has to agree first' }
  if (item?.signs && codes.signs !== true)
    return { field: 'signs', problem: 'must be yes: it goes up with signs that say so' }
  return item?.camera && codes.privacyChecked !== true
    ? { field: 'privacyChecked', problem: 'must be yes: the privacy of others is weighed first' }
    : null
}

/** Whether the policy lets nobody be sent before the person chose what is fitted. */
const asksForChoice = ({ policy }: RunningLandlord, { at }: Entry): boolean =>
  versionAt(policy, at).norms.some(
    (norm) =>
      norm.kind === 'gate' &&
      norm.before.some(({ event }) => event === 'work-order.placed') &&
      norm.needs.some(({ any }) => any.some(({ event }) => event === 'security.offered')),
  )

/**
 * A job for another measure than the person chose, or for one that they did not want in the end. Where nothing was talked through the
 * policy's own gate refuses; an emergency waits for nothing. Source: PD-7.c.
 */
function choiceProblem(landlord: RunningLandlord, { entry }: NewEntry, before: readonly Entry[]): FieldProblem | null {
  const { measure, person, priority } = entry.codes
  if (typeof measure !== 'string' || priority === 'emergency' || !asksForChoice(landlord, entry)) return null
  const talked = standing(before).filter(({ type, codes }) => type === 'security.offered' && codes.person === person)
  const ofIt = talked.findLast(({ codes }) => Array.isArray(codes.measures) && codes.measures.includes(measure))
  return talked.length === 0 || ofIt?.codes.outcome === 'accepted'
    ? null
    : { field: 'measure', problem: 'must be what they chose: talk it through with them first' }
}

/** Somewhere else to live for whoever causes harm, for no reason that makes the risk smaller. Source: CBC-5.5.m. */
const elsewhereProblem = ({ entry: { codes }, words }: NewEntry): FieldProblem | null =>
  codes.kind === 'perpetrator-accommodation' &&
  ['accepted', 'thinking', 'declined'].includes(String(codes.outcome)) &&
  words.reason === undefined
    ? { field: 'reason', problem: 'must say how it makes the risk smaller' }
    : null

/** A case that is open cannot be opened again: its times would seem to start anew. Source: MHA-4.2.10.d. */
function reopenProblem(before: readonly Entry[]): FieldProblem | null {
  const { state } = caseState(before, before[0]?.at ?? 0)
  return state === 'closed' || state === 'monitoring'
    ? null
    : { field: '', problem: 'is for a case that is closed: everything can be done on this one now' }
}

const ENDS_OR_BEGINS: readonly EntryTypeName[] = ['case.opened', 'case.reopened', 'case.closed']

/**
 * A case that is closed is not closed again, whatever the reason, and watching it opens nothing: the second closing would stand as the one
 * that counts. Nor is it closed for a time before a closing that stands. Source: PD-15.a1.
 */
function closedProblem({ entry }: NewEntry, before: readonly Entry[]): FieldProblem | null {
  const turns = standing(before)
    .filter(({ type }) => ENDS_OR_BEGINS.includes(type))
    .toSorted((a, b) => a.at - b.at || a.n - b.n)
  const earlier = turns.findLast(({ at }) => at <= entry.at)
  const later = turns.find(({ at }) => at > entry.at)
  return earlier?.type === 'case.closed' || later?.type === 'case.closed'
    ? { field: '', problem: 'This case is closed already. Open it again first, or retract that closing.' }
    : null
}

/** The role of whoever writes through the public form: nobody who signs in holds it, and the form's account holds no other. */
function publicRoleProblem({ id }: RunningLandlord, { entry: { codes } }: NewEntry): FieldProblem | null {
  if (codes.role === PUBLIC_ROLE)
    return { field: 'role', problem: 'is nobody’s who signs in: it is of the public form' }
  return codes.holder === publicAccount(id) || codes.holder === systemAccount(id)
    ? { field: 'holder', problem: 'is nobody who works here' }
    : null
}

/**
 * A role over cases for somebody who has not completed what the landlord asks first. Whoever sets Rowan up gives the first roles all the same.
 * Source: the reprimands of the ICO of 2020 to 2023, of which most name missing training.
 */
function trainingProblem(
  landlord: RunningLandlord,
  { entry }: NewEntry,
  before: readonly Entry[],
): FieldProblem | null {
  if (entry.by === 'system') return null
  const { holder, role } = entry.codes
  const missing = landlord.organisation.trainingFirst.find(
    ({ roles, course }) =>
      roles.some((each) => each === role) &&
      !before.some(
        ({ type, codes }) => type === 'training.completed' && codes.staff === holder && codes.course === course,
      ),
  )
  if (missing === undefined) return null
  const course = missing.course.replaceAll('-', ' ')
  const problem = `must have completed the training “${course}” first: record that first, under “Log training”`
  return { field: 'holder', problem }
}

const ON_THE_CASE: readonly EntryTypeName[] = ['leak.raised', 'leak.noted', 'leak.withdrawn']
const LEAK_ACTS: readonly EntryTypeName[] = [
  ...ON_THE_CASE,
  'leak.reported',
  'leak.handled',
  'leak.case-decided',
  'leak.closed',
]

/** Acts of what may have got out: each is written on its own stream, or by Rowan itself. */
export const isDoneOnLeak = (type: EntryTypeName): boolean => LEAK_ACTS.includes(type)

const isOfLeak = ({ entry }: NewEntry, before: readonly Entry[]): boolean =>
  before.some(({ n, type }) => n === entry.codes.entry && ON_THE_CASE.includes(type))

/**
 * What is wrong with this entry by a rule of Rowan's own; null where nothing is. `before` is what stands on the record. What has
 * already happened is written down all the same.
 */
export function ownRuleProblem(
  landlord: RunningLandlord,
  made: NewEntry,
  before: readonly Entry[],
): FieldProblem | null {
  if (made.entry.type === 'data-request.received') return requestProblem(made, before)
  if (isDoneOnLeak(made.entry.type))
    return {
      field: '',
      problem: 'is told of for everybody alike, under “Something may have got out”, and not on the case',
    }
  if (made.entry.type === 'entry.retracted' && isOfLeak(made, before))
    return { field: 'entry', problem: 'stays: agree again how they are reached, and it is over' }
  if (made.entry.type === 'role.assigned')
    return publicRoleProblem(landlord, made) ?? trainingProblem(landlord, made, before)
  if (made.entry.happened && isDecided(made.entry.type))
    return {
      field: '',
      problem: 'It is decided, and does not only happen: say when it was decided, in the role that may',
    }
  const untrue = untrueStepProblem(made, before)
  if (untrue !== null) return untrue
  // Nobody outside closes a case or opens it again: to say that it happened gets round nothing.
  if (made.entry.happened && made.entry.type !== 'case.closed' && made.entry.type !== 'case.reopened') return null
  const unthought =
    watchedProblem(made, before) ??
    contactProblem(landlord, made, before) ??
    leftAloneProblem(landlord, made, before) ??
    surveyProblem(landlord, made, before)
  if (unthought !== null) return unthought
  const waiting = waitingProblem(landlord.organisation.risk.askedFirst, made.entry, before)
  if (waiting !== null) return waiting
  switch (made.entry.type) {
    case 'case.closed':
      return closedProblem(made, before) ?? noReportProblem(made, before) ?? closingProblem(landlord, made, before)
    case 'report.received':
      return reportOfProblem(made, before)
    case 'risk.assessed':
      return riskOfProblem(made, before)
    case 'case.transferred':
      return transferProblem(made)
    case 'case.reopened':
      return reopenProblem(before)
    case 'advice.given':
      return adviceProblem(made)
    case 'referral.made':
      return againstNoProblem(made)
    case 'message.sent':
    case 'perpetrator.contacted':
      return tellingProblem(made, before)
    case 'victim-choice.recorded':
      return pauseProblem(landlord, made)
    case 'support.offered':
      return ownApplicationProblem(made, before) ?? elsewhereProblem(made)
    case 'support.provided':
      return ownApplicationProblem(made, before)
    case 'tenancy-change.decided':
      return changeProblem(made)
    case 'rehousing.decided':
      return specialCaseProblem(made)
    case 'safety-plan.agreed':
      return planProblem(made)
    case 'security.ordered':
      return measureProblem(made)
    case 'information.shared':
      return minutesProblem(made) ?? shareProblem(made) ?? keptBackProblem(landlord, made, before)
    case 'police-evidence.provided':
      return minutesProblem(made) ?? evidenceProblem(made, before)
    case 'marac.heard':
      return heardProblem(made, before)
    case 'marac.considered':
      return maracProblem(made)
    case 'work-order.placed':
      return choiceProblem(landlord, made, before) ?? consentProblem(landlord, made)
    case 'legal-action.proposed':
      return proposalProblem(made, before)
    case 'legal-action.started':
      return startProblem(made, before)
    case 'legal-action.authorised':
      return authorityProblem(made) ?? yesProblem(made, before)
    case 'feedback.asked':
      return feedbackProblem(made, before)
    case 'mediation.offered':
      return mediationProblem(landlord, made, before)
    case 'rehousing.offered':
      return avoidedAreaProblem(made, before)
    case 'restricted-access.assessed':
    case 'restricted-access.listed':
      return listProblem(landlord, made)
    default:
      return null
  }
}

/**
 * What something that was done already would have been stopped by, had it been planned: a rule of Rowan's own by which a clause is carried out. Null
 * where there is none, and for a plan. `before` is what stands on the record before it.
 */
export function brokenOwnRule(
  landlord: RunningLandlord,
  made: NewEntry,
  before: readonly Entry[],
): (FieldProblem & { readonly clause: string }) | null {
  if (!made.entry.happened) return null
  const found = ownRuleProblem(landlord, { ...made, entry: { ...made.entry, happened: false } }, before)
  return found?.clause === undefined ? null : { ...found, clause: found.clause }
}
