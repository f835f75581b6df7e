/**
 * The page on which anybody tells a landlord what is happening, without signing in: on one page, in a few questions, the first of how they
 * can be reached safely. It may be open on a screen that somebody else sees: the way out stands first, and nothing of it is told by its
 * address or title. Source: CBC-5.2.h, MHA-4.1.1.a, docs/decisions/0105.
 */
import { randomUUID } from 'node:crypto'
import { Answer } from '../../design-system/parts/answer.tsx'
import type { PublicFormShown } from '../../views/public-form.ts'
import { Button, Checkboxes, ErrorSummary, Radios, TextField, WordsField } from '../kit/fields.tsx'
import { type Form, one } from '../kit/form.ts'
import { FORM_TOKEN } from '../kit/form-token.ts'
import { definePage, type PageFault, type Sent, type Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { type Typed, typedWith } from '../kit/typed.ts'
import { sayRole } from '../kit/words.ts'
import { ENGLISH, type FormWords } from './english-form.ts'
import { PublicFrame } from './public-frame.tsx'
import { readTold, wrongIn } from './read-public-form.ts'
import { WELSH } from './welsh-form.ts'

type Given = { readonly form: Form; readonly typed: Typed | null; readonly words: FormWords }
type Shown = { readonly data: PublicFormShown; readonly visit: Visit }

/** In the language that was asked for, where the landlord has it. */
const wordsFor = ({ hasWelsh }: Pick<PublicFormShown, 'hasWelsh'>, { query }: Visit): FormWords =>
  hasWelsh && one(query, 'lang') === WELSH.lang ? WELSH : ENGLISH

/** The same page in the other language. */
function otherOf({ landlord, hasWelsh }: PublicFormShown, { lang }: FormWords, path: typeof paths.publicForm) {
  const words = lang === 'cy' ? ENGLISH : WELSH
  return hasWelsh ? { words, at: path(landlord, words.lang) } : null
}

/** A name that is English on any page: of a service, a team or a role. */
const Named = ({ name, words }: { readonly name: string; readonly words: FormWords }) =>
  words.lang === 'en' ? name : <span lang="en">{name}</span>

const clock = (time: string): string => {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const said = hour % 12 === 0 ? 12 : hour % 12
  return `${said}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`}${hour < 12 ? 'am' : 'pm'}`
}

/** "Monday to Friday, 9am to 5pm". */
const sayHours = ({ days, from, until }: PublicFormShown['hours'], words: FormWords): string =>
  words.hours(words.days(days), clock(from), clock(until))

/** Whom to call: 999 before all else, then the landlord's own number where its data has one. */
const InDanger = ({ words, phone }: { readonly words: FormWords; readonly phone: string | null }) => (
  <section class="app-danger">
    <h2 class="govuk-heading-m">{words.danger.heading}</h2>
    <p class="govuk-body">
      <strong>{words.danger.call}</strong> {words.danger.speak}
    </p>
    {phone !== null && (
      <p class="govuk-body">
        {words.danger.phone}
        <strong class="app-number">{phone}</strong>
      </p>
    )}
    <p class="govuk-body">{words.danger.notRead}</p>
  </section>
)

const Others = ({ lines, words }: { readonly lines: PublicFormShown['helplines']; readonly words: FormWords }) =>
  lines.length === 0 ? null : (
    <section>
      <h2 class="govuk-heading-m">{words.others}</h2>
      <ul class="govuk-list govuk-list--bullet">
        {lines.map(({ name, phone }) => (
          <li key={name}>
            <Named name={name} words={words} />
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
const Reach = ({ words, ...given }: Given) => (
  <section>
    <h2 class="govuk-heading-m">{words.reach.heading}</h2>
    <p class="govuk-body">{words.reach.only}</p>
    <Checkboxes
      name="ways"
      label={words.reach.ways}
      columns
      choices={Object.entries(words.reach.each).map(([value, label]) => ({ value, label }))}
      {...given}
    />
    <TextField name="details" label={words.reach.details} hint={words.reach.detailsHint} {...given} />
    <TextField name="avoid" label={words.reach.avoid} hint={words.reach.avoidHint} {...given} />
  </section>
)

const What = ({ data, words, words: { what }, ...given }: Given & { readonly data: PublicFormShown }) => (
  <section>
    <h2 class="govuk-heading-m">{what.heading}</h2>
    <Radios
      name="whose"
      label={what.whose}
      inline
      choices={[
        { value: 'mine', label: what.mine },
        { value: 'others', label: what.theirs },
      ]}
      {...given}
    />
    <Radios
      name="danger"
      label={what.danger}
      inline
      choices={[
        { value: 'yes', label: what.dangerYes },
        { value: 'no', label: what.dangerNo },
        { value: 'not-known', label: what.dangerUnknown },
      ]}
      {...given}
    />
    <WordsField name="summary" label={what.summary} hint={what.summaryHint} rows={5} {...given} />
    <TextField name="name" label={what.name} hint={what.nameHint} {...given} />
    <Radios
      name="colleague"
      label={what.worksFor(data.name)}
      hint={
        <>
          {what.onlyReads}
          <Named name={sayRole(data.goesTo.ofColleague, data.titles)} words={words} />.
        </>
      }
      inline
      choices={[
        { value: 'no', label: what.worksNo },
        { value: 'yes', label: what.worksYes },
      ]}
      {...given}
    />
  </section>
)

const View = ({ data, visit, form, typed: came }: Shown & Omit<Given, 'words'>) => {
  const words = wordsFor(data, visit)
  const { sending, wrong } = words
  const typed = came && { ...came, errorWord: wrong.word }
  const given = { form, typed, words }
  return (
    <PublicFrame
      title={words.title}
      name={data.name}
      visit={visit}
      words={words}
      // What was written would be gone with it.
      other={typed === null ? otherOf(data, words, paths.publicForm) : null}
      error={typed !== null}
    >
      <ErrorSummary typed={typed} title={wrong.heading} kept={wrong.kept} />
      <h1 class="govuk-heading-l">{words.heading}</h1>
      <p class="govuk-body-l">{words.lead}</p>
      <InDanger words={words} phone={data.phone} />
      <form method="post" action={paths.publicForm(data.landlord, words.lang)} autocomplete="off" novalidate>
        <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
        <input type="hidden" name="key" value={one(form, 'key')} />
        <Reach {...given} />
        <What data={data} {...given} />
        <h2 class="govuk-heading-m">{sending.heading}</h2>
        <ul class="govuk-list govuk-list--bullet">
          <li>
            {sending.goesTo}
            <Named name={sayRole(data.goesTo.usual, data.titles)} words={words} />
            {`. ${sending.read(sayHours(data.hours, words))}`}
          </li>
          <li>{sending.noMail}</li>
          <li>{sending.kept}</li>
        </ul>
        <Button>{sending.send}</Button>
      </form>
      <Others lines={data.helplines} words={words} />
    </PublicFrame>
  )
}

/**
 * After it was sent. It says the same whatever was sent, and nothing by which that could be found again: whoever comes to this screen next may
 * read it, and its address says no more than that of the form.
 */
function SentView({ data, visit }: Shown) {
  const words = wordsFor(data, visit)
  const { sent } = words
  return (
    <PublicFrame
      title={words.title}
      name={data.name}
      visit={visit}
      words={words}
      other={otherOf(data, words, paths.publicFormSent)}
    >
      <Answer>
        <h1 class="govuk-heading-l">{sent.heading}</h1>
        <p class="govuk-body">{words.sending.read(sayHours(data.hours, words))}</p>
        <p class="govuk-body">{sent.chosen}</p>
        <p class="govuk-body">{sent.nothing}</p>
      </Answer>
      <InDanger words={words} phone={data.phone} />
      <p class="govuk-body">{sent.shared}</p>
      <Others lines={data.helplines} words={words} />
    </PublicFrame>
  )
}

const again = (form: Form, text: string, status: 409 | 503): Sent => ({
  again: typedWith(form, [{ field: '', text }]),
  status,
})

/** Nobody who writes here is shown a page for staff, whatever went wrong; and what they wrote is still there, as far as it came. */
function Fault({ data, visit, form }: Shown & { readonly form: Form | null }) {
  const words = wordsFor(data, visit)
  return form === null || one(form, 'key') === '' ? (
    <PublicFrame title={words.title} name={data.name} visit={visit} words={words} error>
      <h1 class="govuk-heading-l">{words.wrong.notNow}</h1>
      <p class="govuk-body">{words.wrong.openAgain(data.phone)}</p>
      <InDanger words={words} phone={data.phone} />
    </PublicFrame>
  ) : (
    <View
      data={data}
      visit={visit}
      form={form}
      typed={typedWith(form, [{ field: '', text: words.wrong.inAMinute(data.phone) }])}
    />
  )
}

const NotHere = ({ visit }: { readonly visit: Visit }) => (
  <PublicFrame title={ENGLISH.title} name="" visit={visit} words={ENGLISH}>
    <h1 class="govuk-heading-l">There is nothing at this address</h1>
    <p class="govuk-body">
      If you typed it, check it. If you wanted to write to your landlord, telephone them instead.
    </p>
    <InDanger words={ENGLISH} phone={null} />
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
    const words = wordsFor(data, visit)
    const errors = wrongIn(form, words)
    if (errors.length > 0) return { again: typedWith(form, errors), status: 400 }
    const answered = await desk.tellPublicly(data.landlord, readTold(form, words), visit.from)
    if (answered.outcome === 'no-form') return 'not-found'
    // The key stays: what was taken and whose answer was lost is one report, not two.
    if (answered.outcome === 'too-many') return again(form, words.wrong.tooMany(data.phone), 503)
    const { outcome } = answered.came
    if (outcome === 'key-reused' || outcome === 'conflict')
      return again({ ...form, key: randomUUID() }, words.wrong.onceMore, 409)
    if (outcome !== 'recorded') return again(form, words.wrong.orPhone(data.phone), 503)
    return { goTo: paths.publicFormSent(data.landlord, words.lang) }
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
