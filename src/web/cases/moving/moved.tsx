/** Log that somebody moved. Where to goes into the vault and nowhere else; how to reach them has to be asked again. */
import { MOVING_AREA, type MovingShown } from '../../../views/areas/moving.ts'
import { Radios } from '../../kit/fields.tsx'
import { actOf, defineCaseForm } from '../case-form.tsx'
import { PersonQuestion, startPerson } from '../partners/person-question.tsx'
import { PLACES } from '../places.ts'

const YES_NO = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
]

export const movedPage = defineCaseForm<MovingShown>({
  slug: 'settled',
  place: PLACES.moving,
  reading: MOVING_AREA,
  main: 'victim.moved',
  title: 'Log that they moved',
  why: 'From now on the old ways to reach them may lead to the wrong door.',
  start: (data, visit) => ({ 'moved.person': startPerson(data, visit) }),
  questions: (asked) => {
    const shared = { form: asked.form, typed: asked.typed, inline: true, choices: YES_NO }
    return (
      <>
        <PersonQuestion asked={asked} part="moved" type="victim.moved" />
        <Radios {...shared} name="moved.ourHome" label="To another of our homes?" />
        <Radios {...shared} name="moved.fledAbuse" label="Did they have to flee?" />
      </>
    )
  },
  acts: (form) => [actOf('moved', 'victim.moved', form)],
  after:
    'Then keep the new address apart: choose “Keep an address apart” on Tenancy and moving. Write it in no note. Ask again how they may be reached.',
  button: 'Record the move',
})
