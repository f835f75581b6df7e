/** The pages of what may have got out. */
import type { ServedPage } from '../kit/page.ts'
import { decideCasePage } from './decide-case.tsx'
import { leakPage } from './leak.tsx'
import { closeLeakPage, leakCasePage, leakStepPage } from './leak-forms.tsx'
import { leaksPage } from './leaks.tsx'
import { newLeakPage } from './new-leak.tsx'

export const LEAK_PAGES: readonly ServedPage[] = [
  leaksPage,
  newLeakPage,
  leakPage,
  leakStepPage,
  leakCasePage,
  decideCasePage,
  closeLeakPage,
]
