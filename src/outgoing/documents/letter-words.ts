/** What somebody typed into a letter, looked at as whoever opens it would. */
import type { FieldProblem } from '../../record/separate.ts'
import { tellingWords } from '../../record/telling-words.ts'
import type { CaseReading } from '../../views/case-reading.ts'
import { restrictedFor } from '../scanner/restricted.ts'
import { scan } from '../scanner/scan.ts'
import { isCut, withoutAddresses } from './left-out.ts'
import { repeatsOthers } from './passages.ts'

const PHONE = /^[\d +()]{5,25}$/
const LONGEST = 1_000

/** Against what a letter is held: the case, who it is for, and values that nobody may learn from it, such as addresses in the vault. */
export type LetterAgainst = {
  readonly reading: CaseReading
  readonly person: string
  readonly hidden: readonly string[]
}

/** An address that nobody wrote down anywhere else. */
const holdsAddress = (typed: string): boolean =>
  isCut(withoutAddresses({ title: typed, language: 'english', print: 'standard', blocks: [] }, []).title)

/** What is wrong with one field, said so that it can be put right; null when nothing is. */
function problemWith(typed: string, { reading, person, hidden }: LetterAgainst): string | null {
  if (typed.length > LONGEST) return `Use at most ${LONGEST} characters`
  const telling = tellingWords(typed)
  if (telling.length > 0)
    return `Leave out ${telling.map((word) => `"${word}"`).join(', ')}: anybody may open this letter`
  const found = scan(typed, restrictedFor(reading, hidden, { to: 'person', person }))
  const holds = (kind: string) => found.some((each) => each.kind === kind)
  if (holds('address') || holdsAddress(typed)) return 'Leave out the address: a letter may fall into other hands'
  if (holds('contact')) return 'Leave out how they are reached: a letter may fall into other hands'
  if (holds('reference')) return 'Leave out the reference of the case'
  if (holds('name')) return 'Leave out the names of other people'
  return repeatsOthers(typed, reading, person) ? 'Leave out what was told to us about somebody else' : null
}

/** A number by which somebody on the case is reached: it would stand in the letter as ours, to be read by whoever opens it. */
const isTheirs = (phone: string, { reading, person, hidden }: LetterAgainst): boolean =>
  scan(phone, restrictedFor(reading, hidden, { to: 'person', person })).some(({ kind }) => kind === 'contact')

export function problemsInLetter(
  typed: { readonly phone: string; readonly when: string; readonly own: string },
  asks: readonly ('phone' | 'when')[],
  against: LetterAgainst,
): readonly FieldProblem[] {
  const problems: FieldProblem[] = []
  if (asks.includes('phone') && !PHONE.test(typed.phone))
    problems.push({ field: 'phone', problem: 'Enter the number on which you can be called' })
  else if (asks.includes('phone') && isTheirs(typed.phone, against))
    problems.push({
      field: 'phone',
      problem:
        'Enter a number of ours: this is one by which somebody is reached, and a letter may fall into other hands',
    })
  if (asks.includes('when') && typed.when === '')
    problems.push({ field: 'when', problem: 'Enter the day and time that were agreed' })
  for (const field of ['when', 'own'] as const) {
    const problem = problemWith(typed[field], against)
    if (problem) problems.push({ field, problem })
  }
  return problems
}
