/** How the pages of money and support say pounds, answers and kinds of help. */
import { entryType } from '../../../record/entry-type.ts'
import type { Choice } from '../../kit/fields.tsx'
import { sayValue } from '../../kit/words.ts'

/** Whole pounds: `£1,250`. */
export const sayPounds = (amount: number): string => `£${amount.toLocaleString('en-GB')}`

const ANSWER: Readonly<Record<string, string>> = {
  accepted: 'They said yes',
  declined: 'They said no',
  thinking: 'They are thinking about it',
  'not-safe': 'It was not safe to offer it',
  'not-appropriate': 'It is not suitable for them',
  'not-available': 'There is none to give',
}

/** How somebody answered an offer of help. */
export const sayAnswer = (answer: string): string => ANSWER[answer] ?? sayValue(answer)

export const ANSWERS: readonly Choice[] = Object.entries(ANSWER).map(([value, label]) => ({ value, label }))

/** Help for the person causing harm has a place of its own. */
const NOT_HERE: ReadonlySet<string> = new Set(['perpetrator-change', 'perpetrator-accommodation'])

export const supportKinds = (): readonly Choice[] =>
  (entryType('support.offered').fields.find((field) => field.name === 'kind')?.values ?? [])
    .filter((value) => !NOT_HERE.has(value))
    .map((value) => ({ value, label: sayValue(value) }))

export const sayMonths = (months: number): string => `${months} ${months === 1 ? 'month' : 'months'}`

export const sayChosen = (months: number): string => `${sayMonths(months)} ${months === 1 ? 'was' : 'were'} chosen`
