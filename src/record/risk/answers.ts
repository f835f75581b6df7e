/** Answers to the numbered questions of an instrument, and how an entry `risk.assessed` keeps them as codes. */
import type { Codes, CodeValue } from '../entry.ts'

export type Answer = 'yes' | 'no' | 'not-known' | 'not-asked' | 'declined'
export type AnswerSource = 'person' | 'partner' | 'others' | 'records' | 'observation'
export type Answered = { readonly answer: Answer; readonly source: AnswerSource }
/** By the number of the question. One that is missing was not asked. */
export type Answers = ReadonlyMap<number, Answered>

/** The field of the entry that lists the questions with each answer. */
export const ANSWER_FIELDS = {
  yes: 'answeredYes',
  no: 'answeredNo',
  'not-known': 'notKnown',
  'not-asked': 'notAsked',
  declined: 'declined',
} as const satisfies Readonly<Record<Answer, string>>

/** The field that lists the questions answered by each source; what the person said themselves is in none. */
export const SOURCE_FIELDS = {
  partner: 'fromPartner',
  others: 'fromOthers',
  records: 'fromRecords',
  observation: 'fromObservation',
} as const satisfies Readonly<Record<Exclude<AnswerSource, 'person'>, string>>

export const ANSWERS = Object.keys(ANSWER_FIELDS) as readonly Answer[]
export const SOURCES: readonly AnswerSource[] = [
  'person',
  ...(Object.keys(SOURCE_FIELDS) as Exclude<AnswerSource, 'person'>[]),
]

const numbersIn = (value: CodeValue | undefined): readonly number[] => (Array.isArray(value) ? value.map(Number) : [])

/**
 * The answers of one entry. A question listed with two answers counts by the one that is further from no, so that a slip of
 * another system cannot hide a yes.
 */
export function answersOf(codes: Codes): Answers {
  const sources = new Map<number, AnswerSource>()
  for (const [source, field] of Object.entries(SOURCE_FIELDS))
    for (const number of numbersIn(codes[field])) sources.set(number, source as AnswerSource)
  const answers = new Map<number, Answered>()
  for (const answer of ['no', 'not-asked', 'declined', 'not-known', 'yes'] as const)
    for (const number of numbersIn(codes[ANSWER_FIELDS[answer]]))
      answers.set(number, { answer, source: sources.get(number) ?? 'person' })
  return answers
}

/** The fields that keep the answers on an entry; a field without a question is left out. */
export function codesOfAnswers(answers: Answers): Readonly<Record<string, readonly string[]>> {
  const fields: Record<string, string[]> = {}
  for (const [number, { answer, source }] of [...answers].toSorted(([a], [b]) => a - b)) {
    const listed = source === 'person' ? [ANSWER_FIELDS[answer]] : [ANSWER_FIELDS[answer], SOURCE_FIELDS[source]]
    for (const field of listed) {
      fields[field] ??= []
      fields[field].push(String(number))
    }
  }
  return fields
}
