/** What is asked before numbered papers are put together: whom they name, and each exhibit with what of its words. */
import { Button as GovukButton } from '../../../design-system/govuk/button.tsx'
import type { PapersChoice } from '../../../outgoing/papers/make-papers.ts'
import { Checkboxes, Radios, TextField, WordsField } from '../../kit/fields.tsx'
import { type Form, one } from '../../kit/form.ts'
import { FORM_TOKEN } from '../../kit/form-token.ts'
import type { Visit } from '../../kit/page.ts'
import { longDate } from '../../kit/times.ts'
import { errorOf, type Typed } from '../../kit/typed.ts'
import { sayValueInside } from '../../kit/words.ts'

type Asked = { readonly form: Form; readonly typed: Typed | null }

/** One thing of a record that may be given: whether it is put in, with which of its words. */
export const ExhibitQuestion = ({
  exhibit: { entry, title, at, answers, words },
  form,
  typed,
}: Asked & { readonly exhibit: PapersChoice['exhibits'][number] }) => (
  <li class="app-card">
    <Checkboxes
      name={`give-${entry}`}
      label={`${title}, ${longDate(at)}`}
      hint={answers.map(([label, value]) => `${label}: ${value}`).join('. ')}
      choices={[
        { value: 'in', label: 'Put it in' },
        ...(words === null ? [] : [{ value: 'words', label: 'With the words below' }]),
      ]}
      form={form}
      typed={typed}
    />
    {words !== null && (
      <>
        <blockquote class="govuk-inset-text">{words}</blockquote>
        <WordsField
          name={`out-${entry}`}
          label="What of these words to leave out (optional)"
          hint="Copy each passage as it stands there, one a line."
          form={form}
          typed={typed}
          rows={2}
        />
        <Checkboxes
          name={`read-${entry}`}
          label="If the words go in"
          choices={[{ value: 'yes', label: 'I have read every word above that goes in' }]}
          form={form}
          typed={typed}
        />
      </>
    )}
  </li>
)

export function PaperQuestions({
  choice,
  form,
  typed,
  visit,
}: Asked & { readonly choice: PapersChoice; readonly visit: Visit }) {
  const shared = { form, typed }
  const wrong = errorOf(typed, 'exhibits')
  return (
    <form method="post" novalidate class="app-form">
      <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
      <input type="hidden" name="key" value={one(form, 'key')} />
      <TextField
        {...shared}
        name="number"
        label="Number of the matter (optional)"
        hint="By which they know it, such as a claim number."
        width={20}
      />
      <Checkboxes
        {...shared}
        name="named"
        label="Who may stand in them by name?"
        hint="Everybody else on the case stands in none of it: not a child, not a witness."
        choices={choice.people.map(({ id, name, role }) => ({ value: id, label: `${name}, ${sayValueInside(role)}` }))}
      />
      <h2 class="govuk-heading-m" id="exhibits">
        What goes in
      </h2>
      {wrong && (
        <p class="govuk-error-message">
          <span class="govuk-visually-hidden">Error: </span>
          {wrong}
        </p>
      )}
      {choice.exhibits.length === 0 && (
        <p class="govuk-body">Nothing that this reader may be given is on the record yet.</p>
      )}
      <ul class="app-plain">
        {choice.exhibits.map((exhibit) => (
          <ExhibitQuestion {...shared} exhibit={exhibit} key={exhibit.entry} />
        ))}
      </ul>
      <Radios
        {...shared}
        name="print"
        label="Size of print"
        inline
        choices={[
          { value: 'standard', label: 'Ordinary' },
          { value: 'large-print', label: 'Large print' },
        ]}
      />
      <p class="govuk-body">Next you read exactly what they will say. Nothing is made before that.</p>
      <GovukButton name="do" value="preview">
        Read them first
      </GovukButton>
    </form>
  )
}
