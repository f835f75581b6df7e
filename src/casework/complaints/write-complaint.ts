/** Writes entries on the stream of a complaint, and what its list shows of it. Nothing here looks at a case. */
import { randomBytes } from 'node:crypto'
import type { WorkingDays } from '../../policy/calendar/working-days.ts'
import { complaintState } from '../../record/complaint-state.ts'
import { type DayNumber, dayOf, HOUR, type Instant, startOfDay } from '../../record/london-time.ts'
import {
  type ComplaintChange,
  type ComplaintRecord,
  type ComplaintRow,
  writeComplaint,
} from '../../store/complaints.ts'
import type { Actor, Query } from '../../store/database.ts'
import type { StoredEntry, WrittenEntry } from '../../store/record.ts'
import { firstHash } from '../../verify/chain.ts'
import { chained } from '../append.ts'
import type { RunningLandlord } from '../landlord.ts'
import type { NewEntry } from '../new-entry.ts'
import type { Rowan } from '../rowan.ts'
import { type ComplaintClock, complaintClocks, runningClock, schemeFor } from './complaint-clocks.ts'

const SPEAKABLE = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Short, random, speakable, and told apart from a case's at once: `C-4F7K2`. */
const newReference = (): string => `C-${[...randomBytes(5)].map((byte) => SPEAKABLE[byte % SPEAKABLE.length]).join('')}`

/** A complaint that has no entry yet. */
export const newComplaint = (landlord: string, stream: string, opened: Instant): ComplaintRecord => ({
  stream,
  kind: 'complaint',
  reference: newReference(),
  caseKind: 'complaint',
  opened,
  seq: 0,
  head: firstHash(landlord, stream),
  entries: [],
  accounts: {},
  organisation: [],
})

/** Its handler is told in the morning, so many working days before the last one. */
const DAYS_BEFORE = { acknowledge: 1, answer: 3 } as const
const MORNING = 9 * HOUR

function dayBefore(days: WorkingDays, last: DayNumber, count: number): DayNumber {
  let day = last
  for (let left = count; left > 0; ) if (days.isWorking(--day)) left--
  return day
}

/** When the handler is told of a clock that runs. Nothing is late by a time that nobody has checked. */
const toldOf = (days: WorkingDays, clock: ComplaintClock | null): Pick<ComplaintRow, 'soon' | 'late'> =>
  clock === null
    ? { soon: null, late: null }
    : {
        soon: startOfDay(dayBefore(days, dayOf(clock.due - 1), DAYS_BEFORE[clock.what])) + MORNING,
        late: clock.verified ? clock.due : null,
      }

/** What the list shows of a complaint. The same entries always give the same row. */
export function complaintRow(
  landlord: Pick<RunningLandlord, 'organisation' | 'legalDays'>,
  entries: readonly Pick<StoredEntry, 'type' | 'at' | 'by' | 'codes'>[],
): ComplaintRow {
  const state = complaintState(entries)
  if (!state) throw new Error('A complaint begins with its coming in')
  const { law, nation } = landlord.organisation
  const clock = runningClock(state, complaintClocks(state, schemeFor(law, nation, state.received), landlord.legalDays))
  return {
    received: state.received,
    stage: state.stages.at(-1)?.stage ?? 'stage-1',
    state: state.state,
    handler: state.handler,
    nextClock: clock?.what ?? null,
    nextDue: clock?.due ?? null,
    ...toldOf(landlord.legalDays, clock),
    officer: state.officer,
    customer: state.customer,
  }
}

export type ComplaintWriting = {
  readonly rowan: Rowan
  readonly query: Query
  readonly actor: Actor
  readonly landlord: RunningLandlord
  readonly record: ComplaintRecord
  readonly made: NewEntry
  readonly opens?: boolean
  /** The case from which it was passed on, and what that case calls it. */
  readonly from?: { readonly case: string; readonly complaint: string }
}

export async function appendToComplaint(work: ComplaintWriting): Promise<WrittenEntry> {
  const { rowan, query, actor, landlord, record, made, opens, from } = work
  const hasWords = Object.keys(made.words).length > 0
  const key = hasWords
    ? await rowan.keyring.keyFor({ landlord: landlord.id, kind: 'vault', subject: record.stream })
    : undefined
  const entries = chained({ actor, record, key, made: [made] })
  const [written] = entries
  if (!written) throw new Error('Nothing was written')
  const change: ComplaintChange = {
    stream: record.stream,
    seq: record.seq,
    head: record.head,
    ...(opens ? { opens: { reference: record.reference, at: record.opened } } : {}),
    ...(from === undefined ? {} : { case: from.case, caseComplaint: from.complaint }),
    entries,
    shown: complaintRow(landlord, [...record.entries, { ...written, by: actor.account }]),
  }
  await writeComplaint(query, change)
  return written
}
