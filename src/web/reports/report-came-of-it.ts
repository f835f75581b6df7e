/** What a page does with a case that was not begun: the same form with everything typed, and why. */
import { randomUUID } from 'node:crypto'
import type { CaseBegun } from '../../casework/begin-case.ts'
import type { Form, FormError } from '../kit/form.ts'
import type { Sent } from '../kit/page.ts'
import { roleNotHeld } from '../kit/role-not-held.ts'
import { typedWith } from '../kit/typed.ts'

type NotBegun = Exclude<CaseBegun, { readonly outcome: 'recorded' }>

/** `said` puts a problem beside its question. */
export function reportCameOfIt(
  begun: NotBegun,
  form: Form,
  said: (field: string, problem: string) => FormError = (field, problem) => ({ field, text: `${field}: ${problem}` }),
): Sent {
  const again = { ...form, key: randomUUID() }
  switch (begun.outcome) {
    case 'invalid':
      return {
        again: typedWith(
          form,
          begun.problems.map(({ field, problem }) => said(field, problem)),
        ),
        status: 400,
      }
    case 'refused':
      return { again: { ...typedWith(again, []), refusals: begun.refusals }, status: 409 }
    case 'conflict':
    case 'key-reused':
      return {
        again: typedWith(again, [
          { field: '', text: 'This form was sent before. Look at Today first: the report may already be there' },
        ]),
        status: 409,
      }
    case 'role-not-held':
      return { again: typedWith(again, [roleNotHeld(begun.role, form)]), status: 403 }
    case 'not-found':
      return 'not-found'
    default:
      return begun satisfies never
  }
}
