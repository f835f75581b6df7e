/**
 * The meetings about a case and their minutes, on a page of their own: outside the case, with no print, download or link that carries
 * them. Whoever is on the case sees when a meeting is and whom to ask; whoever was named reads and keeps the minutes.
 */
import { entryType } from '../../record/entry-type.ts'
import type { MeetingLine, Meetings, MinuteLine } from '../../views/read-meetings.ts'
import type { Desk } from '../kit/desk.ts'
import { Button, ErrorSummary, Select, TextField, WordsField } from '../kit/fields.tsx'
import { type Form, one } from '../kit/form.ts'
import { FORM_TOKEN } from '../kit/form-token.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage, type Sent, type Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { exactTime, sayDate } from '../kit/times.ts'
import { type Typed, typedWith } from '../kit/typed.ts'
import { sayValue } from '../kit/words.ts'

type Shown = { readonly data: Meetings; readonly visit: Visit; readonly typed: Typed | null }
type OfMeeting = Shown & { readonly meeting: MeetingLine }

const FROM = entryType('partner-update.received').fields.find((field) => field.name === 'from')?.values ?? []
const fromChoices = FROM.map((value) => ({ value, label: sayValue(value) }))

const Hidden = ({
  visit,
  does,
  meeting,
}: {
  readonly visit: Visit
  readonly does: string
  readonly meeting?: string
}) => (
  <>
    <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
    <input type="hidden" name="does" value={does} />
    {meeting !== undefined && <input type="hidden" name="meeting" value={meeting} />}
  </>
)

const Minute = ({ minute }: { readonly minute: MinuteLine }) => (
  <li>
    <p class="govuk-body govuk-!-margin-bottom-1">
      <strong>{`From ${sayValue(minute.originator)}`}</strong>
    </p>
    <p class="govuk-body app-said govuk-!-margin-bottom-1">{minute.text}</p>
    <p class="app-note govuk-!-margin-bottom-0">{`Kept by ${minute.keptBy}, ${exactTime(minute.keptAt)}`}</p>
  </li>
)

/** Fields of one meeting are named by it, so that what was typed for one does not show in another. */
const Keep = ({ meeting, visit, typed }: OfMeeting) => (
  <form method="post" novalidate>
    <Hidden visit={visit} does="keep" meeting={meeting.id} />
    <Select
      name={`originator-${meeting.id}`}
      label="Whose words are they?"
      hint="They belong to whoever said them. Nobody passes them on without asking."
      choices={fromChoices}
      form={typed?.form ?? {}}
      typed={typed}
    />
    <WordsField name={`text-${meeting.id}`} label="Minutes" rows={8} form={typed?.form ?? {}} typed={typed} />
    <p class="govuk-body">
      Only those who are named for this meeting read them. They go into no timeline, letter, search or export.
    </p>
    <Button>Keep these minutes</Button>
  </form>
)

const Naming = ({ meeting, data, visit, typed }: OfMeeting) => {
  const named = new Set(meeting.representatives.map(({ account }) => account))
  const others = data.couldRepresent.filter(({ account }) => !named.has(account))
  return (
    <>
      <h3 class="govuk-heading-s">Who goes there for us</h3>
      {meeting.representatives.map(({ account, name }) => (
        <form method="post" key={account}>
          <Hidden visit={visit} does="end" meeting={meeting.id} />
          <input type="hidden" name="account" value={account} />
          <button
            class="govuk-button govuk-button--secondary"
            type="submit"
          >{`${name} no longer goes there for us`}</button>
        </form>
      ))}
      {others.length > 0 && (
        <form method="post" novalidate>
          <Hidden visit={visit} does="name" meeting={meeting.id} />
          <Select
            name={`account-${meeting.id}`}
            label="Name somebody"
            hint="They will read and keep its minutes. Only people on this case can be named."
            choices={others.map(({ account, name }) => ({ value: account, label: name }))}
            form={typed?.form ?? {}}
            typed={typed}
          />
          <Button>Name them</Button>
        </form>
      )}
    </>
  )
}

const Meeting = (shown: OfMeeting) => {
  const { meeting } = shown
  const names = meeting.representatives.map(({ name }) => name).join(', ')
  return (
    <section>
      <h2 class="govuk-heading-m">{`Meeting of ${sayDate(meeting.meetingOn)}`}</h2>
      <p class="govuk-body">
        {names === '' ? 'Nobody is named yet: nobody reads its minutes.' : `Named for it: ${names}.`}
        {meeting.minutes === null && names !== '' && ' Ask them what you need to know.'}
      </p>
      {meeting.minutes !== null && (
        <>
          {meeting.minutes.length === 0 ? (
            <p class="govuk-body">No minutes yet.</p>
          ) : (
            <ul class="app-plain">
              {meeting.minutes.map((minute) => (
                <Minute minute={minute} key={minute.id} />
              ))}
            </ul>
          )}
          <Keep {...shown} />
        </>
      )}
      {meeting.mayName && <Naming {...shown} />}
    </section>
  )
}

