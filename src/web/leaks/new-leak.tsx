/** Tell of something that may have got out, by anybody who works here: nothing is looked up, and nothing is said back. */
import { randomUUID } from 'node:crypto'
import { WarningText } from '../../design-system/govuk/warning-text.tsx'
import { WhenItHappened } from '../cases/act-envelope.tsx'
import { tryAgain } from '../cases/came-of-it.ts'
import { Button, Checkboxes, ErrorSummary, Radios, TextField, WordsField } from '../kit/fields.tsx'
import { many, one } from '../kit/form.ts'
import { FORM_TOKEN } from '../kit/form-token.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage, type Sent } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { typedWith } from '../kit/typed.ts'
import { readWhen } from '../kit/when-it-happened.ts'
import { HOWS, LEARNTS, WHATS } from './leak-words.ts'

export const newLeakPage = definePage<object>({
  path: paths.newLeak,
  access: 'in-a-role',
  audit: 'tell-of-something-that-got-out',
  shows: [],
  writes: ['act:report-leak'],
  load: async (_desk, visit) => (visit.asker.roles.length > 0 ? {} : null),
  view: (_data, visit, typed) => {
    const shared = { form: typed?.form ?? {}, typed }
    return (
      <Frame title="Something may have got out" visit={visit} error={typed !== null}>
        <ErrorSummary typed={typed} />
        <h1 class="govuk-heading-l">Something may have got out</h1>
        <p class="govuk-body-l">
          A letter at the wrong door, a message on the wrong phone, a page left open. Tell us at once: being wrong costs
          nothing, and nobody is blamed for telling.
        </p>
        <WarningText>If somebody may be in danger now, call 999 first.</WarningText>
        <form method="post" novalidate class="app-form">
          <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
          <input type="hidden" name="key" value={one(shared.form, 'key') || randomUUID()} />
          <Checkboxes
            {...shared}
            name="what"
            label="What may be known now?"
            hint="Tick all that may be."
            choices={WHATS}
          />
          <Checkboxes {...shared} name="learnt" label="Who could know it?" choices={LEARNTS} />
          <Radios {...shared} name="how" label="How?" choices={HOWS} />
          <Radios
            {...shared}
            name="goesOn"
            label="Is it still going on?"
            inline
            choices={[
              { value: 'yes', label: 'Yes, or I do not know' },
              { value: 'no', label: 'No' },
            ]}
          />
          <WordsField
            {...shared}
            name="account"
            label="What happened?"
            hint="Do not ring anybody and do not go back for it: say where it is."
            rows={4}
          />
          <WordsField
            {...shared}
            name="whose"
            label="Whose safety is it about?"
            hint="A name, an address, a job number: whatever you have. Do not look anybody up."
            rows={2}
          />
          <TextField
            {...shared}
            name="ofCase"
            label="The number of the case, if you know it"
            hint="Such as R-4F7K. What waits to be sent on it is then held back at once. You will not be told whether there is one."
            width={10}
          />
          <WhenItHappened
            {...shared}
            asks="When did you come to know of it?"
            hint="Leave both empty if it is now. The law counts from then. Say in your own words when it happened, if you know."
          />
          <Button>Tell them now</Button>
        </form>
      </Frame>
    )
  },
  submit: async (desk, visit, _data, form): Promise<Sent> => {
    const when = readWhen(form, desk.now())
    const errors = [
      ...(many(form, 'what').length === 0
        ? [{ field: 'what', text: 'Tick what may be known, or that you do not know' }]
        : []),
      ...(one(form, 'account') === '' ? [{ field: 'account', text: 'Write what happened' }] : []),
      ...('errors' in when ? when.errors : []),
    ]
    if ('errors' in when || errors.length > 0) return { again: typedWith(form, errors), status: 400 }
    const goesOn = one(form, 'goesOn')
    const text = (name: string) => (one(form, name) === '' ? {} : { [name]: one(form, name) })
    const [role] = visit.asker.roles
    if (role === undefined) return 'not-found'
    const came = await desk.reportLeak(visit.token, {
      role,
      ...when.happened,
      key: one(form, 'key') || randomUUID(),
      ofCase: one(form, 'ofCase'),
      data: {
        what: many(form, 'what'),
        ...(many(form, 'learnt').length > 0 ? { learnt: many(form, 'learnt') } : {}),
        ...text('how'),
        ...text('account'),
        ...text('whose'),
        ...(goesOn === '' ? {} : { goesOn: goesOn === 'yes' }),
      },
    })
    if (came.outcome === 'not-found') return 'not-found'
    if (came.outcome !== 'passed-on') {
      const text = 'This could not be passed on. Look at what you wrote and send it again, or ring data protection now'
      return { again: typedWith(tryAgain(form), [{ field: '', text }]), status: 400 }
    }
    return {
      shows: (
        <Frame title="Passed on" visit={visit}>
          <h1 class="govuk-heading-l">It is passed on</h1>
          <p class="govuk-body">
            Those who look after it are told now. Tell nobody else, and do not ring whoever it is about: they are called
            first by somebody who knows how to reach them safely.
          </p>
          <p class="govuk-body">You will hear nothing back about it here. If you learn more, tell it again.</p>
        </Frame>
      ),
    }
  },
})
