/** How the steps of a request for data are said. */
import type { RequestStep } from '../../views/read-data-requests.ts'
import type { Choice } from '../kit/fields.tsx'

export const STEPS: Readonly<Record<RequestStep, string>> = {
  identity: 'Make sure who it is',
  'identity-second': 'A second person confirms who it is',
  delivery: 'Ask how it reaches them safely',
  parts: 'Waits for those who put it together',
  review: 'Look for other people in it',
  second: 'Waits for a second person',
  waits: 'Agreed: it waits for its day',
  answer: 'Give the answer',
  answered: 'Answered',
}

export const IDENTITY_CHOICES: readonly Choice[] = [
  { value: 'papers', label: 'They showed papers' },
  { value: 'known-in-person', label: 'Somebody here knows them and spoke to them' },
  {
    value: 'known-details',
    label: 'They said what only they know',
    hint: 'Not what a partner or a relative knows too.',
  },
  { value: 'acts-for-them', label: 'Somebody acts for them, and showed that they may' },
]

export const DELIVERY_CHOICES: readonly Choice[] = [
  { value: 'by-hand', label: 'Into their hands' },
  { value: 'collect', label: 'They fetch it here' },
  { value: 'post', label: 'By post', hint: 'Only if nobody else opens it.' },
]

export const AGREE_CHOICES: readonly Choice[] = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
  { value: 'not-asked', label: 'Not asked', hint: 'To ask can tell them something, or bring danger.' },
]

export const BECAUSE_CHOICES: readonly Choice[] = [
  {
    value: 'complex',
    label: 'What they ask is complex',
    hint: 'Much has to be looked for, or read through for others.',
  },
  { value: 'numerous', label: 'They ask many things' },
]
export const BECAUSE: Readonly<Record<string, string>> = Object.fromEntries(
  BECAUSE_CHOICES.map(({ value, label }) => [value, `${label.charAt(0).toLowerCase()}${label.slice(1)}`]),
)