/** The day on the agenda, while there is no meeting of it. */
const dayToAdd = ({ meetings, listedOn }: Meetings): string =>
  listedOn !== null && !meetings.some(({ meetingOn }) => meetingOn === listedOn) ? listedOn : ''

const WHO_ADDS =
  'The safeguarding lead, a domestic abuse lead or manager, or the officer who has the case can add a meeting.'

const Add = ({ data, visit, typed }: Shown) => (
  <form method="post" novalidate>
    <Hidden visit={visit} does="open" />
    <h2 class="govuk-heading-m">Add a meeting</h2>
    <TextField
      name="meetingOn"
      label="When is it?"
      type="date"
      width={10}
      form={typed?.form ?? { meetingOn: dayToAdd(data) }}
      typed={typed}
    />
    <p class="govuk-body">Then name who goes there for you.</p>
    <Button>Add this meeting</Button>
  </form>
)

const View = (shown: Shown) => {
  const { data, visit, typed } = shown
  return (
    <Frame title={`Meetings, ${data.reference}`} visit={visit} wide error={typed !== null}>
      <div class="app-print-hidden">
        <ErrorSummary typed={typed} />
        <p class="govuk-body">
          <a class="govuk-back-link" href={paths.case(data.reference)}>{`Back to ${data.reference}`}</a>
        </p>
        <h1 class="govuk-heading-l">Meetings and their minutes</h1>
        <p class="govuk-body-l">
          Minutes are confidential to those who were named. Each reading is on the audit. They are not printed, copied
          or sent on.
        </p>
        {data.meetings.length === 0 && <p class="govuk-body">No meeting yet.</p>}
        {data.meetings.map((meeting) => (
          <Meeting {...shown} meeting={meeting} key={meeting.id} />
        ))}
        {data.mayAdd ? <Add {...shown} /> : <p class="govuk-body">{WHO_ADDS}</p>}
      </div>
    </Frame>
  )
}

function done(desk: Desk, visit: Visit, form: Form) {
  const caseId = visit.params.reference ?? ''
  const meeting = one(form, 'meeting')
  switch (one(form, 'does')) {
    case 'open':
      return desk.openMeeting(visit.token, { caseId, meetingOn: one(form, 'meetingOn') })
    case 'name':
      return desk.nameRepresentative(visit.token, { caseId, meeting, account: one(form, `account-${meeting}`) })
    case 'end':
      return desk.nameRepresentative(visit.token, { caseId, meeting, account: one(form, 'account'), ends: true })
    case 'keep':
      return desk.keepMinutes(visit.token, {
        caseId,
        meeting,
        originator: one(form, `originator-${meeting}`),
        text: one(form, `text-${meeting}`),
      })
    default:
      return null
  }
}

const PROBLEMS: Readonly<Record<string, string>> = {
  meetingOn: 'Give the day of the meeting',
  account: 'Choose somebody on the case',
  originator: 'Say whose words they are',
  text: 'Write the minutes',
}

export const meetingsPage = definePage<Meetings>({
  path: '/meetings/:reference',
  access: 'on-case',
  audit: 'read-meetings',
  shows: [],
  mayShow: ['view:meetings', 'view:meeting-minutes'],
  writes: ['act:open-meeting', 'act:name-representative', 'act:end-representative', 'act:keep-minutes'],
  load: (desk, visit) => desk.readMeetings(visit.token, visit.params.reference ?? ''),
  view: (data, visit, typed) => <View data={data} visit={visit} typed={typed} />,
  submit: async (desk, visit, data, form): Promise<Sent> => {
    const came = await done(desk, visit, form)
    if (came === null) return 'not-found'
    const meeting = one(form, 'meeting')
    if (came.outcome === 'done') return { goTo: paths.meetings(data.reference) }
    const errors =
      came.outcome === 'invalid'
        ? came.problems.map(({ field, problem }) => ({
            field: meeting === '' ? field : `${field}-${meeting}`,
            text: problem.startsWith('is longer') ? `The minutes: this ${problem}` : (PROBLEMS[field] ?? problem),
          }))
        : [{ field: '', text: 'This is for the safeguarding lead, a lead or manager, or the officer who has the case' }]
    return { again: typedWith(form, errors), status: came.outcome === 'invalid' ? 400 : 403 }
  },
})
