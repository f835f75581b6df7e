/** Takes in a request for data, by anybody who works here: nothing is looked up, and nothing is said. */
import { Button, ErrorSummary, TextField, WordsField } from '../kit/fields.tsx'
import { one } from '../kit/form.ts'
import { FORM_TOKEN } from '../kit/form-token.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage, type Sent } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { typedWith } from '../kit/typed.ts'

const ASKS: Readonly<Record<string, string>> = {
  name: 'Write who asks',
  reach: 'Write how we reach them',
  asks: 'Write what they ask for',
}

export const newDataRequestPage = definePage<object>({
  path: paths.newDataRequest,
  access: 'signed-in',
  audit: 'take-in-a-data-request',
  shows: [],
  writes: ['act:receive-data-request'],
  load: async () => ({}),
  view: (_data, visit, typed) => {
    const shared = { form: typed?.form ?? {}, typed }
    return (
      <Frame title="Take in a request" visit={visit} section="organisation" error={typed !== null}>
        <ErrorSummary typed={typed} />
        <h1 class="govuk-heading-l">Somebody asks for the data that we hold about them</h1>
        <p class="govuk-body">
          In any words, to anybody here: it counts from today. Tell them that we shall answer within a month, and
          nothing else. Do not look them up, and do not say whether we know them.
        </p>
        <form method="post" novalidate class="app-form">
          <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
          <TextField {...shared} name="name" label="Who asks" />
          <WordsField
            {...shared}
            name="reach"
            label="How do we reach them safely?"
            hint="Ask: where may we write or ring, so that nobody else sees or hears it?"
            rows={3}
          />
          <WordsField {...shared} name="asks" label="What do they ask for?" hint="In their own words." rows={3} />
          <Button>Pass it on to data protection</Button>
        </form>
      </Frame>
    )
  },
  submit: async (desk, visit, _data, form): Promise<Sent> => {
    const done = await desk.receiveDataRequest(visit.token, {
      name: one(form, 'name'),
      reach: one(form, 'reach'),
      asks: one(form, 'asks'),
    })
    if (done.outcome === 'not-found') return 'not-found'
    if (done.outcome === 'invalid') {
      const errors = done.problems.map(({ field, problem }) => ({
        field,
        text: problem === 'is required' ? (ASKS[field] ?? problem) : `This ${problem}`,
      }))
      return { again: typedWith(form, errors), status: 400 }
    }
    return {
      shows: (
        <Frame title="Passed on" visit={visit} section="organisation">
          <h1 class="govuk-heading-l">It is passed on</h1>
          <p class="govuk-body">Whoever protects data here goes on from here. There is nothing more for you to do.</p>
          <p class="govuk-body">
            <a class="govuk-link" href={paths.today}>
              Go to Today
            </a>
          </p>
        </Frame>
      ),
    }
  },
})
