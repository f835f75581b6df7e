/** The pages of this part of a case. */
import type { ServedPage } from '../../kit/page.ts'
import { checkPage } from './check.tsx'
import { closePage } from './close.tsx'
import { complainPage } from './complain.tsx'
import { caseComplaintsPage } from './complaints.tsx'
import { givePage } from './give.tsx'
import { lookPage } from './look.tsx'
import { reopenPage } from './reopen.tsx'
import { reviewPage } from './review.tsx'
import { runningPage } from './running.tsx'
import { safeFirstPage } from './safe-first.tsx'
import { talkPage } from './talk.tsx'
import { transferPage } from './transfer.tsx'

export const RUNNING_PAGES: readonly ServedPage[] = [
  runningPage,
  givePage,
  transferPage,
  reviewPage,
  talkPage,
  checkPage,
  complainPage,
  caseComplaintsPage,
  closePage,
  safeFirstPage,
  lookPage,
  reopenPage,
]
