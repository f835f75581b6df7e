/**
 * The page on which anybody tells a landlord what is happening, without signing in: on one page, in a few questions, the first of how they
 * can be reached safely. It may be open on a screen that somebody else sees: the way out stands first, and nothing of it is told by its
 * address or title. Source: CBC-5.2.h, MHA-4.1.1.a, docs/decisions/0105.
 */
import { randomUUID } from 'node:crypto'
import { Answer } from '../../design-system/parts/answer.tsx'
import type { PublicFormShown } from '../../views/public-form.ts'
import { Button, Checkboxes, ErrorSummary, Radios, TextField, WordsField, YesNo } from '../kit/fields.tsx'
import { type Form, one } from '../kit/form.ts'
import { FORM_TOKEN } from '../kit/form-token.ts'
import { definePage, type PageFault, type Sent, type Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { type Typed, typedWith } from '../kit/typed.ts'
import { sayRole, sayValue } from '../kit/words.ts'
import { PublicFrame } from './public-frame.tsx'
import { readTold, WAYS, wrongIn } from './read-public-form.ts'

type Given = { readonly form: Form; readonly typed: Typed | null }
type Shown = { readonly data: PublicFormShown; readonly visit: Visit }

const TITLE = 'Write to us'

const clock = (time: string): string => {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const said = hour % 12 === 0 ? 12 : hour % 12
  return `${said}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`}${hour < 12 ? 'am' : 'pm'}`
}

const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri']

/** "Monday to Friday, 9am to 5pm". */
function sayHours({ days, from, until }: PublicFormShown['hours']): string {
  const named = days.map((day) => sayValue(day))
  const isWeek = days.join() === WEEK.join()
  return `${isWeek ? 'Monday to Friday' : named.join(', ')}, ${clock(from)} to ${clock(until)}`
}

const InDanger = () => (
  <section class="app-danger">
    <h2 class="govuk-heading-m">If anyone is in danger now</h2>
    <p class="govuk-body">
      <strong>Call 999.</strong> If you cannot speak, call 999 from a mobile and press 55 when you are asked.
    </p>
    <p class="govuk-body">What you send here is not read at once.</p>
  </section>
)

const Others = ({ lines }: { readonly lines: PublicFormShown['helplines'] }) =>
  lines.length === 0 ? null : (
    <section>
      <h2 class="govuk-heading-m">Others who listen, in confidence</h2>
      <ul class="govuk-list govuk-list--bullet">
        {lines.map(({ name, phone }) => (
          <li key={name}>
            {name}
            {phone !== null && (
              <>
                {': '}
                <strong class="app-number">{phone}</strong>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )

/** First of all how they are reached: it is what can harm them most (CBC-5.2.h). */
const Reach = (given: Given) => (
  <section>
    <h2 class="govuk-heading-m">How can we reach you safely?</h2>
    <p class="govuk-body">
      We use only what you choose here. If you choose nothing, nobody contacts you because of this page, unless
      somebody’s life is in danger.
    </p>
    <Checkboxes name="ways" label="Safe ways to reach you" columns choices={WAYS} {...given} />
    <TextField
      name="details"
      label="Number or address to use"
      hint="One that nobody else reads or answers"
      {...given}
    />
    <TextField
      name="avoid"
      label="When is it safe, and what must we never do?"
      hint="For example: weekdays until 3pm. Never leave a message"
      {...given}
    />
  </section>
)

const What = ({ data, ...given }: Given & { readonly data: PublicFormShown }) => (
  <section>
    <h2 class="govuk-heading-m">What is happening?</h2>
    <Radios
      name="whose"
      label="Who is being harmed?"
      inline
      choices={[
        { value: 'mine', label: 'I am' },
        { value: 'others', label: 'Somebody else' },
      ]}
      {...given}
    />
    <YesNo name="danger" label="Is anybody in danger right now?" {...given} />
    <WordsField
      name="summary"
      label="What would you like us to know?"
      hint="A few words are enough. You need no names and no proof, and you need not be sure."
      rows={5}
      {...given}
    />
    <TextField
      name="name"
      label="Your name, or the name of the person who is harmed"
      hint="Only if you want to say. It need not be a real name."
      {...given}
    />
    <Radios
      name="colleague"
      label={`Does the person who is harmed work for ${data.name}?`}
      hint={`Then only this team reads it: ${sayRole(data.goesTo.ofColleague, data.titles)}.`}
      inline
      choices={[
        { value: 'no', label: 'No' },
        { value: 'yes', label: 'Yes' },
      ]}
      {...given}
    />
  </section>
)

const View = ({ data, visit, form, typed }: Shown & Given) => {
  const given = { form, typed }
  return (
    <PublicFrame title={TITLE} name={data.name} visit={visit} error={typed !== null}>
      <ErrorSummary typed={typed} kept="Nothing was sent yet. Everything you wrote is still here." />
      <h1 class="govuk-heading-l">Tell us what is happening</h1>
      <p class="govuk-body-l">
        If a partner, an ex-partner, a relative or somebody you live with hurts, frightens or controls you, or somebody
        you know, you can tell us here.
      </p>
      <InDanger />
      <form method="post" action={paths.publicForm(data.landlord)} autocomplete="off" novalidate>
        <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
        <input type="hidden" name="key" value={one(form, 'key')} />
        <Reach {...given} />
        <What data={data} {...given} />
        <h2 class="govuk-heading-m">When you send this</h2>
        <ul class="govuk-list govuk-list--bullet">
          <li>{`It goes to: ${sayRole(data.goesTo.usual, data.titles)}. It is read ${sayHours(data.hours)}.`}</li>
          <li>We send no e-mail, text or letter to say that it came.</li>
          <li>
            It is kept in confidence. Where a child or somebody else is in danger we may have to tell the police or
            social services.
          </li>
        </ul>
        <Button>Send</Button>
      </form>
      <Others lines={data.helplines} />
    </PublicFrame>
  )
}

/**
 * After it was sent. It says the same whatever was sent, and nothing by which that could be found again: whoever comes to this screen next may
 * read it, and its address says no more than that of the form.
 */
const SentView = ({ data, visit }: Shown) => (
  <PublicFrame title={TITLE} name={data.name} visit={visit}>
    <Answer>
      <h1 class="govuk-heading-l">We have it</h1>
      <p class="govuk-body">{`It is read ${sayHours(data.hours)}.`}</p>
      <p class="govuk-body">
        If you chose how to be reached, we use that and nothing else. If you chose nothing, nobody contacts you because
        of this, unless somebody’s life is in danger. You can write again at any time.
      </p>
      <p class="govuk-body">Nothing was sent to you or to anybody else.</p>
    </Answer>
    <InDanger />
    <p class="govuk-body">If others use this screen, choose “Leave now” and close the tab.</p>
    <Others lines={data.helplines} />
  </PublicFrame>
)

const instead = ({ phone }: PublicFormShown): string => (phone === null ? 'telephone us' : `telephone us on ${phone}`)

const TOO_MANY = 'More than usual came through this page'
const NOT_NOW = 'We cannot take this just now'

const again = (form: Form, text: string, status: 409 | 503): Sent => ({
  again: typedWith(form, [{ field: '', text }]),
  status,
})

/** Nobody who writes here is shown a page for staff, whatever went wrong; and what they wrote is still there, as far as it came. */
const Fault = ({ data, visit, form }: Shown & { readonly form: Form | null }) =>
  form === null || one(form, 'key') === '' ? (
    <PublicFrame title={TITLE} name={data.name} visit={visit} error>
      <h1 class="govuk-heading-l">{NOT_NOW}</h1>
      <p class="govuk-body">{`Nothing was sent. Please ${instead(data)}, or open this page again later.`}</p>
      <InDanger />
    </PublicFrame>
  ) : (
    <View
      data={data}
      visit={visit}
      form={form}
      typed={typedWith(form, [
        { field: '', text: `${NOT_NOW}. Please send it again in a minute, or ${instead(data)}` },
      ])}
    />
  )

const NotHere = ({ visit }: { readonly visit: Visit }) => (
  <PublicFrame title={TITLE} name="" visit={visit}>
    <h1 class="govuk-heading-l">There is nothing at this address</h1>
    <p class="govuk-body">
      If you typed it, check it. If you wanted to write to your landlord, telephone them instead.
    </p>
    <InDanger />
  </PublicFrame>
)

const onFault: PageFault = (desk, visit, form) => {
  const data = desk.readPublicForm(visit.params.landlord ?? '')
  return data === null ? <NotHere visit={visit} /> : <Fault data={data} visit={visit} form={form} />
}

export const publicFormPage = definePage<PublicFormShown>({
  path: '/write/:landlord',
  access: 'anyone',
  audit: 'tell-publicly',
  shows: [],
  writes: ['act:tell-publicly'],
  load: async (desk, visit) => desk.readPublicForm(visit.params.landlord ?? ''),
  view: (data, visit, typed) => (
    <View data={data} visit={visit} form={typed?.form ?? { key: randomUUID() }} typed={typed} />
  ),
  onFault,
  submit: async (desk, visit, data, form) => {
    const errors = wrongIn(form)
    if (errors.length > 0) return { again: typedWith(form, errors), status: 400 }
    const answered = await desk.tellPublicly(data.landlord, readTold(form), visit.from)
    if (answered.outcome === 'no-form') return 'not-found'
    // The key stays: what was taken and whose answer was lost is one report, not two.
    if (answered.outcome === 'too-many')
      return again(form, `${TOO_MANY}. Please ${instead(data)}, or send it again later`, 503)
    const { outcome } = answered.came
    if (outcome === 'key-reused' || outcome === 'conflict')
      return again({ ...form, key: randomUUID() }, 'Send it once more: it will come as something new', 409)
    if (outcome !== 'recorded') return again(form, `${NOT_NOW}. Please ${instead(data)}`, 503)
    return { goTo: paths.publicFormSent(data.landlord) }
  },
})

export const publicFormSentPage = definePage<PublicFormShown>({
  path: '/write/:landlord/next',
  access: 'anyone',
  audit: 'told-publicly',
  shows: [],
  load: async (desk, visit) => desk.readPublicForm(visit.params.landlord ?? ''),
  view: (data, visit) => <SentView data={data} visit={visit} />,
  onFault,
})
