/** Parts of a norm in words that somebody reads who knows the policy and not the file: "report received (kind: a or b)". */
import type { Interval, Need, Pattern, Per, Scalar, Where, Within } from './model.ts'

/** A name of the language as words: `safe-contact.agreed`, `ageGroup`. */
export const nameInWords = (name: string): string =>
  name
    .replaceAll(/[.-]/g, ' ')
    .replaceAll(/(?<=[a-z])[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`)
    .trim()

const scalarInWords = (value: Scalar | null): string =>
  value === null
    ? 'left out'
    : value === true
      ? 'yes'
      : value === false
        ? 'no'
        : value === '?'
          ? 'filled in'
          : nameInWords(String(value))

export const listed = (words: readonly string[], joint: 'and' | 'or'): string =>
  words.length < 2 ? (words[0] ?? 'nothing') : `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1)}`

/** What is asked of fields: "kind: a or b; answer: yes". */
export const whereInWords = (where: Where): string =>
  Object.entries(where)
    .map(([field, wanted]) => {
      const all: readonly (Scalar | null)[] = typeof wanted === 'object' ? wanted : [wanted]
      return `${nameInWords(field)}: ${listed(all.map(scalarInWords), 'or')}`
    })
    .join('; ')

export function patternInWords({ event, where, by }: Pattern): string {
  const asked = where && Object.keys(where).length > 0 ? ` (${whereInWords(where)})` : ''
  return `${nameInWords(event)}${asked}${by ? ` by ${listed(by.map(nameInWords), 'or')}` : ''}`
}

export const intervalInWords = ({ from, until }: Interval): string =>
  `from ${listed(from.map(patternInWords), 'or')}${until.length > 0 ? ` until ${listed(until.map(patternInWords), 'or')}` : ' on'}`

export const perInWords = ({ field, match }: Per): string =>
  `for each ${nameInWords(field)}${match === 'lenient' ? ', also where it is not said which' : ''}`

/** What one need of a gate asks for, with what lifts it. */
export const needInWords = ({ any, per, unless }: Need): string =>
  [
    listed(any.map(patternInWords), 'or'),
    ...(per ? [perInWords(per)] : []),
    ...(unless
      ? [
          `unless ${nameInWords(unless.event)} (${listed([...new Set(unless.cite.map(({ clause }) => clause))], 'and')})`,
        ]
      : []),
  ].join(', ')

const count = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`

/** By when something is due, as it follows the word "due". */
export function limitInWords(within: Within): string {
  if (within === 'not_stated') return 'with no time stated'
  if (within === 'immediately') return 'at once'
  if (within === 'same_working_day') return 'on the same working day'
  if ('working_days' in within) return `within ${count(within.working_days, 'working day')}`
  if ('hours' in within) return `within ${count(within.hours, 'hour')}`
  if ('calendar_days' in within) return `within ${count(within.calendar_days, 'day')}`
  if ('months' in within) return `within ${count(within.months, 'month')}`
  if ('years' in within) return `within ${count(within.years, 'year')}`
  if ('on' in within) return `by the end of the day named in "${nameInWords(within.on)}"`
  return `as another document says ("${within.import}"), which has not been supplied`
}
