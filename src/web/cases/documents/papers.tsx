/** Puts numbered papers together for a court, the police or the other side: choose, read every word, then make them. */
import { randomUUID } from 'node:crypto'
import type { VNode } from 'preact'
import { Button as GovukButton } from '../../../design-system/govuk/button.tsx'
import { PRINTS } from '../../../outgoing/documents/document.ts'
import type { PapersChoice, PapersMade, PapersPrepared } from '../../../outgoing/papers/make-papers.ts'
import type { PapersAsk } from '../../../outgoing/papers/papers.ts'
import { sayFound } from '../../../outgoing/scanner/found-sentence.ts'
import type { FieldProblem } from '../../../record/separate.ts'
import type { CasePage } from '../../../views/case-page.ts'
import type { Desk } from '../../kit/desk.ts'
import { ErrorSummary } from '../../kit/fields.tsx'
import { type Form, many, one } from '../../kit/form.ts'
import { FORM_TOKEN } from '../../kit/form-token.ts'
import { definePage, type Sent, type Visit } from '../../kit/page.ts'
import { paths } from '../../kit/paths.ts'
import { ConflictNotice, Refusals } from '../../kit/refusals.tsx'
import { type Typed, typedWith } from '../../kit/typed.ts'
import { linesTyped } from '../../kit/typed-lines.ts'
import { usualRole } from '../../kit/usual-role.ts'
import { cameOfIt } from '../came-of-it.ts'
import { CaseFrame } from '../case-frame.tsx'
import { PLACES } from '../places.ts'
import { PaperQuestions } from './paper-questions.tsx'
import { Preview } from './preview.tsx'

export type PapersData = { readonly page: CasePage; readonly choice: PapersChoice }
type Ready = Extract<PapersPrepared, { readonly outcome: 'ready' }>

const readAsk = (form: Form, { page, choice }: PapersData): PapersAsk => ({
  caseId: page.id,
  reader: choice.reader.id,
  number: one(form, 'number'),
  named: many(form, 'named'),
  print: PRINTS.find((each) => each === one(form, 'print')) ?? 'standard',
  exhibits: choice.exhibits
    .filter(({ entry }) => many(form, `give-${entry}`).includes('in'))
    .map(({ entry }) => ({
      entry,
      words: many(form, `give-${entry}`).includes('words'),
      read: one(form, `read-${entry}`) === 'yes',
      leaveOut: linesTyped(one(form, `out-${entry}`)),
    })),
})

function ReadyPapers({ ready, form, visit }: { readonly ready: Ready; readonly form: Form; readonly visit: Visit }) {
  const carried = Object.keys(form).filter((name) => !['do', 'seq', 'key', FORM_TOKEN].includes(name))
  return (
    <section data-focus tabIndex={-1} aria-labelledby="it-says">
      <h2 class="govuk-heading-m" id="it-says">
        They will say exactly this
      </h2>
      <p class="govuk-body app-why">
        <strong>Read it as the person causing harm would: whatever a court reads, they read.</strong>
      </p>
      <Preview document={ready.document} />
      <form method="post">
        <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
        <input type="hidden" name="key" value={one(form, 'key') || randomUUID()} />
        <input type="hidden" name="seq" value={String(ready.seq)} />
        {carried.flatMap((name) =>
          many(form, name).map((value) => <input type="hidden" name={name} value={value} key={`${name}${value}`} />),
        )}
        <p class="govuk-body">
          The file is looked through once more as it is made. It leaves only when a second person has read it too.
        </p>
        <GovukButton name="do" value="make">
          Make the papers
        </GovukButton>
      </form>
    </section>
  )
}

