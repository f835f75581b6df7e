/** Words for this part of a case: factual, and about what was done, never about what somebody is. */
import type { Holding } from '../../../record/legal-options.ts'
import type { OrderShown } from '../../../views/areas/court-orders.ts'
import type { Step } from '../../../views/areas/legal-journey.ts'
import { sayValue } from '../../kit/words.ts'

const STEPS: Readonly<Record<Step['id'], string>> = {
  proposed: 'Proposed',
  weighed: 'Wishes, safety and repercussions weighed',
  reviewed: 'Ways of avoiding court reviewed',
  authorised: 'Authorised',
  started: 'Started',
  told: 'Consequences, court and advice explained to them',
  hearing: 'Hearing',
  costs: 'Costs decided',
  order: 'Order',
}
export const sayStep = (step: Step['id']): string => STEPS[step]

const ACTIONS: Readonly<Record<string, string>> = {
  'exclude-joint-holder': 'Exclude one joint holder and keep the home for the other',
  'end-rights-non-occupation': 'End the rights of a joint holder who has left',
  'end-joint-tenancy-by-court': 'End the joint tenancy through the court',
  'temporary-exclusion': 'Exclude from our homes for a time',
  'notice-to-quit': 'Notice to quit',
  'domestic-abuse-protection-order': 'Domestic abuse protection order',
  'end-tenancy': 'End the tenancy',
  'third-party-support-referral': 'Referral for support',
  'criminal-remedies-by-partners': 'Police and prosecution, by partners',
  'civil-remedies': 'A civil order that the person harmed asks for',
  'behaviour-contract': 'A written agreement about behaviour',
}
export const sayAction = (action: string): string => ACTIONS[action] ?? sayValue(action)

const HOLDINGS: Readonly<Record<Holding, string>> = {
  alone: 'Holds the home alone.',
  shared: 'Holds the home together with somebody.',
  nothing: 'Holds no home of ours: tenancy steps do not apply. An injunction and support to change do.',
  'not-known': 'It is not clear what they hold with us. Find out before a tenancy step.',
}
export const sayHolding = (holding: Holding): string => HOLDINGS[holding]

const STATES: Readonly<Record<OrderShown['state'], string>> = {
  'in-force': 'In force',
  'ends-soon': 'Ends soon',
  past: 'Last day is over',
  ended: 'Ended',
}
export const sayOrderState = (state: OrderShown['state']): string => STATES[state]

const DECISIONS: Readonly<Record<string, string>> = {
  act: 'Act',
  'no-action': 'No action',
  later: 'Not now: look again',
}
export const sayDecision = (decision: string): string => DECISIONS[decision] ?? sayValue(decision)

const BREACHES: Readonly<Record<string, string>> = {
  contacted: 'Made contact',
  'came-near': 'Came near',
  'came-home': 'Came to the home',
  'sent-somebody': 'Sent somebody',
  'harm-or-threat': 'Harmed or threatened',
  other: 'Something else',
}
export const sayBreach = (how: string): string => BREACHES[how] ?? sayValue(how)
