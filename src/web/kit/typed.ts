/** A form that came back: everything typed, and why it was not taken. */
import type { Performed, RefusalShown } from '../../casework/performed.ts'
import type { Form, FormError } from './form.ts'
import { sayClause } from './say-clause.ts'

export type Conflict = Extract<Performed, { readonly outcome: 'conflict' }>['since']

export type Typed = {
  readonly form: Form
  readonly errors: readonly FormError[]
  readonly refusals: readonly RefusalShown[]
  readonly conflict: Conflict | null
  /** What is said before each error to people who listen, where the page is not in English. */
  readonly errorWord?: string
}

/** What casework says is wrong names a clause by its id; whoever reads it knows the policy by what it prints. */
const withPrinted = (text: string): string => text.replace(/\b[A-Z]{2,4}-\d+(?:\.\d+)*(?:\.[a-z]+\d*)?/g, sayClause)

export const typedWith = (form: Form, errors: readonly FormError[]): Typed => ({
  form,
  errors: errors.map(({ field, text }) => ({ field, text: withPrinted(text) })),
  refusals: [],
  conflict: null,
})

export const errorOf = (typed: Typed | null, field: string): string | undefined =>
  typed?.errors.find((error) => error.field === field)?.text

/** The same as a field shows it. */
export function errorShown(typed: Typed | null, field: string) {
  const text = errorOf(typed, field)
  return text === undefined || typed?.errorWord === undefined ? text : { text, visuallyHiddenText: typed.errorWord }
}
