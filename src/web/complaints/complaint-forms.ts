/** What can be done with a complaint: the act, the address of its form, and what it is called. */
import type { EntryTypeName } from '../../record/vocabulary.ts'

export type ComplaintFormName = { readonly type: EntryTypeName; readonly slug: string; readonly title: string }

export const ACKNOWLEDGE = { type: 'complaint.acknowledged', slug: 'acknowledge', title: 'Acknowledge it' } as const
export const ANSWER = { type: 'complaint.answered', slug: 'answer', title: 'Record the answer' } as const
export const EXTEND = { type: 'complaint.extended', slug: 'more-time', title: 'Take more time' } as const
export const GIVE = { type: 'complaint.assigned', slug: 'give', title: 'Give it to somebody' } as const
export const ESCALATE = { type: 'complaint.received', slug: 'stage-2', title: 'Take it to stage 2' } as const
export const CLOSE = { type: 'complaint.closed', slug: 'close', title: 'Close it' } as const

export const COMPLAINT_FORMS: readonly ComplaintFormName[] = [ACKNOWLEDGE, ANSWER, EXTEND, GIVE, ESCALATE, CLOSE]
