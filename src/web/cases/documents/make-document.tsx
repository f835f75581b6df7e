/** Makes one document: choose, read exactly what it will say, then make it. */
import { randomUUID } from 'node:crypto'
import type { VNode } from 'preact'
import { KINDS } from '../../../outgoing/documents/document-kinds.ts'
import { sayFound } from '../../../outgoing/scanner/found-sentence.ts'
import type { FieldProblem } from '../../../record/separate.ts'
import type { Desk } from '../../kit/desk.ts'
import { ErrorSummary } from '../../kit/fields.tsx'
import { type Form, one } from '../../kit/form.ts'
import { definePage, type Sent, type Visit } from '../../kit/page.ts'
import { paths } from '../../kit/paths.ts'
import { ConflictNotice, Refusals } from '../../kit/refusals.tsx'
import { type Typed, typedWith } from '../../kit/typed.ts'
import { usualRole } from '../../kit/usual-role.ts'
import { cameOfIt } from '../came-of-it.ts'
import { CaseFrame } from '../case-frame.tsx'
import { PLACES } from '../places.ts'
import { DocumentQuestions, type MakeData, startOf } from './document-questions.tsx'
import { fileOf, kindOf, readAsk } from './read-ask.ts'
import { NoLetter, type Ready, ReadyToMake, type Unsafe } from './ready-to-make.tsx'

type Shows = { readonly unsafe?: Unsafe; readonly ready?: Ready; readonly form?: Form }

function MakeView(
  props: { readonly data: MakeData; readonly visit: Visit; readonly typed: Typed | null } & Shows,
): VNode {
  const { data, visit, typed, unsafe, ready } = props
  const { name, use } = KINDS[data.kind]
  const form = props.form ?? typed?.form ?? startOf(data, visit)
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
      {unsafe && <NoLetter unsafe={unsafe} reference={data.page.reference} />}
      <h1 class="govuk-heading-l">{name}</h1>
      <p class="govuk-body-l">{use}</p>
      {ready && <ReadyToMake ready={ready} form={form} visit={visit} />}
      {ready && <h2 class="govuk-heading-m">Change it</h2>}
      <DocumentQuestions data={data} form={form} typed={typed} visit={visit} />
    </CaseFrame>
  )
}

const NO_PDF = {
  'no-compiler': 'PDFs cannot be made here. Choose Word',
  letters: 'A name or word in it is in letters that the PDF does not have. Choose Word',
} as const

const asErrors = (problems: readonly FieldProblem[]) => problems.map(({ field, problem }) => ({ field, text: problem }))

async function make(desk: Desk, visit: Visit, data: MakeData, form: Form): Promise<Sent> {
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

async function preview(desk: Desk, visit: Visit, data: MakeData, form: Form): Promise<Sent> {
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

export const makeDocumentPage = definePage<MakeData>({
  path: '/cases/:reference/documents/make/:kind',
  access: 'on-case',
  audit: 'make-a-document',
  shows: ['view:case', 'view:documents'],
  writes: ['view:document', 'act:document.made'],
  sends: 'acts-on-case',
  stepUp: (form) => one(form, 'do') === 'make',
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
