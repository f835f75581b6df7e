/** The pages of this part of a case. */
import type { ServedPage } from '../../kit/page.ts'
import { PLACES } from '../places.ts'
import { plainAreaPage } from '../plain-area-page.tsx'
import { keptAddressPage } from './kept-address.tsx'
import { matchPersonPage } from './match-person.tsx'

export const PEOPLE_PAGES: readonly ServedPage[] = [plainAreaPage(PLACES.people), matchPersonPage, keptAddressPage]
