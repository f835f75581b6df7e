/** How the pages of tenancy and moving say steps, answers, routes and forms. */
import type { TenancyForm } from '../../../packs/law.ts'
import type { MoveStep } from '../../../views/areas/moving/moves.ts'
import type { Choice } from '../../kit/fields.tsx'
import { sayValue } from '../../kit/words.ts'
import type { MovingForm } from './moving-paths.ts'

/** What comes next for a move, and the form in which it is done; none where it has ended. */
export const NEXT: Readonly<Record<MoveStep, { readonly says: string; readonly form: MovingForm | null }>> = {
  assess: { says: 'Assess how a move would lower the risk', form: 'assess' },
  decide: { says: 'Decide, with reasons', form: 'decide' },
  talk: { says: 'Talk through what makes the move safe', form: 'talk' },
  offer: { says: 'Offer a home', form: 'offer' },
  answer: { says: 'Write down their answer', form: 'answer' },
  move: { says: 'Log the move', form: 'settled' },
  moved: { says: 'They have moved', form: null },
  refused: { says: 'Refused', form: null },
}

const THRESHOLD: Readonly<Record<string, string>> = {
  'high-risk-of-serious-harm': 'High risk of serious harm',
  'significant-risk-at-home': 'Significant risk in their home now',
  'asked-to-move': 'They asked to move',
}
export const sayThreshold = (threshold: string): string => THRESHOLD[threshold] ?? sayValue(threshold)
export const THRESHOLDS: readonly Choice[] = Object.entries(THRESHOLD).map(([value, label]) => ({ value, label }))

const DECISION: Readonly<Record<string, string>> = {
  agreed: 'Agreed',
  'special-case': 'Agreed as a special case',
  refused: 'Refused',
}
export const sayDecision = (outcome: string): string => DECISION[outcome] ?? sayValue(outcome)
export const DECISIONS: readonly Choice[] = [
  { value: 'agreed', label: 'Yes' },
  { value: 'special-case', label: 'Yes, as a special case under our allocations policy' },
  { value: 'refused', label: 'No', hint: 'Say why, and what we do instead. They are told by a safe way.' },
]

const ROUTE: Readonly<Record<string, { readonly label: string; readonly hint: string }>> = {
  'new-tenancy': {
    label: 'The old tenancy ends and a new one begins',
    hint: 'Every holder signs, or a court ends it.',
  },
  assignment: { label: 'Assignment by deed', hint: 'Only where the tenancy and the law allow it.' },
  'court-order': { label: 'A court order', hint: 'The court moves or ends the tenancy, or one holder’s part.' },
  withdrawal: { label: 'One holder withdrew', hint: 'Wales: the contract goes on for the other.' },
  other: { label: 'Another route', hint: 'Say which, with who advised on it.' },
}
export const sayRoute = (route: string): string => ROUTE[route]?.label ?? sayValue(route)
export const ROUTES: readonly Choice[] = Object.entries(ROUTE).map(([value, said]) => ({ value, ...said }))

/** Somebody's own words before ours: they end, so that no two answers run into one. */
export const asSentence = (words: string | null): string => {
  const said = words?.trim() ?? ''
  return said === '' || /[.!?]$/.test(said) ? said : `${said}.`
}

type ChangeDecided = { readonly outcome: string; readonly route: string | null; readonly reason: string | null }

/** How a change of tenancy was decided, the way in law, and why. */
export const sayChangeDecided = ({ outcome, route, reason }: ChangeDecided): string =>
  [
    `${sayValue(outcome)}.`,
    route === null ? '' : `The way in law: ${sayRoute(route).toLowerCase()}.`,
    asSentence(reason),
  ]
    .filter(Boolean)
    .join(' ')

const ADVICE: Readonly<Record<string, string>> = {
  accepted: 'Advised',
  declined: 'They did not want it',
  thinking: 'Offered, they are thinking about it',
  'not-safe': 'Not given: it is not safe',
  'not-appropriate': 'Not given: it is not suitable',
  'not-available': 'Not given: there is nobody to give it',
  'not-the-tenant': 'Not given: they do not hold the home',
}
export const sayAdvice = (outcome: string): string => ADVICE[outcome] ?? sayValue(outcome)
export const ADVICE_ANSWERS: readonly Choice[] = [
  'accepted',
  'declined',
  'thinking',
  'not-safe',
  'not-appropriate',
].map((value) => ({ value, label: value === 'accepted' ? 'Advice was given' : sayAdvice(value) }))

/** A form of tenancy law by its name; what has no row in the law as data, by its own. */
export const sayForm = (form: string, law: readonly TenancyForm[]): string => {
  const row = law.find((each) => each.id === form)
  return row ? `${sayValue(form)}: ${row.name}` : sayValue(form)
}

/** What a notice by one joint holder does by the law of the landlord's nation; null where its law says nothing of it. Source: CBC-5.3.k. */
export function oneHoldersNotice(forms: readonly TenancyForm[]): string | null {
  const form = forms.find(({ effect }) => effect === 'ends-for-all' || effect === 'withdraws-giver')
  if (!form) return null
  const says =
    form.effect === 'ends-for-all'
      ? 'Say what a notice does before anybody gives one: a notice by one of them can end it for all.'
      : 'Say what a notice does before anybody gives one: a notice by one of them takes that one out, and the others are warned.'
  return `${says} Law: ${form.source}.${form.verified ? '' : ' Not checked yet: ask your legal team.'}`
}
