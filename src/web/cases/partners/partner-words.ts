/** How the partners' pages say agreement, grounds, ways of sharing and answers, and what each means for whoever chooses it. */
import { entryType } from '../../../record/entry-type.ts'
import type { EntryTypeName } from '../../../record/vocabulary.ts'
import type { Choice } from '../../kit/fields.tsx'
import { sayChoice, sayValue, sayValueInside } from '../../kit/words.ts'
import { isAgency } from '../whom.ts'

/** The values of a field as choices, in the vocabulary's order. */
export const choicesOf = (type: EntryTypeName, field: string): readonly Choice[] =>
  (entryType(type).fields.find((each) => each.name === field)?.values ?? []).map((value) => ({
    value,
    label: sayChoice(type, field, value),
  }))

/** Organisations alone: whoever is on the case is none. */
export const agenciesOf = (type: EntryTypeName, field: string): readonly Choice[] =>
  choicesOf(type, field).filter(({ value }) => isAgency(value))

/** Agencies of which there is one for a place: they are called by it. */
const THE_ONE: ReadonlySet<string> = new Set([
  'police',
  'county-slavery-team',
  'county-council',
  'national-referral-mechanism',
  'slavery-helpline',
  'fire-service',
])

/** An agency inside a sentence. */
export const sayAgency = (agency: string): string => `${THE_ONE.has(agency) ? 'the ' : ''}${sayValueInside(agency)}`

export const AGREEMENT: readonly Choice[] = [
  { value: 'given', label: 'Yes, they agree' },
  {
    value: 'refused',
    label: 'No',
    hint: 'Their no stands, unless somebody’s safety or the law goes before it. Say which below.',
  },
  { value: 'withdrawn', label: 'They agreed once and took it back' },
  { value: 'not-sought', label: 'Not asked: it was not safe, or there was no time' },
]

/** Agreement is not what a duty to protect waits for. */
export const AGREEMENT_OR_NOT_NEEDED: readonly Choice[] = [
  ...AGREEMENT,
  { value: 'not-needed', label: 'No agreement is needed', hint: 'Safeguarding, or the law requires it.' },
]

const BASIS: Readonly<Record<string, { readonly label?: string; readonly hint: string }>> = {
  consent: { hint: 'They said yes, freely, and know to whom.' },
  'legal-requirement': { hint: 'A law or a court order demands it. Say which below.' },
  safeguarding: { hint: 'To protect a child, or an adult at risk, from harm.' },
  'vital-interests': { label: 'Life is at risk', hint: 'Somebody could die or be gravely hurt.' },
  'public-task': { hint: 'A public body’s own task, laid down in law.' },
  'legitimate-interests': { hint: 'The need was weighed against the person’s rights.' },
  'crime-and-disorder-act-115': {
    hint: 'A power to tell the police and councils what prevents crime. It is not a duty, and data law still counts.',
  },
  'marac-protocol': { label: 'The MARAC’s protocol', hint: 'For what is needed at that meeting, and no more.' },
  'sharing-agreement': { label: 'A sharing agreement with them', hint: 'Name it below.' },
  'subject-access': { hint: 'Somebody asked for what we hold about themselves.' },
}

export const bases = (): readonly Choice[] =>
  choicesOf('information.shared', 'basis').map(({ value, label }) => ({
    value,
    label: BASIS[value]?.label ?? label,
    hint: BASIS[value]?.hint ?? '',
  }))

export const sayBasis = (basis: string): string => BASIS[basis]?.label ?? sayValue(basis)

const METHOD: Readonly<Record<string, string>> = {
  'secure-platform': 'A secure platform',
  'secure-email': 'Secure e-mail',
  phone: 'By phone, to a number that we know',
  'in-person': 'In person, or told at a meeting',
  post: 'By post',
  other: 'Another way, not secured',
}

export const methods = (): readonly Choice[] =>
  choicesOf('information.shared', 'method').map(({ value, label }) => ({ value, label: METHOD[value] ?? label }))

export const sayMethod = (method: string): string => METHOD[method] ?? sayValue(method)

const OUTCOME: Readonly<Record<string, string>> = {
  accepted: 'They took it on',
  declined: 'They said no',
  waiting: 'On their waiting list',
  'no-answer': 'No answer yet, though we asked',
  'person-declined': 'The person did not want it',
}

export const outcomes = (): readonly Choice[] =>
  choicesOf('referral.answered', 'outcome').map(({ value, label }) => ({ value, label: OUTCOME[value] ?? label }))

export const sayOutcome = (outcome: string): string => OUTCOME[outcome] ?? sayValue(outcome)

const CONSENT: Readonly<Record<string, string>> = {
  given: 'With their agreement',
  refused: 'Without agreement: they said no',
  withdrawn: 'Without agreement: they took it back',
  'not-sought': 'Without agreement: not asked',
  'not-needed': 'No agreement needed',
}

export const sayConsent = (consent: string | null): string =>
  consent === null ? '' : (CONSENT[consent] ?? sayValue(consent))

/** Whether something is done without the person’s yes, so that a reason and a ground stand in its place. */
export const isWithoutYes = (consent: string): boolean =>
  consent === 'refused' || consent === 'withdrawn' || consent === 'not-sought'
