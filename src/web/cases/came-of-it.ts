/** What the page does with what came of an act: on to the record, or the same form with everything typed. */
import { randomUUID } from 'node:crypto'
import type { Performed } from '../../casework/performed.ts'
import type { FieldProblem } from '../../record/separate.ts'
import type { Form, FormError } from '../kit/form.ts'
import type { Sent } from '../kit/page.ts'
import { roleNotHeld } from '../kit/role-not-held.ts'
import { typedWith } from '../kit/typed.ts'

/** What comes back may be changed and sent again: that is another request, so it has another key. */
export const tryAgain = (form: Form): Form => ({ ...form, key: randomUUID() })

/** `goTo` is where the reader goes once it is recorded; `errors` puts each problem beside its question. */
export function cameOfIt(
  performed: Performed,
  form: Form,
  goTo: string,
  errors: (problems: readonly FieldProblem[]) => readonly FormError[],
): Sent {
  switch (performed.outcome) {
    case 'recorded':
      return { goTo }
    case 'invalid':
      return { again: typedWith(form, errors(performed.problems)), status: 400 }
    case 'refused':
      return { again: { ...typedWith(tryAgain(form), []), refusals: performed.refusals }, status: 409 }
    case 'conflict':
      return { again: { ...typedWith(tryAgain(form), []), conflict: performed.since }, status: 409 }
    case 'key-reused':
      return {
        again: typedWith(tryAgain(form), [
          { field: '', text: 'This form was sent before with other answers. Check the record, then send it again' },
        ]),
        status: 409,
      }
    case 'role-not-held':
      return { again: typedWith(tryAgain(form), [roleNotHeld(performed.role, form)]), status: 403 }
    case 'not-found':
      return 'not-found'
    default:
      return performed satisfies never
  }
}
