/** The documents of a case: what was made and added, what can be made, and a file to add. */
import { randomUUID } from 'node:crypto'
import type { VNode } from 'preact'
import type { AttachmentAdded } from '../../../casework/files/add-attachment.ts'
import { Details } from '../../../design-system/govuk/details.tsx'
import { FileUpload } from '../../../design-system/govuk/file-upload.tsx'
import { DOCUMENT_KINDS, KINDS } from '../../../outgoing/documents/document-kinds.ts'
import { entryType } from '../../../record/entry-type.ts'
import type { CasePage } from '../../../views/case-page.ts'
import type { DocumentLine, DocumentsPage } from '../../../views/documents-page.ts'
import type { Desk } from '../../kit/desk.ts'
import { Button, ErrorSummary, Select, WordsField } from '../../kit/fields.tsx'
import { type Form, one } from '../../kit/form.ts'
import { FORM_TOKEN } from '../../kit/form-token.ts'
import { definePage, type Sent, type Visit } from '../../kit/page.ts'
import { paths } from '../../kit/paths.ts'
import { Refusals } from '../../kit/refusals.tsx'
import { sayWhen } from '../../kit/times.ts'
import { errorOf, type Typed, typedWith } from '../../kit/typed.ts'
import type { Upload } from '../../kit/uploads.ts'
import { usualRole } from '../../kit/usual-role.ts'
import { sayValue } from '../../kit/words.ts'
import { cameOfIt } from '../came-of-it.ts'
import { CaseFrame, Recorded } from '../case-frame.tsx'
import { sayAgency } from '../partners/partner-words.ts'
import { PLACES } from '../places.ts'
import { PAPER_READERS, sayPaperReader } from './paper-readers.ts'

type Data = { readonly page: CasePage; readonly documents: DocumentsPage }

const about = (line: DocumentLine): string =>
  [
    line.person && `${line.origin === 'made' ? 'for' : 'about'} ${line.person}`,
    line.papersFor && `for ${sayPaperReader(line.papersFor)}`,
    line.recipient && !line.papersFor && `for ${sayAgency(line.recipient)}`,
    line.language === 'welsh' && 'in Welsh',
    line.format === 'large-print' && 'in large print',
  ]
    .filter(Boolean)
    .join(', ')

const STATES: Readonly<Record<Exclude<DocumentLine['state'], 'open'>, string>> = {
  restricted: 'Restricted: it opens to others.',
  elsewhere: 'Kept elsewhere, not in Rowan.',
  missing: 'No file was kept with this entry.',
}

