/** Makes a copy of a file with parts left out, each with its reason. The original stays. */
import { randomUUID } from 'node:crypto'
import type { VNode } from 'preact'
import { Details } from '../../../design-system/govuk/details.tsx'
import type { CopyChoice, CopyMade } from '../../../outgoing/copies/make-copy.ts'
import { sayFound } from '../../../outgoing/scanner/found-sentence.ts'
import type { CasePage } from '../../../views/case-page.ts'
import type { Desk } from '../../kit/desk.ts'
import { Button, Checkboxes, ErrorSummary, Select, WordsField } from '../../kit/fields.tsx'
import { type Form, many, one } from '../../kit/form.ts'
import { FORM_TOKEN } from '../../kit/form-token.ts'
import { definePage, type Sent, type Visit } from '../../kit/page.ts'
import { paths } from '../../kit/paths.ts'
import { ConflictNotice, Refusals } from '../../kit/refusals.tsx'
import { type Typed, typedWith } from '../../kit/typed.ts'
import { linesTyped } from '../../kit/typed-lines.ts'
import { usualRole } from '../../kit/usual-role.ts'
import { sayValue, sayValueInside } from '../../kit/words.ts'
import { cameOfIt } from '../came-of-it.ts'
import { CaseFrame } from '../case-frame.tsx'
import { PLACES } from '../places.ts'
import { RECIPIENTS } from './read-ask.ts'

export type CopyData = { readonly page: CasePage; readonly choice: CopyChoice }
type Asked = { readonly data: CopyData; readonly form: Form; readonly typed: Typed | null }

const Paper = ({ lines }: { readonly lines: readonly string[] }) => (
  <div class="app-card app-paper">
    <ol class="govuk-list govuk-list--number">
      {lines.map((line, index) => (
        <li key={`${index}${line}`}>{line}</li>
      ))}
    </ol>
  </div>
)

const Original = ({ data }: Pick<Asked, 'data'>) =>
  data.choice.lines === null ? (
    <img
      class="app-picture"
      src={paths.file(data.page.reference, data.choice.file)}
      alt="As it is kept: parts of it can be covered"
    />
  ) : (
    <Paper lines={data.choice.lines} />
  )

const HOW_PAPER = 'Numbers of whole lines, such as 12 or 12-15, or words as they stand there. One a line.'
const HOW_PICTURE =
  'Four numbers a part, each from 0 to 100: how far from the left, how far from the top, how wide, how high. One part a line.'

const ForWhom = ({ data, form, typed }: Asked) => (
  <>
    <Select
      name="recipient"
      label="Whom is it for? (optional)"
      empty="Our own file"
      choices={RECIPIENTS.map((value) => ({ value, label: sayValue(value) }))}
      form={form}
      typed={typed}
    />
    <Checkboxes
      name="named"
      label="Who may stand in it by name?"
      hint="Where it is for somebody else. Everybody else on the case stands in none of it."
      choices={data.choice.people.map(({ id, name, role }) => ({
        value: id,
        label: `${name}, ${sayValueInside(role)}`,
      }))}
      form={form}
      typed={typed}
    />
    <WordsField
      name="stays"
      label="Addresses and numbers that may stay (optional)"
      hint="Such as those of whoever wrote it. As they stand there, one a line. Any other stops the copy."
      form={form}
      typed={typed}
      rows={2}
    />
  </>
)

function Questions({ data, form, typed, visit }: Asked & { readonly visit: Visit }) {
  const { reasons, lines, seq } = data.choice
  return (
    <form method="post" novalidate class="app-form">
      <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
      <input type="hidden" name="key" value={one(form, 'key')} />
      <input type="hidden" name="seq" value={String(seq)} />
      <h2 class="govuk-heading-m">What is left out, by why</h2>
      {reasons.map(({ id, name, source, verified }) => (
        <WordsField
          key={id}
          name={`out-${id}`}
          label={name}
          hint={`${lines === null ? HOW_PICTURE : HOW_PAPER} Law: ${source}${verified ? '' : ', to verify'}.`}
          form={form}
          typed={typed}
          rows={2}
        />
      ))}
      {lines !== null && <ForWhom data={data} form={form} typed={typed} />}
      <p class="govuk-body">
        {lines === null
          ? 'The picture is drawn anew with those parts black. Why goes on the record.'
          : 'The paper is written anew from the words that are left, with a list at its end of what was left out and why.'}
        {' The original stays as it is.'}
      </p>
      <Button>Make the copy</Button>
    </form>
  )
}

function CopyView({
  data,
  visit,
  typed,
}: {
  readonly data: CopyData
  readonly visit: Visit
  readonly typed: Typed | null
}): VNode {
  const form = typed?.form ?? { key: randomUUID() }
  return (
    <CaseFrame
      page={data.page}
      visit={visit}
      here={PLACES.documents}
      tab="Make a copy"
      error={(typed?.errors.length ?? 0) > 0}
    >
      <ErrorSummary typed={typed} kept="Nothing was made. Everything you typed is still here." />
      <Refusals typed={typed} type="document.made" reference={data.page.reference} />
      <ConflictNotice conflict={typed?.conflict ?? null} now={data.page.now} />
      <h1 class="govuk-heading-l">A copy with parts left out</h1>
      <Details summaryText="The original, as it can be read" open>
        <Original data={data} />
      </Details>
      {data.choice.lines !== null && (
        <p class="govuk-body">Pictures, and whatever cannot be read as words, are in no copy.</p>
      )}
      <Questions data={data} form={form} typed={typed} visit={visit} />
    </CaseFrame>
  )
}

const NO_PDF: Readonly<Record<Extract<CopyMade, { readonly outcome: 'no-pdf' }>['why'], string>> = {
  'no-compiler': 'A copy is a PDF, and PDFs cannot be made on this computer',
  letters: 'A word in it is in letters that the PDF does not have. Leave it out',
}

async function make(desk: Desk, visit: Visit, data: CopyData, form: Form): Promise<Sent> {
  const fresh = { ...form, key: randomUUID() }
  const again = (errors: readonly { readonly field: string; readonly text: string }[]): Sent => ({
    again: typedWith(fresh, errors),
    status: 400,
  })
  const role = usualRole(visit.asker.roles, data.page.owner.role)
  if (!role) return again([{ field: '', text: 'You have no role here' }])
  const made = await desk.makeCopy(visit.token, {
    caseId: data.page.id,
    file: data.choice.file,
    leaveOut: data.choice.reasons.flatMap(({ id }) =>
      linesTyped(one(form, `out-${id}`)).map((what) => ({ reason: id, what })),
    ),
    recipient: one(form, 'recipient'),
    named: many(form, 'named'),
    stays: linesTyped(one(form, 'stays')),
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
      return cameOfIt(made, fresh, '', (problems) => problems.map(({ field, problem }) => ({ field, text: problem })))
  }
}

export const copyPage = definePage<CopyData>({
  path: '/cases/:reference/files/:id/copy',
  access: 'on-case',
  audit: 'make-a-copy',
  shows: ['view:case', 'view:document', 'view:file'],
  writes: ['act:document.made'],
  sends: 'acts-on-case',
  stepUp: true,
  load: async (desk, visit) => {
    const reference = visit.params.reference ?? ''
    const page = await desk.readCase(visit.token, reference)
    const choice = page && (await desk.readCopyChoice(visit.token, { caseId: reference, file: visit.params.id ?? '' }))
    return page && choice ? { page, choice } : null
  },
  view: (data, visit, typed) => <CopyView data={data} visit={visit} typed={typed} />,
  submit: make,
})
