/** What every form that writes on a record asks beside its own questions: when it happened, and in which role; and how that is read. */

import { randomUUID } from 'node:crypto'
import { Fieldset } from '../../design-system/govuk/fieldset.tsx'
import { Hint } from '../../design-system/govuk/hint.tsx'
import type { Instant } from '../../record/london-time.ts'
import { ROLES, type RoleName } from '../../record/vocabulary.ts'
import { Select, TextField } from '../kit/fields.tsx'
import { type Form, type FormError, one } from '../kit/form.ts'
import { FORM_TOKEN } from '../kit/form-token.ts'
import type { Visit } from '../kit/page.ts'
import type { Typed } from '../kit/typed.ts'
import { usualRole } from '../kit/usual-role.ts'
import { type Happened, readWhen, WHEN_DATE, WHEN_TIME } from '../kit/when-it-happened.ts'
import { sayValue } from '../kit/words.ts'

type Asked = { readonly form: Form; readonly typed: Typed | null; readonly visit: Visit }

/** What a form starts with: the role that usually acts here, a key of its own, and the version that it was made from. */
export function envelopeStart(seq: number, visit: Visit, owner: RoleName | null): Record<string, string> {
  const form: Record<string, string> = { key: randomUUID(), seq: String(seq) }
  const role = usualRole(visit.asker.roles, owner)
  if (role) form.role = role
  return form
}

/** The parts that nobody sees. After a conflict the form goes on from what is on the record now. */
export const EnvelopeHidden = ({ form, typed, visit, seq }: Asked & { readonly seq: number }) => (
  <>
    <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
    <input type="hidden" name="key" value={one(form, 'key')} />
    <input type="hidden" name="seq" value={typed?.conflict ? String(seq) : one(form, 'seq')} />
  </>
)

export const WhenItHappened = ({
  form,
  typed,
  asks = 'When did it happen?',
  hint = 'Leave both empty if it is now. Deadlines run from when it happened, not from when it is written down.',
}: Omit<Asked, 'visit'> & { readonly asks?: string; readonly hint?: string }) => (
  <Fieldset classes="app-when" legend={{ text: asks, classes: 'govuk-fieldset__legend--s' }}>
    <Hint text={hint} />
    <div class="app-when__row">
      <TextField name={WHEN_DATE} label="Date" type="date" width={10} isPart form={form} typed={typed} />
      <TextField name={WHEN_TIME} label="Time" type="time" width={5} isPart form={form} typed={typed} />
    </div>
  </Fieldset>
)

/** Asked only of somebody who holds more than one role, and in one line: it is nearly always right as it stands. */
export const InWhichRole = ({ form, typed, visit }: Asked) =>
  visit.asker.roles.length > 1 ? (
    <Select
      name="role"
      label="In which role did you do it?"
      choices={visit.asker.roles.map((role) => ({ value: role, label: sayValue(role) }))}
      form={form}
      typed={typed}
    />
  ) : null

export type Envelope = Happened & {
  readonly role: RoleName
  readonly seq: number | null
  readonly key: string
}

/** What was typed into it, or what is wrong with it. */
export function readEnvelope(
  form: Form,
  visit: Visit,
  now: Instant,
): { readonly envelope: Envelope } | { readonly errors: readonly FormError[] } {
  const when = readWhen(form, now)
  if ('errors' in when) return when
  // A role that is not held is for casework to refuse, never exchanged here for another.
  const role = ROLES.find((each) => each === one(form, 'role')) ?? usualRole(visit.asker.roles, null)
  if (!role) return { errors: [{ field: 'role', text: 'You have no role here. Ask whoever gives roles' }] }
  const seq = one(form, 'seq') === '' ? Number.NaN : Number(one(form, 'seq'))
  return {
    envelope: {
      ...when.happened,
      role,
      seq: Number.isInteger(seq) ? seq : null,
      key: one(form, 'key') || randomUUID(),
    },
  }
}
