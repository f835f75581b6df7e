/** What was typed into the assessment, read: answers, score, what it supports, and what will stand. */
import { dateOfDay, dayOf, type Instant } from '../../../record/london-time.ts'
import {
  ANSWERS,
  type Answered,
  type AnswerSource,
  type Answers,
  codesOfAnswers,
} from '../../../record/risk/answers.ts'
import { itemsOfInstrument } from '../../../record/risk/instrument.ts'
import {
  bandOf,
  type KnownLevel,
  markersIn,
  type RiskLevel,
  riskLevel,
  type Score,
  scoreOf,
  weightOf,
} from '../../../record/risk/score.ts'
import { type Waiting, waitsFor } from '../../../record/risk/standing-level.ts'
import type { AreaPage } from '../../../views/area-page.ts'
import type { RiskOfPerson, RiskShown } from '../../../views/risk-area.ts'
import { type Form, type FormError, many, one } from '../../kit/form.ts'
import { actOf } from '../case-form.tsx'

type Data = AreaPage<RiskShown>

/** The part of the form that holds the fields of the act. */
export const PART = 'a'

/** Whose risk it is, where only one person can be meant: with several nobody is chosen by a slip of the hand. */
export const onlyOne = ({ people: [first, ...others] }: RiskShown): string =>
  first && others.length === 0 ? first.person.id : ''

export type ReadAssessment = {
  readonly risk: RiskOfPerson | null
  readonly score: Score
  /** True where at least one numbered question has an answer: then it is recorded as the landlord's instrument. */
  readonly usesInstrument: boolean
  readonly complete: boolean
  readonly band: RiskLevel
  readonly set: RiskLevel
  readonly before: RiskLevel
  readonly waiting: Waiting | null
  readonly escalated: boolean
  readonly reviewOn: string | null
  /** What weighs more than any score: of these answers, as ticked, and what stands already. */
  readonly markers: readonly string[]
  readonly act: Readonly<Record<string, unknown>>
  readonly errors: readonly FormError[]
}

/** Who said so, where it was not the person: the field of each source holds the numbers of its questions. */
export const SAID_BY = ['partner', 'others', 'records', 'observation'] as const satisfies readonly AnswerSource[]

const numbersTyped = (typed: string): readonly string[] => typed.split(/[^\p{L}\d]+/u).filter((each) => each !== '')

/** Numbers that the instrument does not have, as they were typed. */
const strayNumbers = (typed: string, data: Data): readonly string[] => {
  const known = new Set(itemsOfInstrument(data.organisation.riskTools.instrument).map((item) => String(item.number)))
  return numbersTyped(typed).filter((each) => !known.has(each))
}

export function answersIn(form: Form, data: Data): Answers {
  const sources = new Map<string, AnswerSource>()
  for (const source of SAID_BY)
    for (const number of numbersTyped(one(form, `said.${source}`))) sources.set(number, source)
  const answers = new Map<number, Answered>()
  for (const { number } of itemsOfInstrument(data.organisation.riskTools.instrument)) {
    const answer = ANSWERS.find((each) => each === one(form, `q.${number}`))
    if (answer) answers.set(number, { answer, source: sources.get(String(number)) ?? 'person' })
  }
  return answers
}

const commentsIn = (form: Form, data: Data): readonly string[] =>
  itemsOfInstrument(data.organisation.riskTools.instrument).flatMap(({ number }) => {
    const comment = one(form, `c.${number}`)
    return comment === '' ? [] : [`${number}: ${comment}`]
  })

/** Every question that was not answered is one that was not asked, once any of them was. */
const withNotAsked = (answers: Answers, data: Data): Answers =>
  answers.size === 0
    ? answers
    : new Map(
        itemsOfInstrument(data.organisation.riskTools.instrument).map(({ number }) => [
          number,
          answers.get(number) ?? { answer: 'not-asked', source: 'person' },
        ]),
      )

const isKnown = (level: RiskLevel): level is KnownLevel => level !== 'not-yet-known'

