/**
 * A form of its own for one thing that people do on a case: asks in the order in which a person would tell it, and records one or more
 * acts together. Questions that are fields of an act are called `<part>.<field>` in the form, so that every problem finds its question.
 */
import type { VNode } from 'preact'
import { CHANGES_SAFE_CONTACT } from '../../access/acts.ts'
import type { AuditName } from '../../access/audited.ts'
import { Answer } from '../../design-system/parts/answer.tsx'
import { entryType } from '../../record/entry-type.ts'
import type { FieldProblem } from '../../record/separate.ts'
import type { EntryTypeName, RoleName } from '../../record/vocabulary.ts'
import { type AreaPage, areaAudit, type CaseArea } from '../../views/area-page.ts'
import type { CasePage } from '../../views/case-page.ts'
import { Button, ErrorSummary } from '../kit/fields.tsx'
import { type Form, type FormError, one } from '../kit/form.ts'
import { definePage, type Sent, type ServedPage, type Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { ConflictNotice, mayBeDone, mayBeDoneAlready, Refusals } from '../kit/refusals.tsx'
import { type Typed, typedWith } from '../kit/typed.ts'
import { sayProblem } from '../kit/words.ts'
import { EnvelopeHidden, envelopeStart, InWhichRole, readEnvelope, WhenItHappened } from './act-envelope.tsx'
import { ActField, readFields } from './act-fields.tsx'
import { AddressMeant, addressesInNotes, askedAboutAddress } from './address-in-note.tsx'
import { cameOfIt } from './came-of-it.ts'
import { CaseFrame } from './case-frame.tsx'
import { DoneBelow, HasHappened, hasHappened } from './has-happened.tsx'
import { type Place, placePath } from './places.ts'
import { asAsked, withUnanswered } from './unanswered.ts'
import { WishesFirst, wishesPart } from './wishes-first.tsx'

/** One act of the form. `part` begins the names of its questions. */
export type ActPart = {
  readonly part: string
  readonly type: EntryTypeName
  readonly data: Readonly<Record<string, unknown>>
  readonly happened?: boolean
}

export type Questions<Shown> = {
  readonly data: AreaPage<Shown>
  readonly visit: Visit
  /** What to show: what was typed, else what is known already. */
  readonly form: Form
  readonly typed: Typed | null
  /** True where what will follow is shown above the form already. */
  readonly looking?: boolean
}

export type CaseForm<Shown> = {
  /** After `/cases/:reference/<place>/`: neutral, verb first. */
  readonly slug: string
  readonly place: Place
  readonly reading: CaseArea<Shown>
  readonly title: string
  /** The act that the form is about: a gate's missing fields are said in its words. */
  readonly main: EntryTypeName
  /** What else its answers can be: every act that it may record beside `main`. */
  readonly also?: readonly EntryTypeName[]
  /** In the tab, neutral; the place's where it is left out. */
  readonly tab?: string
  /** Why this is asked, in a sentence or two. */
  readonly why?: string
  /** What is known already, by the names of the questions. */
  readonly start?: (data: AreaPage<Shown>, visit: Visit) => Form
  readonly questions: (asked: Questions<Shown>) => VNode | null
  /** The acts that these answers are, or what is wrong with them. */
  readonly acts: (
    form: Form,
    data: AreaPage<Shown>,
    visit: Visit,
  ) => readonly ActPart[] | { readonly errors: readonly FormError[] }
  /** Which question asks for a field that has none of its own, by `<part>.<field>`: what is wrong with the field stands beside it. */
  readonly asksAs?: Readonly<Record<string, string>>
  /** What happens when it is sent. */
  readonly after: string | ((data: AreaPage<Shown>) => string)
  /** The page of this part of a case, by its slug, to which it leads back; the part's first where it is left out. */
  readonly backTo?: string
  readonly button: string
  /** Shows what will follow before anything is recorded: the first sending only looks. */
  readonly look?: Look<Shown>
  /** False where it is always now: no date and time is asked. */
  readonly asksWhen?: boolean
  /**
   * It may have been done before anybody could ask: the form then takes it as it was, with nothing missing but what the record cannot do without.
   * `asked`: among the form's own questions. Left out: below, once the policy refused it.
   */
  readonly mayHaveHappened?: 'asked' | 'below'
  /** Null where the form can be used now; else what it lacks, as a sentence that stands in its place. */
  readonly lacks?: (data: AreaPage<Shown>) => string | null
}

export type Look<Shown> = {
  readonly button: string
  readonly view: (asked: Questions<Shown>) => VNode | null
  /** What was looked at, in a few characters: when it changes, one looks again. Null: there is nothing to look at first. */
  readonly of: (form: Form, data: AreaPage<Shown>) => string | null
}

const LOOKED = 'looked'

export const formPath = (
  reference: string,
  form: { readonly place: Place; readonly slug: string },
  query = '',
): string => `${placePath(reference, form.place)}/${form.slug}${query}`

/** Fields of one act, in this order, asked as the vocabulary describes them. `labels` says a question better where it can be. */
export const ActQuestions = <Shown,>({
  asked,
  part,
  type,
  fields,
}: {
  readonly asked: Questions<Shown>
  readonly part: string
  readonly type: EntryTypeName
  readonly fields: readonly string[]
}) => {
  const of = entryType(type)
  const chosen = fields.flatMap((name) => of.fields.find((field) => field.name === name) ?? [])
  return (
    <>
      {chosen.map((field) => (
        <ActField
          type={of}
          field={field}
          offers={asked.data.offers}
          form={asked.form}
          typed={asked.typed}
          part={part}
          key={field.name}
        />
      ))}
    </>
  )
}

/** The act made of everything that was typed for one part. */
export const actOf = (part: string, type: EntryTypeName, form: Form, more: ActPart['data'] = {}): ActPart => ({
  part,
  type,
  data: { ...readFields(entryType(type), form, part), ...more },
})

/** `0.channels: is required`, as said beside the question `contact.channels`. A question that stands for fields of several acts says it once. */
const errorsOf =
  (parts: readonly ActPart[], asksAs: Readonly<Record<string, string>> = {}) =>
  (problems: readonly FieldProblem[]): readonly FormError[] => {
    const told = new Set<string>()
    return problems.flatMap(({ field, problem }) => {
      const [index, ...rest] = field.split('.')
      const part = parts[Number(index)]
      const name = rest.join('.')
      if (!part || name === '') return [{ field: '', text: problem }]
      const asked = asksAs[`${part.part}.${name}`]
      if (asked !== undefined && told.has(`${asked} ${problem}`)) return []
      told.add(`${asked} ${problem}`)
      return [{ field: asked ?? `${part.part}.${name}`, text: sayProblem(part.type, name, problem) }]
    })
  }

async function send<Shown>(
  made: CaseForm<Shown>,
  data: AreaPage<Shown>,
  form: Form,
  visit: Visit,
  desk: Parameters<Parameters<typeof definePage<AreaPage<Shown>>>[0]['load']>[0],
): Promise<Sent> {
  const read = readEnvelope(form, visit, desk.now())
  const happens = made.mayHaveHappened !== 'asked' && hasHappened(form)
  const own = made.acts(form, data, visit)
  const wishes = wishesPart(data, made.main, form)
  const wrong = [read, own, wishes].flatMap((each) => ('errors' in each ? each.errors : []))
  if ('errors' in read || 'errors' in own || 'errors' in wishes) {
    const view = made.questions({ data, visit, form, typed: null })
    return { again: typedWith(form, withUnanswered(wrong, { main: made.main, view, form })), status: 400 }
  }
  const parts = [...wishes, ...own]
  if (own.length === 0)
    return { again: typedWith(form, [{ field: '', text: 'Nothing was filled in yet' }]), status: 400 }
  const inNotes = addressesInNotes(parts, form)
  if (inNotes.length > 0) return { again: typedWith(askedAboutAddress(form), inNotes), status: 400 }
  const looked = made.look?.of(form, data) ?? null
  if (looked !== null && one(form, LOOKED) !== looked) {
    const seen = { ...form, [LOOKED]: looked }
    const asked = { data, visit, form: seen, typed: typedWith(seen, []) }
    return { shows: <FormView made={made} asked={asked} looking /> }
  }
  const performed = await desk.performTogether(visit.token, {
    caseId: data.page.id,
    acts: parts.map(({ type, data: fields, happened = happens && mayBeDoneAlready(type) }) => ({
      type,
      data: fields,
      happened,
    })),
    ...read.envelope,
  })
  const goTo = paths.recorded(
    `${placePath(data.page.reference, made.place)}${made.backTo === undefined ? '' : `/${made.backTo}`}`,
    parts.map(({ type }) => type),
  )
  return cameOfIt(performed, form, goTo, (problems) =>
    asAsked(errorsOf(parts, made.asksAs)(problems), made.questions({ data, visit, form, typed: null })),
  )
}

/** Roles in which an act counts, where the policy names them for something that waits for it. */
export const rolesThatCount = ({ page }: Pick<AreaPage<unknown>, 'page'>, act: EntryTypeName): readonly RoleName[] => [
  ...new Set(page.gates.flatMap(({ by }) => by.filter((each) => each.act === act).flatMap(({ roles }) => roles))),
]

/** The role of the reader in which the act counts, or by which it is owed: chosen first, so that nothing is recorded in vain. */
function countsIn(data: Pick<AreaPage<unknown>, 'page'>, act: EntryTypeName, visit: Visit): RoleName | null {
  const owedBy = data.page.open.find(({ id }) => id === one(visit.query, 'duty'))?.owedBy
  const named = [...rolesThatCount(data, act), ...(owedBy ? [owedBy] : [])]
  return named.find((role) => visit.asker.roles.includes(role)) ?? null
}

const FormView = <Shown,>({
  made,
  asked,
  looking = false,
}: {
  readonly made: CaseForm<Shown>
  readonly asked: Questions<Shown>
  readonly looking?: boolean
}) => {
  const { data, visit, form, typed } = asked
  const refused = typed !== null && mayBeDone(typed.refusals, made.main)
  const takesDone =
    made.mayHaveHappened === 'below' ||
    (made.mayHaveHappened === undefined && (refused || (hasHappened(form) && mayBeDoneAlready(made.main))))
  const wrong = typed !== null && (typed.errors.length > 0 || typed.refusals.length > 0 || typed.conflict !== null)
  return (
    <CaseFrame
      page={data.page}
      visit={visit}
      here={made.place}
      error={wrong}
      {...(made.tab === undefined ? {} : { tab: made.tab })}
    >
      <div class="app-form">
        <ErrorSummary typed={typed} />
        <Refusals typed={typed} type={made.main} reference={data.page.reference} done={<DoneBelow />} />
        <ConflictNotice conflict={typed?.conflict ?? null} now={data.page.now} />
        {looking && <Answer alert>{made.look?.view(asked)}</Answer>}
        <h1 class="govuk-heading-l">{made.title}</h1>
        {made.why && <p class="govuk-body-l">{made.why}</p>}
        <form method="post" novalidate>
          <EnvelopeHidden form={form} typed={typed} visit={visit} seq={data.page.seq} />
          {made.look && <input type="hidden" name={LOOKED} value={one(form, LOOKED)} />}
          {made.questions({ ...asked, looking })}
          <WishesFirst data={data} main={made.main} form={form} typed={typed} />
          {made.asksWhen !== false && <WhenItHappened form={form} typed={typed} />}
          {takesDone && (
            <HasHappened form={form} summary="It has already been done, and could not wait" isAsked={refused} />
          )}
          <InWhichRole form={form} typed={typed} visit={visit} />
          <AddressMeant
            form={form}
            reference={data.page.reference}
            person={data.page.people.find(({ role }) => role === 'victim')?.id ?? null}
          />
          <p class="govuk-body">{typeof made.after === 'string' ? made.after : made.after(data)}</p>
          <Button>{made.look && !looking ? made.look.button : made.button}</Button>
        </form>
      </div>
    </CaseFrame>
  )
}

/** The form before there is anything on the case to which it could belong: the way back, and not a page that was not found. */
const Lacking = <Shown,>({
  made,
  page,
  visit,
  says,
}: {
  readonly made: CaseForm<Shown>
  readonly page: CasePage
  readonly visit: Visit
  readonly says: string
}) => (
  <CaseFrame page={page} visit={visit} here={made.place} {...(made.tab === undefined ? {} : { tab: made.tab })}>
    <h1 class="govuk-heading-l">{made.title}</h1>
    <p class="govuk-body-l">{says}</p>
    <p class="govuk-body">
      <a class="govuk-link" href={placePath(page.reference, made.place)}>
        {`Go to ${made.place.title}`}
      </a>
    </p>
  </CaseFrame>
)

/** The form as a page. Whoever may not see the case finds no such page; a refusal keeps everything typed. */
export const defineCaseForm = <Shown,>(made: CaseForm<Shown>): ServedPage =>
  definePage<AreaPage<Shown>>({
    path: `/cases/:reference/${made.place.slug}/${made.slug}`,
    access: 'on-case',
    audit: `${made.place.slug}-${made.slug}`,
    shows: [areaAudit(made.reading)],
    writes: [made.main, ...(made.also ?? [])].map((type): AuditName => `act:${type}`),
    sends: 'acts-on-case',
    main: made.main,
    ...(CHANGES_SAFE_CONTACT.some((type) => type === made.main || made.also?.includes(type))
      ? { stepUp: true as const }
      : {}),
    load: (desk, visit) => desk.readArea(visit.token, visit.params.reference ?? '', made.reading),
    view: (data, visit, typed) => {
      const { page } = data
      const lacks = made.lacks?.(data) ?? null
      if (lacks !== null) return <Lacking made={made} page={page} visit={visit} says={lacks} />
      const role = countsIn(data, made.main, visit) ?? page.owner.role
      const start = { ...envelopeStart(page.seq, visit, role), ...made.start?.(data, visit) }
      return <FormView made={made} asked={{ data, visit, typed, form: typed?.form ?? start }} />
    },
    submit: async (desk, visit, data, form) =>
      (made.lacks?.(data) ?? null) === null
        ? send(made, data, form, visit, desk)
        : { again: typedWith(form, []), status: 400 },
  })
