/** Running and closing in the casework's words. */
import { sayValue } from '../../kit/words.ts'

const STILL_OPEN: Readonly<Record<string, string>> = {
  never: 'Asked before closing, and not done',
  duties: 'Asked by the policy, and not done',
  offers: 'Offers that nobody answered',
  handover: 'Passed on, and nobody has taken it on',
  hold: 'A pause that still runs',
  orders: 'Orders and conditions',
  'legal-steps': 'Legal steps that were started',
  notices: 'Notices that are to take effect',
  alerts: 'Alerts for visiting staff',
  'restricted-access': 'On the Restricted Access List',
  measures: 'Measures ordered and not fitted',
  jobs: 'Jobs given out and not done',
  referrals: 'Referrals without an answer',
  'second-check': 'Waits for a second person',
  complaint: 'A complaint without an answer',
  moves: 'A move that was asked for',
  'kept-address': 'An address that is kept apart',
  'safe-contact': 'A safe way of contact was agreed',
}

export const sayStillOpen = (what: string): string => STILL_OPEN[what] ?? sayValue(what)

const CHOICES: Readonly<Record<string, string>> = {
  'stay-at-home': 'wants to stay at home',
  'stay-with-perpetrator': 'stays with the person causing harm',
  move: 'wants to move',
  'leave-now': 'wants to leave now',
  'needs-time': 'wants time to decide',
  disengage: 'does not want contact, or to talk about it',
  're-engage': 'has come back',
}

export const sayWish = (choice: string): string => CHOICES[choice] ?? sayValue(choice).toLowerCase()

const HOW: Readonly<Record<string, string>> = {
  desk: 'from the desk',
  'with-partner': 'with another agency',
  contact: 'by speaking to them',
}

export const sayHow = (how: string): string => HOW[how] ?? sayValue(how)
