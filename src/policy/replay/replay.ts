/**
 * What past cases would have looked like under another text of the policy: each judged by one and by the other. The record stands as it
 * was written by people who worked to the old policy, so this measures the record against the new rules, and not what they would have done.
 * Pure. See docs/decisions/0101.
 */
import { findEntryType } from '../../record/entry-type.ts'
import type { EntryTypeName } from '../../record/vocabulary.ts'
import type { Holidays } from '../calendar/working-days.ts'
import { compile, type Policy } from '../compile.ts'
import type { Norm, Pack } from '../model.ts'
import {
  type Differing,
  differing,
  normsUnder,
  packOf,
  SAFE_CONTACT,
  typesReadBy,
  typesThatCount,
} from './differing.ts'
import { type Item, itemsOf, type PastCase } from './items.ts'
import { addSeen, emptyTally, type Tally } from './tally.ts'
import { type Since, type Tellable, tellable } from './tellable.ts'

export type ReplayOptions = {
  /** True: also the clauses in which the two do not differ. */
  readonly everything: boolean
  readonly keepReferences: boolean
  readonly since: Since
}

type Side = {
  readonly policy: Policy
  /** The whole policy, by which stories are played: what one norm refuses is on no record for another. */
  readonly whole: Policy
  readonly tell: (norm: string) => Tellable | undefined
  /** From when on records show all that makes the norms under a clause apply, where that is not always. */
  readonly applies: readonly { readonly clause: string; readonly from: number }[]
}

export type Replayer = {
  readonly differs: Differing
  /** The entry types that a record needs to be read for. Null: all of them. */
  readonly types: readonly EntryTypeName[] | null
  /** The entry types of the organisation's own record that play a part in judging a case. */
  readonly organisationTypes: readonly EntryTypeName[]
  readonly see: (past: PastCase) => void
  readonly tally: Tally
  /** The clauses that are asked about. */
  readonly asks: ReadonlySet<string>
}

/** Both are judged as though they had always been in force: recurring duties count from the same day. */
const alike = (pack: Pack, from: string): Pack => ({ ...pack, inForce: { ...pack.inForce, from } })

function sideOf(pack: Pack, norms: readonly Norm[], clauses: ReadonlySet<string> | null, given: Given): Side {
  const told = new Map(pack.norms.map((norm) => [norm.id, tellable(given.since, norm)]))
  const applies = norms.flatMap((norm) => {
    const from = told.get(norm.id)?.applies ?? Number.NEGATIVE_INFINITY
    const under = [...new Set(norm.cite.map(({ clause }) => clause))].filter(
      (clause) => !clauses || clauses.has(clause),
    )
    return Number.isFinite(from) ? under.map((clause) => ({ clause, from })) : []
  })
  const reduced = packOf(pack, norms)
  return {
    policy: compile([reduced], given.holidays),
    whole: compile([pack], given.holidays),
    tell: (norm) => told.get(norm),
    applies,
  }
}

type Given = { readonly since: Since; readonly holidays: readonly Holidays[] }

/** Makes what looks at cases, one after the other, and counts. */
export function replayer(
  before: Pack,
  after: Pack,
  holidays: readonly Holidays[],
  { everything, keepReferences, since }: ReplayOptions,
): Replayer {
  const from = before.inForce.from < after.inForce.from ? before.inForce.from : after.inForce.from
  const [old, young] = [alike(before, from), alike(after, from)]
  const differs = differing(old, young)
  const clauses = everything ? null : differs.clauses
  const under = (pack: Pack) => (clauses ? normsUnder(pack, clauses) : pack.norms)
  const norms = [...under(old), ...under(young)]
  const withContacts = clauses === null || [old, young].some(({ safeContactClause }) => clauses.has(safeContactClause))
  const given = { since, holidays }
  const sides = [sideOf(old, under(old), clauses, given), sideOf(young, under(young), clauses, given)] as const
  const counting = typesThatCount(norms, withContacts)
  const own = new Set(norms.map(({ id }) => id))
  if (withContacts) own.add(SAFE_CONTACT)
  const tally = emptyTally()
  const read = typesReadBy([...packOf(old, under(old)).norms, ...packOf(young, under(young)).norms])

  /** Of all that came of it, what is asked for: a norm may stand under a clause besides that is not. */
  const asked = (items: readonly Item[]): readonly Item[] => {
    if (clauses === null) return items
    const kept: Item[] = []
    for (const item of items) {
      if (!own.has(item.norm)) continue
      const under = item.clauses.every((clause) => clauses.has(clause))
      const left = under ? item.clauses : item.clauses.filter((clause) => clauses.has(clause))
      if (left.length > 0) kept.push(under ? item : { ...item, clauses: left })
    }
    return kept
  }
  const types = withContacts ? null : new Set(read)
  /** A case cut to the entries that play a part; null where nothing can come of it. */
  const cut = (past: PastCase): PastCase | null => {
    if (!('record' in past)) return past
    if (past.scope === 'case' && !past.record.some(({ type }) => counting.has(type))) return null
    return types === null || clauses === null
      ? past
      : { ...past, record: past.record.filter(({ type }) => types.has(type)) }
  }

  return {
    differs,
    types: types && read,
    organisationTypes: [...new Set(sides.flatMap(({ whole }) => [...whole.plans.keys()]))].filter(
      (type) => findEntryType(type)?.scope !== 'case',
    ),
    tally,
    asks:
      clauses ?? new Set(norms.flatMap(({ cite }) => cite.map(({ clause }) => clause)).concat(old.safeContactClause)),
    see(past) {
      const looked = cut(past)
      const of = ({ policy, whole, tell }: Side) => {
        if (!looked) return []
        // A story is told whole: an act that a changed gate refuses is not there for any other norm.
        return 'proposals' in looked ? itemsOf(whole, looked, tell) : asked(itemsOf(policy, looked, tell))
      }
      const unseen = sides.flatMap(({ applies }) =>
        applies.flatMap(({ clause, from: shown }) => (past.began < shown ? [clause] : [])),
      )
      addSeen(tally, {
        reference: past.reference,
        isCase: past.scope !== 'organisation',
        before: of(sides[0]),
        after: of(sides[1]),
        unseen: [...new Set(unseen)],
        keep: keepReferences,
      })
    },
  }
}
