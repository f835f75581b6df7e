/**
 * Entries of many cases as numbers side by side. An entry is of a kind: all of one kind open, end and stop the same duties, so patterns are
 * looked at once, when it is written, and never again. What only tells people or things apart is a number of its own. Pure.
 * See docs/decisions/0106.
 */
import type { Codes, CodeValue, Entry } from '../../record/entry.ts'
import { findEntryType } from '../../record/entry-type.ts'
import type { EntryTypeName } from '../../record/vocabulary.ts'
import type { Pattern } from '../model.ts'
import { meets } from '../pattern.ts'
import type { Shape } from './shapes.ts'

/** What an entry can be to a duty. */
export const OPENS = 1
export const ENDS = 2
export const STOPS = 4
/** It is what must stand before the duty arises. */
export const ASKED = 8
/** It starts, or ends, what keeps the duty from arising. */
export const LIFTS = 16
export const LETS = 32

/** What entries of one kind can do, by the places of the shapes. */
export type Kind = {
  readonly type: number
  readonly opens: readonly number[]
  readonly ends: readonly number[]
  readonly stops: readonly number[]
  /** Of each shape, all that an entry is to it. */
  readonly roles: Uint8Array
  /** Whose duties a waiver lifts where it counts. */
  readonly waives: readonly number[]
  readonly closes: boolean
  /** Whether it names its person as causing harm, or as harmed. */
  readonly names: 'causing' | 'harmed' | null
  readonly organisation: boolean
}

/** A field that says nothing; and what a waiver names: any of what is open, or nothing that is there. */
export const NOBODY = -1
export const ANY = 2_147_483_647
const NOTHING = 2_147_483_646

export type Columns = {
  /** How many cases there are, and how many entries. */
  cases: number
  entries: number
  /** Where the entries of each case begin; and of one more, where they end. */
  starts: Int32Array
  kind: Int32Array
  n: Int32Array
  at: Float64Array
  recordedAt: Float64Array
  person: Int32Array
  /** What a waiver names. */
  waived: Int32Array
  /** One for each field by which a duty tells things apart. */
  keys: readonly Int32Array[]
}

export type Encoder = {
  readonly kinds: readonly Kind[]
  /** Of each shape, the place of its key among the keys; none where all triggers are of one thing. */
  readonly keyOf: readonly (number | undefined)[]
  readonly columns: Columns
  /** Adds a case: its entries that count, in order. */
  readonly add: (entries: readonly Entry[]) => void
  readonly clear: () => void
}

const ROLES: readonly (readonly [role: number, patterns: (shape: Shape) => readonly Pattern[]])[] = [
  [OPENS, ({ norm }) => norm.when],
  [ENDS, ({ norm }) => norm.do],
  [STOPS, ({ norm }) => [...norm.stopsWhen, ...(norm.unless?.from ?? [])]],
  [ASKED, ({ norm }) => norm.if ?? []],
  [LIFTS, ({ norm }) => norm.unless?.from ?? []],
  [LETS, ({ norm }) => norm.unless?.until ?? []],
]

/** One pattern, and what an entry that meets it is to which shapes. */
type Asked = { readonly pattern: Pattern; readonly roles: { readonly shape: number; readonly role: number }[] }

/** Answers to one pattern after the other lead to a kind: no answer is written down. */
type Branch = { yes?: Branch; no?: Branch; kind?: number }

const MOVING: readonly EntryTypeName[] = ['person.added', 'case.closed', 'duty.waived']

const textOf = (value: CodeValue | undefined): string | null => (typeof value === 'string' ? value : null)

const emptyColumns = (keys: number, room: number): Columns => ({
  cases: 0,
  entries: 0,
  starts: new Int32Array(room),
  kind: new Int32Array(room),
  n: new Int32Array(room),
  at: new Float64Array(room),
  recordedAt: new Float64Array(room),
  person: new Int32Array(room),
  waived: new Int32Array(room),
  keys: Array.from({ length: keys }, () => new Int32Array(room)),
})

/** The same columns with more room. */
function grow(columns: Columns, room: number): void {
  const more = emptyColumns(columns.keys.length, room)
  more.starts.set(columns.starts)
  more.kind.set(columns.kind)
  more.n.set(columns.n)
  more.at.set(columns.at)
  more.recordedAt.set(columns.recordedAt)
  more.person.set(columns.person)
  more.waived.set(columns.waived)
  more.keys.forEach((key, place) => {
    key.set(columns.keys[place] ?? [])
  })
  const { cases, entries } = columns
  Object.assign(columns, more, { cases, entries })
}

const ROOM = 1024

