/** The pages by which people are held to account: who looked at a case. */
import type { ServedPage } from '../kit/page.ts'
import { lookedPage } from './looked.tsx'
import { lookedSheetPage } from './looked-sheet.tsx'

export const OVERSIGHT_PAGES: readonly ServedPage[] = [lookedPage, lookedSheetPage]
