/** Mutation of packs: change one leaf, and some scenario whose expectation names the clause must notice. */
import { ROLES } from '../record/vocabulary.ts'
import type { Norm, NormKind, Pack, Pattern, SafeContactOverride } from './model.ts'

export type Mutant = {
  readonly norm: string
  readonly kind: NormKind | 'safe-contact'
  readonly clauses: readonly string[]
  readonly change: string
  readonly pack: Pack
}

type Json = null | string | number | boolean | readonly Json[] | { readonly [key: string]: Json }

/** Leaves that say nothing about what is judged. */
const NOT_CHANGED = new Set(['id', 'kind', 'cite', 'strength', 'reading', 'line', 'owedBy', 'stated', 'match'])
/** Switches that a pack writes only to turn them on: off, they are no leaf of it. */
const UNWRITTEN = new Set(['forByAct', 'survivesClosure'])
const REMOVABLE = new Set([
  'unless',
  'by',
  'must',
  'stopsWhen',
  'if',
  'deviation',
  'endsEarlyOn',
  'where',
  'while',
  'since',
  'until',
  'per',
  'waivable',
  'unlessField',
  'needsConsent',
  'forEach',
  'notAbout',
  'alsoOf',
  'remediedBy',
])

/** Words of the language itself are not renamed to nonsense but to another word; null = there is no other. */
const OTHER_WORD: Readonly<Record<string, Json>> = {
  not_stated: { working_days: 1 },
  same_working_day: { working_days: 1 },
  immediately: { hours: 1 },
  each: 'absorb',
  absorb: null,
  max: 'min',
}
const WORDS = /\.(within|again|default|forEach|notAbout|alsoOf)$/
const DATE = /^(\d{4})(-\d{2}-\d{2})$/

/** A printed date, put off by a year. */
const yearLater = (date: string): string => date.replace(DATE, (_, year, rest) => `${Number(year) + 1}${rest}`)

const isEmpty = (value: Json): boolean => value === null || (Array.isArray(value) && value.length === 0)

/** Every way to change one leaf below a value, as [what was done, the changed value]. */
function* changes(value: Json, path: string): Generator<readonly [string, Json]> {
  if (typeof value === 'number') yield [`${path} ${value} + 1`, value + 1]
  else if (typeof value === 'boolean') yield [`${path} ${value} flipped`, !value]
  else if (typeof value === 'string') {
    if (DATE.test(value)) yield [`${path} ${value} a year later`, yearLater(value)]
    else if (!WORDS.test(path)) yield [`${path} "${value}" renamed`, `${value}-renamed`]
    else if (OTHER_WORD[value]) yield [`${path} "${value}" changed`, OTHER_WORD[value]]
  } else if (Array.isArray(value)) {
    const list: readonly Json[] = value
    for (let index = 0; index < list.length; index++) {
      const item = list[index]
      if (item === undefined) continue
      yield [
        `${path}[${index}] dropped (${typeof item === 'object' ? JSON.stringify(item) : String(item)})`,
        list.filter((_, place) => place !== index),
      ]
      if (typeof item === 'object')
        for (const [what, changed] of changes(item, `${path}[${index}]`)) yield [what, list.with(index, changed)]
    }
  } else if (value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (NOT_CHANGED.has(key) || inner === undefined || (inner === false && UNWRITTEN.has(key))) continue
      if (REMOVABLE.has(key) && !isEmpty(inner)) {
        const { [key]: _gone, ...rest } = value as { readonly [key: string]: Json }
        yield [
          `${path}.${key} removed`,
          Array.isArray(inner) && !['by', 'where'].includes(key) ? { ...rest, [key]: [] } : rest,
        ]
      }
      for (const [what, changed] of changes(inner, `${path}.${key}`)) yield [what, { ...value, [key]: changed }]
    }
  }
}

/** What a removed part leaves behind, so that the mutant is still a pack: an interval or a waiver is gone, not empty; without a list of roles, any role will do. */
const without = (norm: Norm, mutated: Json): Norm => {
  const changed = { ...(mutated as object) } as Record<string, unknown>
  if (norm.kind === 'duty' || norm.kind === 'offer' || norm.kind === 'sign') changed.waivable ??= null
  if (norm.kind === 'limit') changed.deviation ??= null
  for (const part of ['deviation', 'waivable'])
    if (changed[part]) changed[part] = { by: ROLES, reasons: [], ...(changed[part] as object) }
  return changed as Norm
}

/** Every mutant of a pack: each norm dropped, each of its leaves changed, what remedies an unsafe contact and who may override it. */
export function* mutants(pack: Pack): Generator<Mutant> {
  for (const [index, norm] of pack.norms.entries()) {
    const clauses = norm.cite.map((cite) => cite.clause)
    const common = { norm: norm.id, kind: norm.kind, clauses }
    yield { ...common, change: 'norm dropped', pack: { ...pack, norms: pack.norms.toSpliced(index, 1) } }
    for (const [change, mutated] of changes(norm as unknown as Json, norm.kind))
      yield { ...common, change, pack: { ...pack, norms: pack.norms.with(index, without(norm, mutated)) } }
  }
  const { safeContactOverride, safeContactClause, safeContactRemediedBy = [] } = pack
  const common = { norm: 'safe-contact', kind: 'safe-contact', clauses: [safeContactClause] } as const
  for (const [change, mutated] of changes(safeContactRemediedBy as unknown as Json, 'remediedBy'))
    yield { ...common, change, pack: { ...pack, safeContactRemediedBy: mutated as unknown as readonly Pattern[] } }
  if (safeContactOverride === null) return
  yield { ...common, change: 'override removed', pack: { ...pack, safeContactOverride: null } }
  for (const [change, mutated] of changes(safeContactOverride as unknown as Json, 'override'))
    yield {
      ...common,
      change,
      pack: { ...pack, safeContactOverride: { by: ROLES, ...(mutated as object) } as SafeContactOverride },
    }
}

/** Gates, prohibitions, holds, limits, record rules, stated times and what a pack says of safe contact: no mutant of these may survive. */
export const isBinding = (mutant: Mutant): boolean =>
  ['gate', 'never', 'hold', 'limit', 'record', 'safe-contact'].includes(mutant.kind) ||
  /\.(within|atLeast|dueDate)\b/.test(mutant.change)
