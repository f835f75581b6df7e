/** Referrals of a case with what became of each: agreed or not, on what ground, and the answer, or that there is none yet. */
import type { Instant } from '../../../record/london-time.ts'
import type { AreaReading } from '../../area-page.ts'
import { entriesOf, textIn } from './codes.ts'

export type ReferralLine = {
  /** The number of the entry that made it: its answer names it. */
  readonly n: number
  readonly to: string
  readonly person: string
  readonly name: string | null
  readonly purpose: string | null
  readonly at: Instant
  readonly by: string
  /** Null: nothing was written down. */
  readonly consent: string | null
  readonly reasons: string | null
  readonly reference: string | null
  /** The latest answer; null where none came. */
  readonly answer: { readonly outcome: string; readonly reason: string | null; readonly at: Instant } | null
}

export type NotMadeLine = {
  readonly to: string
  readonly name: string | null
  readonly reason: string | null
  readonly at: Instant
}

/** Answers after which nothing more is awaited. */
const SETTLED: ReadonlySet<string> = new Set(['accepted', 'declined', 'person-declined'])

/** Clare's Law: what the police tell somebody is theirs, and no answer of it is ever asked for or kept. */
export const hasNoAnswer = ({ to }: Pick<ReferralLine, 'to'>): boolean => to === 'disclosure-scheme'

/** Whether somebody still has to hear from them, or ask again. */
export const awaitsAnswer = (line: Pick<ReferralLine, 'to' | 'answer'>): boolean =>
  !hasNoAnswer(line) && (line.answer === null || !SETTLED.has(line.answer.outcome))

/** Made without the person's agreement: a reason and a basis stand in its place. */
export const isWithoutAgreement = ({ consent }: ReferralLine): boolean =>
  consent === 'refused' || consent === 'withdrawn' || consent === 'not-sought'

/** Those that await an answer first, the oldest of them first; then the others, the newest first. */
export function referralsOn({ entries, nameOf }: AreaReading): readonly ReferralLine[] {
  const answers = entriesOf(entries, 'referral.answered')
  const lines = entriesOf(entries, 'referral.made').map(({ n, codes, words, at, by }): ReferralLine => {
    const answer = answers.findLast((each) => each.codes.entry === n)
    return {
      n,
      to: textIn(codes, 'to') ?? 'other',
      person: textIn(codes, 'person') ?? '',
      name: nameOf(textIn(codes, 'person') ?? ''),
      purpose: textIn(codes, 'purpose'),
      at,
      by,
      consent: textIn(codes, 'consent'),
      reasons: textIn(words, 'reasons'),
      reference: textIn(words, 'reference'),
      answer: answer
        ? {
            outcome: textIn(answer.codes, 'outcome') ?? 'waiting',
            reason: textIn(answer.words, 'reason'),
            at: answer.at,
          }
        : null,
    }
  })
  return [...lines.filter(awaitsAnswer), ...lines.filter((line) => !awaitsAnswer(line)).toReversed()]
}

export const notMadeOn = ({ entries, nameOf }: AreaReading): readonly NotMadeLine[] =>
  entriesOf(entries, 'referral.not-made').map(({ codes, words, at }) => ({
    to: textIn(codes, 'to') ?? 'other',
    name: nameOf(textIn(codes, 'person') ?? ''),
    reason: textIn(words, 'reason'),
    at,
  }))
