/** The pages by which people are held to account: who looked at a case, the trail, and how the policy is carried out. */
import type { ServedPage } from '../kit/page.ts'
import { implementationPage } from './implementation.tsx'
import { lookedPage } from './looked.tsx'
import { lookedSheetPage } from './looked-sheet.tsx'
import { looksPage } from './looks.tsx'
import { trailOfCasePage, trailPage } from './trail.tsx'

export const OVERSIGHT_PAGES: readonly ServedPage[] = [
  lookedPage,
  lookedSheetPage,
  trailPage,
  trailOfCasePage,
  looksPage,
  implementationPage,
]
