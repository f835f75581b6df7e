/** The pages of this part of a case. */
import type { ServedPage } from '../../kit/page.ts'
import { choosePausePage } from './choose-pause.tsx'
import { giveSupportPage } from './give-support.tsx'
import { moneyPage } from './money.tsx'
import { offerSupportPage } from './offer-support.tsx'

export const MONEY_PAGES: readonly ServedPage[] = [moneyPage, choosePausePage, offerSupportPage, giveSupportPage]
