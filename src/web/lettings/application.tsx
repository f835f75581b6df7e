/** Before a home is let: whether to speak to somebody first. The page is the same whatever the answer is. Source: WHG-2.18.a. */
import { Answer } from '../../design-system/parts/answer.tsx'
import { Button, ErrorSummary, TextField } from '../kit/fields.tsx'
import { type Form, one } from '../kit/form.ts'
import { FORM_TOKEN } from '../kit/form-token.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage, type Sent, type Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { type Typed, typedWith } from '../kit/typed.ts'

const CheckForm = ({ visit, typed }: { readonly visit: Visit; readonly typed: Typed | null }) => {
  const shared = { form: typed?.form ?? {}, typed }
  return (
    <form method="post" novalidate>
      <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
      <TextField {...shared} name="name" label="Full name of who applies" autocomplete="off" />
      <TextField {...shared} name="dateOfBirth" label="Date of birth" type="date" width={10} autocomplete="off" />
      <TextField
        {...shared}
        name="address"
        label="Where they live now (if you know it)"
        hint="Number, street and postcode. Check each adult of the household apart."
        autocomplete="off"
      />
      <Button>Check</Button>
    </form>
  )
}

const Checked = ({ speakTo }: { readonly speakTo: string | null }) => (
  <Answer>
    <h2 class="govuk-heading-m">{speakTo === null ? 'Go on as usual' : `Speak to the ${speakTo} before going on`}</h2>
    <p class="govuk-body">
      {speakTo === null
        ? 'Check again on the day on which you offer a home.'
        : 'Tell nobody who applies that you checked, and write nothing of it in the application.'}
    </p>
  </Answer>
)

const asked = (form: Form) => ({
  name: one(form, 'name'),
  dateOfBirth: one(form, 'dateOfBirth'),
  address: one(form, 'address'),
})

export const applicationPage = definePage<Record<string, never>>({
  path: paths.applications,
  access: 'restricted-list',
  audit: 'check-an-application',
  shows: ['view:moves'],
  writes: ['view:application-check'],
  load: async (desk, visit) => {
    const found = await desk.readMoves(visit.token)
    return found?.checksApplications ? {} : null
  },
  view: (_data, visit, typed) => (
    <Frame title="Check an application" visit={visit} section="moves" error={typed !== null}>
      <div class="app-form">
        <ErrorSummary typed={typed} />
        <h1 class="govuk-heading-l">Check an application</h1>
        <p class="govuk-body">Before each offer. It tells you whether to speak to somebody first, and nothing else.</p>
        <CheckForm visit={visit} typed={typed} />
      </div>
    </Frame>
  ),
  submit: async (desk, visit, _data, form): Promise<Sent> => {
    const checked = await desk.checkApplication(visit.token, asked(form))
    if (checked === null) return 'not-found'
    if (checked.outcome === 'too-many')
      return {
        again: typedWith(form, [{ field: '', text: 'That is many in an hour: wait a little, then go on' }]),
        status: 400,
      }
    if (checked.outcome === 'invalid')
      return {
        again: typedWith(
          form,
          checked.problems.map(({ field, problem }) => ({ field, text: `It ${problem}` })),
        ),
        status: 400,
      }
    return {
      shows: (
        <Frame title="Check an application" visit={visit} section="moves">
          <div class="app-form">
            <h1 class="govuk-heading-l">Check an application</h1>
            <Checked speakTo={checked.speakTo} />
            <p class="govuk-body">
              <a class="govuk-link" href={paths.applications}>
                Check another one
              </a>
            </p>
          </div>
        </Frame>
      ),
    }
  },
})
