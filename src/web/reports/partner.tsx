/** An update from a partner about somebody who has not told us themselves: nobody contacts the person because of it. */
import { randomUUID } from 'node:crypto'
import type { PassingOn } from '../../views/read-passing-on.ts'
import { Button, ErrorSummary, Select, TextField } from '../kit/fields.tsx'
import { type Form, one } from '../kit/form.ts'
import { FORM_TOKEN } from '../kit/form-token.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage, type Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { Refusals } from '../kit/refusals.tsx'
import { type Typed, typedWith } from '../kit/typed.ts'
import { usualRole } from '../kit/usual-role.ts'
import { sayValue } from '../kit/words.ts'
import { reportCameOfIt } from './report-came-of-it.ts'
import { vocabularyChoices } from './report-choices.ts'

type Props = { readonly data: PassingOn; readonly visit: Visit; readonly form: Form; readonly typed: Typed | null }

const View = ({ data, visit, form, typed }: Props) => {
  const opening = data.intake.openedByPartner.map(({ from }) => sayValue(from))
  return (
    <Frame title="An update from another agency" visit={visit} section="report" error={typed !== null}>
      <ErrorSummary typed={typed} />
      <Refusals typed={typed} type="partner-update.received" reference={null} />
      <h1 class="govuk-heading-l">An update from another agency</h1>
      <p class="govuk-body-l">
        For somebody who has no case yet and has not told us themselves. If they have a case, log the update there.
      </p>
      <form method="post" action={paths.partnerUpdate} novalidate>
        <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
        <input type="hidden" name="key" value={one(form, 'key')} />
        <Select
          name="from"
          label="Who told us?"
          choices={vocabularyChoices('partner-update.received', 'from', ['victim', 'perpetrator'])}
          form={form}
          typed={typed}
        />
        <Select
          name="kind"
          label="What is it?"
          empty="Not known"
          choices={vocabularyChoices('partner-update.received', 'kind')}
          form={form}
          typed={typed}
        />
        <TextField
          name="name"
          label="Who is it about?"
          hint="Only the name. What the agency told stays with the agency’s own papers."
          width={20}
          form={form}
          typed={typed}
        />
        <p class="govuk-body">
          {opening.length > 0 && `An update from ${opening.join(' or ')} opens a case for monitoring at once. `}
          Do not contact the person because of it: they may not know that we know. Talk to the agency.
        </p>
        <Button>Record the update</Button>
      </form>
    </Frame>
  )
}

export const partnerUpdatePage = definePage<PassingOn>({
  path: paths.partnerUpdate,
  access: 'sees-cases',
  audit: 'receive-a-partner-update',
  shows: [],
  writes: ['act:receive-partner-update'],
  load: (desk, visit) => desk.readPassingOn(visit.token),
  view: (data, visit, typed) => (
    <View data={data} visit={visit} form={typed?.form ?? { key: randomUUID() }} typed={typed} />
  ),
  submit: async (desk, visit, _data, form) => {
    const role = visit.asker.roles.find((each) => each === usualRole(visit.asker.roles, null)) ?? visit.asker.roles[0]
    const from = one(form, 'from')
    if (!from || !role) return { again: typedWith(form, [{ field: 'from', text: 'Choose who told us' }]), status: 400 }
    const begun = await desk.receivePartnerUpdate(visit.token, {
      role,
      from,
      ...(one(form, 'kind') ? { kind: one(form, 'kind') } : {}),
      ...(one(form, 'name') ? { name: one(form, 'name') } : {}),
      key: one(form, 'key') || randomUUID(),
    })
    return begun.outcome === 'recorded' ? { goTo: paths.asks(begun.reference) } : reportCameOfIt(begun, form)
  },
})
