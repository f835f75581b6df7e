/** How the person can be reached safely, and by what never: the usual ways are asked at once, the rest can wait. */
import { Checkboxes, TextField } from '../kit/fields.tsx'
import { isUsual, LEAVES_OUT, vocabularyChoices } from './report-choices.ts'
import type { Questions } from './report-questions.tsx'
import { Rest } from './rest.tsx'

const waysOf = (field: 'channels' | 'neverChannels', usual: boolean) =>
  vocabularyChoices('safe-contact.agreed', field, LEAVES_OUT).filter(({ value }) => isUsual(value) === usual)

export const ReachQuestions = (given: Questions) => (
  <section>
    <h2 class="govuk-heading-m">Safe ways to reach them</h2>
    <p class="govuk-body">
      Ask: "How can we reach you safely? What must we never use?" From now on, a contact in any other way is refused.
    </p>
    <Checkboxes name="safe.channels" label="Safe to use" columns choices={waysOf('channels', true)} {...given} />
    <Checkboxes
      name="safe.neverChannels"
      label="Never use"
      columns
      choices={waysOf('neverChannels', true)}
      {...given}
    />
    <TextField name="safe.details" label="Number or address to use" width={20} {...given} />
    <Rest
      summary="Other ways, code word, days and hours"
      asks={['safe.moreChannels', 'safe.moreNever', 'safe.codeWord', 'safe.days', 'safe.from', 'safe.until']}
      {...given}
    >
      <Checkboxes
        name="safe.moreChannels"
        label="Also safe to use"
        columns
        choices={waysOf('channels', false)}
        {...given}
      />
      <Checkboxes
        name="safe.moreNever"
        label="Also never use"
        columns
        choices={waysOf('neverChannels', false)}
        {...given}
      />
      <TextField name="safe.codeWord" label="Code word" hint="How we prove who we are" width={20} {...given} />
      <Checkboxes
        name="safe.days"
        label="Days that are safe"
        hint="None ticked: any day"
        columns
        choices={vocabularyChoices('safe-contact.agreed', 'days')}
        {...given}
      />
      <div class="app-when__row">
        <TextField name="safe.from" label="From" type="time" width={5} {...given} />
        <TextField name="safe.until" label="Until" type="time" width={5} {...given} />
      </div>
    </Rest>
  </section>
)
