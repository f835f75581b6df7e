/** Record what another agency assessed: who, when, how serious, whether we saw it or were told. It can raise our level, never lower it. */
import { RISK_AREA, type RiskShown } from '../../../views/risk-area.ts'
import { WordsField } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import { ActQuestions, actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'
import { onlyOne } from './read-assessment.ts'

const FIELDS = ['agency', 'assessedOn', 'level', 'score', 'learned', 'copyHeld']

export const theirsPage = defineCaseForm<RiskShown>({
  slug: 'theirs',
  place: PLACES.risk,
  reading: RISK_AREA,
  main: 'risk.assessed',
  title: 'Record another agency’s assessment',
  why: 'So that the person is not asked everything twice, and nobody here thinks the risk is lower than others know.',
  start: ({ shows }) => ({ 'theirs.person': onlyOne(shows) }),
  questions: (asked) => (
    <>
      {asked.data.shows.people.length > 1 ? (
        <ActQuestions asked={asked} part="theirs" type="risk.assessed" fields={['person']} />
      ) : (
        <input type="hidden" name="theirs.person" value={one(asked.form, 'theirs.person')} />
      )}
      <ActQuestions asked={asked} part="theirs" type="risk.assessed" fields={FIELDS} />
      <WordsField
        name="theirs.reasons"
        label="What they say, and why"
        hint="Only what bears on the risk"
        form={asked.form}
        typed={asked.typed}
      />
    </>
  ),
  acts: (form, { shows }) => {
    const agency = one(form, 'theirs.agency')
    if (agency === '') return { errors: [{ field: 'theirs.agency', text: 'Say which agency it was' }] }
    const assessedOn = one(form, 'theirs.assessedOn')
    const theirs = actOf('theirs', 'risk.assessed', form, { instrument: 'other-agency' })
    const found = {
      part: 'theirs',
      type: 'risk.other-agency-checked' as const,
      data: { found: true, agency, ...(assessedOn === '' ? {} : { assessedOn }) },
    }
    return shows.foundAt.includes(agency) ? [theirs] : [found, theirs]
  },
  after: 'A level higher than ours raises ours at once. A lower one is kept beside it and lowers nothing.',
  button: 'Record their assessment',
})
