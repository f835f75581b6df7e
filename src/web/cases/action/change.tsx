/** Somebody who causes harm wants to change: where they can go. It is apart from any step against them. Source: WHG-2.19, CBC-5.5.j, VIV-4.5.c1, MHA-4.5.5.b. */
import type { AreaPage } from '../../../views/area-page.ts'
import { ACTION_AREA, type ActionShown } from '../../../views/areas/action.ts'
import { Radios, WordsField } from '../../kit/fields.tsx'
import { type Form, one } from '../../kit/form.ts'
import { sayValue } from '../../kit/words.ts'
import { type ActPart, actOf, defineCaseForm, type Questions } from '../case-form.tsx'
import { PLACES } from '../places.ts'
import { AskPerson, personFirst } from './ask-person.tsx'

const PART = 'change'
const TYPE = 'perpetrator-support.requested'
const KINDS: ReadonlySet<string> = new Set(['perpetrator-support', 'perpetrator-programme', 'counselling-service'])

const servicesOf = (data: AreaPage<ActionShown>) => data.organisation.services.filter((each) => KINDS.has(each.kind))

const Change = (asked: Questions<ActionShown>) => {
  const shared = { form: asked.form, typed: asked.typed }
  return (
    <>
      <AskPerson asked={asked} part={PART} />
      <Radios
        {...shared}
        name={`${PART}.how`}
        label="What did you do?"
        choices={[
          { value: 'told', label: 'Told them of a service' },
          { value: 'referred', label: 'Referred them, with their agreement' },
          { value: 'none', label: 'No place is available just now' },
          { value: 'nothing-yet', label: 'Nothing yet' },
        ]}
      />
      <Radios
        {...shared}
        name={`${PART}.service`}
        label="Which service? (if any)"
        hint="Choose by what is available to them. A service for men is no answer for a woman: find one that takes anybody."
        choices={[
          ...servicesOf(asked.data).map((each) => ({ value: each.name, label: `${each.name} (${each.area})` })),
          ...['perpetrator-programme', 'counselling-service'].map((kind) => ({
            value: kind,
            label: `Another: ${sayValue(kind).toLowerCase()}`,
          })),
        ]}
      />
      <WordsField
        {...shared}
        name={`${PART}.note`}
        label="Which one, or when and where you looked (if known)"
        rows={2}
      />
    </>
  )
}

/** What followed from their wish: told of a service, referred, or that there is none. */
function followedBy(form: Form, data: AreaPage<ActionShown>): readonly ActPart[] {
  const person = one(form, `${PART}.person`)
  const chosen = one(form, `${PART}.service`)
  const note = one(form, `${PART}.note`)
  const service = servicesOf(data).find((each) => each.name === chosen)
  const to = service?.kind ?? chosen
  const topic = [service?.name, note].filter(Boolean).join('. ')
  switch (one(form, `${PART}.how`)) {
    case 'told':
      return [{ part: PART, type: 'signpost.given', data: { to, person, ...(topic === '' ? {} : { topic }) } }]
    case 'referred':
      return [
        {
          part: PART,
          type: 'referral.made',
          data: { to, person, purpose: 'support', consent: 'given', ...(topic === '' ? {} : { reasons: topic }) },
        },
      ]
    case 'none':
      return [
        {
          part: PART,
          type: 'referral.not-made',
          data: { to: 'perpetrator-programme', person, reason: note === '' ? 'None is available' : note },
        },
      ]
    default:
      return []
  }
}

export const changePage = defineCaseForm<ActionShown>({
  slug: 'change',
  place: PLACES.action,
  reading: ACTION_AREA,
  main: TYPE,
  title: 'They want to change',
  why: 'Help to change can keep somebody safe. It is asked for by them, and it stops no step that protects others.',
  start: (data, visit) => ({ [`${PART}.person`]: personFirst(data, visit) }),
  questions: Change,
  acts: (form, data) => {
    const needs = ['told', 'referred'].includes(one(form, `${PART}.how`)) && one(form, `${PART}.service`) === ''
    return needs
      ? { errors: [{ field: `${PART}.service`, text: 'Choose the service' }] }
      : [actOf(PART, TYPE, form), ...followedBy(form, data)]
  },
  after: 'Nothing of the person harmed goes with it. Tell the service only what they agreed to.',
  button: 'Record it',
})
