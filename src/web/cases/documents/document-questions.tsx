/** What is asked before a document is made: the letter or the pack, for whom, and how large its print. */
import { randomUUID } from 'node:crypto'
import { Button as GovukButton } from '../../../design-system/govuk/button.tsx'
import { type DocumentKind, KINDS, SECTION_NAMES, usualSections } from '../../../outgoing/documents/document-kinds.ts'
import type { CasePage } from '../../../views/case-page.ts'
import type { DocumentsPage } from '../../../views/documents-page.ts'
import { codeOf } from '../../kit/address-code.ts'
import { Checkboxes, OneOf, Radios, Select, TextField, WordsField } from '../../kit/fields.tsx'
import { type Form, one } from '../../kit/form.ts'
import { FORM_TOKEN } from '../../kit/form-token.ts'
import type { Visit } from '../../kit/page.ts'
import type { Typed } from '../../kit/typed.ts'
import { sayValue, sayValueInside } from '../../kit/words.ts'
import { isAgency } from '../whom.ts'
import { RECIPIENTS } from './read-ask.ts'

/** The kind of document, and the case that it is made from. */
export type MakeData = {
  readonly kind: DocumentKind
  readonly page: CasePage
  readonly documents: DocumentsPage
}

/** What the form shows before anybody types. */
export function startOf({ kind, documents, page }: MakeData, visit: Visit): Form {
  const victim = documents.people.find((person) => person.role === 'victim')
  const reader = one(visit.query, 'person') || (victim?.id ?? '')
  const agreed = kind === 'letter' ? page.safeContact.find(({ person }) => person === reader)?.agreed : null
  const isWelsh = documents.welsh && /welsh|cymraeg/i.test(agreed?.language ?? '')
  const form: Record<string, string | readonly string[]> = {
    key: randomUUID(),
    person: one(visit.query, 'person') || (kind === 'letter' || kind === 'referral-pack' ? (victim?.id ?? '') : ''),
    letter: documents.letters.find(({ id }) => codeOf(id) === one(visit.query, 'letter'))?.id ?? '',
    recipient: one(visit.query, 'recipient') || (kind === 'marac-referral' ? 'marac' : ''),
    sections: usualSections(kind),
    // As they asked to be written to; whoever writes can change it.
    language: isWelsh ? 'welsh' : 'english',
    print: agreed?.format === 'large-print' ? 'large-print' : 'standard',
    file: 'pdf',
  }
  return form
}

type Asked = { readonly data: MakeData; readonly form: Form; readonly typed: Typed | null }

const LetterQuestions = ({ data, form, typed }: Asked) => (
  <>
    <OneOf
      name="letter"
      label="Which letter?"
      choices={data.documents.letters.map(({ id, name, use }) => ({ value: id, label: name, hint: use }))}
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
    <WordsField
      name="own"
      label="A sentence of your own (optional)"
      hint="Anybody may open it: no word that tells what it is about, no address, nobody else's name."
      form={form}
      typed={typed}
      rows={3}
    />
    {data.documents.welsh && (
      <Radios
        name="language"
        label="Language"
        inline
        choices={['english', 'welsh'].map((value) => ({ value, label: sayValue(value) }))}
        form={form}
        typed={typed}
      />
    )}
  </>
)

const PackQuestions = ({ data, form, typed }: Asked) => (
  <>
    {KINDS[data.kind].reader === 'organisation' && (
      <Select
        name="recipient"
        label="Which organisation is it for?"
        choices={RECIPIENTS.filter(isAgency).map((value) => ({ value, label: sayValue(value) }))}
        form={form}
        typed={typed}
      />
    )}
    <Checkboxes
      name="sections"
      label="What it says"
      hint="Choose only what its reader needs. Addresses, numbers, code words and minutes are never in it."
      choices={KINDS[data.kind].sections.map((value) => ({ value, label: SECTION_NAMES[value] }))}
      form={form}
      typed={typed}
    />
  </>
)

export function DocumentQuestions({ data, form, typed, visit }: Asked & { readonly visit: Visit }) {
  const isLetter = data.kind === 'letter'
  return (
    <form method="post" novalidate class="app-form">
      <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
      <input type="hidden" name="key" value={one(form, 'key')} />
      <Select
        name="person"
        label={isLetter ? 'Who is it for?' : 'About one person alone, or everybody on the case?'}
        empty={isLetter ? 'Choose one' : 'Everybody on the case'}
        choices={data.documents.people.map(({ id, name, role }) => ({
          value: id,
          label: `${name}, ${sayValueInside(role)}`,
        }))}
        form={form}
        typed={typed}
      />
      {isLetter ? (
        <LetterQuestions data={data} form={form} typed={typed} />
      ) : (
        <PackQuestions data={data} form={form} typed={typed} />
      )}
      <Radios
        name="print"
        label="Size of print"
        inline
        choices={[
          { value: 'standard', label: 'Ordinary' },
          { value: 'large-print', label: 'Large print' },
        ]}
        form={form}
        typed={typed}
      />
      <Radios
        name="file"
        label="File"
        inline
        choices={[
          { value: 'pdf', label: 'PDF' },
          { value: 'docx', label: 'Word' },
        ]}
        form={form}
        typed={typed}
      />
      <p class="govuk-body">Next you read exactly what it will say. Nothing is made before that.</p>
      <GovukButton name="do" value="preview">
        Read it first
      </GovukButton>
    </form>
  )
}
