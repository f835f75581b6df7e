/** The pages of this part of a case. */
import type { ServedPage } from '../../kit/page.ts'
import { actionPage } from './action.tsx'
import { authorisePage } from './authorise.tsx'
import { beforeCourtPage } from './before-court.tsx'
import { breachPage } from './breach.tsx'
import { changePage } from './change.tsx'
import { contactHarmingPage } from './contact.tsx'
import { elsewherePage } from './elsewhere.tsx'
import { exemptPage } from './exempt.tsx'
import { hearingPage } from './hearing.tsx'
import { orderPage } from './order.tsx'
import { proposePage } from './propose.tsx'
import { restrictPage } from './restrict.tsx'
import { reviewPage } from './review.tsx'
import { startPage } from './start.tsx'
import { weighPage } from './weigh.tsx'
import { wishesPage } from './wishes.tsx'

export const ACTION_PAGES: readonly ServedPage[] = [
  actionPage,
  weighPage,
  proposePage,
  wishesPage,
  reviewPage,
  exemptPage,
  authorisePage,
  startPage,
  beforeCourtPage,
  hearingPage,
  orderPage,
  breachPage,
  contactHarmingPage,
  changePage,
  restrictPage,
  elsewherePage,
]
