/** The words of keeping people apart and of emergencies. */

import type { ReasonToKeepOut } from '../../casework/kept-apart/keep-out.ts'
import type { EmergencyCategory, Finding } from '../../casework/kept-apart/open-in-emergency.ts'
import type { Choice } from '../kit/fields.tsx'

/** What is wrong with how somebody was kept out. */
export function sayKeepOutProblem(field: string, problem: string): string {
  if (field === 'why') return 'Say why'
  return problem.startsWith('must be somebody') ? 'Choose who' : `They ${problem}`
}

const WHY: Readonly<Record<ReasonToKeepOut | 'same-address' | 'same-phone' | 'same-surname', string>> = {
  relative: 'A relative of somebody on the case',
  partner: 'A partner or former partner',
  friend: 'A friend',
  neighbour: 'A neighbour',
  party: 'On the case themselves',
  'asked-by-person': 'The person harmed asked for it',
  other: 'Another reason',
  'same-address': 'Found: lives at the same address',
  'same-phone': 'Found: has the same telephone number',
  'same-surname': 'Found: the same surname and postcode',
}

export const sayWhyKeptOut = (why: string): string => Object.entries(WHY).find(([name]) => name === why)?.[1] ?? why

export const WHY_CHOICES: readonly Choice[] = (
  ['relative', 'partner', 'friend', 'neighbour', 'party', 'asked-by-person', 'other'] as const
).map((value) => ({ value, label: WHY[value] }))

/** The same, as whoever is meant says it. */
export const OWN_WHY_CHOICES: readonly Choice[] = [
  { value: 'relative', label: 'A relative of mine is on it' },
  { value: 'partner', label: 'My partner or former partner is on it' },
  { value: 'friend', label: 'A friend of mine is on it' },
  { value: 'neighbour', label: 'A neighbour of mine is on it' },
  { value: 'party', label: 'I am on it myself' },
  { value: 'other', label: 'Another reason' },
]

const CATEGORIES: Readonly<Record<EmergencyCategory, string>> = {
  'danger-now': 'Somebody is in danger now',
  'police-ask': 'The police ask, and it cannot wait',
  'hospital-asks': 'A hospital or ambulance asks, and it cannot wait',
  safeguarding: 'A child or adult must be protected today',
  'person-here': 'The person is here or on the telephone, and nobody on the case can be reached',
}

export const CATEGORY_CHOICES: readonly Choice[] = Object.entries(CATEGORIES).map(([value, label]) => ({
  value,
  label,
}))
export const sayCategory = (category: string): string =>
  Object.entries(CATEGORIES).find(([name]) => name === category)?.[1] ?? category

const FOUND: Readonly<Record<Finding, string>> = {
  right: 'It was right to open it',
  mistaken: 'It was a mistake, and no harm came of it',
  'to-be-looked-into': 'It must be looked into',
}

export const FINDING_CHOICES: readonly Choice[] = Object.entries(FOUND).map(([value, label]) => ({ value, label }))
export const sayFinding = (finding: string): string =>
  Object.entries(FOUND).find(([name]) => name === finding)?.[1] ?? finding
