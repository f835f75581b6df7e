/** The pages of this part of a case. */
import type { ServedPage } from '../../kit/page.ts'
import { chargePage } from './charge.tsx'
import { damagePage } from './damage.tsx'
import { fittedPage } from './fitted.tsx'
import { homePage } from './home.tsx'
import { lookAgainPage } from './look-again.tsx'
import { mendedPage } from './mended.tsx'
import { orderPage } from './order.tsx'
import { stayPage } from './stay.tsx'
import { talkPage } from './talk.tsx'

export const HOME_PAGES: readonly ServedPage[] = [
  homePage,
  talkPage,
  stayPage,
  orderPage,
  fittedPage,
  lookAgainPage,
  damagePage,
  mendedPage,
  chargePage,
]
