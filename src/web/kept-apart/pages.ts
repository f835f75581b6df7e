/** The pages by which people are kept apart from cases, and by which one is opened in an emergency. */
import type { ServedPage } from '../kit/page.ts'
import { emergenciesPage } from './emergencies.tsx'
import { emergencyPage } from './emergency.tsx'
import { keptApartPage } from './kept-apart.tsx'
import { whoMaySeePage } from './who-may-see.tsx'

export const KEPT_APART_PAGES: readonly ServedPage[] = [keptApartPage, whoMaySeePage, emergencyPage, emergenciesPage]
