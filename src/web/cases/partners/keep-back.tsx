/** Decide not to share: who asked, and why not. Data protection alone is no reason to keep back what somebody's safety needs. */

import { PARTNERS_AREA } from '../../../views/areas/partners.ts'
import { Radios, Select, WordsField } from '../../kit/fields.tsx'
import { type FormError, one } from '../../kit/form.ts'
import { actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'
import { choicesOf } from './partner-words.ts'
import { PersonQuestion, startPerson } from './person-question.tsx'

const KINDS: Readonly<Record<string, { readonly label: string; readonly hint?: string }>> = {
  'no-lawful-basis': { label: 'There is no ground for it', hint: 'For example an employer or a relative who asks.' },
  'not-necessary': { label: 'They do not need it for this' },
  'would-increase-risk': { label: 'It would put somebody at more risk' },
  'third-party-data': { label: 'It is about somebody else' },
  'no-permission': { label: 'The person said no, and nothing goes before that' },
  'data-protection-only': {
    label: 'Only data protection (“GDPR”)',
    hint: 'Data law lets you share what somebody’s safety needs. Look for another reason, or share.',
  },
}

export const keepBackPage = defineCaseForm({
  slug: 'keep-back',
  place: PLACES.partners,
  reading: PARTNERS_AREA,
  main: 'information.share-refused',
  title: 'Decide not to share',
  why: 'A no is a decision too. Whoever reads this later must see who asked, what for, and why not.',
  start: (data, visit) => ({ 'kept.person': startPerson(data, visit), 'kept.with': one(visit.query, 'with') }),
  questions: (asked) => {
    const { form, typed } = asked
    return (
      <>
        <PersonQuestion asked={asked} part="kept" type="information.share-refused" />
        <Select
          name="kept.with"
          label="Who asked?"
          choices={choicesOf('information.share-refused', 'with')}
          form={form}
          typed={typed}
        />
        <Radios
          name="kept.reasonKind"
          label="Why not?"
          choices={choicesOf('information.share-refused', 'reasonKind').map(({ value, label }) => ({
            value,
            label,
            ...KINDS[value],
          }))}
          form={form}
          typed={typed}
        />
        <WordsField name="kept.reasons" label="What they asked for, and your reasons" form={form} typed={typed} />
      </>
    )
  },
  acts: (form) => {
    const errors: FormError[] = []
    if (one(form, 'kept.reasonKind') === '') errors.push({ field: 'kept.reasonKind', text: 'Say why not' })
    if (one(form, 'kept.reasons') === '') errors.push({ field: 'kept.reasons', text: 'Give your reasons' })
    return errors.length > 0 ? { errors } : [actOf('kept', 'information.share-refused', form)]
  },
  after: 'It stays on the record beside what was shared.',
  button: 'Record that it is not shared',
})
