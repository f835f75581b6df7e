/** What a made-up landlord keeps: something due, something held, something that waits, and something erased. */
import { HOUR, type Instant } from '../record/london-time.ts'
import type { Keeping } from '../views/read-keeping.ts'

const DAY = 24 * HOUR
const line = { what: 'case', closed: 0, due: '2026-11-20', decided: false, isDue: true, held: [] }
const erasure = { what: 'case', proposedBy: 'Dora Example', own: false, agreed: null, agreedBy: null, done: null }

export const madeUpKeeping = (now: Instant): Keeping => ({
  now,
  due: [
    { ...line, caseId: 'c-3', reference: 'R-2B9C', closed: now - 6 * 365 * DAY },
    { ...line, caseId: 'c-4', reference: 'R-5D1E', closed: now - 6 * 365 * DAY, held: ['child'] },
    {
      ...line,
      caseId: 'c-5',
      reference: 'R-8G3H',
      what: 'kept-addresses',
      due: '2027-01-10',
      isDue: false,
      closed: now,
    },
  ],
  holds: [
    { id: 'h-1', reference: 'R-5D1E', kind: 'child', reason: null, since: now - DAY, by: 'Rowan' },
    { id: 'h-2', reference: 'R-4F7K', kind: 'legal', reason: 'A claim was announced.', since: now, by: 'Lex Example' },
  ],
  erasures: [
    { ...erasure, id: 'x-1', reference: 'R-6J2K', proposed: now - DAY },
    { ...erasure, id: 'x-2', reference: 'R-7L4M', proposed: now - HOUR, own: true },
    {
      ...erasure,
      id: 'x-3',
      reference: 'R-9N5P',
      proposed: now - 9 * DAY,
      agreed: now - 8 * DAY,
      agreedBy: 'Lena Example',
      done: now - 8 * DAY,
    },
  ],
  rules: [
    {
      what: 'case',
      from: 'closed',
      period: { count: 6, unit: 'years' },
      heldBy: ['legal', 'child'],
      owner: 'data-protection-officer',
      decided: false,
    },
  ],
  mayErase: true,
  mayAgree: true,
})
