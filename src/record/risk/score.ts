/**
 * The score of an instrument and what it supports. It is a count that a person weighs, never a decision: it can raise a level and
 * never lower one. Don't know, declined, not asked and missing are not no.
 */
import type { Answers } from './answers.ts'
import { type Instrument, itemsOfInstrument, type MaracArea } from './instrument.ts'

export const RISK_LEVELS = ['standard', 'medium', 'high'] as const
export type KnownLevel = (typeof RISK_LEVELS)[number]
export type RiskLevel = KnownLevel | 'not-yet-known'

export type Score = {
  /** Questions answered yes: the least that the score can be. */
  readonly yes: number
  /** Yes, and every question without an answer of yes or no: the most that it can be. */
  readonly atMost: number
  readonly asked: number
  /** The questions that have no answer of yes or no, by number. */
  readonly open: readonly number[]
}

/** Counts the answers to the questions of the instrument; an answer to a number that it does not have counts for nothing. */
export function scoreOf(instrument: Instrument, answers: Answers): Score {
  const numbers = itemsOfInstrument(instrument).map((item) => item.number)
  const yes = numbers.filter((number) => answers.get(number)?.answer === 'yes').length
  const open = numbers.filter((number) => !['yes', 'no'].includes(answers.get(number)?.answer ?? 'not-asked'))
  return { yes, atMost: yes + open.length, asked: numbers.length, open }
}

/**
 * The band that a score supports in an area. `not-yet-known` wherever an open question could still lift it out of standard, and
 * for an assessment that was not finished: it is never scored as low.
 */
export function bandOf(area: MaracArea, score: Score, partial = false): RiskLevel {
  if (score.yes >= area.bands.high) return 'high'
  if (score.yes >= area.bands.medium) return 'medium'
  return partial || score.asked === 0 || score.atMost >= area.bands.medium ? 'not-yet-known' : 'standard'
}

/** How serious a level is; what is not known yet ranks above standard, for it may be anything. */
export const weightOf = (level: RiskLevel): number => ({ standard: 0, 'not-yet-known': 1, medium: 2, high: 3 })[level]

/** Reads a code as a level; what is no level is not yet known. */
export const riskLevel = (code: unknown): RiskLevel => RISK_LEVELS.find((level) => level === code) ?? 'not-yet-known'

/** The marker of every question that was answered yes, once each. */
export const markersIn = (instrument: Instrument, answers: Answers): readonly string[] => [
  ...new Set(
    itemsOfInstrument(instrument).flatMap((item) =>
      item.marker !== null && answers.get(item.number)?.answer === 'yes' ? [item.marker] : [],
    ),
  ),
]
