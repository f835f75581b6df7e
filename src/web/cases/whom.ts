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

/** Whether the act is about the person causing harm. */
export const isAgainst = (type: EntryTypeName): boolean => AGAINST.has(type)

/** The one person whom the act can only be about; empty where there are several, or none. */
export function usualPerson(type: EntryTypeName, people: ActForm['people']): string {
  if (OPEN.has(type)) return ''
  const [only, ...others] = people.filter((person) => person.role === (isAgainst(type) ? 'perpetrator' : 'victim'))
  return only && others.length === 0 ? only.id : ''
}
