/** The pages of this part of a case. */
import type { ServedPage } from '../../kit/page.ts'
import { PLACES } from '../places.ts'
import { plainAreaPage } from '../plain-area-page.tsx'
import { agreeContactPage } from './agree-contact.tsx'

export const CONTACT_PAGES: readonly ServedPage[] = [plainAreaPage(PLACES.contact), agreeContactPage]
