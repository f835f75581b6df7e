/** A person says what it is; law and policy are shown beside, and nothing follows for the help that is given. */
import { PEOPLE_AREA, type PeopleShown } from '../../../views/areas/people.ts'
import { Radios } from '../../kit/fields.tsx'
import { ActQuestions, actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'

const OUTCOMES = [
  { value: 'domestic-abuse', label: 'Domestic abuse' },
  {
    value: 'child-abuse',
    label: 'Child abuse',
    hint: 'It goes to safeguarding; an adult on the case keeps all their help',
  },
  {
    value: 'within-policy-only',
    label: 'Covered by the policy, not by the Act',
    hint: 'Such as a young person who abuses a parent, or a stranger who stalks',
  },
  {
    value: 'not-domestic-abuse',
    label: 'Something else',
    hint: 'The report stays, and so does the help that was begun. Think of the way for anti-social behaviour',
  },
]

export const classifyPage = defineCaseForm<PeopleShown>({
  slug: 'classify',
  place: PLACES.people,
  reading: PEOPLE_AREA,
  main: 'abuse.classified',
  title: 'Say what kinds of abuse it is',
  why: 'For reports and for the law. You decide; Rowan only says what the tests and the policy’s list would say.',
  questions: (asked) => (
    <>
      {asked.data.shows.pairs.map((pair) => (
        <div class="govuk-inset-text" key={`${pair.victim.id}${pair.perpetrator.id}`}>
          <p class="govuk-body">
            <strong>{`${pair.victim.name} and ${pair.perpetrator.name}`}</strong>
          </p>
          {pair.law.map((line) => (
            <p class="govuk-body" key={line.law}>{`${line.law}: ${line.says}`}</p>
          ))}
        </div>
      ))}
      <Radios name="said.outcome" label="What is it?" choices={OUTCOMES} form={asked.form} typed={asked.typed} />
      <ActQuestions
        asked={asked}
        part="said"
        type="abuse.classified"
        fields={['test', 'kinds', 'towardsAnother', 'reason']}
      />
    </>
  ),
  acts: (form) => [actOf('said', 'abuse.classified', form)],
  after: 'It takes no help away from anybody. It can be said again when you know more.',
  button: 'Record this',
})
