/**
 * A complaint that somebody on a case wrote down for the person harmed: the case keeps that it came, and what it says goes to those who
 * handle complaints, on a stream of its own. A complaint of anybody else is never written on the case.
 */
import { randomUUID } from 'node:crypto'
import type { Entry } from '../../record/entry.ts'
import { type FieldProblem, separate } from '../../record/separate.ts'
import type { EntryTypeName } from '../../record/vocabulary.ts'
import { loadComplaintOfCase } from '../../store/complaints.ts'
import type { Actor, Query } from '../../store/database.ts'
import { idOf } from '../../store/judged-rows.ts'
import type { StoredRecord } from '../../store/record.ts'
import type { RunningLandlord } from '../landlord.ts'
import { type NewEntry, readProposal } from '../new-entry.ts'
import type { Rowan } from '../rowan.ts'
import { appendToComplaint, newComplaint } from './write-complaint.ts'

type Data = Readonly<Record<string, unknown>>

/** Fields of `complaint.received` that are not kept on a case, but with the complaint: whom it is about may be on the case too. */
const WITH_COMPLAINT = ['about', 'officer', 'name', 'reach', 'channel', 'customer'] as const

export type SplitComplaint = {
  readonly onCase: Data
  readonly apart: Data
  /** What is wrong with what goes to the complaint. */
  readonly problems: readonly FieldProblem[]
}

/** What a case keeps of an act, and what goes to the complaint; null for every act that is no complaint. */
export function splitComplaint(type: string, data: Data): SplitComplaint | null {
  if (type !== 'complaint.received') return null
  const apart = Object.fromEntries(WITH_COMPLAINT.flatMap((field) => (field in data ? [[field, data[field]]] : [])))
  const onCase = Object.fromEntries(Object.entries(data).filter(([field]) => !(field in apart)))
  const { complaint } = data
  const read = separate(type, apart)
  return {
    onCase: { ...onCase, complaint: complaint === undefined || complaint === '' ? randomUUID() : complaint },
    apart,
    problems: read.ok ? [] : read.problems,
  }
}

/** Acts that are done on the complaint, and come onto the case from there. */
const DONE_APART: readonly EntryTypeName[] = [
  'complaint.assigned',
  'complaint.acknowledged',
  'complaint.extended',
  'complaint.answered',
  'complaint.closed',
]

export const isDoneOnComplaint = (type: EntryTypeName): boolean => DONE_APART.includes(type)

/** What is wrong with writing an act about a complaint on a case; null where nothing is. Stories play both sides on the case. */
export function complaintOnCaseProblem(
  rowan: Pick<Rowan, 'playing'>,
  { entry, codes }: NewEntry,
  before: readonly Entry[],
): FieldProblem | null {
  if (isDoneOnComplaint(entry.type))
    return rowan.playing
      ? null
      : { field: 'complaint', problem: 'is handled by those who handle complaints, not on the case' }
  if (entry.type !== 'complaint.received') return null
  if (codes.side !== undefined && codes.side !== 'victim')
    return { field: 'side', problem: 'must be the person harmed: a complaint of anybody else is never on this case' }
  const harms =
    codes.person !== undefined &&
    before.some(
      ({ type, codes: added }) =>
        type === 'person.added' && added.person === codes.person && added.role === 'perpetrator',
    )
  return harms
    ? { field: 'person', problem: 'must be the person harmed: a complaint of anybody else is never on this case' }
    : null
}

export type PassingOn = {
  readonly rowan: Rowan
  readonly query: Query
  readonly actor: Actor
  readonly landlord: RunningLandlord
  readonly record: Pick<StoredRecord, 'stream'>
  /** The entry as the case keeps it. */
  readonly made: NewEntry
  readonly apart: Data
}

/** Begins the complaint, or takes it to its next stage, in the transaction of the act on the case. */
export async function passComplaintOn({
  rowan,
  query,
  actor,
  landlord,
  record,
  made,
  apart,
}: PassingOn): Promise<void> {
  const called = String(made.codes.complaint)
  const { at, recordedAt, by } = made.entry
  const before = await loadComplaintOfCase(query, record.stream, called)
  const complaint = before ?? newComplaint(landlord.id, idOf('complaint', record.stream, called), at)
  const { customer: _known, ...words } = apart
  const data = {
    ...words,
    complaint: complaint.stream,
    stage: made.codes.stage ?? 'stage-1',
  }
  const read = readProposal(
    { type: 'complaint.received', data, role: by, at, recordedAt, happened: false },
    complaint.seq + 1,
    { entries: [], idOfNumber: new Map() },
  )
  if (!read.ok) throw new Error('A complaint that a case keeps could not be passed on')
  const from = { case: record.stream, complaint: called }
  await appendToComplaint({
    rowan,
    query,
    actor,
    landlord,
    record: complaint,
    made: read.made,
    opens: before === null,
    from,
  })
}
