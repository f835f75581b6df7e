/** Plan with somebody who wants to stay: security, support, what each does, and the day of the next look. Source: CBC-5.3.l1. */
import { InsetText } from '../../../design-system/govuk/inset-text.tsx'
import { MEASURE_GROUPS } from '../../../packs/measure-choice.ts'
import { dateOfDay, dayOf } from '../../../record/london-time.ts'
import type { AreaPage } from '../../../views/area-page.ts'
import { HOME_AREA, type HomeShown, type StayLine } from '../../../views/areas/home.ts'
import { Checkboxes, Radios, TextField, WordsField } from '../../kit/fields.tsx'
import { type Form, type FormError, many, one } from '../../kit/form.ts'
import { longDate } from '../../kit/times.ts'
import { sayValue } from '../../kit/words.ts'
import { type ActPart, ActQuestions, actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'
import { GROUP_TITLES, measureHint } from './home-words.ts'

/** What helps somebody to stay, of the kinds of support there are. */
const SUPPORT = ['stay-at-home-services', 'da-support', 'tenancy-support', 'money-advice', 'counselling'] as const

const chosen = (form: Form): readonly string[] => MEASURE_GROUPS.flatMap((group) => many(form, `measures.${group}`))

function problems(form: Form, { page }: AreaPage<HomeShown>): readonly FormError[] {
  const errors: FormError[] = []
  const on = one(form, 'plan.reviewOn')
  if (chosen(form).length === 0) errors.push({ field: 'measures.home', text: 'Tick what makes it safer' })
  if (one(form, 'plan.actions') === '') errors.push({ field: 'plan.actions', text: 'Write down what is agreed' })
  if (on === '') errors.push({ field: 'plan.reviewOn', text: 'Give the day on which you look at it again with them' })
  else if (on <= dateOfDay(dayOf(page.now))) errors.push({ field: 'plan.reviewOn', text: 'Give a day still to come' })
  if (one(form, 'plan.copy') === '') errors.push({ field: 'plan.copy', text: 'Say whether a printed copy is safe' })
  return errors
}

/** Their choice, what was talked through, each thing agreed to, and the plan: together, or nothing of it. */
function acts(form: Form, data: AreaPage<HomeShown>): readonly ActPart[] | { readonly errors: readonly FormError[] } {
  const errors = problems(form, data)
  if (errors.length > 0) return { errors }
  const person = one(form, 'plan.person')
  const wishes = one(form, 'options.wishes')
  const topics = ['options', 'security', 'action-plan']
  return [
    { part: 'choice', type: 'victim-choice.recorded', data: { person, choice: 'stay-at-home' } },
    {
      part: 'options',
      type: 'options.discussed',
      data: { person, topics, actionsAgreed: true, ...(wishes === '' ? {} : { wishes }) },
    },
    { part: 'security', type: 'security.offered', data: { person, measures: chosen(form), outcome: 'accepted' } },
    ...many(form, 'support').map((kind) => ({
      part: 'support',
      type: 'support.offered' as const,
      data: { person, kind, outcome: 'accepted' },
    })),
    actOf('plan', 'safety-plan.agreed', form),
  ]
}

/** What was judged of staying, said before the plan: their wish leads, and a no is never hidden by more locks. */
const Judged = ({ stays }: { readonly stays: readonly StayLine[] }) => (
  <>
    {stays.map(({ person, name, asked }) =>
      asked?.safe === true && asked.practical ? null : (
        <InsetText key={person}>
          <p class="govuk-body">
            {asked === null
              ? `Nobody has judged yet whether staying is safe for ${name}: ask first who has a key and what happened last.`
              : `Staying was judged ${asked.safe ? 'not practical' : 'not safe'} for ${name} on ${longDate(asked.at)}. They decide: tell them so, and talk about a move too.`}
          </p>
        </InsetText>
      ),
    )}
  </>
)

export const stayPage = defineCaseForm<HomeShown>({
  slug: 'stay',
  place: PLACES.home,
  reading: HOME_AREA,
  main: 'safety-plan.agreed',
  title: 'Plan to stay safely',
  why: 'For somebody who wants to stay. Make it with them: what makes the home safer, who helps, and when you look at it again.',
  start: ({ shows }, visit) => ({
    'plan.person':
      (shows.stays.find((each) => each.person === one(visit.query, 'person')) ?? shows.stays[0])?.person ?? '',
  }),
  questions: (asked) => {
    const { form, typed, data } = asked
    const shared = { form, typed }
    return (
      <>
        <Judged stays={data.shows.stays} />
        {data.shows.stays.length === 1 ? (
          <input type="hidden" name="plan.person" value={one(form, 'plan.person')} />
        ) : (
          <ActQuestions asked={asked} part="plan" type="safety-plan.agreed" fields={['person']} />
        )}
        <WordsField {...shared} name="options.wishes" label="What they want, in their words (if they wish)" rows={2} />
        {MEASURE_GROUPS.map((group) => {
          const items = data.shows.catalogue.filter((item) => item.group === group)
          return items.length === 0 ? null : (
            <Checkboxes
              {...shared}
              key={group}
              name={`measures.${group}`}
              label={GROUP_TITLES[group]}
              choices={items.map((item) => ({
                value: item.measure,
                label: sayValue(item.measure),
                ...(measureHint(item) === '' ? {} : { hint: measureHint(item) }),
              }))}
            />
          )
        })}
        <Checkboxes
          {...shared}
          name="support"
          label="Who helps them to stay? (if anybody)"
          choices={SUPPORT.map((value) => ({ value, label: sayValue(value) }))}
        />
        <WordsField
          {...shared}
          name="plan.actions"
          label="What is agreed"
          hint="One on each line. No names and no addresses, so that it can be printed."
          rows={6}
        />
        <TextField
          {...shared}
          name="plan.reviewOn"
          label="When do you look at it again with them?"
          type="date"
          width={10}
        />
        <Radios
          {...shared}
          name="plan.copy"
          label="Is a small printed copy safe?"
          hint="Ask who goes through their bag and their phone."
          choices={[
            { value: 'printed', label: 'Yes, print one' },
            { value: 'not-safe-to-hold', label: 'No, it is not safe to hold' },
            { value: 'not-wanted', label: 'They do not want one' },
          ]}
        />
      </>
    )
  },
  acts,
  after: 'Their choice, the measures they said yes to and the plan go on the record together. Nothing is ordered yet.',
  button: 'Keep this plan',
})
