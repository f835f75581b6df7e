/** Who is kept out of which case, and cases of one person that must be kept apart: for those who look after both. */
import type { ExclusionLine, KeptApart, SealLine } from '../../views/kept-apart/read-kept-apart.ts'
import { Button, ErrorSummary, OneOf, Select, TextField } from '../kit/fields.tsx'
import { one } from '../kit/form.ts'
import { FORM_TOKEN } from '../kit/form-token.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage, type Sent, type Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { exactTime, sayDate, sayWhen } from '../kit/times.ts'
import { type Typed, typedWith } from '../kit/typed.ts'
import { sayKeepOutProblem, sayWhyKeptOut, WHY_CHOICES } from './kept-apart-words.ts'

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
    <p class="app-duty__about">You asked to let them in. A second person must agree within a week.</p>
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
      they. To let somebody in again takes two of you, within a week.
    </p>
    {shown.exclusions.length === 0 && <p class="govuk-body">Nobody is.</p>}
    <ul class="app-duties">
      {shown.exclusions.map((line) => (
        <li class="app-duty" key={line.id}>
          <div class="app-duty__what">
            <strong>{line.name}</strong>
            {`, kept out of ${line.reference}`}
            <p class="app-duty__about">
              {`${sayWhyKeptOut(line.why)}. ${line.by === null ? 'Found in our own records' : `Said by ${line.by}`}.${line.ofColleague ? ' It is the case of a colleague.' : ''}`}
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

/** How many of those named are left, where some are not. */
const sayNamed = ({ named, able }: SealLine): string =>
  able === named
    ? `${named} people are named on it.`
    : `${named} people are named on it, and ${able === 0 ? 'none of them' : `only ${able} of them`} can open it now.`

const OpenSeal = ({ line, visit }: { readonly line: SealLine; readonly visit: Visit }) =>
  line.asked?.byMe ? (
    <p class="app-duty__about">You asked to open it to its team. A second person must agree within a week.</p>
  ) : (
    <form method="post" novalidate>
      <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
      <input type="hidden" name="open" value={line.stream} />
      {line.asked && <p class="app-duty__about">{`${line.asked.by} asks to open it to its team.`}</p>}
      <button class="govuk-button govuk-button--secondary govuk-!-margin-top-2 govuk-!-margin-bottom-1" type="submit">
        {line.asked ? 'Agree to open it' : 'Ask to open it to its team'}
        <span class="govuk-visually-hidden">{`: ${line.reference}`}</span>
      </button>
    </form>
  )

const Seals = ({ shown, visit }: { readonly shown: KeptApart; readonly visit: Visit }) => (
  <section>
    <h2 class="govuk-heading-m">Closed to all but a few</h2>
    <p class="govuk-body">
      Whoever leads a case can close it to all but those whom they name. You see that it is closed, and nothing of it.
      Ask them why. Where it should not be, or where nobody is left who can open it, two of you open it to its team.
    </p>
    {shown.seals.length === 0 && <p class="govuk-body">None is.</p>}
    <ul class="app-duties">
      {shown.seals.map((line) => (
        <li class="app-duty" key={line.stream}>
          <div class="app-duty__what">
            <strong>{line.reference}</strong>
            {`, closed by ${line.by}`}
            <p class="app-duty__about">{`${sayNamed(line)}${line.ofColleague ? ' It is the case of a colleague.' : ''}`}</p>
            <OpenSeal line={line} visit={visit} />
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

const Stopped = ({ stopped }: Pick<KeptApart, 'stopped'>) => (
  <section>
    <h2 class="govuk-heading-m">Looked at too much</h2>
    <p class="govuk-body">
      These colleagues opened more cases, or asked for more that is not there, than work explains, and were stopped for
      an hour. Ask them why. Whoever reads the audit trail sees what they opened.
    </p>
    {stopped.length === 0 && <p class="govuk-body">Nobody did in the last 30 days.</p>}
    <ul class="app-duties">
      {stopped.map(({ name, day, times }) => (
        <li class="app-duty" key={`${name} ${day}`}>
          <div class="app-duty__what">
            <strong>{name}</strong>
          </div>
          <span class="app-by">
            <strong>{sayDate(day)}</strong>
            <span class="app-exact">{times === 1 ? 'once' : `${times} times`}</span>
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
  access: 'keeps-apart',
  audit: 'read-cases-to-keep-apart',
  shows: ['view:conflicts'],
  writes: ['keep-out', 'let-in'],
  stepUp: true,
  load: (desk, visit) => desk.readKeptApart(visit.token),
  view: (shown, visit, typed) => (
    <Frame title="Kept apart" visit={visit} section="kept-apart" error={typed !== null}>
      <ErrorSummary typed={typed} />
      <h1 class="govuk-heading-l">Kept apart</h1>
      <p class="govuk-body">Nobody sees this page but those who look after it.</p>
      {shown.looksAfter && (
        <p class="govuk-body">
          <a class="govuk-link" href={paths.emergencies}>
            Cases that were opened in an emergency
          </a>
        </p>
      )}
      {shown.looksAfter && <Exclusions shown={shown} visit={visit} />}
      {shown.looksAfter && <Seals shown={shown} visit={visit} />}
      {shown.keeps && <Stopped stopped={shown.stopped} />}
      {shown.keeps && <KeepOutForm shown={shown} visit={visit} typed={typed} />}
      {(shown.keeps || shown.pairs.length > 0) && <Pairs pairs={shown.pairs} />}
    </Frame>
  ),
  submit: async (desk, visit, shown, form): Promise<Sent> => {
    const here = { goTo: paths.keptApart }
    const again = one(form, 'let-in')
    if (again !== '') return (await desk.letIn(visit.token, again)) === null ? 'not-found' : here
    const sealed = one(form, 'open')
    if (sealed !== '') return (await desk.undoSeal(visit.token, sealed)) === null ? 'not-found' : here
    if (!shown.keeps) return 'not-found'
    const account = one(form, 'account')
    const kept =
      account === ''
        ? ({ outcome: 'invalid', problems: [{ field: 'account', problem: 'must be somebody' }] } as const)
        : await desk.keepOut(visit.token, {
            caseId: one(form, 'reference').trim().toUpperCase(),
            account,
            why: one(form, 'why'),
          })
    if (kept.outcome === 'done') return here
    const errors =
      kept.outcome === 'not-found'
        ? [{ field: 'reference', text: 'There is no case of that reference' }]
        : kept.problems.map(({ field, problem }) => ({
            field,
            text: sayKeepOutProblem(field, problem),
          }))
    return { again: typedWith(form, errors), status: 400 }
  },
})
