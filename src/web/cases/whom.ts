/** Whom an act is about, before anybody says so: never the person harmed where the act is taken against somebody. */
import type { EntryTypeName } from '../../record/vocabulary.ts'
import type { ActForm } from '../kit/desk.ts'

const AGAINST: ReadonlySet<EntryTypeName> = new Set([
  'legal-action.proposed',
  'legal-action.started',
  'perpetrator-action.considered',
  'perpetrator.contacted',
  'court-hearing.fixed',
  'court-order.made',
  'court-order.breached',
  'restricted-access.assessed',
  'restricted-access.listed',
  'restricted-access.removed',
  'perpetrator-support.requested',
])

/** Acts of which either may be the subject: nobody is chosen beforehand. */
const OPEN: ReadonlySet<EntryTypeName> = new Set([
  'income-court-action.started',
  'message.sent',
  'data-request.received',
  'tenancy-notice.received',
  'tenancy-notice.served',
  'alert.placed',
  'document.made',
  'attachment.added',
  'death.recorded',
])

/** Acts for somebody who is harmed, or lives with it: never about whoever causes the harm. */
const FOR_THE_HARMED: ReadonlySet<EntryTypeName> = new Set([
  'breathing-space.set',
  'breathing-space.declined',
  'rehousing.requested',
  'rehousing.assessed',
  'victim.moved',
  'victim-choice.recorded',
  'safety-plan.agreed',
  'marac.considered',
  'marac.listed',
  'marac.researched',
  'marac.heard',
  'interview.offered',
  'stay-or-move.assessed',
  'temporary-accommodation.arranged',
  'safe-contact.overridden',
])

/** Those of a case whom the act can be about; where nobody fits, everybody is offered. */
export function candidatesFor<Person extends { readonly role: string }>(
  type: EntryTypeName,
  people: readonly Person[],
): readonly Person[] {
  const fitting = people.filter(({ role }) =>
    isAgainst(type) ? role === 'perpetrator' : !FOR_THE_HARMED.has(type) || role !== 'perpetrator',
  )
  return fitting.length > 0 ? fitting : people
}

/** Those whom a field of the act can name: nobody is protected from themselves. */
export function candidatesIn<Person extends { readonly role: string }>(
  type: EntryTypeName,
  field: string,
  people: readonly Person[],
): readonly Person[] {
  if (field === 'protects') return people.filter(({ role }) => role === 'victim')
  return field === 'person' ? candidatesFor(type, people) : people
}

/** Whether the act is about the person causing harm. */
export const isAgainst = (type: EntryTypeName): boolean => AGAINST.has(type)

/** The one person whom the act can only be about; empty where there are several, or none. */
export function usualPerson(type: EntryTypeName, people: ActForm['people']): string {
  if (OPEN.has(type)) return ''
  const [only, ...others] = people.filter((person) => person.role === (isAgainst(type) ? 'perpetrator' : 'victim'))
  return only && others.length === 0 ? only.id : ''
}

/** Whether something can be told to an agency: the vocabulary counts those on the case among the organisations. */
export const isAgency = (organisation: string): boolean => organisation !== 'victim' && organisation !== 'perpetrator'
