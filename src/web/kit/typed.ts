/** A form that came back: everything typed, and why it was not taken. */
import type { Performed, RefusalShown } from '../../casework/performed.ts'
import type { Form, FormError } from './form.ts'

export type Conflict = Extract<Performed, { readonly outcome: 'conflict' }>['since']

export type Typed = {
  readonly form: Form
  readonly errors: readonly FormError[]
  readonly refusals: readonly RefusalShown[]
  readonly conflict: Conflict | null
}

export const typedWith = (form: Form, errors: readonly FormError[]): Typed => ({
  form,
  errors,
  refusals: [],
  conflict: null,
})

export const errorOf = (typed: Typed | null, field: string): string | undefined =>
  typed?.errors.find((error) => error.field === field)?.text
