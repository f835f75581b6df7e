import { describe, expect, test } from 'vitest'
import type { StoredEntry, StoredRecord } from '../store/record.ts'
import { ownStepProblem } from './four-eyes.ts'
import type { NewEntry } from './new-entry.ts'

const at = Date.UTC(2026, 3, 1)
const entry = (seq: number, type: StoredEntry['type'], by: string, codes: StoredEntry['codes']): StoredEntry => ({
  id: `entry-${seq}`,
  seq,
  type,
  at,
  recordedAt: at,
  by,
  role: 'da-lead',
  codes,
  happened: false,
})
const recordOf = (...entries: readonly StoredEntry[]): StoredRecord => ({
  stream: 's',
  kind: 'case',
  reference: 'R-2222',
  caseKind: 'victim',
  opened: at,
  seq: entries.length,
  head: '',
  entries,
  accounts: {},
  organisation: [],
})
const authorised: NewEntry = {
  id: 'new',
  entry: { n: 9, type: 'legal-action.authorised', at, recordedAt: at, by: 'da-lead', codes: {}, happened: false },
  codes: { action: 'A1' },
  words: {},
}
const proposed = (seq: number, by: string) => entry(seq, 'legal-action.proposed', by, { action: 'A1' })

describe('a legal step', () => {
  test('is authorised by nobody who proposed it', () => {
    expect(ownStepProblem(recordOf(proposed(1, 'lena')), 'lena', authorised)).toMatchObject({ field: 'action' })
    expect(ownStepProblem(recordOf(proposed(1, 'lena')), 'mo', authorised)).toBeNull()
  })

  test('that was proposed, taken back and proposed by somebody else is authorised by the first too', () => {
    const back = entry(2, 'entry.retracted', 'lena', { entry: 'entry-1' })
    const record = recordOf(proposed(1, 'lena'), back, proposed(3, 'mo'))
    expect(ownStepProblem(record, 'lena', authorised)).toBeNull()
    expect(ownStepProblem(record, 'mo', authorised)).toMatchObject({ field: 'action' })
  })

  test('whose taking back was itself taken back is still of whoever proposed it', () => {
    const back = entry(2, 'entry.retracted', 'lena', { entry: 'entry-1' })
    const again = entry(3, 'entry.retracted', 'lena', { entry: 'entry-2' })
    expect(ownStepProblem(recordOf(proposed(1, 'lena'), back, again), 'lena', authorised)).toMatchObject({
      field: 'action',
    })
  })
})
