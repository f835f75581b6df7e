/** One proposed entry, read and taken apart: numbered for judging, and with the ids of entries for keeping. */
import { randomUUID } from 'node:crypto'
import { ageGroupOn, asksAge } from '../record/age-group.ts'
import type { Codes, Entry } from '../record/entry.ts'
import { entryType, findEntryType, pointsToEntry } from '../record/entry-type.ts'
import { withKnownAge } from '../record/known-age.ts'
import { dateOfDay, dayOf, type Instant } from '../record/london-time.ts'
import { withPersonRole } from '../record/person-role.ts'
import { type FieldProblem, separate, type Words } from '../record/separate.ts'
import type { RoleName } from '../record/vocabulary.ts'
import type { Numbered } from './judged-record.ts'

export type Proposal = {
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
  readonly role: RoleName
  readonly at: Instant
  readonly recordedAt: Instant
  readonly happened: boolean
}

export type NewEntry = {
  readonly id: string
  /** As judging sees it. */
  readonly entry: Entry
  /** As it is kept: ids instead of numbers. */
  readonly codes: Codes
  readonly words: Words
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export const isId = (value: unknown): value is string => typeof value === 'string' && UUID.test(value)

export function readProposal(
  proposal: Proposal,
  n: number,
  record: Numbered,
): { readonly ok: true; readonly made: NewEntry } | { readonly ok: false; readonly problems: readonly FieldProblem[] } {
  const type = findEntryType(proposal.type)
  if (!type) return { ok: false, problems: [{ field: '', problem: `There is no entry type "${proposal.type}"` }] }
  const numbers = new Map([...record.idOfNumber].map(([number, id]) => [id, number]))
  const pointers = type.fields.map((field) => field.name).filter((field) => pointsToEntry(type.name, field))
  const data = { ...proposal.data }
  const ids: Record<string, string> = {}
  const problems: FieldProblem[] = []
  for (const field of pointers) {
    const value = data[field]
    if (value === undefined || value === null || value === '') continue
    const number = typeof value === 'string' && isId(value) ? numbers.get(value) : Number(value)
    const id = number === undefined ? undefined : record.idOfNumber.get(number)
    if (number === undefined || id === undefined) problems.push({ field, problem: 'is not an entry of this record' })
    else {
      data[field] = Math.max(number, 1)
      ids[field] = id
    }
  }
  if (problems.length > 0) return { ok: false, problems }
  if (type.name === 'person.added' && typeof data.dateOfBirth === 'string' && asksAge(data.ageGroup)) {
    const group = ageGroupOn(data.dateOfBirth, dateOfDay(dayOf(proposal.at)))
    if (group !== null) data.ageGroup = group
  }
  const separated = separate(type.name, data)
  if (!separated.ok) return separated
  const { words } = separated
  const aged = withKnownAge(type.name, separated.codes, record.entries)
  const codes = withPersonRole(type.name, aged, record.entries)
  for (const field of entryType(type.name).fields)
    if (field.type === 'ref' && codes[field.name] !== undefined && !isId(codes[field.name]))
      problems.push({ field: field.name, problem: 'must be the id of somebody or something on the record' })
  if (proposal.at > proposal.recordedAt) problems.push({ field: 'at', problem: 'must not be in the future' })
  if (problems.length > 0) return { ok: false, problems }
  const entry: Entry = {
    n,
    type: type.name,
    at: proposal.at,
    recordedAt: proposal.recordedAt,
    by: proposal.role,
    codes,
    happened: proposal.happened,
  }
  return { ok: true, made: { id: randomUUID(), entry, codes: { ...codes, ...ids }, words } }
}
