/** Close the case: what still stands open is said plainly first, and kept with the closing. Nothing of it stops anybody. */
import { RUNNING_AREA, type RunningShown } from '../../../views/areas/running.ts'
import { Radios, WordsField } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import { actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'
import { StillOpenList } from './still-open-list.tsx'

const REASONS = [
  { value: 'safe', label: 'They are safer, and want nothing more from us' },
  { value: 'victim-asked', label: 'They asked us to' },
  { value: 'moved-away', label: 'They moved away' },
  { value: 'transferred', label: 'Somebody else has taken the case on' },
  { value: 'no-contact-possible', label: 'We found no safe way to reach them' },
  { value: 'duplicate', label: 'It is the same as another case' },
  { value: 'victim-died', label: 'The person has died' },
  { value: 'other', label: 'Something else' },
]

const StillOpen = ({ lines }: { readonly lines: RunningShown['stillOpen'] }) => (
  <>
    <h2 class="govuk-heading-m">What still stands open</h2>
    {lines.length === 0 ? <p class="govuk-body">Nothing.</p> : <StillOpenList lines={lines} />}
  </>
)

export const closePage = defineCaseForm<RunningShown>({
  slug: 'close',
  place: PLACES.running,
  reading: RUNNING_AREA,
  main: 'case.closed',
  title: 'Close the case',
  why: 'Closing says nothing about the person. They can come back at any time, and get the same service.',
  lacks: ({ page }) => (page.state.state === 'closed' ? 'This case is closed already.' : null),
  questions: ({ data, form, typed, looking }) => (
    <>
      {!looking && <StillOpen lines={data.shows.stillOpen} />}
      <Radios name="closed.reason" label="Why is it closed?" choices={REASONS} form={form} typed={typed} />
      <WordsField
        name="closed.reasons"
        label="Why now, and what was said to the person"
        hint="Say what was told about offers that nobody answered, and what stays in force"
        form={form}
        typed={typed}
      />
    </>
  ),
  acts: (form, { shows }) => [
    actOf('closed', 'case.closed', form, {
      offersOpen: shows.stillOpen.some((each) => each.what === 'offers'),
      ...(shows.stillOpen.length > 0 ? { stillOpen: shows.stillOpen.map((each) => each.what) } : {}),
    }),
  ],
  look: {
    button: 'See what ends with it',
    of: (form, { page, shows }) =>
      one(form, 'closed.reason') ? `${page.seq} ${shows.stillOpen.map((each) => each.each.length).join('-')}` : null,
    view: ({ data: { shows } }) => {
      const ends = shows.stillOpen.filter((each) => each.ends)
      const stays = shows.stillOpen.filter((each) => !each.ends)
      return (
        <>
          <h2 class="govuk-heading-m">Before you close it</h2>
          <p class="govuk-body">
            {ends.length === 0
              ? 'Nothing that the policy asks ends unanswered.'
              : 'You can close it now. These end with it, and the record keeps them as ended, not as answered:'}
          </p>
          {ends.length > 0 && <StillOpenList lines={ends} areSaid />}
          {stays.length > 0 && (
            <>
              <p class="govuk-body">These go on, and nobody looks after them once the case is closed:</p>
              <StillOpenList lines={stays} areSaid />
            </>
          )}
        </>
      )
    },
  },
  after: 'The record stays. No letter or message goes out. The agreed safe way of contact still holds.',
  button: 'Close the case',
})
