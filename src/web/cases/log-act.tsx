/** Log one act: the form made from the vocabulary, prefilled from what it answers; a refusal keeps everything typed. */

import { randomUUID } from 'node:crypto'
import type { VNode } from 'preact'
import { CHANGES_SAFE_CONTACT } from '../../access/acts.ts'
import { ACT_NAMED } from '../../access/audited.ts'
import { isDoneOnComplaint } from '../../casework/complaints/pass-on-complaint.ts'
import { isDoneOnLeak } from '../../casework/own-rule.ts'
import { isMadeOnItsOwnPage } from '../../casework/with-their-thing.ts'
import { WarningText } from '../../design-system/govuk/warning-text.tsx'
import { isDecided } from '../../record/decided.ts'
import { type EntryType, findEntryType } from '../../record/entry-type.ts'
import type { CasePage } from '../../views/case-page.ts'
import type { ActForm, Desk } from '../kit/desk.ts'
import { Button, ErrorSummary } from '../kit/fields.tsx'
import { type Form, one } from '../kit/form.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage, type Sent, type Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { ConflictNotice, Refusals } from '../kit/refusals.tsx'
import { type Typed, typedWith } from '../kit/typed.ts'
import { actTitle, sayValueInside } from '../kit/words.ts'
import { EnvelopeHidden, envelopeStart, InWhichRole, readEnvelope, WhenItHappened } from './act-envelope.tsx'
import { ActField, asErrors, begins, inForm, readFields } from './act-fields.tsx'
import { AddressMeant, addressesInNotes, askedAboutAddress } from './address-in-note.tsx'
import { cameOfIt } from './came-of-it.ts'
import { CaseBar } from './case-bar.tsx'
import { EndsWithClosing } from './ends-with-closing.tsx'
import { DoneBelow, HasHappened, hasHappened } from './has-happened.tsx'
import { usualPerson } from './whom.ts'

export type ActData = {
  readonly type: EntryType
  readonly offers: ActForm
  readonly casePage: CasePage | null
  readonly now: number
}

/** What the form shows before anybody types: what the answered duty names. */
function prefilled(data: ActData, visit: Visit): Form {
  const { type, offers } = data
  // Whoever holds the role by which it is owed acts in it: in another it might not count.
  const owedBy = data.casePage?.open.find(({ id }) => id === one(visit.query, 'duty'))?.owedBy
  const isHeld = owedBy !== undefined && visit.asker.roles.some((role) => role === owedBy)
  const form = envelopeStart(offers.seq, visit, (isHeld ? owedBy : data.casePage?.owner.role) ?? null)
  for (const field of type.fields) {
    if (begins(type.name, field.name)) form[inForm(field.name)] = randomUUID()
    else if (field.name === 'person')
      form[inForm('person')] = one(visit.query, 'person') || usualPerson(type.name, offers.people)
    else if (one(visit.query, 'key') && field.type === 'ref') form[inForm(field.name)] = one(visit.query, 'key')
    else if (field.name === 'entry' || field.name === 'outcome') form[inForm(field.name)] = one(visit.query, field.name)
  }
  return form
}

const either = new Intl.ListFormat('en-GB', { type: 'disjunction' })

/** Before anything is typed: who can do this here, and for how long. Minutes count. */
const WhoMay = ({ page, roles }: { readonly page: CasePage; readonly roles: ActForm['roles'] }) => {
  const { override } = page
  const titleOf = (id: string) => roles.find((each) => each.id === id)?.label ?? sayValueInside(id)
  return (
    <WarningText iconFallbackText="Stop">
      {`In danger now: 999 first. ${
        override === null
          ? 'Nobody here can open another way: talk to the case lead.'
          : `Only the ${either.format(override.by.map(titleOf))} can do this, for 1 to ${override.atMostHours} hours. If you are neither, telephone one of them now.`
      }`}
    </WarningText>
  )
}

