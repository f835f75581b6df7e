/** Finds whoever complains in the landlord's records. What was typed stays out of every address. */
import { ErrorSummary } from '../kit/fields.tsx'
import { Frame } from '../kit/layout.tsx'
import { definePage } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { AskingForm, askedIn, Candidates, whyNot } from '../people/asking.tsx'

const TITLE = 'Find who complains'

const Without = () => (
  <p class="govuk-body">
    <a class="govuk-link" href={paths.newComplaint()}>
      Take the complaint without
    </a>
  </p>
)

export const findComplainerPage = definePage<object>({
  path: paths.findComplainer,
  access: 'complaints',
  audit: 'find-who-complains',
  shows: ['view:complaint-choices'],
  writes: ['view:matches'],
  load: async (desk, visit) => (await desk.complaintChoices(visit.token)) && {},
  view: (_data, visit, typed) => (
    <Frame title="Find a person" visit={visit} section="complaints" error={typed !== null}>
      <ErrorSummary typed={typed} />
      <h1 class="govuk-heading-l">{TITLE}</h1>
      <AskingForm action={paths.findComplainer} visit={visit} form={typed?.form ?? {}} typed={typed} />
      <Without />
    </Frame>
  ),
  submit: async (desk, visit, _data, form) => {
    const matches = await desk.findMatches(visit.token, askedIn(form))
    if (matches === null) return 'not-found'
    if (matches.outcome !== 'found') return { again: whyNot(matches, form), status: 400 }
    return {
      shows: (
        <Frame title="Find a person" visit={visit} section="complaints">
          <h1 class="govuk-heading-l">{TITLE}</h1>
          <Candidates
            found={matches.candidates}
            choose={({ customer, name }) => (
              <a class="govuk-link" href={paths.newComplaint(customer)}>
                It is them<span class="govuk-visually-hidden">{`, ${name}`}</span>
              </a>
            )}
          />
          <Without />
          <h2 class="govuk-heading-m">Look again</h2>
          <AskingForm action={paths.findComplainer} visit={visit} form={form} typed={null} />
        </Frame>
      ),
    }
  },
})
