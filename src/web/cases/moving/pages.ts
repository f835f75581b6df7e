/** The pages of this part of a case. */
import type { ServedPage } from '../../kit/page.ts'
import { advisePage } from './advise.tsx'
import { answerOfferPage } from './answer-offer.tsx'
import { askChangePage } from './ask-change.tsx'
import { askLettingsPage } from './ask-lettings.tsx'
import { askMovePage } from './ask-move.tsx'
import { assessMovePage } from './assess-move.tsx'
import { decideChangePage } from './decide-change.tsx'
import { decideMovePage } from './decide-move.tsx'
import { mediatePage } from './mediate.tsx'
import { movedPage } from './moved.tsx'
import { movingPage } from './moving.tsx'
import { noticeCamePage } from './notice-came.tsx'
import { offerHomePage } from './offer-home.tsx'
import { serveNoticePage } from './serve-notice.tsx'
import { talkMovePage } from './talk-move.tsx'

export const MOVING_PAGES: readonly ServedPage[] = [
  movingPage,
  advisePage,
  askMovePage,
  assessMovePage,
  decideMovePage,
  talkMovePage,
  askLettingsPage,
  offerHomePage,
  answerOfferPage,
  movedPage,
  askChangePage,
  decideChangePage,
  noticeCamePage,
  serveNoticePage,
  mediatePage,
]
