/** How a document leaves for the one partner that it was made for: sealed, once, within 72 hours, with its ground on the record. */
import type { VNode } from 'preact'
import type { ExportTaken } from '../../../outgoing/exports/take-export.ts'
import { sayFound } from '../../../outgoing/scanner/found-sentence.ts'
import type { Desk } from '../../kit/desk.ts'
import { ErrorSummary } from '../../kit/fields.tsx'
import { type Form, one } from '../../kit/form.ts'
import { definePage, type Sent, type ServedPage, type Shown, type Visit } from '../../kit/page.ts'
import { paths } from '../../kit/paths.ts'
import { Refusals } from '../../kit/refusals.tsx'
import { type Typed, typedWith } from '../../kit/typed.ts'
import { usualRole } from '../../kit/usual-role.ts'
import { sayValue, sayValueInside } from '../../kit/words.ts'
import { cameOfIt } from '../came-of-it.ts'
import { CaseFrame } from '../case-frame.tsx'
import { WriteDown } from '../has-happened.tsx'
import { PLACES } from '../places.ts'
import { BeginForm, ExportLines, type LeavingData, Manifest } from './leaving-parts.tsx'
import { sayPaperReader } from './paper-readers.ts'

/** What is asked when it leaves, as the act that says so calls it. */
const TYPED = ['basis', 'reasons', 'consent', 'agreement', 'neededForSafety'] as const

function LeavingView(shown: {
  readonly data: LeavingData
  readonly visit: Visit
  readonly typed: Typed | null
}): VNode {
  const { data, visit, typed } = shown
  const { page, leaving } = data
  return (
    <CaseFrame
      page={page}
      visit={visit}
      here={PLACES.documents}
      tab="Seal a document"
      error={(typed?.errors.length ?? 0) > 0}
    >
      <ErrorSummary typed={typed} kept="Nothing has left yet." />
      <Refusals
        typed={typed}
        type="information.shared"
        reference={page.reference}
        done={
          <WriteDown
            reference={page.reference}
            type="information.shared"
            seq={page.seq}
            typed={typed?.form ?? {}}
            fields={{
              ...Object.fromEntries(TYPED.map((name) => [name, one(typed?.form ?? {}, name)])),
              with: leaving.recipient,
              what: leaving.classes ?? [],
              person: leaving.personId ?? '',
            }}
            visit={visit}
          />
        }
      />
      <h1 class="govuk-heading-l">
        {leaving.papers
          ? `Papers for ${sayPaperReader(leaving.papers.reader)}, version ${leaving.papers.version}`
          : `${sayValue(leaving.kind)} for ${sayValueInside(leaving.recipient)}`}
      </h1>
      <p class="govuk-body-l">It leaves sealed, so that they alone can open it. Ring them on a number you know.</p>
      <dl class="govuk-summary-list">
        <div class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key">About</dt>
          <dd class="govuk-summary-list__value">{leaving.person ?? 'Everybody on the case'}</dd>
        </div>
        <div class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key">It holds</dt>
          <dd class="govuk-summary-list__value">
            {leaving.classes === null
              ? 'It does not say. Make it again, and send that one.'
              : leaving.classes.map(sayValueInside).join(', ')}
          </dd>
        </div>
        <div class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key">On every page</dt>
          <dd class="govuk-summary-list__value">{leaving.mark}</dd>
        </div>
      </dl>
      <p class="govuk-body">
        <a class="govuk-link" href={paths.file(page.reference, leaving.file)}>
          Read it once more
        </a>
        {'. That copy is open to anybody who has it: never send it.'}
      </p>
      {leaving.papers && <Manifest text={leaving.papers.manifest} />}
      <ExportLines {...shown} />
      <BeginForm {...shown} />
    </CaseFrame>
  )
}

const WORDS_OF_PROBLEM: Readonly<Record<string, string>> = {
  'means is required': 'Choose how they open it',
  'basis is required': 'Choose on what ground it is shared',
}

