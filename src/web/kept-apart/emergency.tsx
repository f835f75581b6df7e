/** Opens a case that one is not on, in an emergency: why, and what happens when one does. See docs/decisions/0060. */
import { Button, ErrorSummary, Radios, TextField, WordsField } from '../kit/fields.tsx'
import { one } from '../kit/form.ts'
import { FORM_TOKEN } from '../kit/form-token.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage, type Sent } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { typedWith } from '../kit/typed.ts'
import { CATEGORY_CHOICES } from './kept-apart-words.ts'

const KEPT = 'Nothing was opened yet. Everything you typed is still here.'

const ASKS: Readonly<Record<string, string>> = {
  reference: 'Write the reference of the case, like R-4F7K',
  category: 'Say what the emergency is',
  reason: 'Write in a sentence why you need to read it now: at least 20 characters',
}

export const emergencyPage = definePage<Record<string, never>>({
  path: paths.emergency,
  access: 'sees-cases',
  audit: 'ask-for-an-emergency',
  shows: [],
  writes: ['emergency'],
  sends: 'emergency',
  stepUp: true,
  load: async () => ({}),
  view: (_data, visit, typed) => {
    const shared = { form: typed?.form ?? {}, typed }
    return (
      <Frame title="In an emergency" visit={visit} section="today" error={typed !== null}>
        <div class="app-form">
          <ErrorSummary typed={typed} kept={KEPT} />
          <h1 class="govuk-heading-l">Open a case in an emergency</h1>
          <p class="govuk-body">
            If somebody is in danger now, call 999 first. Then try whoever has the case, or the lead. If nobody can be
            reached, you can read the case for one hour. You cannot change anything on it.
          </p>
          <p class="govuk-body">
            The lead of the case and the safeguarding lead are told at once that you opened it, and one of them will
            talk to you about it within two working days.
          </p>
          <form method="post" novalidate>
            <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
            <TextField {...shared} name="reference" label="Reference of the case" hint="Like R-4F7K" width={10} />
            <Radios {...shared} name="category" label="What is the emergency?" choices={CATEGORY_CHOICES} />
            <WordsField
              {...shared}
              name="reason"
              label="Why you need to read it now"
              hint="A sentence or two: who asks, and what you must find out."
            />
            <Button>Open it for one hour</Button>
          </form>
        </div>
      </Frame>
    )
  },
  submit: async (desk, visit, _data, form): Promise<Sent> => {
    const opened = await desk.openInEmergency(visit.token, {
      reference: one(form, 'reference'),
      category: one(form, 'category'),
      reason: one(form, 'reason'),
    })
    if (opened.outcome === 'opened') return { goTo: paths.case(opened.reference) }
    if (opened.outcome === 'not-found')
      return {
        again: typedWith(form, [
          { field: 'reference', text: 'No case of that reference can be opened here. Check it, or telephone the lead' },
        ]),
        status: 400,
      }
    return {
      again: typedWith(
        form,
        opened.problems.map(({ field, problem }) => ({ field, text: ASKS[field] ?? `It ${problem}` })),
      ),
      status: 400,
    }
  },
})
