/** Log a notice, or the copy of one, that was served: which form, on whom, by a safe way, and free of what it must not carry. */

import { formsOn } from '../../../views/areas/moving/notices.ts'
import { MOVING_AREA, type MovingShown } from '../../../views/areas/moving.ts'
import { Radios, Select } from '../../kit/fields.tsx'
import { type FormError, one } from '../../kit/form.ts'
import { sayValue } from '../../kit/words.ts'
import { ActQuestions, actOf, defineCaseForm, type Questions } from '../case-form.tsx'
import { choicesOf } from '../partners/partner-words.ts'
import { PLACES } from '../places.ts'
import { sayForm } from './moving-words.ts'

/** The forms of the nation's law that the record can name, then those that belong to no nation. */
function forms({ organisation, page }: Questions<MovingShown>['data']) {
  const law = formsOn({ organisation }, page.now)
  const known = choicesOf('tenancy-notice.served', 'form')
  const own = known.filter(({ value }) => law.some((form) => form.id === value))
  const others = known.filter(({ value }) => ['notice-seeking-possession', 'notice-to-quit', 'other'].includes(value))
  const all = [...own, ...others.filter(({ value }) => !own.some((each) => each.value === value))]
  return all.map(({ value }) => ({ value, label: sayForm(value, law) }))
}

export const serveNoticePage = defineCaseForm<MovingShown>({
  slug: 'serve',
  place: PLACES.moving,
  reading: MOVING_AREA,
  main: 'tenancy-notice.served',
  title: 'Log a notice that was served',
  why: 'A notice goes to somebody who may cause harm, and a copy to somebody who must not be found. Check both before they leave.',
  start: (_data, visit) => ({
    'served.person': one(visit.query, 'person'),
    'served.form': one(visit.query, 'form'),
    'served.notice': one(visit.query, 'notice'),
    'served.action': one(visit.query, 'key'),
  }),
  questions: (asked) => {
    const shared = { form: asked.form, typed: asked.typed }
    return (
      <>
        <Select {...shared} name="served.form" label="Which form?" choices={forms(asked.data)} />
        <ActQuestions asked={asked} part="served" type="tenancy-notice.served" fields={['person']} />
        <Radios
          {...shared}
          name="served.addressWithheld"
          label="Is it free of any new address, number and reason for leaving?"
          hint="Read every page, the envelope and each copy."
          inline
          choices={[
            { value: 'yes', label: 'Yes, I read it' },
            { value: 'no', label: 'No' },
          ]}
        />
        <Select
          {...shared}
          name="served.channel"
          label="How was it given?"
          choices={choicesOf('tenancy-notice.served', 'channel')}
        />
        {asked.data.organisation.nation === 'wales' && (
          <Radios
            {...shared}
            name="served.language"
            label="In which language?"
            choices={choicesOf('tenancy-notice.served', 'language').map(({ value }) => ({
              value,
              label: sayValue(value),
            }))}
          />
        )}
        <input type="hidden" name="served.notice" value={one(asked.form, 'served.notice')} />
        <input type="hidden" name="served.action" value={one(asked.form, 'served.action')} />
      </>
    )
  },
  acts: (form) => {
    const errors: FormError[] = []
    if (one(form, 'served.addressWithheld') !== 'yes')
      errors.push({ field: 'served.addressWithheld', text: 'Take out every new address, number and reason first' })
    if (one(form, 'served.channel') === '') errors.push({ field: 'served.channel', text: 'Say how it was given' })
    return errors.length > 0 ? { errors } : [actOf('served', 'tenancy-notice.served', form)]
  },
  after: 'It is held to the safe way agreed with this person. Serving it ends nothing in Rowan.',
  button: 'Record this',
})
