/** Made-up policies of a few lines and records of a few entries, for tests of judging. Nothing here is any landlord's. */
import type { Codes, Entry } from '../record/entry.ts'
import { instantOf } from '../record/london-time.ts'
import type { EntryTypeName, RoleName } from '../record/vocabulary.ts'
import type { Holidays } from './calendar/working-days.ts'
import { compile, type Policy } from './compile.ts'
import { readPack } from './read-pack.ts'

/** The bank holidays of England in 2026. */
export const HOLIDAYS: Holidays = {
  division: 'england-and-wales',
  from: 2026,
  until: 2026,
  days: [
    { date: '2026-01-01', name: "New Year's Day" },
    { date: '2026-04-03', name: 'Good Friday' },
    { date: '2026-04-06', name: 'Easter Monday' },
    { date: '2026-05-04', name: 'Early May' },
    { date: '2026-05-25', name: 'Spring' },
    { date: '2026-08-31', name: 'Summer' },
    { date: '2026-12-25', name: 'Christmas Day' },
    { date: '2026-12-28', name: 'Boxing Day' },
  ],
}

type Version = { readonly norms: string; readonly from?: string; readonly also?: string; readonly version?: string }

const textOf = ({ norms, from = '2026-01-01', also = '', version = from }: Version) => `pack: elm-homes
version: "${version}"
landlord: elm
in_force: {from: "${from}"}
calendar: {zone: Europe/London, holidays: england-and-wales, close: "17:00"}
safe_contact_clause: safe-contact
${also}
norms:
${norms.trim()}
`

/** Compiles norms written as a pack writes them. Each version is given by its norms, or by norms and the day on which it begins. */
export function policyOf(...versions: readonly (string | Version)[]): Policy {
  const packs = versions.map((each) => {
    const read = readPack(textOf(typeof each === 'string' ? { norms: each } : each), 'policy.yaml')
    if (!read.ok) throw new Error(read.problems.map(({ line, reason }) => `${line}: ${reason}`).join('\n'))
    return read.pack
  })
  return compile(packs, [HOLIDAYS])
}

type More = { readonly by?: RoleName; readonly recordedAt?: string; readonly happened?: boolean }
/** When it happened, what, with which codes; who did it where that matters. */
export type Told = readonly [at: string, type: EntryTypeName, codes?: Codes, more?: More]

/** Entries in the order in which they were written down, numbered from 1. */
export const recordOf = (...told: readonly Told[]): readonly Entry[] =>
  told.map(([at, type, codes = {}, more = {}], index) => ({
    n: index + 1,
    type,
    at: instantOf(at),
    recordedAt: instantOf(more.recordedAt ?? at),
    by: more.by ?? 'da-caseworker',
    codes,
    happened: more.happened ?? false,
  }))
