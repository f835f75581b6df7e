/** Log one act: the form made from the vocabulary, prefilled from what it answers; a refusal keeps everything typed. */

import { randomUUID } from 'node:crypto'
import type { VNode } from 'preact'
import type { Performed } from '../../casework/performed.ts'
import { Details } from '../../design-system/govuk/details.tsx'
import { type EntryType, findEntryType } from '../../record/entry-type.ts'
import { ROLES, type RoleName } from '../../record/vocabulary.ts'
import type { CasePage } from '../../views/case-page.ts'
import type { ActForm, Desk } from '../kit/desk.ts'
import { Button, ErrorSummary, OneOf, TextField } from '../kit/fields.tsx'
import { type Form, type FormError, one } from '../kit/form.ts'
import { FORM_TOKEN } from '../kit/form-token.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage, type Sent, type Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { ConflictNotice, Refusals } from '../kit/refusals.tsx'
import { type Typed, typedWith } from '../kit/typed.ts'
import { usualRole } from '../kit/usual-role.ts'
import { readWhen, WHEN_DATE, WHEN_TIME, whenFields } from '../kit/when-it-happened.ts'
import { actTitle, sayValue } from '../kit/words.ts'
import { ActField, asErrors, begins, inForm, readFields } from './act-fields.tsx'
import { CaseBar } from './case-bar.tsx'
import { usualPerson } from './whom.ts'

export type ActData = {
  readonly type: EntryType
  readonly offers: ActForm
  readonly casePage: CasePage | null
  readonly now: number
}

/** What the form shows before anybody types: what the answered duty names, and now. */
function prefilled(data: ActData, visit: Visit): Form {
  const { type, offers, now } = data
  const form: Record<string, string> = { key: randomUUID(), seq: String(offers.seq) }
  for (const [name, value] of Object.entries(whenFields(now))) if (typeof value === 'string') form[name] = value
  for (const field of type.fields) {
    if (begins(type.name, field.name)) form[inForm(field.name)] = randomUUID()
    else if (field.name === 'person')
      form[inForm('person')] = one(visit.query, 'person') || usualPerson(type.name, offers.people)
    else if (one(visit.query, 'key') && field.type === 'ref') form[inForm(field.name)] = one(visit.query, 'key')
  }
  const role = usualRole(visit.asker.roles, data.casePage?.owner.role ?? null)
  if (role) form.role = role
  return form
}

const readRole = (form: Form, visit: Visit): RoleName | null => {
  const said = ROLES.find((role) => role === one(form, 'role'))
  return said && visit.asker.roles.includes(said) ? said : (visit.asker.roles[0] ?? null)
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
      <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
      <input type="hidden" name="key" value={one(form, 'key')} />
      <input type="hidden" name="seq" value={typed?.conflict ? String(offers.seq) : one(form, 'seq')} />
      {type.fields.map((field) => (
        <ActField type={type} field={field} offers={offers} form={form} typed={typed} key={field.name} />
      ))}
      <fieldset class="govuk-fieldset app-when">
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">When did it happen?</legend>
        <p class="govuk-hint">Deadlines run from when it happened, not from when it is written down.</p>
        <div class="app-when__row">
          <TextField name={WHEN_DATE} label="Date" type="date" width={10} form={form} typed={typed} />
          <TextField name={WHEN_TIME} label="Time" type="time" width={5} form={form} typed={typed} />
        </div>
      </fieldset>
      {visit.asker.roles.length > 1 && (
        <OneOf
          name="role"
          label="In which role did you do it?"
          choices={visit.asker.roles.map((role) => ({ value: role, label: sayValue(role) }))}
          form={form}
          typed={typed}
        />
      )}
      <Details summaryText="It has already happened, and not by our choice">
        <div class="govuk-checkboxes govuk-checkboxes--small">
          <div class="govuk-checkboxes__item">
            <input
              class="govuk-checkboxes__input"
              id="happened"
              name="happened"
              type="checkbox"
              value="yes"
              checked={one(form, 'happened') === 'yes'}
            />
            <label class="govuk-label govuk-checkboxes__label" for="happened">
              Keep it on the record even where the policy would have refused it
            </label>
          </div>
        </div>
        <p>The record then shows which clause it broke, so that it can be put right.</p>
      </Details>
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
      <Refusals typed={typed} type={type.name} reference={casePage?.reference ?? null} />
      <ConflictNotice conflict={typed?.conflict ?? null} now={data.now} />
      <h1 class="govuk-heading-l">{actTitle(type.name)}</h1>
      <p class="govuk-body-l">{type.meaning}</p>
      <ActQuestions data={data} visit={visit} typed={typed} />
    </Frame>
  )
}

/** What comes back may be changed and sent again: that is another request, so it has another key. */
const tryAgain = (form: Form): Form => ({ ...form, key: randomUUID() })

/** Sends one act on, and says what came of it. */
export async function sendAct(desk: Desk, visit: Visit, data: ActData, form: Form): Promise<Sent> {
  const { type, casePage } = data
  const when = readWhen(form, desk.now())
  const role = readRole(form, visit)
  const errors: readonly FormError[] = 'errors' in when ? when.errors : []
  if ('errors' in when || role === null) return { again: typedWith(form, errors), status: 400 }
  const seq = Number(one(form, 'seq'))
  const performed: Performed = await desk.perform(visit.token, {
    caseId: casePage?.id ?? null,
    type: type.name,
    data: readFields(type, form),
    at: when.at,
    role,
    happened: one(form, 'happened') === 'yes',
    seq: Number.isInteger(seq) && one(form, 'seq') !== '' ? seq : null,
    key: one(form, 'key') || randomUUID(),
  })
  switch (performed.outcome) {
    case 'recorded':
      return { goTo: casePage ? `${paths.case(casePage.reference)}?recorded=${type.name}` : paths.organisation }
    case 'invalid':
      return { again: typedWith(form, asErrors(type, performed.problems)), status: 400 }
    case 'refused':
      return { again: { ...typedWith(tryAgain(form), []), refusals: performed.refusals }, status: 409 }
    case 'conflict':
      return { again: { ...typedWith(tryAgain(form), []), conflict: performed.since }, status: 409 }
    case 'key-reused':
      return {
        again: typedWith(tryAgain(form), [
          { field: '', text: 'This form was sent before with other answers. Check the record, then send it again' },
        ]),
        status: 409,
      }
    case 'not-found':
      return 'not-found'
    default:
      return performed satisfies never
  }
}

export const logActPage = definePage<ActData>({
  path: '/cases/:reference/acts/:type',
  access: 'sees-cases',
  audit: 'log-an-act',
  load: async (desk, visit) => {
    const type = findEntryType(visit.params.type ?? '')
    const reference = visit.params.reference ?? ''
    if (!type || type.scope === 'organisation') return null
    const casePage = await desk.readCase(visit.token, reference)
    const offers = await desk.readActForm(visit.token, reference)
    return casePage && offers ? { type, offers, casePage, now: desk.now() } : null
  },
  view: (data, visit, typed) => <ActView data={data} visit={visit} typed={typed} />,
  submit: sendAct,
})