function ActQuestions({
  data,
  visit,
  typed,
}: {
  readonly data: ActData
  readonly visit: Visit
  readonly typed: Typed | null
}) {
  const { type, offers } = data
  const form = typed?.form ?? prefilled(data, visit)
  return (
    <form method="post" novalidate>
      <EnvelopeHidden form={form} typed={typed} visit={visit} seq={offers.seq} />
      {type.fields.map((field) => (
        <ActField type={type} field={field} offers={offers} form={form} typed={typed} key={field.name} />
      ))}
      <WhenItHappened form={form} typed={typed} />
      <InWhichRole form={form} typed={typed} visit={visit} />
      {!isDecided(type.name) && <HasHappened form={form} summary="It has already happened, and not by our choice" />}
      {data.casePage && (
        <AddressMeant
          form={form}
          reference={data.casePage.reference}
          person={data.casePage.people.find(({ role }) => role === 'victim')?.id ?? null}
        />
      )}
      <p class="govuk-body">
        It goes on the record with your name and cannot be changed, only corrected by a further entry. Rowan then shows
        what the policy asks next.
      </p>
      <Button>Put it on the record</Button>
    </form>
  )
}

/** The whole page of one act, on a case or on the organisation's own record. */
export function ActView({
  data,
  visit,
  typed,
}: {
  readonly data: ActData
  readonly visit: Visit
  readonly typed: Typed | null
}): VNode {
  const { type, casePage } = data
  const wrong = typed !== null && (typed.errors.length > 0 || typed.refusals.length > 0 || typed.conflict !== null)
  return (
    <Frame
      title={casePage ? `Log an act, ${casePage.reference}` : 'Log an act'}
      visit={visit}
      section={casePage ? 'none' : 'organisation'}
      error={wrong}
      {...(casePage ? { banner: <CaseBar page={casePage} /> } : {})}
    >
      <ErrorSummary typed={typed} />
      <Refusals typed={typed} type={type.name} reference={casePage?.reference ?? null} done={<DoneBelow />} />
      <ConflictNotice conflict={typed?.conflict ?? null} now={data.now} />
      <h1 class="govuk-heading-l">{actTitle(type.name)}</h1>
      <p class="govuk-body-l">{`This puts on the record: ${type.meaning}`}</p>
      {type.name === 'safe-contact.overridden' && casePage && <WhoMay page={casePage} roles={data.offers.roles} />}
      {type.name === 'case.closed' && casePage && <EndsWithClosing open={casePage.open} />}
      <ActQuestions data={data} visit={visit} typed={typed} />
    </Frame>
  )
}

/** Sends one act on, and says what came of it. */
export async function sendAct(desk: Desk, visit: Visit, data: ActData, form: Form): Promise<Sent> {
  const { type, casePage } = data
  const read = readEnvelope(form, visit, desk.now())
  if ('errors' in read) return { again: typedWith(form, read.errors), status: 400 }
  const fields = readFields(type, form)
  const inNotes = casePage ? addressesInNotes([{ part: 'f', type: type.name, data: fields }], form) : []
  if (inNotes.length > 0) return { again: typedWith(askedAboutAddress(form), inNotes), status: 400 }
  const performed = await desk.perform(visit.token, {
    caseId: casePage?.id ?? null,
    type: type.name,
    data: fields,
    happened: !isDecided(type.name) && hasHappened(form),
    ...read.envelope,
  })
  const goTo = casePage ? paths.recorded(paths.case(casePage.reference), [type.name]) : paths.organisation
  return cameOfIt(performed, form, goTo, (problems) => asErrors(type, problems))
}

export const logActPage = definePage<ActData>({
  path: '/cases/:reference/acts/:type',
  access: 'on-case',
  audit: 'log-an-act',
  shows: ['view:case', 'view:act-form'],
  writes: [ACT_NAMED],
  sends: 'acts-on-case',
  stepUp: (_form, visit) => CHANGES_SAFE_CONTACT.some((type) => type === visit.params.type),
  load: async (desk, visit) => {
    const type = findEntryType(visit.params.type ?? '')
    const reference = visit.params.reference ?? ''
    if (
      !type ||
      type.scope === 'organisation' ||
      isMadeOnItsOwnPage(type.name) ||
      isDoneOnComplaint(type.name) ||
      isDoneOnLeak(type.name)
    )
      return null
    const casePage = await desk.readCase(visit.token, reference)
    const offers = await desk.readActForm(visit.token, reference)
    return casePage && offers ? { type, offers, casePage, now: desk.now() } : null
  },
  view: (data, visit, typed) => <ActView data={data} visit={visit} typed={typed} />,
  submit: sendAct,
})