const Line = ({ line, data }: { readonly line: DocumentLine; readonly data: Data }) => (
  <li>
    {line.state === 'open' ? (
      <a class="govuk-link" href={paths.file(data.page.reference, line.id)}>
        {sayValue(line.kind)}
        <span class="govuk-visually-hidden">{`, ${sayWhen(line.at, data.page.now)}`}</span>
      </a>
    ) : (
      <strong>{sayValue(line.kind)}</strong>
    )}
    {about(line) && ` ${about(line)}`}
    {`. ${line.origin === 'made' ? 'Made' : 'Added'} ${sayWhen(line.at, data.page.now)} by ${line.by}.`}
    {line.state === 'open' && line.origin === 'made' && line.recipient && (
      <>
        {' '}
        <a class="govuk-link" href={paths.leaving(data.page.reference, line.id)}>
          Seal it for them
          <span class="govuk-visually-hidden">{`, ${sayWhen(line.at, data.page.now)}`}</span>
        </a>
      </>
    )}
    {line.state === 'open' && (
      <>
        {' '}
        <a class="govuk-link" href={paths.copy(data.page.reference, line.id)}>
          Copy it with parts left out
          <span class="govuk-visually-hidden">{`, ${sayWhen(line.at, data.page.now)}`}</span>
        </a>
      </>
    )}
    {line.state !== 'open' && ` ${STATES[line.state]}`}
    {line.heldAt && ` Where: ${line.heldAt}.`}
    {line.heldBy && ` Held by: ${line.heldBy}.`}
    {line.schedule && (
      <Details summaryText="What was left out, and why">
        <ul class="govuk-list">
          {line.schedule.split('\n').map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      </Details>
    )}
    {line.note && <span class="app-why">{` ${line.note}`}</span>}
  </li>
)

const Kinds = ({ data }: { readonly data: Data }) => (
  <section>
    <h2 class="govuk-heading-m">Make a document</h2>
    <ul class="app-plain">
      {DOCUMENT_KINDS.map((kind) => (
        <li key={kind}>
          <a class="govuk-link" href={paths.makeDocument(data.page.reference, kind)}>
            {KINDS[kind].name}
          </a>
          {`: ${KINDS[kind].use.charAt(0).toLowerCase()}${KINDS[kind].use.slice(1)}`}
        </li>
      ))}
      {PAPER_READERS.map((reader) => (
        <li key={reader}>
          <a class="govuk-link" href={paths.papers(data.page.reference, reader)}>
            {`Papers for ${sayPaperReader(reader)}`}
          </a>
          : numbered, only what you put in
        </li>
      ))}
    </ul>
  </section>
)

const ATTACHMENT_KINDS = entryType('attachment.added').fields.find((field) => field.name === 'kind')?.values ?? []

const AddFile = ({
  data,
  visit,
  typed,
}: {
  readonly data: Data
  readonly visit: Visit
  readonly typed: Typed | null
}) => {
  const form: Form = typed?.form ?? { key: randomUUID() }
  return (
    <section>
      <h2 class="govuk-heading-m">Add a file</h2>
      <form method="post" enctype="multipart/form-data" novalidate class="app-form">
        <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
        <input type="hidden" name="key" value={one(form, 'key')} />
        <FileUpload
          name="file"
          label="Photograph, PDF or Word file"
          hint="JPEG, PNG, PDF or Word, at most 20 MB. Where and when it was made, and by whom, is taken out of it. If the original may be needed as evidence, keep it elsewhere as well."
          accept=".jpg,.jpeg,.png,.pdf,.docx"
          errorMessage={errorOf(typed, 'file')}
        />
        <Select
          name="kind"
          label="What is it?"
          hint="Papers of a MARAC open only to those who represent us there, and legal advice to the roles that it is for."
          choices={ATTACHMENT_KINDS.map((value) => ({ value, label: sayValue(value) }))}
          form={form}
          typed={typed}
        />
        <Select
          name="person"
          label="About whom? (optional)"
          empty="Nobody in particular"
          choices={data.documents.people.map(({ id, name }) => ({ value: id, label: name }))}
          form={form}
          typed={typed}
        />
        <WordsField name="note" label="What it shows (optional)" form={form} typed={typed} rows={2} />
        <p class="govuk-body">It is encrypted and kept on this case. That you added it goes on the record.</p>
        <Button>Add the file</Button>
      </form>
      <p class="govuk-body">
        <a class="govuk-link" href={paths.act(data.page.reference, 'attachment.added')}>
          Record where something is kept that must not be in here
        </a>
      </p>
    </section>
  )
}

function DocumentsView({
  data,
  visit,
  typed,
}: {
  readonly data: Data
  readonly visit: Visit
  readonly typed: Typed | null
}): VNode {
  const { page, documents } = data
  const made = documents.lines.find((line) => line.id === one(visit.query, 'made') && line.state === 'open')
  return (
    <CaseFrame
      page={page}
      visit={visit}
      here={PLACES.documents}
      tab="Documents"
      error={(typed?.errors.length ?? 0) > 0}
    >
      <ErrorSummary typed={typed} />
      <Refusals typed={typed} type="attachment.added" reference={page.reference} />
      <Recorded visit={visit} />
      {made && (
        <div class="app-answer" role="status">
          <p class="govuk-body">
            <strong>It is made.</strong>{' '}
            <a class="govuk-link" href={paths.file(page.reference, made.id)}>
              {made.recipient ? 'Read it' : 'Save the file'}
            </a>
            {made.recipient && (
              <>
                {', then '}
                <a class="govuk-link" href={paths.leaving(page.reference, made.id)}>
                  seal it for them
                </a>
                {': it leaves so that they alone can open it'}
              </>
            )}
            .
          </p>
        </div>
      )}
      <h1 class="govuk-heading-l">Documents</h1>
      <Kinds data={data} />
      <section>
        <h2 class="govuk-heading-m">On this case</h2>
        {documents.lines.length === 0 && <p class="govuk-body">Nothing was made or added yet.</p>}
        <ul class="app-plain">
          {documents.lines.map((line) => (
            <Line line={line} data={data} key={line.id} />
          ))}
        </ul>
      </section>
      <AddFile data={data} visit={visit} typed={typed} />
    </CaseFrame>
  )
}

const UNUSABLE: Readonly<Record<Extract<AttachmentAdded, { readonly outcome: 'unusable' }>['why'], string>> = {
  empty: 'Choose a file',
  'too-large': 'The file is larger than 20 MB. Make it smaller, or send its pages one by one',
  heic: 'This is an iPhone photograph (HEIC). On the phone, open it, choose Share, then Options, then Most Compatible, and send it again',
  'unknown-kind': 'Only JPEG, PNG, PDF and Word (docx) files can be added',
  locked:
    'This file cannot be read: it is damaged, has a password, or has programs in it. Take the password off, or save it as a PDF',
}

async function add(desk: Desk, visit: Visit, data: Data, form: Form, upload: Upload | null): Promise<Sent> {
  const fresh = { ...form, key: randomUUID() }
  const again = (field: string, text: string): Sent => ({ again: typedWith(fresh, [{ field, text }]), status: 400 })
  const role = usualRole(visit.asker.roles, data.page.owner.role)
  if (!role) return again('', 'You have no role here')
  if (!upload) return again('file', UNUSABLE.empty)
  if (one(form, 'kind') === '') return again('kind', 'Choose what it is. Then choose the file again')
  const person = one(form, 'person')
  const note = one(form, 'note')
  const added = await desk.addAttachment(visit.token, {
    caseId: data.page.id,
    role,
    kind: one(form, 'kind'),
    ...(person === '' ? {} : { person }),
    ...(note === '' ? {} : { note }),
    bytes: upload.bytes,
    key: one(form, 'key') || randomUUID(),
  })
  if (added.outcome === 'unusable') return again('file', UNUSABLE[added.why])
  const goTo = paths.recorded(paths.documents(data.page.reference), ['attachment.added'])
  return cameOfIt(added, fresh, goTo, (problems) =>
    problems.map(({ field, problem }) => ({ field, text: `${sayValue(field)} ${problem}` })),
  )
}

export const documentsPage = definePage<Data>({
  path: '/cases/:reference/documents',
  access: 'on-case',
  audit: 'read-the-documents',
  shows: ['view:case', 'view:documents'],
  writes: ['act:attachment.added'],
  sends: 'acts-on-case',
  uploads: true,
  load: async (desk, visit) => {
    const reference = visit.params.reference ?? ''
    const page = await desk.readCase(visit.token, reference)
    const documents = await desk.readDocuments(visit.token, reference)
    return page && documents ? { page, documents } : null
  },
  view: (data, visit, typed) => <DocumentsView data={data} visit={visit} typed={typed} />,
  submit: add,
})