function PapersView(props: {
  readonly data: PapersData
  readonly visit: Visit
  readonly typed: Typed | null
  readonly ready?: Ready
  readonly form?: Form
}): VNode {
  const { data, visit, typed, ready } = props
  const { reader, verified } = data.choice
  const form = props.form ?? typed?.form ?? { key: randomUUID(), print: 'standard' }
  return (
    <CaseFrame
      page={data.page}
      visit={visit}
      here={PLACES.documents}
      tab="Put papers together"
      error={(typed?.errors.length ?? 0) > 0}
    >
      <ErrorSummary typed={typed} kept="Nothing was made. Everything you typed is still here." />
      <Refusals typed={typed} type="document.made" reference={data.page.reference} />
      <ConflictNotice conflict={typed?.conflict ?? null} now={data.page.now} />
      <h1 class="govuk-heading-l">{`Papers for ${reader.name.charAt(0).toLowerCase()}${reader.name.slice(1)}`}</h1>
      <p class="govuk-body-l">Only what you put in is in them. No address, number or name of anybody else may be.</p>
      {!verified && (
        <p class="govuk-body app-why">
          What this reader may be given was not checked by a lawyer yet. Ask yours before you send them.
        </p>
      )}
      {ready && <ReadyPapers ready={ready} form={form} visit={visit} />}
      {ready && <h2 class="govuk-heading-m">Change them</h2>}
      <PaperQuestions choice={data.choice} form={form} typed={typed} visit={visit} />
    </CaseFrame>
  )
}

const asErrors = (problems: readonly FieldProblem[]) => problems.map(({ field, problem }) => ({ field, text: problem }))

const NO_PDF: Readonly<Record<Extract<PapersMade, { readonly outcome: 'no-pdf' }>['why'], string>> = {
  'no-compiler': 'Papers are a PDF, and PDFs cannot be made on this computer',
  letters: 'A name or word in them is in letters that the PDF does not have. Leave it out',
}

async function make(desk: Desk, visit: Visit, data: PapersData, form: Form): Promise<Sent> {
  const fresh = { ...form, key: randomUUID() }
  const again = (errors: readonly { readonly field: string; readonly text: string }[]): Sent => ({
    again: typedWith(fresh, errors),
    status: 400,
  })
  const role = usualRole(visit.asker.roles, data.page.owner.role)
  if (!role) return again([{ field: '', text: 'You have no role here' }])
  const made = await desk.makePapers(visit.token, {
    ...readAsk(form, data),
    role,
    seq: Number(one(form, 'seq')),
    key: one(form, 'key') || randomUUID(),
  })
  switch (made.outcome) {
    case 'made':
      return { goTo: paths.documents(data.page.reference, { made: made.id }) }
    case 'tells':
      return again(made.found.map((each) => ({ field: '', text: sayFound(each) })))
    case 'no-pdf':
      return again([{ field: '', text: NO_PDF[made.why] }])
    default:
      return cameOfIt(made, fresh, '', asErrors)
  }
}

async function preview(desk: Desk, visit: Visit, data: PapersData, form: Form): Promise<Sent> {
  const prepared = await desk.preparePapers(visit.token, readAsk(form, data))
  switch (prepared.outcome) {
    case 'ready':
      return { shows: <PapersView data={data} visit={visit} typed={null} form={form} ready={prepared} /> }
    case 'invalid':
      return { again: typedWith(form, asErrors(prepared.problems)), status: 400 }
    case 'not-found':
      return 'not-found'
    default:
      return prepared satisfies never
  }
}

export const papersPage = definePage<PapersData>({
  path: '/cases/:reference/documents/papers/:kind',
  access: 'on-case',
  audit: 'put-papers-together',
  shows: ['view:case', 'view:document'],
  writes: ['act:document.made'],
  sends: 'acts-on-case',
  stepUp: (form) => one(form, 'do') === 'make',
  load: async (desk, visit) => {
    const reference = visit.params.reference ?? ''
    const page = await desk.readCase(visit.token, reference)
    const choice = await desk.readPaperChoice(visit.token, { caseId: reference, reader: visit.params.kind ?? '' })
    return page && choice ? { page, choice } : null
  },
  view: (data, visit, typed) => <PapersView data={data} visit={visit} typed={typed} />,
  submit: (desk, visit, data, form) =>
    one(form, 'do') === 'make' ? make(desk, visit, data, form) : preview(desk, visit, data, form),
})
