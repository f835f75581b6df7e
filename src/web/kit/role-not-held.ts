/** What somebody is told who acted in a role that they do not hold: their roles may have changed since the form was opened. */
import type { RoleName } from '../../record/vocabulary.ts'
import { type Form, type FormError, one } from './form.ts'
import { sayValueInside } from './words.ts'

/** Beside the question where the form asked it, else above the form. */
export const roleNotHeld = (role: RoleName, form: Form): FormError => ({
  field: one(form, 'role') ? 'role' : '',
  text: `You do not have the role ${sayValueInside(role)}. Act in a role of yours, or ask somebody who has it to record this`,
})
