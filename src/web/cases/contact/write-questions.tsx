/** What is asked before an e-mail goes: one of the texts, and what it leaves open; and how it will reach them, by what was agreed. */
import { InsetText } from '../../../design-system/govuk/inset-text.tsx'
import type { SafeContactLine } from '../../../views/case-page.ts'
import type { MessagesPage } from '../../../views/messages-page.ts'
import { OneOf, TextField } from '../../kit/fields.tsx'
import type { Form } from '../../kit/form.ts'
import { paths } from '../../kit/paths.ts'
import { sayDate } from '../../kit/times.ts'
import type { Typed } from '../../kit/typed.ts'
import { sayValue, sayValueInside } from '../../kit/words.ts'
import { contactPath } from './contact-paths.ts'

type Agreed = NonNullable<SafeContactLine['agreed']>

const hours = ({ days, from, until }: Agreed): string => {
  const on = days.length > 0 ? days.map(sayValue).join(', ') : 'Any day'
  return from || until
    ? `${on}, ${from ? `from ${from}` : ''}${from && until ? ' ' : ''}${until ? `until ${until}` : ''}`
    : `${on}, any time`
}

const form = ({ language, format, interpreter }: Agreed): string =>
  [language, format ? sayValueInside(format) : null, interpreter ? 'with an interpreter' : null]
    .filter(Boolean)
    .join(', ')

const Row = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <div class="govuk-summary-list__row">
    <dt class="govuk-summary-list__key">{name}</dt>
    <dd class="govuk-summary-list__value">{value}</dd>
  </div>
)

/** Where it would go, when, and in which words: the destination, not only the name. */
export const HowAgreed = ({ line, reference }: { readonly line: SafeContactLine; readonly reference: string }) => {
  const { agreed } = line
  const mails =
    agreed?.state === 'agreed' && agreed.channels.includes('email') && !agreed.neverChannels.includes('email')
  return (
    <>
      {agreed && mails && (
        <dl class="govuk-summary-list">
          <Row
            name="Goes to"
            value={agreed.email ? `E-mail: ${agreed.email}` : 'E-mail was agreed, and no address was written down'}
          />
          <Row name="When" value={hours(agreed)} />
          {agreed.words && <Row name="Agreed words" value={agreed.words} />}
          {form(agreed) && <Row name="In which form" value={form(agreed)} />}
          {agreed.expiresOn && <Row name="Agreed until" value={sayDate(agreed.expiresOn)} />}
        </dl>
      )}
      {!mails && (
        <InsetText>
          {agreed === null
            ? `Nothing is agreed with ${line.name} yet: nothing can be sent.`
            : agreed.state === 'agreed'
              ? `${line.name} did not agree to e-mail. Agreed: ${agreed.channels.map(sayValueInside).join(', ')}.`
              : `What was agreed with ${line.name} may not be safe any more: nothing can be sent.`}{' '}
          <a class="govuk-link" href={contactPath(reference, 'agree', line.person)}>
            {agreed === null ? 'Agree a safe way' : 'Agree again'}
            <span class="govuk-visually-hidden">{` with ${line.name}`}</span>
          </a>
        </InsetText>
      )}
      <p class="govuk-body">
        {'By another way, if it was agreed: '}
        <a class="govuk-link" href={paths.makeDocument(reference, 'letter', { person: line.person })}>
          make a letter to print
        </a>
        {', or '}
        <a class="govuk-link" href={contactPath(reference, 'message', line.person)}>
          text or message them yourself and record it
        </a>
        .
      </p>
    </>
  )
}

type Asked = { readonly page: MessagesPage; readonly form: Form; readonly typed: Typed | null }

export const WriteQuestions = ({ page, form, typed }: Asked) => (
  <>
    <OneOf
      name="template"
      label="What does it say?"
      hint="These are the only texts: none of them says what it is about."
      choices={page.texts.map(({ id, name, use }) => ({ value: id, label: name, hint: use }))}
      form={form}
      typed={typed}
    />
    <TextField
      name="phone"
      label="Number on which you can be called"
      hint="A number that is answered without saying who we are."
      form={form}
      typed={typed}
      width={20}
    />
    <TextField
      name="when"
      label="Day and time, for an appointment"
      hint="For example, Tuesday 3 March at 10am. Leave the place out."
      form={form}
      typed={typed}
    />
  </>
)
