/** Finds a person or home before a report begins. What was typed stays out of every address: the answer is shown, not linked. */
import { ErrorSummary } from '../kit/fields.tsx'
import { Frame } from '../kit/layout.tsx'
import { definePage } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { AskingForm, askedIn, Candidates, whyNot } from './asking.tsx'

export const findPersonPage = definePage<Record<string, never>>({
  path: paths.findPerson,
  access: 'sees-cases',
  audit: 'find-a-person',
  shows: [],
  writes: ['view:matches'],
  load: async () => ({}),
  view: (_data, visit, typed) => (
    <Frame title="Find a person" visit={visit} section="report" error={typed !== null}>
      <ErrorSummary typed={typed} kept="Everything you typed is still here." />
      <h1 class="govuk-heading-l">Find the person or home</h1>
      <p class="govuk-body-l">
        Ask what they are called and where they live. Then the report starts with what we know.
      </p>
      <AskingForm action={paths.findPerson} visit={visit} form={typed?.form ?? {}} typed={typed} />
      <p class="govuk-body">
        <a class="govuk-link" href={paths.newReport}>
          Start the report without
        </a>
      </p>
    </Frame>
  ),
  submit: async (desk, visit, _data, form) => {
    const matches = await desk.findMatches(visit.token, askedIn(form))
    if (matches === null) return 'not-found'
    if (matches.outcome !== 'found') return { again: whyNot(matches, form), status: 400 }
    return {
      shows: (
        <Frame title="Find a person" visit={visit} section="report">
          <h1 class="govuk-heading-l">Find the person or home</h1>
          <Candidates
            found={matches.candidates}
            choose={({ customer, home, name }) => (
              <a class="govuk-link" href={paths.newReportAbout(customer, home?.id ?? null)}>
                Start the report with this person<span class="govuk-visually-hidden">{`, ${name}`}</span>
              </a>
            )}
          />
          <p class="govuk-body">
            <a class="govuk-link" href={paths.newReport}>
              Start the report without
            </a>
          </p>
          <h2 class="govuk-heading-m">Look again</h2>
          <AskingForm action={paths.findPerson} visit={visit} form={form} typed={null} />
        </Frame>
      ),
    }
  },
})
