/** Write a message, look at it as whoever picks up the phone would, and log it as sent: Rowan sends nothing by itself. */
import { createHash } from 'node:crypto'
import { InsetText } from '../../../design-system/govuk/inset-text.tsx'
import { WarningText } from '../../../design-system/govuk/warning-text.tsx'
import { tellingWords } from '../../../record/telling-words.ts'
import { CONTACT_AREA, type ContactShown } from '../../../views/areas/contact.ts'
import { Select, WordsField } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import { sayValueInside } from '../../kit/words.ts'
import { ActQuestions, actOf, defineCaseForm, type Questions } from '../case-form.tsx'
import { startPerson } from '../partners/person-question.tsx'
import { PLACES } from '../places.ts'
import { BeforeContact } from './before-contact.tsx'
import { usualWay, ways } from './ways.ts'
import { Who } from './who.tsx'

const WRITTEN = ['text', 'email', 'messaging-app', 'letter', 'voicemail', 'online-chat', 'social-media', 'app'] as const

/** Where it would go; and before anybody writes it out, that it may not go there. While a life is at risk any way may be used. */
const WhereTo = ({ data, form }: Pick<Questions<ContactShown>, 'data' | 'form'>) => {
  const person = one(form, 'message.person')
  const channel = one(form, 'message.channel')
  const way = sayValueInside(channel)
  const whom = data.shows.people.find((each) => each.id === person)
  const { agreed, name } = whom ?? { agreed: null, name: '' }
  const isFree = data.page.safeContact.some((line) => line.person === person && line.overriddenUntil !== null)
  if (!agreed || isFree) return <p class="govuk-body">{`By ${way}. Nothing was recorded yet.`}</p>
  if (agreed.neverChannels.includes(channel))
    return (
      <WarningText iconFallbackText="Stop">{`Never by ${way}: ${name} said that it is not safe. Choose another way.`}</WarningText>
    )
  if (!agreed.channels.includes(channel))
    return (
      <WarningText iconFallbackText="Stop">{`By ${way}: that was not agreed with ${name}. Choose another way, or agree it first.`}</WarningText>
    )
  if (agreed.state !== 'agreed')
    return (
      <WarningText iconFallbackText="Stop">{`What was agreed with ${name} may not be safe any more. Agree again before you write.`}</WarningText>
    )
  return (
    <p class="govuk-body">{`By ${way}${agreed.details ? `, to ${agreed.details}` : ''}. Nothing was recorded yet.`}</p>
  )
}

/** What somebody else would learn from it, and what was agreed about words. */
const Preview = ({ data, form }: Questions<ContactShown>) => {
  const wording = one(form, 'message.wording')
  const telling = tellingWords(wording)
  const agreed = data.shows.people.find((each) => each.id === one(form, 'message.person'))?.agreed
  return (
    <>
      <h2 class="govuk-heading-m">Read it as somebody else who picks it up</h2>
      <InsetText>{wording}</InsetText>
      {telling.length > 0 ? (
        <p class="govuk-body">
          <strong>{`These words give it away: ${telling.join(', ')}.`}</strong>
          {' Write it without them, or call instead.'}
        </p>
      ) : (
        <p class="govuk-body">No telling words were found. Names and places can tell too: read it once more.</p>
      )}
      {agreed?.words && <p class="govuk-body">{`Agreed words: ${agreed.words}`}</p>}
      <WhereTo data={data} form={form} />
    </>
  )
}

export const sendMessagePage = defineCaseForm<ContactShown>({
  slug: 'message',
  place: PLACES.contact,
  reading: CONTACT_AREA,
  main: 'message.sent',
  title: 'Record a message that you sent',
  why: 'Keep it short and neutral: “Please call Sam when you can.” Never say why. Rowan checks it, and you send it from your own phone or desk.',
  start: (data, visit) => {
    const person = startPerson(data, visit)
    return { 'message.person': person, 'message.channel': usualWay(data, person, WRITTEN) }
  },
  questions: (asked) => {
    const { data, form, typed } = asked
    return (
      <>
        <BeforeContact asked={asked} part="message" />
        <Who asked={asked} part="message" />
        <Select
          name="message.channel"
          label="How does it go?"
          choices={ways(data, one(form, 'message.person'), WRITTEN)}
          form={form}
          typed={typed}
        />
        <WordsField name="message.wording" label="What it says" rows={5} form={form} typed={typed} />
        <ActQuestions asked={asked} part="message" type="message.sent" fields={['purpose']} />
      </>
    )
  },
  look: {
    button: 'Check it',
    view: (asked) => <Preview {...asked} />,
    of: (form) =>
      one(form, 'message.wording') === ''
        ? null
        : createHash('sha256')
            .update(['person', 'channel', 'wording'].map((name) => one(form, `message.${name}`)).join('\n'))
            .digest('hex')
            .slice(0, 16),
  },
  acts: (form) => {
    const wording = one(form, 'message.wording')
    if (wording.trim() === '') return { errors: [{ field: 'message.wording', text: 'Write what it says' }] }
    return [actOf('message', 'message.sent', form, { revealsReport: tellingWords(wording).length > 0 })]
  },
  after: 'It is held to the agreed way, day and hour. Send it only once Rowan has recorded it.',
  button: 'Record it as sent',
})
