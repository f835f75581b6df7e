/** Agree with a person how they may safely be reached, in which words, and what must never be used. */
import { InsetText } from '../../../design-system/govuk/inset-text.tsx'
import { addressIn } from '../../../outgoing/messages/writing-agreed.ts'
import { dateOfDay, dayOf } from '../../../record/london-time.ts'
import { CONTACT_AREA, type ContactShown } from '../../../views/areas/contact.ts'
import type { SafeContactLine } from '../../../views/case-page.ts'
import { Checkboxes, TextField } from '../../kit/fields.tsx'
import { type Form, many, one } from '../../kit/form.ts'
import { paths } from '../../kit/paths.ts'
import { sayValue } from '../../kit/words.ts'
import { isUsual, LEAVES_OUT, vocabularyChoices } from '../../reports/report-choices.ts'
import { Rest } from '../../reports/rest.tsx'
import { sayLapsed } from '../case-bar.tsx'
import { ActQuestions, actOf, defineCaseForm, type Questions } from '../case-form.tsx'
import { PersonQuestion } from '../partners/person-question.tsx'
import { PLACES } from '../places.ts'

const HOW = ['details', 'email'] as const
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const WORDS = ['words', 'codeWord', 'place', 'workerGender', 'interpreter', 'language', 'format'] as const

/** What was agreed before, to be asked again and not typed again. */
function before(agreed: NonNullable<SafeContactLine['agreed']>): Form {
  const texts = { ...agreed, interpreter: agreed.interpreter ? 'yes' : '' }
  return {
    'agreed.channels': agreed.channels.filter(isUsual),
    'agreed.moreChannels': agreed.channels.filter((way) => !isUsual(way)),
    'agreed.neverChannels': agreed.neverChannels.filter(isUsual),
    'agreed.moreNever': agreed.neverChannels.filter((way) => !isUsual(way)),
    'agreed.days': [...agreed.days],
    ...Object.fromEntries(
      (['details', 'email', 'from', 'until', ...WORDS] as const).flatMap((name) =>
        texts[name] ? [[`agreed.${name}`, String(texts[name])]] : [],
      ),
    ),
  }
}

/** The ways by which most people are reached are asked at once, the others can wait: somebody is on the telephone. */
const Ways = ({ asked: { form, typed } }: { readonly asked: Questions<ContactShown> }) => {
  const ways = (field: 'channels' | 'neverChannels', usual: boolean) =>
    vocabularyChoices('safe-contact.agreed', field, LEAVES_OUT).filter(({ value }) => isUsual(value) === usual)
  const given = { columns: true, form, typed }
  return (
    <>
      <Checkboxes name="agreed.channels" label="Safe to use" choices={ways('channels', true)} {...given} />
      <Checkboxes name="agreed.neverChannels" label="Never use" choices={ways('neverChannels', true)} {...given} />
      <Rest summary="Other ways" asks={['agreed.moreChannels', 'agreed.moreNever']} form={form} typed={typed}>
        <Checkboxes name="agreed.moreChannels" label="Also safe to use" choices={ways('channels', false)} {...given} />
        <Checkboxes name="agreed.moreNever" label="Also never use" choices={ways('neverChannels', false)} {...given} />
      </Rest>
    </>
  )
}

export const agreeContactPage = defineCaseForm<ContactShown>({
  slug: 'agree',
  place: PLACES.contact,
  reading: CONTACT_AREA,
  main: 'safe-contact.agreed',
  title: 'Agree a safe way to make contact',
  why: 'Ask the person, not anybody else. Every message, letter, visit and appointment is held to what you write here.',
  start: ({ page, organisation }, visit) => {
    const person = one(visit.query, 'person') || (page.safeContact[0]?.person ?? '')
    const agreed = page.safeContact.find((line) => line.person === person)?.agreed
    return {
      'agreed.person': person,
      ...(agreed ? before(agreed) : {}),
      'agreed.expiresOn': dateOfDay(dayOf(page.now) + organisation.contact.agreedForDays),
    }
  },
  questions: (asked) => {
    const { page } = asked.data
    const line = page.safeContact.find((each) => each.person === one(asked.form, 'agreed.person'))
    return (
      <>
        {line?.agreed && line.agreed.state !== 'agreed' && (
          <InsetText>{`${sayLapsed(line.agreed)} Go through each answer with them: what was safe may not be now.`}</InsetText>
        )}
        <PersonQuestion asked={asked} part="agreed" type="safe-contact.agreed" />
        <Ways asked={asked} />
        <ActQuestions asked={asked} part="agreed" type="safe-contact.agreed" fields={HOW} />
        <Checkboxes
          name="agreed.days"
          label="Days that are safe"
          hint="Leave empty where any day is."
          choices={DAYS.map((value) => ({ value, label: sayValue(value) }))}
          columns
          form={asked.form}
          typed={asked.typed}
        />
        <div class="app-when__row">
          <TextField name="agreed.from" label="Safe from" type="time" width={5} form={asked.form} typed={asked.typed} />
          <TextField
            name="agreed.until"
            label="Safe until"
            type="time"
            width={5}
            form={asked.form}
            typed={asked.typed}
          />
        </div>
        <ActQuestions asked={asked} part="agreed" type="safe-contact.agreed" fields={WORDS} />
        <TextField
          name="agreed.expiresOn"
          label="Ask again by"
          hint="After this day, and after a move or somebody’s return, only a try to reach them by the safest way is let through."
          type="date"
          width={10}
          form={asked.form}
          typed={asked.typed}
        />
        <p class="govuk-body">
          {'Somebody else whom we may call if we cannot reach them? '}
          <a class="govuk-link" href={paths.act(page.reference, 'person.added')}>
            Add a trusted contact
          </a>
          {', then agree with this form how to reach that person.'}
        </p>
      </>
    )
  },
  acts: (form) => {
    const email = one(form, 'agreed.email').trim()
    if (email !== '' && addressIn({ email }) === null)
      return { errors: [{ field: 'agreed.email', text: 'Enter one e-mail address, or leave it empty' }] }
    const all = (usual: string, more: string) => [...many(form, `agreed.${usual}`), ...many(form, `agreed.${more}`)]
    const ways = { channels: all('channels', 'moreChannels'), neverChannels: all('neverChannels', 'moreNever') }
    return [
      actOf('agreed', 'safe-contact.agreed', {
        ...form,
        'agreed.channels': ways.channels,
        'agreed.neverChannels': ways.neverChannels,
      }),
    ]
  },
  after: 'From now on Rowan refuses every other way, day and time for this person.',
  button: 'Agree this',
})
