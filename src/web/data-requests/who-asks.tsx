/** Finds who asks in the housing records. What was typed stays out of every address. */
import type { DataRequestShown } from '../../views/read-data-requests.ts'
import { ErrorSummary, Select } from '../kit/fields.tsx'
import { FORM_TOKEN } from '../kit/form-token.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage, type Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { AskingForm, askedIn, Candidates, whyNot } from '../people/asking.tsx'
import { IDENTITY_CHOICES } from './data-request-words.ts'

const Itself = ({ visit, customer, name }: { visit: Visit; customer: string; name: string }) => (
  <form method="post" action={paths.dataRequest(visit.params.id ?? '')}>
    <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
    <input type="hidden" name="does" value="identity" />
    <input type="hidden" name="customer" value={customer} />
    <Select
      name={`how-${customer}`}
      label="How do you know that it is them?"
      choices={IDENTITY_CHOICES}
      form={{}}
      typed={null}
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
    const matches = await desk.findMatches(visit.token, askedIn(form))
    if (matches === null) return 'not-found'
    if (matches.outcome !== 'found') return { again: whyNot(matches, form), status: 400 }
    return {
      shows: (
        <Frame title="Find a person" visit={visit} section="organisation">
          <h1 class="govuk-heading-l">{`Find who asks, ${each.reference}`}</h1>
          <Candidates
            found={matches.candidates.map((candidate) => ({ ...candidate, ownCases: [] }))}
            choose={({ customer, name }) => <Itself visit={visit} customer={customer} name={name} />}
          />
          <h2 class="govuk-heading-m">Look again</h2>
          <AskingForm action={paths.whoAsksForData(each.id)} visit={visit} form={form} typed={null} />
        </Frame>
      ),
    }
  },
})
