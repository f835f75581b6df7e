/** Gather what we hold for a MARAC: what bears on the risk, what was told there, what was kept back and why. It stays with us. */
import { PARTNERS_AREA } from '../../../views/areas/partners.ts'
import { TextField, WordsField } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import { actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'
import { PersonQuestion, startPerson } from './person-question.tsx'

export const researchMaracPage = defineCaseForm({
  slug: 'research',
  place: PLACES.partners,
  reading: PARTNERS_AREA,
  main: 'marac.researched',
  title: 'Gather what we hold for MARAC',
  tab: 'Panel',
  backTo: 'panel',
  why: 'Never contact the person for this alone. Keep what was seen apart from what is thought.',
  start: (data, visit) => ({
    'research.person': startPerson(data, visit),
    'research.meetingOn':
      data.shows.marac.people.flatMap(({ listed }) => listed.map(({ meetingOn }) => meetingOn)).at(-1) ?? '',
  }),
  questions: (asked) => {
    const { form, typed } = asked
    const shared = { form, typed }
    return (
      <>
        <PersonQuestion asked={asked} part="research" type="marac.researched" />
        <TextField {...shared} name="research.meetingOn" label="For which meeting?" type="date" width={10} />
        <WordsField
          {...shared}
          name="research.held"
          label="What we hold that bears on the risk"
          hint="Household, repairs to doors and locks, noise, arrears, visits, what was fitted, other homes of the person causing harm."
          rows={6}
        />
        <WordsField {...shared} name="research.shared" label="What was told at the meeting (if it was held)" rows={4} />
        <WordsField {...shared} name="research.notShared" label="What was found and not told, and why" rows={3} />
      </>
    )
  },
  acts: (form) =>
    one(form, 'research.held') === '' && one(form, 'research.shared') === '' && one(form, 'research.notShared') === ''
      ? { errors: [{ field: 'research.held', text: 'Write what we hold, or that we hold nothing' }] }
      : [actOf('research', 'marac.researched', form)],
  after: 'It stays on this case. Tell the meeting only what it needs.',
  button: 'Keep this',
})
