/** Makes one document: choose, read exactly what it will say, then make it. */
import { randomUUID } from 'node:crypto'
import type { VNode } from 'preact'
import { Button as GovukButton } from '../../../design-system/govuk/button.tsx'
import { type DocumentKind, KINDS, SECTION_NAMES, usualSections } from '../../../outgoing/documents/document-kinds.ts'
import type { DocumentMade } from '../../../outgoing/documents/make-document.ts'
import type { Prepared } from '../../../outgoing/documents/prepare-document.ts'
import { sayFound } from '../../../outgoing/scanner/found-sentence.ts'
import type { FieldProblem } from '../../../record/separate.ts'
import type { CasePage } from '../../../views/case-page.ts'
import type { DocumentsPage } from '../../../views/documents-page.ts'
import { codeOf } from '../../kit/address-code.ts'
import type { Desk } from '../../kit/desk.ts'
import { Checkboxes, ErrorSummary, OneOf, Radios, Select, TextField, WordsField } from '../../kit/fields.tsx'
import { type Form, many, one } from '../../kit/form.ts'
import { FORM_TOKEN } from '../../kit/form-token.ts'
import { definePage, type Sent, type Visit } from '../../kit/page.ts'
import { paths } from '../../kit/paths.ts'
import { ConflictNotice, Refusals } from '../../kit/refusals.tsx'
import { type Typed, typedWith } from '../../kit/typed.ts'
import { usualRole } from '../../kit/usual-role.ts'
import { sayValue, sayValueInside } from '../../kit/words.ts'
import { cameOfIt } from '../came-of-it.ts'
import { CaseFrame } from '../case-frame.tsx'
import { PLACES } from '../places.ts'
import { Preview } from './preview.tsx'
import { fileOf, kindOf, RECIPIENTS, readAsk } from './read-ask.ts'

type Data = {
  readonly kind: DocumentKind
  readonly page: CasePage
  readonly documents: DocumentsPage
}

type Unsafe = Pick<Extract<DocumentMade, { readonly outcome: 'unsafe' }>, 'why' | 'instead'>

const WHY: Readonly<Record<Unsafe['why'], string>> = {
  'not-agreed': 'This person did not agree to letters.',
  unknown: 'Somebody moved or came back since it was agreed. Agree a safe way again before you write.',
  'run-out': 'What was agreed has run out. Agree a safe way again before you write.',
  'nothing-agreed': 'No safe way to make contact was agreed yet. Agree one before you write.',
}

const NoLetter = ({ unsafe, data }: { readonly unsafe: Unsafe; readonly data: Data }) => (
  <div class="app-answer app-answer--stop" role="alert" data-focus tabIndex={-1}>
    <h2 class="govuk-heading-m">Not by letter</h2>
    <p class="govuk-body">{`${WHY[unsafe.why]} Nothing was made.`}</p>
    {unsafe.instead.length > 0 && (
      <p class="govuk-body">{`Use instead: ${unsafe.instead.map(sayValueInside).join(', ')}.`}</p>
    )}
    <p class="govuk-body">
      <a class="govuk-link" href={paths.act(data.page.reference, 'safe-contact.agreed')}>
        Agree safe ways to make contact
      </a>
    </p>
  </div>
)

