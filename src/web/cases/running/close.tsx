/** Close the case: what comes first and what else stands open is said plainly, and kept with the closing. */
import type { Instant } from '../../../record/london-time.ts'
import { NO_REPORT } from '../../../record/no-report.ts'
import { RUNNING_AREA, type RunningShown } from '../../../views/areas/running.ts'
import { DutyList } from '../../kit/duty-lines.tsx'
import { Radios, WordsField } from '../../kit/fields.tsx'
import { type Form, one } from '../../kit/form.ts'
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
  { value: NO_REPORT, label: 'It was no real report: nobody is harmed, as far as we can know' },
  { value: 'other', label: 'Something else' },
]

/** Of what came through the public form alone, it can be that it was no real report. */
const reasonsFor = ({ isOnlyOfTheForm }: RunningShown) =>
  REASONS.filter(({ value }) => value !== NO_REPORT || isOnlyOfTheForm)

const labelOf = (reason: string): string => REASONS.find(({ value }) => value === reason)?.label ?? reason

/** What closing waits for, each with the way to do it. */
const First = ({ shows, now }: { readonly shows: RunningShown; readonly now: Instant }) => {
  const lines = shows.beforeClosing
  const notFor = reasonsFor(shows).filter(({ value }) => lines.every((line) => line.notFor.includes(value)))
  return (
    <section id="first">
      <h2 class="govuk-heading-m">Do this before you close it</h2>
      <DutyList duties={lines.map(({ duty }) => duty)} now={now} />
      {notFor.length > 0 && (
        <p class="govuk-body">
          {`You can close without it only if: ${notFor.map(({ value }) => labelOf(value).replace(/^[A-Z]/, (first) => first.toLowerCase())).join('; ')}.`}
        </p>
      )}
    </section>
  )
}

const StillOpen = ({ shows, now }: { readonly shows: RunningShown; readonly now: Instant }) => (
  <>
    {shows.beforeClosing.length > 0 && <First shows={shows} now={now} />}
    <h2 class="govuk-heading-m">
      {shows.beforeClosing.length > 0 ? 'What else stands open' : 'What still stands open'}
    </h2>
    {shows.stillOpen.length === 0 ? <p class="govuk-body">Nothing.</p> : <StillOpenList lines={shows.stillOpen} />}
  </>
)

/** What a closing with these answers still waits for. */
const missingFor = (form: Form, { beforeClosing }: RunningShown): RunningShown['beforeClosing'] =>
  beforeClosing.filter(
    ({ notFor, orSays }) =>
      !notFor.includes(one(form, 'closed.reason')) && (orSays === null || one(form, `closed.${orSays}`) === ''),
  )

/** The kinds of what stands open, as the closing keeps them. */
const kindsOf = ({ beforeClosing, stillOpen }: RunningShown): readonly string[] => [
  ...new Set([
    ...beforeClosing.map(({ duty }) => (duty.kind === 'offer' ? 'offers' : 'duties')),
    ...stillOpen.map(({ what }) => what),
  ]),
]

export const closePage = defineCaseForm<RunningShown>({
  slug: 'close',
  place: PLACES.running,
  reading: RUNNING_AREA,
  main: 'case.closed',
  title: 'Close the case',
  why: 'Closing says nothing about the person. They can come back at any time, and get the same service.',
  lacks: ({ page }) =>
    page.state.state === 'closed' || page.state.state === 'monitoring' ? 'This case is closed already.' : null,
  questions: ({ data, form, typed, looking }) => (
    <>
      {!looking && <StillOpen shows={data.shows} now={data.page.now} />}
      <Radios
        name="closed.reason"
        label="Why is it closed?"
        choices={reasonsFor(data.shows)}
        form={form}
        typed={typed}
      />
      <WordsField
        name="closed.reasons"
        label="Why now, and what was said to the person"
        hint={
          data.shows.isOnlyOfTheForm
            ? 'Say how you know, where it was no real report. Whoever answers beside the person causing harm may say that too'
            : 'Say what was told about offers that nobody answered, and what stays in force'
        }
        form={form}
        typed={typed}
      />
    </>
  ),
  acts: (form, { shows }) => {
    const missing = one(form, 'closed.reason') === '' ? [] : missingFor(form, shows)
    if (missing.length > 0)
      return {
        errors: [
          {
            field: 'closed.reason',
            text: `It cannot be closed for this reason yet. Do first: ${missing.map(({ duty }) => duty.what).join('; ')}`,
          },
        ],
      }
    const kinds = kindsOf(shows)
    return [
      actOf('closed', 'case.closed', form, {
        offersOpen: kinds.includes('offers'),
        ...(kinds.length > 0 ? { stillOpen: kinds } : {}),
        ...(one(form, 'closed.reason') === NO_REPORT ? { reason: 'other', noReport: true } : {}),
      }),
    ]
  },
  look: {
    button: 'See what ends with it',
    of: (form, { page, shows }) =>
      one(form, 'closed.reason')
        ? `${page.seq} ${shows.beforeClosing.length} ${shows.stillOpen.map((each) => each.each.length).join('-')}`
        : null,
    view: ({ data: { shows } }) => {
      const without = shows.beforeClosing.map(({ duty }) => duty.what)
      const ends = [
        ...(without.length > 0 ? [{ what: 'never', each: without, ends: true }] : []),
        ...shows.stillOpen.filter((each) => each.ends),
      ]
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
