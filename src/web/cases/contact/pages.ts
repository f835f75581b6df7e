/** The pages of this part of a case. */
import type { ServedPage } from '../../kit/page.ts'
import { agreeContactPage } from './agree-contact.tsx'
import { askFeedbackPage } from './ask-feedback.tsx'
import { askNeedsPage } from './ask-needs.tsx'
import { contactPage } from './contact.tsx'
import { logContactPage } from './log-contact.tsx'
import { logVisitPage } from './log-visit.tsx'
import { planMeetingPage } from './plan-meeting.tsx'
import { recordWishesPage } from './record-wishes.tsx'
import { sendMessagePage } from './send-message.tsx'
import { talkThroughPage } from './talk-through.tsx'
import { tellProgressPage } from './tell-progress.tsx'
import { writeMessagePage } from './write-message.tsx'

export const CONTACT_PAGES: readonly ServedPage[] = [
  contactPage,
  agreeContactPage,
  logContactPage,
  logVisitPage,
  sendMessagePage,
  writeMessagePage,
  planMeetingPage,
  tellProgressPage,
  recordWishesPage,
  talkThroughPage,
  askNeedsPage,
  askFeedbackPage,
]
