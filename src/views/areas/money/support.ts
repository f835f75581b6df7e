/** Help with money and things: what was offered with its answer, what was given, and what all of it cost. Amounts are whole pounds. */
import type { Instant } from '../../../record/london-time.ts'
import type { AreaReading } from '../../area-page.ts'
import { entriesOf, textIn } from '../partners/codes.ts'

export type SupportLine = {
  readonly n: number
  readonly kind: string
  readonly person: string
  readonly name: string | null
  /** The latest answer to an offer; null where it was given without one. */
  readonly answer: string | null
  /** How often it was given, and for how much in all. */
  readonly given: number
  readonly cost: number
  /** Whether somebody asked if it is safe for them to have it, by the latest word; null where nothing was said of it. */
  readonly safe: boolean | null
  readonly notes: readonly string[]
  readonly at: Instant
}

export type CostTotal = { readonly what: string; readonly amount: number }

const pounds = (value: unknown): number => (typeof value === 'number' ? value : 0)

/** One line for each kind of help and each person: accepted and not yet given comes first. */
export function supportOn({ entries, nameOf }: AreaReading): readonly SupportLine[] {
  const lines = new Map<string, SupportLine>()
  for (const { n, type, codes, words, at } of entriesOf(entries, 'support.offered', 'support.provided')) {
    const [kind, person] = [textIn(codes, 'kind') ?? 'general', textIn(codes, 'person') ?? '']
    const key = `${kind} ${person}`
    const before = lines.get(key) ?? {
      n,
      kind,
      person,
      name: nameOf(person),
      answer: null,
      given: 0,
      cost: 0,
      safe: null,
      notes: [],
      at,
    }
    const note = textIn(words, 'note')
    lines.set(
      key,
      type === 'support.offered'
        ? { ...before, answer: textIn(codes, 'outcome'), at }
        : {
            ...before,
            given: before.given + 1,
            cost: before.cost + pounds(codes.cost),
            safe: typeof codes.safetyConsidered === 'boolean' ? codes.safetyConsidered : before.safe,
            notes: note ? [...before.notes, note] : before.notes,
            at,
          },
    )
  }
  const all = [...lines.values()]
  return [...all.filter(isStillToCome), ...all.filter((line) => !isStillToCome(line)).toReversed()]
}

/** They said yes, and nothing was given since. */
export const isStillToCome = ({ answer, given }: SupportLine): boolean => answer === 'accepted' && given === 0

/** What the case cost by kind, the most first: help that was given, and every other cost that was written down. */
export function costsOn({ entries }: AreaReading): readonly CostTotal[] {
  const totals = new Map<string, number>()
  const add = (what: string, amount: number) => {
    if (amount > 0) totals.set(what, (totals.get(what) ?? 0) + amount)
  }
  for (const { codes } of entriesOf(entries, 'support.provided'))
    add(textIn(codes, 'kind') ?? 'general', pounds(codes.cost))
  for (const { codes } of entriesOf(entries, 'cost.recorded'))
    add(textIn(codes, 'kind') ?? 'other', pounds(codes.amount))
  return [...totals].map(([what, amount]) => ({ what, amount })).toSorted((a, b) => b.amount - a.amount)
}
