/** Finds who asks in the housing records. What was typed stays out of every address. */
import type { DataRequestShown } from '../../views/read-data-requests.ts'
import { ErrorSummary, Select } from '../kit/fields.tsx'
import { one } from '../kit/form.ts'
import { FORM_TOKEN } from '../kit/form-token.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage, type Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { type Typed, typedWith } from '../kit/typed.ts'
import { AskingForm, askedIn, Candidates, whyNot } from '../people/asking.tsx'
import { IDENTITY_CHOICES } from './data-request-words.ts'

type Named = { readonly visit: Visit; readonly customer: string; readonly name: string; readonly typed: Typed }

/** What was looked for goes with it: where something is missing the same people stand there again. */
const Itself = ({ visit, customer, name, typed }: Named) => (
  <form method="post" novalidate action={paths.whoAsksForData(visit.params.id ?? '')}>
    <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
    <input type="hidden" name="customer" value={customer} />
    {Object.entries(askedIn(typed.form)).map(([field, value]) => (
      <input type="hidden" name={field} value={value} key={field} />
    ))}
    <Select
      name={`how-${customer}`}
      label="How do you know that it is them?"
      choices={IDENTITY_CHOICES}
      form={typed.form}
      typed={typed}
    />
    <button class="govuk-button govuk-button--secondary govuk-!-margin-bottom-1" type="submit">
      It is them<span class="govuk-visually-hidden">{`, ${name}`}</span>
    </button>
  </form>
)

export const whoAsksPage = definePage<DataRequestShown>({
  path: '/data-requests/:id/who',
  access: 'protects-data',
  audit: 'find-who-asks-for-data',
  shows: ['view:data-requests'],
  writes: ['view:matches', 'act:confirm-identity'],
  load: async (desk, visit) => {
    const read = await desk.readDataRequests(visit.token)
    return (read?.protects && read.requests.find((each) => each.id === visit.params.id)) || null
  },
  view: (each, visit, typed) => (
    <Frame title="Find a person" visit={visit} section="organisation" error={typed !== null}>
      <ErrorSummary typed={typed} />
      <h1 class="govuk-heading-l">{`Find who asks, ${each.reference}`}</h1>
      <AskingForm action={paths.whoAsksForData(each.id)} visit={visit} form={typed?.form ?? {}} typed={typed} />
    </Frame>
  ),
  submit: async (desk, visit, each, form) => {
    const customer = one(form, 'customer')
    const said =
      customer === ''
        ? null
        : await desk.confirmWhoItIs(visit.token, { id: each.id, customer, how: one(form, `how-${customer}`) })
    if (said?.outcome === 'done') return { goTo: paths.dataRequest(each.id) }
    if (said?.outcome === 'not-found')
      return {
        again: typedWith(form, [{ field: '', text: 'It has changed meanwhile, or is for another person to do' }]),
        status: 409,
      }
    const errors = said === null ? [] : [{ field: `how-${customer}`, text: 'Say how you know that it is them' }]
    const matches = await desk.findMatches(visit.token, askedIn(form))
    if (matches === null) return 'not-found'
    if (matches.outcome !== 'found') return { again: whyNot(matches, form), status: 400 }
    const typed = typedWith(form, errors)
    return {
      shows: (
        <Frame title="Find a person" visit={visit} section="organisation" error={errors.length > 0}>
          <ErrorSummary typed={typed} />
          <h1 class="govuk-heading-l">{`Find who asks, ${each.reference}`}</h1>
          <Candidates
            found={matches.candidates.map((candidate) => ({ ...candidate, ownCases: [] }))}
            choose={({ customer: id, name }) => <Itself visit={visit} customer={id} name={name} typed={typed} />}
          />
          <h2 class="govuk-heading-m">Look again</h2>
          <AskingForm action={paths.whoAsksForData(each.id)} visit={visit} form={form} typed={null} />
        </Frame>
      ),
    }
  },
})
