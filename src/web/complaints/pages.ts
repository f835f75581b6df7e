/** The pages of complaints. */
import type { ServedPage } from '../kit/page.ts'
import { acknowledgePage } from './acknowledge.tsx'
import { answerPage } from './answer.tsx'
import { closeComplaintPage } from './close.tsx'
import { complaintPage } from './complaint.tsx'
import { complaintsPage } from './complaints.tsx'
import { findComplainerPage } from './find-complainer.tsx'
import { givePage } from './give.tsx'
import { moreTimePage } from './more-time.tsx'
import { newComplaintPage } from './new-complaint.tsx'
import { stageTwoPage } from './stage-two.tsx'

export const COMPLAINT_PAGES: readonly ServedPage[] = [
  complaintsPage,
  newComplaintPage,
  findComplainerPage,
  complaintPage,
  acknowledgePage,
  answerPage,
  moreTimePage,
  givePage,
  stageTwoPage,
  closeComplaintPage,
]