/** Makes what turns cases into columns, for judging these shapes. */
export function encoder(shapes: readonly Shape[]): Encoder {
  const asked = new Map<EntryTypeName, { asked: Asked[]; root: Map<string, Branch> }>()
  const askedOf = (type: EntryTypeName) => {
    const found = asked.get(type) ?? { asked: [] as Asked[], root: new Map<string, Branch>() }
    asked.set(type, found)
    return found
  }
  for (const type of MOVING) askedOf(type)
  const byText = new Map<string, Asked>()
  shapes.forEach((each, shape) => {
    for (const [role, patterns] of ROLES)
      for (const pattern of patterns(each)) {
        const text = JSON.stringify(pattern)
        const known = byText.get(text) ?? { pattern, roles: [] }
        if (!byText.has(text)) askedOf(pattern.event).asked.push(known)
        byText.set(text, known)
        known.roles.push({ shape, role })
      }
  })
  const types = [...asked.keys()]
  const fields = [...new Set(shapes.flatMap(({ norm }) => (norm.per ? [norm.per.field] : [])))]
  const kinds: Kind[] = []

  /** Whose duties a waiver lifts: those under its clause whose waivers may be given by that role and for that reason. */
  const waivedBy = ({ type, by, codes: { clause, reason } }: Entry): readonly number[] =>
    shapes.flatMap(({ norm, clauses }, place) =>
      type === 'duty.waived' &&
      typeof clause === 'string' &&
      clauses.includes(clause) &&
      norm.waivable?.by.includes(by) === true &&
      norm.waivable.reasons.includes(String(reason))
        ? [place]
        : [],
    )

  function makeKind(entry: Entry, patterns: readonly Asked[]): number {
    const roles = new Uint8Array(shapes.length)
    for (const { pattern, roles: found } of patterns)
      if (meets(entry, pattern)) for (const { shape, role } of found) roles[shape] = (roles[shape] ?? 0) | role
    const all = shapes.map((_, place) => place)
    const which = (role: number) => all.filter((place) => ((roles[place] ?? 0) & role) !== 0)
    const { role } = entry.codes
    const names = role === 'perpetrator' ? 'causing' : role === 'victim' ? 'harmed' : null
    kinds.push({
      type: types.indexOf(entry.type),
      opens: which(OPENS),
      ends: which(ENDS),
      stops: which(STOPS),
      roles,
      waives: waivedBy(entry),
      closes: entry.type === 'case.closed',
      names: entry.type === 'person.added' ? names : null,
      organisation: findEntryType(entry.type)?.scope === 'organisation',
    })
    return kinds.length - 1
  }

  /** What of an entry makes its kind, and is in no pattern. */
  const besides = ({ type, by, codes: { role, clause, reason } }: Entry): string =>
    type === 'person.added'
      ? String(role)
      : type === 'duty.waived'
        ? JSON.stringify([by, clause, reason === undefined ? 'undefined' : reason])
        : ''

  function kindOf(entry: Entry): number {
    const of = asked.get(entry.type)
    if (!of) return NOBODY
    const first = besides(entry)
    let branch = of.root.get(first)
    if (!branch) {
      branch = {}
      of.root.set(first, branch)
    }
    for (const { pattern } of of.asked)
      if (meets(entry, pattern)) branch = branch.yes ??= {}
      else branch = branch.no ??= {}
    branch.kind ??= makeKind(entry, of.asked)
    return branch.kind
  }

  const names = new Map<string, number>()
  const numberOf = (value: CodeValue | undefined): number => {
    const text = textOf(value)
    if (text === null) return NOBODY
    let number = names.get(text)
    if (number === undefined) {
      number = names.size
      names.set(text, number)
    }
    return number
  }
  const waivedIn = ({ trigger }: Codes): number =>
    trigger === undefined ? ANY : typeof trigger === 'number' ? trigger : NOTHING

  const columns = emptyColumns(fields.length, ROOM)
  return {
    kinds,
    keyOf: shapes.map(({ norm }) => (norm.per ? fields.indexOf(norm.per.field) : undefined)),
    columns,
    add(entries) {
      const needed = Math.max(columns.cases + 2, columns.entries + entries.length)
      if (needed > columns.kind.length) grow(columns, 2 * needed)
      names.clear()
      let place = columns.entries
      for (const entry of entries) {
        const kind = kindOf(entry)
        if (kind === NOBODY) continue
        const { codes } = entry
        columns.kind[place] = kind
        columns.n[place] = entry.n
        columns.at[place] = entry.at
        columns.recordedAt[place] = entry.recordedAt
        columns.person[place] = numberOf(codes.person)
        columns.waived[place] = entry.type === 'duty.waived' ? waivedIn(codes) : NOTHING
        for (let key = 0; key < fields.length; key++) {
          const column = columns.keys[key]
          if (column) column[place] = numberOf(codes[fields[key] ?? ''])
        }
        place++
      }
      columns.entries = place
      columns.cases++
      columns.starts[columns.cases] = place
    },
    clear() {
      columns.cases = 0
      columns.entries = 0
    },
  }
}
