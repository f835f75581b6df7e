/** Acts that have a form of their own, and where it is on a case: links lead there instead of to the form made from the vocabulary. */
import type { EntryTypeName } from '../../record/vocabulary.ts'

/** `<place>/<form>`, as in `/cases/R-4F7K/contact/agree`. The query names what it is prefilled with: `person`, `duty`, `key`. */
export const OWN_FORMS: Readonly<Partial<Record<EntryTypeName, string>>> = {
  'safe-contact.agreed': 'contact/agree',
  'risk.assessed': 'risk/assess',
  'safety-plan.agreed': 'risk/plan',
  'referral.made': 'partners/refer',
  'referral.answered': 'partners/answer',
  'information.shared': 'partners/share',
  'information.share-refused': 'partners/keep-back',
  'consent.discussed': 'partners/agreement',
  'signpost.given': 'partners/tell',
  'breathing-space.set': 'money/pause',
  'support.offered': 'money/support',
  'support.provided': 'money/give',
  'perpetrator-action.considered': 'action/weigh',
  'legal-action.proposed': 'action/propose',
  'victim-wishes.considered': 'action/wishes',
  'proportionality-review.held': 'action/review',
  'extreme-circumstances.recorded': 'action/exempt',
  'legal-action.authorised': 'action/authorise',
  'legal-action.started': 'action/start',
  'court-hearing.fixed': 'action/hearing',
  'court-order.made': 'action/order',
  'court-order.breached': 'action/breach',
  'perpetrator.contacted': 'action/contact',
  'perpetrator-support.requested': 'action/change',
}
