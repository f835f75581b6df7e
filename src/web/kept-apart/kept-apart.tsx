/** Who is kept out of which case, and cases of one person that must be kept apart: for those who look after both. */
import type { ExclusionLine, KeptApart } from '../../views/kept-apart/read-kept-apart.ts'
import { Button, ErrorSummary, OneOf, Select, TextField } from '../kit/fields.tsx'
import { one } from '../kit/form.ts'
import { FORM_TOKEN } from '../kit/form-token.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage, type Sent, type Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { exactTime, sayWhen } from '../kit/times.ts'
import { type Typed, typedWith } from '../kit/typed.ts'
import { sayWhyKeptOut, WHY_CHOICES } from './kept-apart-words.ts'

const Pairs = ({ pairs }: Pick<KeptApart, 'pairs'>) => (
  <section>
    <h2 class="govuk-heading-m">One person on two sides</h2>
    <p class="govuk-body">
      In each line the same person of our records is harmed in one case, and said to cause harm in another. Neither case
      tells of the other. See that nobody works on both, and that each is believed on its own.
    </p>
    {pairs.length === 0 && <p class="govuk-body">There is none.</p>}
    <ul class="app-duties">
      {pairs.map(({ harmedIn, causesIn }) => (
        <li class="app-duty" key={`${harmedIn} ${causesIn}`}>
          <div class="app-duty__what">
            {'Harmed in '}
            <strong>{harmedIn}</strong>
            {', said to cause harm in '}
            <strong>{causesIn}</strong>
          </div>
        </li>
      ))}
    </ul>
  </section>
)

const LetIn = ({ line, visit }: { readonly line: ExclusionLine; readonly visit: Visit }) =>
  line.asked?.byMe ? (
    <p class="app-duty__about">You asked to let them in. A second person must agree.</p>
  ) : (
    <form method="post" novalidate>
      <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
      <input type="hidden" name="let-in" value={line.id} />
      <button class="govuk-button govuk-button--secondary govuk-!-margin-top-2 govuk-!-margin-bottom-1" type="submit">
        {line.asked ? 'Agree to let them in' : 'Ask to let them in again'}
        <span class="govuk-visually-hidden">{`: ${line.name}, ${line.reference}`}</span>
      </button>
    </form>
  )

const Exclusions = ({ shown, visit }: { readonly shown: KeptApart; readonly visit: Visit }) => (
  <section>
    <h2 class="govuk-heading-m">Kept out of a case</h2>
    <p class="govuk-body">
      For them the case is not there, whatever their role. Nobody on the case is told who is kept out, and neither are
      they. To let somebody in again takes two of you.
    </p>
    {shown.exclusions.length === 0 && <p class="govuk-body">Nobody is.</p>}
    <ul class="app-duties">
      {shown.exclusions.map((line) => (
        <li class="app-duty" key={line.id}>
          <div class="app-duty__what">
            <strong>{line.name}</strong>
            {`, kept out of ${line.reference}`}
            <p class="app-duty__about">
              {`${sayWhyKeptOut(line.why)}. ${line.by === null ? 'Found in our own records' : `Said by ${line.by}`}.`}
            </p>
            <LetIn line={line} visit={visit} />
          </div>
          <span class="app-by">
            <strong>{`since ${sayWhen(line.since, shown.now)}`}</strong>
            <span class="app-exact">{exactTime(line.since)}</span>
          </span>
        </li>
      ))}
    </ul>
  </section>
)

const KeepOutForm = ({ shown, visit, typed }: { shown: KeptApart; visit: Visit; typed: Typed | null }) => {
  const shared = { form: typed?.form ?? {}, typed }
  return (
    <form method="post" novalidate class="app-form">
      <h2 class="govuk-heading-m">Keep somebody out of a case</h2>
      <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
      <TextField {...shared} name="reference" label="Reference of the case" hint="Like R-4F7K" width={10} />
      <Select
        {...shared}
        name="account"
        label="Who"
        choices={shown.colleagues.map(({ account, name }) => ({ value: account, label: name }))}
      />
      <OneOf {...shared} name="why" label="Why" choices={WHY_CHOICES} />
      <Button>Keep them out</Button>
    </form>
  )
}

export const keptApartPage = definePage<KeptApart>({
  path: paths.keptApart,
  access: 'signed-in',
  audit: 'read-cases-to-keep-apart',
  stepUp: (form) => one(form, 'let-in') !== '',
  load: (desk, visit) => desk.readKeptApart(visit.token),
  view: (shown, visit, typed) => (
    <Frame title="Kept apart" visit={visit} section="kept-apart" error={typed !== null}>
      <ErrorSummary typed={typed} />
      <h1 class="govuk-heading-l">Kept apart</h1>
      <p class="govuk-body">Nobody sees this page but those who look after it.</p>
      {shown.keeps && (
        <p class="govuk-body">
          <a class="govuk-link" href={paths.emergencies}>
            Cases that were opened in an emergency
          </a>
        </p>
      )}
      {shown.keeps && <Exclusions shown={shown} visit={visit} />}
      {shown.keeps && <KeepOutForm shown={shown} visit={visit} typed={typed} />}
      <Pairs pairs={shown.pairs} />
    </Frame>
  ),
  submit: async (desk, visit, shown, form): Promise<Sent> => {
    if (!shown.keeps) return 'not-found'
    const again = one(form, 'let-in')
    if (again !== '') return (await desk.letIn(visit.token, again)) === null ? 'not-found' : { goTo: paths.keptApart }
    const account = one(form, 'account')
    const kept =
      account === ''
        ? ({ outcome: 'invalid', problems: [{ field: 'account', problem: 'is required' }] } as const)
        : await desk.keepOut(visit.token, {
            caseId: one(form, 'reference').trim().toUpperCase(),
            account,
            why: one(form, 'why'),
          })
    if (kept.outcome === 'done') return { goTo: paths.keptApart }
    const errors =
      kept.outcome === 'not-found'
        ? [{ field: 'reference', text: 'There is no case of that reference' }]
        : kept.problems.map(({ field, problem }) => ({ field, text: `It ${problem}` }))
    return { again: typedWith(form, errors), status: 400 }
  },
})
