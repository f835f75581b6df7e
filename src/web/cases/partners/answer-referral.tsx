/** Write down what became of a referral: they took it on, said no, have a list, or did not answer. */

import { hasNoAnswer } from '../../../views/areas/partners/referrals.ts'
import { PARTNERS_AREA, type PartnersShown } from '../../../views/areas/partners.ts'
import { Radios, Select, WordsField } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import { sayWhen } from '../../kit/times.ts'
import { sayValue } from '../../kit/words.ts'
import { actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'
import { outcomes } from './partner-words.ts'

/** Referrals that can be answered. */
const answerable = ({ referrals }: PartnersShown) => referrals.filter((line) => !hasNoAnswer(line))

export const answerReferralPage = defineCaseForm({
  slug: 'answer',
  place: PLACES.partners,
  reading: PARTNERS_AREA,
  main: 'referral.answered',
  title: 'Write down the answer to a referral',
  why: 'A referral that nobody took on helps nobody. If they said no, note what they offer instead.',
  start: ({ shows }, visit) => ({
    'answer.entry': one(visit.query, 'entry') || String(answerable(shows)[0]?.n ?? ''),
    'answer.outcome': one(visit.query, 'outcome'),
  }),
  lacks: ({ shows }) => (answerable(shows).length > 0 ? null : 'No referral is on the record of this case yet.'),
  questions: ({ data, form, typed }) => (
    <>
      <Select
        name="answer.entry"
        label="Which referral?"
        choices={answerable(data.shows).map(({ n, to, name, at }) => ({
          value: String(n),
          label: `${sayValue(to)}${name ? `, for ${name}` : ''}, ${sayWhen(at, data.page.now)}`,
        }))}
        form={form}
        typed={typed}
      />
      <Radios name="answer.outcome" label="What did they say?" choices={outcomes()} form={form} typed={typed} />
      <WordsField
        name="answer.reason"
        label="Why, and what they offer instead (if anything)"
        form={form}
        typed={typed}
      />
    </>
  ),
  acts: (form, { shows }) => {
    const referral = shows.referrals.find(({ n }) => String(n) === one(form, 'answer.entry'))
    return [
      actOf('answer', 'referral.answered', form, referral && referral.person !== '' ? { person: referral.person } : {}),
    ]
  },
  after: 'A waiting list or no answer keeps the referral at the top, so that somebody asks again.',
  button: 'Record the answer',
})