const asErrors = (problems: readonly { readonly field: string; readonly problem: string }[]) =>
  problems.map(({ field, problem }) => ({
    field,
    text:
      WORDS_OF_PROBLEM[`${field} ${problem}`] ?? (field === 'means' ? problem : `${sayValue(field)} ${problem}`.trim()),
  }))

const here = (data: LeavingData) => paths.leaving(data.page.reference, data.leaving.file)

async function submit(desk: Desk, visit: Visit, data: LeavingData, form: Form): Promise<Sent> {
  const caseId = data.page.id
  const file = data.leaving.file
  const again = (field: string, text: string, status: 400 | 409 = 409): Sent => ({
    again: typedWith(form, [{ field, text }]),
    status,
  })
  if (one(form, 'does') === 'look') {
    const done = await desk.lookAtExport(visit.token, { caseId, id: one(form, 'id') })
    return done ? { goTo: here(data) } : again('', 'It has changed meanwhile, or somebody else must look at it')
  }
  const begun = await desk.beginExport(visit.token, { caseId, file, means: one(form, 'means') })
  if (begun.outcome === 'invalid') return { again: typedWith(form, asErrors(begun.problems)), status: 400 }
  return begun.outcome === 'not-found' ? 'not-found' : { goTo: here(data) }
}

const page = definePage<LeavingData>({
  path: '/cases/:reference/files/:id/leaving',
  access: 'on-case',
  audit: 'see-a-document-leave',
  shows: ['view:case', 'view:export'],
  writes: ['act:begin-export', 'act:look-at-export', 'act:information.shared'],
  sends: 'acts-on-case',
  stepUp: (form) => ['take', 'look'].includes(one(form, 'does')),
  load: async (desk, visit) => {
    const reference = visit.params.reference ?? ''
    const found = await desk.readCase(visit.token, reference)
    const leaving = await desk.readExport(visit.token, reference, visit.params.id ?? '')
    return found && leaving ? { page: found, leaving } : null
  },
  view: (data, visit, typed) => <LeavingView data={data} visit={visit} typed={typed} />,
  submit,
})

function shownAgain(taken: Exclude<ExportTaken, { readonly outcome: 'taken' }>, form: Form): Sent {
  if (taken.outcome === 'tells')
    return {
      again: typedWith(
        form,
        taken.found.map((each) => ({ field: '', text: sayFound(each) })),
      ),
      status: 409,
    }
  if (taken.outcome === 'not-found')
    return {
      again: typedWith(form, [{ field: '', text: 'It was taken already, its time is over, or it waits. Look below' }]),
      status: 409,
    }
  return cameOfIt(taken, form, '', asErrors)
}

/** Taking it away answers with the file itself. */
async function take(desk: Desk, visit: Visit, form: Form): Promise<Shown> {
  const reference = visit.params.reference ?? ''
  const found = await desk.readCase(visit.token, reference)
  const leaving = found && (await desk.readExport(visit.token, reference, visit.params.id ?? ''))
  if (!found || !leaving) return 'not-found'
  const data = { page: found, leaving }
  const role = usualRole(visit.asker.roles, found.owner.role)
  if (!role) return 'not-found'
  const safety = one(form, 'neededForSafety')
  const taken = await desk.takeExport(visit.token, {
    caseId: found.id,
    file: leaving.file,
    id: one(form, 'id'),
    role,
    basis: one(form, 'basis'),
    reasons: one(form, 'reasons'),
    consent: one(form, 'consent'),
    agreement: one(form, 'agreement'),
    neededForSafety: safety === 'yes' ? true : safety === 'no' ? false : null,
  })
  if (taken.outcome === 'taken') return { file: taken.file }
  const sent = shownAgain(taken, form)
  if (sent === 'not-found' || !('again' in sent)) return 'not-found'
  return { view: <LeavingView data={data} visit={visit} typed={sent.again} />, status: sent.status }
}

export const leavingPage: ServedPage = {
  ...page,
  post: (desk, visit, form, upload) =>
    one(form, 'does') === 'take' ? take(desk, visit, form) : page.post(desk, visit, form, upload),
}
