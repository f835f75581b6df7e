/**
 * What past cases would have looked like under another text of the policy: each judged by one and by the other. The record stands as it
 * was written by people who worked to the old policy, so this measures the record against the new rules, and not what they would have done.
 * Pure. See docs/decisions/0101.
 */

import type { Entry } from '../../record/entry.ts'
import { findEntryType } from '../../record/entry-type.ts'
import type { EntryTypeName } from '../../record/vocabulary.ts'
import type { Holidays } from '../calendar/working-days.ts'
import { compile, type Policy } from '../compile.ts'
import { counted } from '../judge.ts'
import type { Norm, Pack } from '../model.ts'
import { encoder } from './columns.ts'
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
import { columnJudge } from './judge-columns.ts'
import { notOverColumns, shapesOf, type Text } from './shapes.ts'
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
  /** What of it is not judged over columns. */
  readonly rest: Policy
  /** The duties that are. */
  readonly text: Text
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
  /** Which norms that are looked at are judged over columns, by their ids, and which by the usual judge. */
  readonly overColumns: { readonly columns: readonly string[]; readonly usual: readonly string[] }
  readonly see: (past: PastCase) => void
  readonly tally: Tally
  /** The clauses that are asked about. */
  readonly asks: ReadonlySet<string>
}

/** Both are judged as though they had always been in force: recurring duties count from the same day. */
const alike = (pack: Pack, from: string): Pack => ({ ...pack, inForce: { ...pack.inForce, from } })

function sideOf(
  pack: Pack,
  { norms, rest }: { readonly norms: readonly Norm[]; readonly rest: readonly Norm[] },
  clauses: ReadonlySet<string> | null,
  given: Given,
): Side {
  const told = new Map(pack.norms.map((norm) => [norm.id, tellable(given.since, norm)]))
  const applies = norms.flatMap((norm) => {
    const from = told.get(norm.id)?.applies ?? Number.NEGATIVE_INFINITY
    const under = [...new Set(norm.cite.map(({ clause }) => clause))].filter(
      (clause) => !clauses || clauses.has(clause),
    )
    return Number.isFinite(from) ? under.map((clause) => ({ clause, from })) : []
  })
  const policy = compile([packOf(pack, norms)], given.holidays)
  const others = new Set(rest.map(({ id }) => id))
  return {
    policy,
    rest: compile([packOf(pack, rest)], given.holidays),
    text: {
      duties: policy.duties.filter(({ norm }) => !others.has(norm.id)),
      calendar: pack.calendar,
      ends: (norm) => told.get(norm)?.ends ?? Number.NEGATIVE_INFINITY,
    },
    whole: compile([pack], given.holidays),
    tell: (norm) => told.get(norm),
    applies,
  }
}

type Given = { readonly since: Since; readonly holidays: readonly Holidays[] }

const idsOf = (norms: readonly Norm[]): readonly string[] => [...new Set(norms.map(({ id }) => id))]

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
  const contactClauses = withContacts ? [old.safeContactClause, young.safeContactClause] : []
  const leftOver = notOverColumns(norms, contactClauses, (clause) => !clauses || clauses.has(clause))
  const side = (pack: Pack) =>
    sideOf(pack, { norms: under(pack), rest: under(pack).filter((norm) => leftOver.has(norm)) }, clauses, given)
  const sides = [side(old), side(young)] as const
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
  /** A record cut to the entries that play a part. */
  const cut = (past: PastCase): PastCase =>
    !('record' in past) || types === null || clauses === null
      ? past
      : { ...past, record: past.record.filter(({ type }) => types.has(type)) }

  /** What comes of a story, or of the organisation's own record. */
  const ofOther = (past: PastCase) => {
    const looked = cut(past)
    const of = ({ policy, whole: all, tell }: Side) => {
      // A story is told whole: an act that a changed gate refuses is not there for any other norm.
      return 'proposals' in looked ? itemsOf(all, looked, tell) : asked(itemsOf(policy, looked, tell))
    }
    return { before: of(sides[0]), after: of(sides[1]) }
  }

  const shapes = shapesOf([sides[0].text, sides[1].text])
  const encode = encoder(shapes)
  const columns = columnJudge(shapes, encode, tally, (clause) => !clauses || clauses.has(clause))
  const opening = new Set<EntryTypeName>(shapes.flatMap(({ norm }) => norm.when.map(({ event }) => event)))
  const rest = [...leftOver]
  const restCounts = typesThatCount(rest, withContacts)
  const restReads = new Set(
    typesReadBy(
      [old, young].flatMap(
        (pack) =>
          packOf(
            pack,
            rest.filter((norm) => pack.norms.includes(norm)),
          ).norms,
      ),
    ),
  )
  const isRestAlike = !differs.safeContact && !rest.some(({ id }) => differs.norms.has(id))

  /** What comes of a case: of what is not judged over columns, item by item. */
  const ofCase = (past: PastCase & { readonly record: readonly Entry[] }) => {
    let differs = false
    if (past.record.some(({ type }) => opening.has(type))) {
      encode.clear()
      encode.add(counted(past.record, past.now))
      differs = columns.judge(0, past.now, tally.turns, keepReferences ? past.reference : null)
    }
    if (!past.record.some(({ type }) => restCounts.has(type))) return { before: [], after: [], differs }
    const looked = withContacts ? past : { ...past, record: past.record.filter(({ type }) => restReads.has(type)) }
    const [before, after] = sides
    const was = asked(itemsOf(before.rest, looked, before.tell))
    return { before: was, after: isRestAlike ? was : asked(itemsOf(after.rest, looked, after.tell)), differs }
  }

  const applies = sides.flatMap((each) => each.applies)
  const unseenOf = ({ began }: PastCase): readonly string[] =>
    applies.length === 0
      ? []
      : [...new Set(applies.flatMap(({ clause, from: shown }) => (began < shown ? [clause] : [])))]

  return {
    differs,
    types: types && read,
    organisationTypes: [...new Set(sides.flatMap(({ whole }) => [...whole.plans.keys()]))].filter(
      (type) => findEntryType(type)?.scope !== 'case',
    ),
    overColumns: {
      columns: idsOf(norms.filter((norm) => norm.kind !== 'every' && !leftOver.has(norm))),
      usual: [...idsOf(rest), ...(withContacts ? [SAFE_CONTACT] : [])],
    },
    tally,
    asks:
      clauses ?? new Set(norms.flatMap(({ cite }) => cite.map(({ clause }) => clause)).concat(old.safeContactClause)),
    see(past) {
      const isCase = past.scope === 'case' && 'record' in past
      addSeen(tally, {
        reference: past.reference,
        isCase: past.scope !== 'organisation',
        ...(isCase ? ofCase(past) : { ...ofOther(past), differs: false }),
        unseen: unseenOf(past),
        keep: keepReferences,
      })
    },
  }
}
