/** Writes on the case that a complaint belongs to what was done about it: codes, and of its words the reference alone. */
import type { EntryTypeName } from '../../record/vocabulary.ts'
import { loadCaseOfComplaint } from '../../store/complaints.ts'
import type { Actor, Query } from '../../store/database.ts'
import { append } from '../append.ts'
import { numbered } from '../judged-record.ts'
import type { RunningLandlord } from '../landlord.ts'
import { type NewEntry, readProposal } from '../new-entry.ts'
import type { Rowan } from '../rowan.ts'

/** What a case is told of, and which fields. Who handles it is no concern of the case. */
const TOLD: Readonly<Partial<Record<EntryTypeName, readonly string[]>>> = {
  'complaint.received': ['stage'],
  'complaint.acknowledged': ['stage', 'channel'],
  'complaint.extended': ['stage', 'workingDays'],
  'complaint.answered': ['stage', 'outcome'],
  'complaint.closed': ['reason', 'concern'],
}

export type CaseToTell = {
  readonly rowan: Rowan
  readonly query: Query
  readonly actor: Actor
  readonly landlord: RunningLandlord
  readonly complaint: string
  readonly made: NewEntry
  readonly now: number
}

/** Nothing where the complaint belongs to no case. The duty of the policy to answer is met by it (WHG-3.5.a, MHA-12.1.a). */
export async function tellCase({ rowan, query, actor, landlord, complaint, made, now }: CaseToTell): Promise<void> {
  const { type, by, at, recordedAt } = made.entry
  const fields = TOLD[type]
  const found = fields && (await loadCaseOfComplaint(query, complaint, landlord.organisationTypes))
  if (!fields || !found) return
  const { complaint: called, ...record } = found
  const data = {
    complaint: called,
    ...Object.fromEntries(fields.flatMap((field) => (field in made.codes ? [[field, made.codes[field]]] : []))),
    ...(type === 'complaint.received' ? { side: 'victim' } : {}),
    ...(type === 'complaint.answered' ? { reference: made.words.reference } : {}),
  }
  const read = readProposal({ type, data, role: by, at, recordedAt, happened: false }, record.seq + 1, numbered(record))
  if (!read.ok)
    throw new Error(`A case cannot be told of ${type}: ${read.problems.map((each) => each.field).join(' ')}`)
  const key =
    Object.keys(read.made.words).length > 0
      ? await rowan.keyring.keyFor({ landlord: landlord.id, kind: 'case', subject: record.stream })
      : undefined
  await append({ query, actor, landlord, record, key, made: [read.made], now, complaint })
}