/** The day on which to look again: what was typed, else as many days after it as the landlord chose for the level. */
function reviewDay(form: Form, set: RiskLevel, data: Data, at: Instant): string | null {
  const typed = one(form, `${PART}.reviewOn`)
  if (typed !== '') return typed
  const level = isKnown(set) ? set : 'high'
  return dateOfDay(dayOf(at) + data.organisation.risk.reviewDays[level])
}

export function readAssessment(form: Form, data: Data): ReadAssessment {
  const { instrument, area } = data.organisation.riskTools
  const given = answersIn(form, data)
  const usesInstrument = given.size > 0
  const answers = withNotAsked(given, data)
  const score = scoreOf(instrument, answers)
  const notAsked = [...answers.values()].some(({ answer }) => answer === 'not-asked')
  const complete = one(form, 'stopped') !== 'yes' && one(form, `${PART}.safeToTalk`) !== 'no' && !notAsked
  const band = usesInstrument ? bandOf(area, score, !complete) : 'not-yet-known'
  const set = riskLevel(one(form, `${PART}.level`))
  const person = one(form, `${PART}.person`)
  const risk = data.shows.people.find((each) => each.person.id === person) ?? data.shows.people[0] ?? null
  const before = risk?.stands.level ?? 'not-yet-known'
  const reasons = one(form, `${PART}.reasons`) !== ''
  const codes = { complete, ...(reasons ? { reasons } : {}) }
  const escalated = isKnown(before) && weightOf(set) > weightOf(before)
  const reviewOn = reviewDay(form, set, data, data.page.now)
  const { data: fields } = actOf(PART, 'risk.assessed', form)
  const comments = commentsIn(form, data)
  return {
    risk,
    score,
    usesInstrument,
    complete,
    band,
    set,
    before,
    waiting: waitsFor(before, set, { codes }),
    escalated,
    reviewOn,
    markers: [
      ...new Set([
        ...markersIn(instrument, answers),
        ...many(form, `${PART}.markers`),
        ...(risk?.markers ?? []).map(({ marker }) => marker),
      ]),
    ],
    act: {
      ...fields,
      instrument: usesInstrument ? instrument.instrument : 'professional-judgement',
      complete,
      ...(usesInstrument ? { score: score.yes, scoreSays: band, ...codesOfAnswers(answers) } : {}),
      ...(escalated ? { escalated } : {}),
      ...(comments.length > 0 ? { comments } : {}),
      ...(reviewOn === null ? {} : { reviewOn }),
    },
    errors: [...problemsOf(form, { set, before, band, complete, reasons }), ...strayIn(form, data)],
  }
}

const strayIn = (form: Form, data: Data): readonly FormError[] =>
  SAID_BY.flatMap((source) => {
    const stray = strayNumbers(one(form, `said.${source}`), data)
    return stray.length > 0
      ? [{ field: `said.${source}`, text: `There is no question ${stray.join(', ')}. Give numbers, such as 3, 15` }]
      : []
  })

type Judged = Pick<ReadAssessment, 'set' | 'before' | 'band' | 'complete'> & { readonly reasons: boolean }

function problemsOf(form: Form, { set, before, band, complete, reasons }: Judged): readonly FormError[] {
  const errors: FormError[] = []
  const put = (field: string, text: string) => errors.push({ field: `${PART}.${field}`, text })
  if (one(form, `${PART}.level`) === '') put('level', 'Choose a level. It is your judgement')
  if (!complete && set === 'standard')
    put(
      'level',
      'Not every question was asked, so it cannot be standard yet. Choose “not yet known”, or what you already know it to be',
    )
  if (reasons) return errors
  if (isKnown(before) && weightOf(set) < weightOf(before)) put('reasons', 'Say why the level may be lower than before')
  else if (isKnown(band) && weightOf(set) < weightOf(band))
    put('reasons', 'Say why the level is lower than the score says')
  else if (one(form, `${PART}.heightenedBy`) !== '') put('reasons', 'Say how this makes the risk greater')
  return errors
}
