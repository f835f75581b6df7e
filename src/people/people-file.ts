/**
 * Reads a landlord's file of people: a row for each person on each tenancy, so that those who share a tenancy's reference
 * hold it together. Pure: what is wrong is an answer, with the line.
 */
import { normalisedPhone } from './normalised.ts'
import type { Part, PersonWords, TenancyRow } from './registry.ts'
import { dateInFile, type FileProblem, rowsOfFile } from './rows-of-file.ts'

export const PEOPLE_COLUMNS = ['reference', 'forenames', 'surname'] as const
export const MORE_PEOPLE_COLUMNS = [
  'date of birth',
  'phone',
  'home',
  'tenancy',
  'part',
  'from',
  'until',
  'tenure',
  'account',
] as const

export type PeopleRead =
  | { readonly ok: true; readonly people: readonly PersonWords[]; readonly tenancies: readonly TenancyRow[] }
  | {
      readonly ok: false
      readonly problems: readonly FileProblem[]
    }

type Column = (typeof PEOPLE_COLUMNS)[number] | (typeof MORE_PEOPLE_COLUMNS)[number]
type Values = Readonly<Record<Column, string>>
type Wrong = (problem: string) => void

export function readPeopleFile(text: string): PeopleRead {
  const read = rowsOfFile<Column>(text, PEOPLE_COLUMNS, MORE_PEOPLE_COLUMNS)
  if (!read.ok) return read
  const problems: FileProblem[] = []
  const people = new Map<string, { readonly words: PersonWords; readonly line: number }>()
  const tenancies = new Map<string, { readonly row: TenancyRow; readonly line: number }>()
  const homeOf = new Map<string, { readonly home: string; readonly line: number }>()
  const tenancyOf = new Map<string, { readonly tenancy: string; readonly line: number }>()
  for (const { line, values } of read.rows) {
    const wrong: Wrong = (problem) => problems.push({ line, problem })
    const words = personIn(values, wrong)
    const known = people.get(words.reference)
    if (!known) people.set(words.reference, { words, line })
    else if (JSON.stringify(known.words) !== JSON.stringify(words))
      wrong(`says something else of the person with the reference of line ${known.line}`)
    const row = tenancyIn(values, wrong)
    if (!row) continue
    const home = homeOf.get(row.tenancy)
    if (home && home.home !== row.home) wrong(`gives the tenancy of line ${home.line} another home`)
    homeOf.set(row.tenancy, home ?? { home: row.home, line })
    const account = row.account === null ? undefined : tenancyOf.get(row.account)
    if (account && account.tenancy !== row.tenancy) wrong(`gives the account of line ${account.line} another tenancy`)
    if (row.account !== null) tenancyOf.set(row.account, account ?? { tenancy: row.tenancy, line })
    const place = JSON.stringify([row.tenancy, row.person])
    const twice = tenancies.get(place)
    if (twice) wrong(`puts the same person on the same tenancy as line ${twice.line}`)
    tenancies.set(place, { row, line })
  }
  if (problems.length > 0) return { ok: false, problems }
  return {
    ok: true,
    people: [...people.values()].map(({ words }) => words),
    tenancies: [...tenancies.values()].map(({ row }) => row),
  }
}

function dateOf(values: Values, column: 'date of birth' | 'from' | 'until', wrong: Wrong): string | null {
  if (values[column] === '') return null
  const date = dateInFile(values[column])
  if (date === null) wrong(`${column} "${values[column]}" is no date, as DD/MM/YYYY or YYYY-MM-DD`)
  return date
}

function personIn(values: Values, wrong: Wrong): PersonWords {
  const { reference, forenames, surname, phone } = values
  if (reference === '') wrong('has no reference')
  if (surname === '') wrong('has no surname')
  if (phone !== '' && normalisedPhone(phone) === null) wrong(`phone "${phone}" is no telephone number`)
  return { reference, forenames, surname, dateOfBirth: dateOf(values, 'date of birth', wrong), phone: phone || null }
}

const PARTS: Readonly<Record<string, Part>> = { '': 'holder', holder: 'holder', household: 'household' }

function tenancyIn(values: Values, wrong: Wrong): TenancyRow | null {
  const { tenancy, home, tenure, account, reference } = values
  if (tenancy === '' && home === '' && account === '') return null
  if (tenancy === '') wrong('has a home or an account and no tenancy')
  if (home === '') wrong('has a tenancy or an account and no home')
  const part = PARTS[values.part.toLowerCase()]
  if (!part) wrong(`part must be holder or household, not "${values.part}"`)
  const from = dateOf(values, 'from', wrong)
  const until = dateOf(values, 'until', wrong)
  if (from !== null && until !== null && until < from) wrong('ends before it begins')
  return {
    tenancy,
    home,
    person: reference,
    part: part ?? 'holder',
    from,
    until,
    tenure: tenure || null,
    account: account || null,
  }
}
