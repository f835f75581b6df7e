/** What comes of one case by one policy, as items that can be counted and compared with what comes of it by another. Pure. */
import type { Entry } from '../../record/entry.ts'
import type { Instant } from '../../record/london-time.ts'
import { refusedActs } from '../breaches.ts'
import type { Policy } from '../compile.ts'
import { counted, judge, type Scope } from '../judge.ts'
import { isLate, type JudgedDuty, type Refusal } from '../judgement.ts'
import { propose } from '../play.ts'
import type { Tellable } from './tellable.ts'

/**
 * Where an item is counted. A duty stands in one of the first six: `late` is past a time of the policy, `past-target` past a local one;
 * `ended` is what was waived, stopped or superseded in time. `cannot-tell`, and `act-cannot-tell` of an act that seems to be refused: the
 * record is older than what would show it.
 */
export const CELLS = [
  'met',
  'late',
  'past-target',
  'open',
  'ended',
  'cannot-tell',
  'refused',
  'breached',
  'remedied',
  'held',
  'act-cannot-tell',
] as const
export type Cell = (typeof CELLS)[number]

export type Item = {
  readonly norm: string
  readonly clauses: readonly string[]
  readonly cell: Cell
  readonly of: 'duty' | 'act' | 'hold'
  /** What it is about, the same by either policy: the entry, and whom or what it names, or until when it runs. */
  readonly entry: number | null
  readonly key: string | number | null
}

/** A case that went on while some policy was in force: its record stands as it was written. Or a story: what was proposed, and is refused or written. */
export type PastCase = {
  readonly reference: string
  readonly scope: Scope
  readonly now: Instant
  /** When its record begins. */
  readonly began: Instant
} & ({ readonly record: readonly Entry[] } | { readonly proposals: readonly Entry[] })

const NONE: Tellable = {
  ends: Number.NEGATIVE_INFINITY,
  applies: Number.NEGATIVE_INFINITY,
  fields: () => Number.NEGATIVE_INFINITY,
}

function cellOf(duty: JudgedDuty, now: Instant, { ends }: Tellable): Cell {
  const late = isLate(duty, now)
  if (duty.outcome === 'done' && !late) return 'met'
  if (!late && duty.outcome !== 'open') return 'ended'
  if (duty.opened < ends) return 'cannot-tell'
  return late ? (duty.stated ? 'late' : 'past-target') : 'open'
}

/** What was refused, or would have been: of a record what is on it although this policy refuses it. */
function refusedOf(policy: Policy, past: PastCase): readonly { readonly act: Entry; readonly refusal: Refusal }[] {
  if ('proposals' in past) {
    const byNumber = new Map(past.proposals.map((entry) => [entry.n, entry]))
    return propose(policy, past.proposals).refused.flatMap((refusal) => {
      const act = byNumber.get(refusal.n)
      return act ? [{ act, refusal }] : []
    })
  }
  return refusedActs(policy, counted(past.record, past.now))
}

/** Everything that comes of a case by a policy. Judges it whole; `tell` says of each norm what so old a record can show. */
export function itemsOf(policy: Policy, past: PastCase, tell: (norm: string) => Tellable | undefined): readonly Item[] {
  const isStory = 'proposals' in past
  const record = isStory ? propose(policy, past.proposals).record : past.record
  const { duties, holds, breaches } = judge(policy, record, past.now, past.scope, isStory)
  const items: Item[] = []
  for (const duty of duties)
    items.push({
      norm: duty.norm,
      clauses: duty.clauses,
      cell: cellOf(duty, past.now, tell(duty.norm) ?? NONE),
      of: 'duty',
      entry: duty.trigger,
      key: duty.key,
    })
  const untold = (norm: string, act: Entry, missing: readonly string[]) => {
    const { ends, fields } = tell(norm) ?? NONE
    return act.at < ends || act.at < fields(act.type, missing)
  }
  for (const { act, refusal } of refusedOf(policy, past)) {
    if (isOthers(past, act.n)) continue
    const { norm, clauses, missing } = refusal
    items.push({
      norm,
      clauses,
      cell: untold(norm, act, missing) ? 'act-cannot-tell' : 'refused',
      of: 'act',
      entry: act.n,
      key: null,
    })
  }
  for (const { n, norm, clauses, missing, remedied } of breaches) {
    const act = record.find((entry) => entry.n === n)
    if (!act || isOthers(past, n)) continue
    const cell = untold(norm, act, missing) ? 'act-cannot-tell' : remedied ? 'remedied' : 'breached'
    items.push({ norm, clauses, cell, of: 'act', entry: n, key: null })
  }
  for (const { norm, clauses, startedBy, until } of holds)
    if (!isOthers(past, startedBy))
      items.push({ norm, clauses, cell: 'held', of: 'hold', entry: startedBy, key: until })
  return items
}

/** Entries of the organisation that are judged along with a case have no number of its own: what comes of them is counted once, with it. */
const isOthers = ({ scope }: PastCase, n: number): boolean => scope === 'case' && n < 1
