/** What the person harmed wants, asked on the form of a decision where the landlord's policy asks for it each time. Source: CBC-5.3.c. */

import { asksWishes } from '../../packs/asked-first.ts'
import type { EntryTypeName } from '../../record/vocabulary.ts'
import type { AreaPage } from '../../views/area-page.ts'
import { Radios, WordsField } from '../kit/fields.tsx'
import { type Form, type FormError, one } from '../kit/form.ts'
import { sayClause } from '../kit/say-clause.ts'
import type { Typed } from '../kit/typed.ts'
import { sayValueInside } from '../kit/words.ts'
import type { ActPart } from './case-form.tsx'

const PART = 'asked'

/** What goes on the record where there are no words of their own. */
const INSTEAD: Readonly<Record<string, string>> = {
  declined: 'They would rather not say.',
  'not-safe': 'Not known: it is not safe to ask.',
}

type Data = Pick<AreaPage<unknown>, 'page' | 'organisation'>

const harmed = ({ page }: Data) => page.people.filter((person) => person.role === 'victim')

const ruleOf = (data: Data, main: EntryTypeName) =>
  harmed(data).length === 0 ? undefined : asksWishes(data.organisation.risk.askedFirst, main)

export const WishesFirst = (props: {
  readonly data: Data
  readonly main: EntryTypeName
  readonly form: Form
  readonly typed: Typed | null
}) => {
  const rule = ruleOf(props.data, props.main)
  if (!rule) return null
  const shared = { form: props.form, typed: props.typed }
  const people = harmed(props.data)
  return (
    <section class="app-next">
      <h2 class="app-next__title">What the person harmed wants</h2>
      {people.length > 1 && (
        <Radios
          {...shared}
          name={`${PART}.person`}
          label="Whose wishes?"
          choices={people.map((person) => ({ value: person.id, label: person.name }))}
        />
      )}
      <Radios
        {...shared}
        name={`${PART}.said`}
        label="Have they said what they want here?"
        hint={`The policy asks for it with each decision (${sayClause(rule.clause)}). Ask by their safe contact.${rule.notFor.length > 0 ? ` Not asked for: ${rule.notFor.map(sayValueInside).join(', ')}.` : ''}`}
        choices={[
          { value: 'told', label: 'Yes' },
          { value: 'declined', label: 'They would rather not say' },
          { value: 'not-safe', label: 'Not known: it is not safe to ask' },
        ]}
      />
      <WordsField
        {...shared}
        name={`${PART}.wishes`}
        label="What they want, in their words; or why it is not safe to ask"
        rows={3}
      />
    </section>
  )
}

/** The act that keeps what they said, what is wrong with the answer, or nothing where no policy asks. */
export function wishesPart(
  data: Data,
  main: EntryTypeName,
  form: Form,
): readonly ActPart[] | { readonly errors: readonly FormError[] } {
  const rule = ruleOf(data, main)
  if (
    !rule ||
    rule.notFor.some((reason) =>
      Object.entries(form).some(([name, value]) => name.endsWith('.reason') && value === reason),
    )
  )
    return []
  const [said, typed] = [one(form, `${PART}.said`), one(form, `${PART}.wishes`)]
  const people = harmed(data)
  const person = one(form, `${PART}.person`) || (people.length === 1 ? people[0]?.id : undefined)
  const errors: FormError[] = []
  if (said === '')
    errors.push({
      field: `${PART}.said`,
      text: `Say what they want, or that it is not known (${sayClause(rule.clause)})`,
    })
  if (said === 'told' && typed === '') errors.push({ field: `${PART}.wishes`, text: 'Write down what they want' })
  if (said === 'not-safe' && typed === '')
    errors.push({ field: `${PART}.wishes`, text: 'Say why it is not safe to ask' })
  if (!person) errors.push({ field: `${PART}.person`, text: 'Choose whose wishes they are' })
  if (errors.length > 0) return { errors }
  const wishes = [INSTEAD[said], typed].filter(Boolean).join(' ')
  return [{ part: PART, type: 'options.discussed', data: { person, topics: ['options'], wishes } }]
}
