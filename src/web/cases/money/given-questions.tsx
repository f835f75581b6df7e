/** What is asked of help that was given: for how much, whether it is safe to have, and what it was. */
import { Radios, TextField, WordsField } from '../../kit/fields.tsx'
import { type Form, type FormError, one } from '../../kit/form.ts'
import type { Typed } from '../../kit/typed.ts'
import type { ActPart } from '../case-form.tsx'

const POUNDS = /^£?\s*(\d{1,6})$/

export const GivenQuestions = ({ form, typed }: { readonly form: Form; readonly typed: Typed | null }) => (
  <>
    <TextField
      name="given.cost"
      label="What did it cost us? (whole pounds, if anything)"
      type="number"
      width={5}
      form={form}
      typed={typed}
    />
    <Radios
      name="given.safetyConsidered"
      label="Is it safe for them to have it?"
      hint="Who sees the delivery, the voucher or the letter? Could it show that they asked for help?"
      inline
      choices={[
        { value: 'yes', label: 'Yes, we asked' },
        { value: 'no', label: 'Nobody has asked yet' },
      ]}
      form={form}
      typed={typed}
    />
    <WordsField name="given.note" label="What was it? (if more is to be said)" rows={2} form={form} typed={typed} />
  </>
)

/** The act of giving, or what is wrong with the answers. */
export function givenAct(
  form: Form,
  person: string,
  kind: string,
): ActPart | { readonly errors: readonly FormError[] } {
  const [cost, safe, note] = [one(form, 'given.cost'), one(form, 'given.safetyConsidered'), one(form, 'given.note')]
  const amount = POUNDS.exec(cost)?.[1]
  const errors: FormError[] = []
  if (cost !== '' && amount === undefined) errors.push({ field: 'given.cost', text: 'Write whole pounds, such as 50' })
  if (safe === '') errors.push({ field: 'given.safetyConsidered', text: 'Say whether it is safe for them to have it' })
  if (errors.length > 0) return { errors }
  return {
    part: 'given',
    type: 'support.provided',
    data: {
      person,
      kind,
      safetyConsidered: safe === 'yes',
      ...(amount === undefined ? {} : { cost: Number(amount) }),
      ...(note === '' ? {} : { note }),
    },
  }
}
