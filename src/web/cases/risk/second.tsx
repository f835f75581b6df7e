/** A second person decides whether a level below high may stand. Who set it cannot. */
import { InsetText } from '../../../design-system/govuk/inset-text.tsx'
import type { AreaPage } from '../../../views/area-page.ts'
import { type Assessment, RISK_AREA, type RiskShown } from '../../../views/risk-area.ts'
import { Radios, WordsField } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import { longDate } from '../../kit/times.ts'
import { actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'
import { sayLevel, sayScore } from './risk-words.ts'

const waitingIn = ({ shows }: AreaPage<RiskShown>): readonly Assessment[] =>
  shows.people.flatMap((risk) => risk.pending)

export const secondPage = defineCaseForm<RiskShown>({
  slug: 'second',
  place: PLACES.risk,
  reading: RISK_AREA,
  main: 'second-check.made',
  title: 'May the lower level stand?',
  why: 'Too many people were hurt after a level was lowered. High stands until you agree, and you must be somebody else.',
  lacks: (data) => {
    const waiting = waitingIn(data)
    if (waiting.length === 0) return 'No lower level waits for a second person on this case.'
    return waiting.every(({ isOwn }) => isOwn)
      ? 'You set this level yourself: somebody else on the case decides whether it may stand. Ask them to look.'
      : null
  },
  start: (data, visit) => {
    const waiting = waitingIn(data).filter(({ isOwn }) => !isOwn)
    const asked = waiting.find((each) => String(each.n) === one(visit.query, 'entry')) ?? waiting.at(-1)
    return { 'second.entry': String(asked?.n ?? '') }
  },
  questions: ({ data, form, typed }) => {
    const about = waitingIn(data).find((each) => String(each.n) === one(form, 'second.entry'))
    return (
      <>
        <input type="hidden" name="second.entry" value={one(form, 'second.entry')} />
        {about && (
          <InsetText>
            <p class="govuk-body">
              {`${about.by} set ${sayLevel(about.set).toLowerCase()} on ${longDate(about.at)}${about.answered ? ` (${sayScore(about.answered)})` : ''}.`}
            </p>
            <p class="govuk-body">{about.reasons ?? 'No reason was given.'}</p>
          </InsetText>
        )}
        <Radios
          name="second.outcome"
          label="What do you decide?"
          choices={[
            { value: 'agreed', label: 'I agree: the lower level may stand' },
            { value: 'not-agreed', label: 'I do not agree: high stands' },
          ]}
          form={form}
          typed={typed}
        />
        <WordsField name="second.reason" label="Why?" form={form} typed={typed} />
      </>
    )
  },
  acts: (form) => [actOf('second', 'second-check.made', form, { entry: Number(one(form, 'second.entry')) })],
  after: 'Both of your names stand beside the level from now on.',
  button: 'Decide',
})
