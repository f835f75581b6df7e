/** Advice about money that was given or offered, and whoever was asked to help with it. */
import type { Instant } from '../../../record/london-time.ts'
import type { AreaReading } from '../../area-page.ts'
import { entriesOf, textIn, textsIn } from '../partners/codes.ts'

export const MONEY_TOPICS = ['money-and-benefits', 'arrears', 'chargeable-repairs', 'lettings', 'contract'] as const
export const MONEY_ADVISERS = ['benefits-advisor', 'money-advice'] as const

export type AdviceLine = {
  readonly n: number
  readonly topics: readonly string[]
  readonly name: string | null
  readonly outcome: string | null
  readonly at: Instant
  readonly by: string
}

export type AdviserLine = {
  readonly n: number
  readonly to: string
  readonly name: string | null
  /** False: decided against, with the reason. */
  readonly made: boolean
  readonly reason: string | null
  readonly at: Instant
}

const isOneOf = (values: readonly string[], value: string | null): boolean => value !== null && values.includes(value)

/** Each piece of advice by its topics about money, newest first. */
export const moneyAdviceOn = ({ entries, nameOf }: AreaReading): readonly AdviceLine[] =>
  entriesOf(entries, 'advice.given')
    .flatMap(({ n, codes, at, by }) => {
      const topics = textsIn(codes, 'topics').filter((topic) => isOneOf(MONEY_TOPICS, topic))
      const name = nameOf(textIn(codes, 'person') ?? '')
      return topics.length > 0 ? [{ n, topics, name, outcome: textIn(codes, 'outcome'), at, by }] : []
    })
    .toReversed()

/** Referrals to whoever advises on money, made and not made, newest first. */
export const advisersOn = ({ entries, nameOf }: AreaReading): readonly AdviserLine[] =>
  entriesOf(entries, 'referral.made', 'referral.not-made')
    .flatMap(({ n, type, codes, words, at }): readonly AdviserLine[] => {
      const to = textIn(codes, 'to')
      if (to === null || !isOneOf(MONEY_ADVISERS, to)) return []
      const name = nameOf(textIn(codes, 'person') ?? '')
      return [{ n, to, name, made: type === 'referral.made', reason: textIn(words, 'reason'), at }]
    })
    .toReversed()