/** What the form shows before anybody types. */
function start({ kind, documents, page }: Data, visit: Visit): Form {
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

type Asked = { readonly data: Data; readonly form: Form; readonly typed: Typed | null }

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
        choices={RECIPIENTS.map((value) => ({ value, label: sayValue(value) }))}
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

function Questions({ data, form, typed, visit }: Asked & { readonly visit: Visit }) {
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

type Ready = Extract<Prepared, { readonly outcome: 'ready' }>

function ReadyToMake({ ready, form, visit }: { readonly ready: Ready; readonly form: Form; readonly visit: Visit }) {
  const carried = Object.keys(form).filter((name) => !['do', 'seq', 'key', FORM_TOKEN].includes(name))
  return (
    <section data-focus tabIndex={-1} aria-labelledby="it-says">
      <h2 class="govuk-heading-m" id="it-says">
        It will say exactly this
      </h2>
      {ready.mind.map((sentence) => (
        <p class="govuk-body app-why" key={sentence}>
          <strong>{sentence}</strong>
        </p>
      ))}
      <Preview document={ready.document} />
      <form method="post">
        <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
        <input type="hidden" name="key" value={one(form, 'key') || randomUUID()} />
        <input type="hidden" name="seq" value={String(ready.read.seq)} />
        {carried.flatMap((name) =>
          many(form, name).map((value) => <input type="hidden" name={name} value={value} key={`${name}${value}`} />),
        )}
        <p class="govuk-body">
          It goes on the record that you made it, and is kept as it is. The file is then saved on this computer: delete
          it there when it is sent.
        </p>
        <GovukButton name="do" value="make">
          Make it and save the file
        </GovukButton>
      </form>
    </section>
  )
}

type Shows = { readonly unsafe?: Unsafe; readonly ready?: Ready; readonly form?: Form }

function MakeView(props: { readonly data: Data; readonly visit: Visit; readonly typed: Typed | null } & Shows): VNode {
  const { data, visit, typed, unsafe, ready } = props
  const { name, use } = KINDS[data.kind]
  const form = props.form ?? typed?.form ?? start(data, visit)
  return (
    <CaseFrame
      page={data.page}
      visit={visit}
      here={PLACES.documents}
      tab="Make a document"
      error={(typed?.errors.length ?? 0) > 0}
    >
      <ErrorSummary typed={typed} />
      <Refusals typed={typed} type="document.made" reference={data.page.reference} />
      <ConflictNotice conflict={typed?.conflict ?? null} now={data.page.now} />
      {unsafe && <NoLetter unsafe={unsafe} data={data} />}
      <h1 class="govuk-heading-l">{name}</h1>
      <p class="govuk-body-l">{use}</p>
      {ready && <ReadyToMake ready={ready} form={form} visit={visit} />}
      {ready && <h2 class="govuk-heading-m">Change it</h2>}
      <Questions data={data} form={form} typed={typed} visit={visit} />
    </CaseFrame>
  )
}

const NO_PDF = {
  'no-compiler': 'PDFs cannot be made here. Choose Word',
  letters: 'A name or word in it is in letters that the PDF does not have. Choose Word',
} as const

const asErrors = (problems: readonly FieldProblem[]) => problems.map(({ field, problem }) => ({ field, text: problem }))

async function make(desk: Desk, visit: Visit, data: Data, form: Form): Promise<Sent> {
  const fresh = { ...form, key: randomUUID() }
  const role = usualRole(visit.asker.roles, data.page.owner.role)
  if (!role) return { again: typedWith(fresh, [{ field: '', text: 'You have no role here' }]), status: 400 }
  const made = await desk.makeDocument(visit.token, {
    ...readAsk(form, data.kind, data.page.id),
    file: fileOf(form),
    role,
    seq: Number(one(form, 'seq')),
    key: one(form, 'key') || randomUUID(),
  })
  switch (made.outcome) {
    case 'made':
      return { goTo: paths.documents(data.page.reference, { made: made.id }) }
    case 'unsafe':
      return { shows: <MakeView data={data} visit={visit} typed={null} form={fresh} unsafe={made} /> }
    case 'tells':
      return {
        again: typedWith(
          fresh,
          made.found.map((each) => ({ field: '', text: sayFound(each) })),
        ),
        status: 400,
      }
    case 'no-pdf':
      return { again: typedWith(fresh, [{ field: 'file', text: NO_PDF[made.why] }]), status: 400 }
    default:
      return cameOfIt(made, fresh, '', asErrors)
  }
}

async function preview(desk: Desk, visit: Visit, data: Data, form: Form): Promise<Sent> {
  const prepared = await desk.prepareDocument(visit.token, readAsk(form, data.kind, data.page.id))
  switch (prepared.outcome) {
    case 'ready':
      return { shows: <MakeView data={data} visit={visit} typed={null} form={form} ready={prepared} /> }
    case 'unsafe':
      return { shows: <MakeView data={data} visit={visit} typed={null} form={form} unsafe={prepared.gate} /> }
    case 'invalid':
      return {
        again: typedWith(form, asErrors(prepared.problems)),
        status: 400,
      }
    case 'not-found':
      return 'not-found'
    default:
      return prepared satisfies never
  }
}

export const makeDocumentPage = definePage<Data>({
  path: '/cases/:reference/documents/make/:kind',
  access: 'sees-cases',
  audit: 'make-a-document',
  load: async (desk, visit) => {
    const kind = kindOf(visit.params.kind ?? '')
    const reference = visit.params.reference ?? ''
    if (!kind) return null
    const page = await desk.readCase(visit.token, reference)
    const documents = await desk.readDocuments(visit.token, reference)
    return page && documents ? { kind, page, documents } : null
  },
  view: (data, visit, typed) => <MakeView data={data} visit={visit} typed={typed} />,
  submit: (desk, visit, data, form) =>
    one(form, 'do') === 'make' ? make(desk, visit, data, form) : preview(desk, visit, data, form),
})
