/** The pages of this part of a case. */
import type { ServedPage } from '../../kit/page.ts'
import { PLACES } from '../places.ts'
import { plainAreaPage } from '../plain-area-page.tsx'

export const RUNNING_PAGES: readonly ServedPage[] = [plainAreaPage(PLACES.running)]
