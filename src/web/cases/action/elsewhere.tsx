/** Help for the person causing harm to live elsewhere: where there is somewhere, it fits, and the risk gets smaller by it. Source: CBC-5.5.m. */
import { ACTION_AREA, type ActionShown } from '../../../views/areas/action.ts'
import { Radios, WordsField } from '../../kit/fields.tsx'
import { type FormError, one } from '../../kit/form.ts'
import { defineCaseForm, type Questions } from '../case-form.tsx'
import { PLACES } from '../places.ts'
import { AskPerson, personFirst } from './ask-person.tsx'

const PART = 'elsewhere'
const KIND = 'perpetrator-accommodation'

const ANSWERS = [
  { value: 'accepted', label: 'There is, and they are helped into it' },
  { value: 'thinking', label: 'There is, and they are thinking about it' },
  { value: 'declined', label: 'There is, and they said no' },
  { value: 'not-available', label: 'There is nothing for them just now' },
  { value: 'not-appropriate', label: 'What there is does not fit' },
]
/** Answers by which nothing was offered, so that nothing has to be gained by it. */
const NOTHING: readonly string[] = ['not-available', 'not-appropriate']

const Elsewhere = (asked: Questions<ActionShown>) => {
  const shared = { form: asked.form, typed: asked.typed }
  return (
    <>
      <AskPerson asked={asked} part={PART} />
      <Radios {...shared} name={`${PART}.outcome`} label="Is there somewhere that fits?" choices={ANSWERS} />
      <WordsField
        {...shared}
        name={`${PART}.reason`}
        label="How does it make the risk smaller?"
        hint="For the person harmed and everybody in their home. Name no place, neither of the one nor of the other."
        rows={3}
      />
      <Radios
        {...shared}
        name={`${PART}.safetyConsidered`}
        label="Was it weighed how near they would then be to the person harmed?"
        hint="Their home, and where they work, go to school and get help. Write none of these places down here."
        inline
        choices={[
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'Not yet' },
        ]}
      />
    </>
  )
}

export const elsewherePage = defineCaseForm<ActionShown>({
  slug: 'elsewhere',
  place: PLACES.action,
  reading: ACTION_AREA,
  main: 'support.offered',
  also: ['support.provided'],
  title: 'Help them to live elsewhere',
  why: 'Only where there is somewhere, where it fits, and where it makes the person harmed safer. It stops no step against them.',
  lacks: ({ shows }) => (shows.people.length > 0 ? null : 'Nobody on this case is said to cause harm.'),
  start: (data, visit) => ({ [`${PART}.person`]: personFirst(data, visit) }),
  questions: Elsewhere,
  acts: (form) => {
    const said = (field: string) => one(form, `${PART}.${field}`)
    const [person, outcome, reason] = [said('person'), said('outcome'), said('reason')]
    const isOffered = outcome !== '' && !NOTHING.includes(outcome)
    const errors: FormError[] = []
    if (outcome === '') errors.push({ field: `${PART}.outcome`, text: 'Say whether there is somewhere' })
    if (isOffered && reason === '')
      errors.push({ field: `${PART}.reason`, text: 'Say how it makes the risk smaller: it is done for nothing else' })
    if (isOffered && said('safetyConsidered') !== 'yes')
      errors.push({
        field: `${PART}.safetyConsidered`,
        text: 'Weigh first how near they would be to the person harmed',
      })
    if (errors.length > 0) return { errors }
    const offered = { person, kind: KIND, outcome, ...(reason === '' ? {} : { reason }) }
    const given = { person, kind: KIND, safetyConsidered: true, note: reason }
    return [
      { part: PART, type: 'support.offered', data: offered },
      ...(outcome === 'accepted' ? [{ part: PART, type: 'support.provided' as const, data: given }] : []),
    ]
  },
  after: 'It goes on the record with its reason. Nobody is told of it, and no address is asked for or shown here.',
  button: 'Record it',
})
