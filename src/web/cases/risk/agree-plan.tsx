/** Agree a safety plan with the person: what they agree to, what we do without it and why, and whether a printed copy is safe. */

import { entryType } from '../../../record/entry-type.ts'
import type { AreaPage } from '../../../views/area-page.ts'
import { RISK_AREA, type RiskShown } from '../../../views/risk-area.ts'
import { Checkboxes, Radios, TextField, WordsField } from '../../kit/fields.tsx'
import { type FormError, many, one } from '../../kit/form.ts'
import { sayValue } from '../../kit/words.ts'
import { ActQuestions, actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'

const TOPICS = entryType('options.discussed').fields.find((field) => field.name === 'topics')?.values ?? []

/** The clause by which a plan waits until options were talked through with them. Null: none, or they were. What one said is not the other's. */
const optionsOwed = ({ organisation, shows }: AreaPage<RiskShown>, person: string): string | null => {
  const rule = organisation.risk.askedFirst.find(
    ({ act, needs }) => act === 'safety-plan.agreed' && needs.includes('options.discussed'),
  )
  return rule && !shows.talkedWith.includes(person) ? rule.clause : null
}

export const planStart = ({ shows }: AreaPage<RiskShown>, person: string): Readonly<Record<string, string>> => {
  // Of several nobody is taken for the one: what one agreed would be kept as the plan of another.
  const [only, ...others] = shows.people
  const risk = shows.people.find((each) => each.person.id === person) ?? (others.length === 0 ? only : undefined)
  return {
    'plan.person': risk?.person.id ?? '',
    'plan.actions': risk?.plan?.actions.join('\n') ?? '',
    'plan.notAgreed': risk?.plan?.notAgreed.join('\n') ?? '',
    'plan.reason': risk?.plan?.reason ?? '',
    'plan.copy': risk?.plan?.copy ?? '',
  }
}

export const agreePlanPage = defineCaseForm<RiskShown>({
  slug: 'plan',
  place: PLACES.risk,
  reading: RISK_AREA,
  main: 'safety-plan.agreed',
  title: 'Agree a safety plan',
  why: 'Write it with them, in their words. It is what they and we will do, not what we tell them to do.',
  start: (data, visit) => planStart(data, one(visit.query, 'person')),
  questions: (asked) => {
    const { form, typed, data } = asked
    const people = data.shows.people.map((each) => each.person.id)
    const untold = people.filter((each) => !data.shows.talkedWith.includes(each))
    const owed = untold.map((each) => optionsOwed(data, each)).find((clause) => clause !== null) ?? null
    return (
      <>
        {data.shows.people.length > 1 ? (
          <ActQuestions asked={asked} part="plan" type="safety-plan.agreed" fields={['person']} />
        ) : (
          <input type="hidden" name="plan.person" value={one(form, 'plan.person')} />
        )}
        {(untold.length > 0 || people.length === 0) && (
          <Checkboxes
            name="options.topics"
            label={owed === null ? 'What did you talk through? (if anything)' : 'What did you talk through?'}
            hint={owed === null ? undefined : `The policy asks for this before a plan: ${owed}`}
            choices={TOPICS.map((value) => ({ value, label: sayValue(value) }))}
            form={form}
            typed={typed}
          />
        )}
        <WordsField
          name="plan.actions"
          label="What is agreed"
          hint="One on each line: safe people and places, words to call for help, what to take, what we will do. No names and no addresses, so that it can be printed."
          rows={8}
          form={form}
          typed={typed}
        />
        <WordsField
          name="plan.notAgreed"
          label="What we will do though they do not agree (if anything)"
          hint="One on each line. It is shown as not agreed."
          rows={3}
          form={form}
          typed={typed}
        />
        <WordsField name="plan.reason" label="Why it is done without agreement" rows={2} form={form} typed={typed} />
        <TextField
          name="plan.reviewOn"
          label="When do you look at it again with them? (if a day is agreed)"
          type="date"
          width={10}
          form={form}
          typed={typed}
        />
        <Radios
          name="plan.copy"
          label="Is a small printed copy safe?"
          hint="Ask who goes through their bag and their phone."
          choices={[
            { value: 'printed', label: 'Yes, print one' },
            { value: 'not-safe-to-hold', label: 'No, it is not safe to hold' },
            { value: 'not-wanted', label: 'They do not want one' },
          ]}
          form={form}
          typed={typed}
        />
      </>
    )
  },
  acts: (form, data) => {
    const errors: FormError[] = []
    const topics = many(form, 'options.topics')
    const owed = optionsOwed(data, one(form, 'plan.person'))
    if (owed !== null && topics.length === 0)
      errors.push({ field: 'options.topics', text: `Say what you talked through with them first (${owed})` })
    if (one(form, 'plan.notAgreed') !== '' && one(form, 'plan.reason') === '')
      errors.push({
        field: 'plan.reason',
        text: 'Say why it is done without agreement: it cannot start without a reason',
      })
    if (one(form, 'plan.copy') === '') errors.push({ field: 'plan.copy', text: 'Say whether a printed copy is safe' })
    if (errors.length > 0) return { errors }
    const plan = actOf('plan', 'safety-plan.agreed', form)
    const options = {
      part: 'options',
      type: 'options.discussed' as const,
      data: { person: one(form, 'plan.person'), topics, actionsAgreed: true },
    }
    return topics.length > 0 ? [options, plan] : [plan]
  },
  after: 'The plan of before stays on the record. Where a copy is safe, you can print it purse size.',
  button: 'Agree this plan',
})
