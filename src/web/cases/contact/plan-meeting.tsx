/** Plan a visit, a meeting or a call at a fixed time: held to the agreed ways, days and hours of the day on which it takes place. */
import { InsetText } from '../../../design-system/govuk/inset-text.tsx'
import type { AreaPage } from '../../../views/area-page.ts'
import { CONTACT_AREA, type ContactShown } from '../../../views/areas/contact.ts'
import { Radios, TextField, WordsField } from '../../kit/fields.tsx'
import { type Form, one } from '../../kit/form.ts'
import { defineCaseForm } from '../case-form.tsx'
import { startPerson } from '../partners/person-question.tsx'
import { PLACES } from '../places.ts'
import { BeforeContact } from './before-contact.tsx'
import { Who } from './who.tsx'

const WHERE = [
  { value: 'chosen-place', label: 'Meet at a place of their choice' },
  { value: 'office', label: 'Meet at our office' },
  { value: 'home', label: 'Visit them at home', hint: 'Only where they chose it and nobody there may harm them.' },
  { value: 'phone', label: 'Call at a fixed time' },
  { value: 'video-call', label: 'Video call at a fixed time' },
]

/** Whether somebody said to cause harm is recorded as living with them. */
const livesWithHarm = ({ page }: AreaPage<ContactShown>, person: string): boolean =>
  page.relationships.some(
    ({ from, to, shareHome }) =>
      shareHome &&
      [from, to].includes(person) &&
      page.people.some((each) => each.role === 'perpetrator' && [from, to].includes(each.id)),
  )

const isAtHomeWithHarm = (form: Form, data: AreaPage<ContactShown>): boolean =>
  one(form, 'meet.where') === 'home' && livesWithHarm(data, one(form, 'meet.person'))

export const planMeetingPage = defineCaseForm<ContactShown>({
  slug: 'meet',
  place: PLACES.contact,
  reading: CONTACT_AREA,
  main: 'appointment.made',
  title: 'Plan a visit or a meeting',
  why: 'Let them choose where, when and with whom. Somebody seen at the door can tell as much as a letter.',
  asksWhen: false,
  start: (data, visit) => ({ 'meet.person': startPerson(data, visit) }),
  questions: (asked) => {
    const { data, form, typed } = asked
    return (
      <>
        <BeforeContact asked={asked} part="meet" />
        <Who asked={asked} part="meet" />
        {livesWithHarm(data, one(form, 'meet.person')) && (
          <InsetText>
            Somebody said to cause harm lives with them: do not plan a visit at home unless they ask for it.
          </InsetText>
        )}
        <Radios name="meet.where" label="Where or how?" choices={WHERE} form={form} typed={typed} />
        <div class="app-when__row">
          <TextField name="meet.on" label="Day" type="date" width={10} form={form} typed={typed} />
          <TextField name="meet.time" label="Time" type="time" width={5} form={form} typed={typed} />
        </div>
        <WordsField
          name="meet.details"
          label="The place, and how to get there and leave safely (if it helps)"
          rows={3}
          form={form}
          typed={typed}
        />
        <WordsField
          name="meet.loneWorking"
          label="For a visit at home: why it is safe, and how you keep safe yourself"
          rows={3}
          form={form}
          typed={typed}
        />
      </>
    )
  },
  acts: (form, data) => {
    const field = (name: string) => one(form, `meet.${name}`) || undefined
    const where = one(form, 'meet.where')
    const missing = [
      ...(where === '' ? [{ field: 'meet.where', text: 'Say where or how' }] : []),
      ...(field('on') ? [] : [{ field: 'meet.on', text: 'Give the day' }]),
      ...(field('time') ? [] : [{ field: 'meet.time', text: 'Give the time' }]),
      ...(isAtHomeWithHarm(form, data) && !field('loneWorking')
        ? [{ field: 'meet.loneWorking', text: 'Say why it is safe there: somebody said to cause harm lives with them' }]
        : []),
    ]
    if (missing.length > 0) return { errors: missing }
    const shared = { person: field('person'), on: field('on'), time: field('time') }
    if (where === 'home')
      return [
        { part: 'meet', type: 'visit.planned', data: { ...shared, place: 'home', loneWorking: field('loneWorking') } },
      ]
    const isInPerson = where === 'office' || where === 'chosen-place'
    const how = isInPerson ? { channel: 'in-person', place: where } : { channel: where }
    return [{ part: 'meet', type: 'appointment.made', data: { ...shared, ...how, details: field('details') } }]
  },
  after: 'It is held to the ways, days and hours that were agreed, as on the day on which it takes place.',
  button: 'Plan it',
})
