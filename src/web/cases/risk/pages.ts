/** The pages of this part of a case. */
import type { ServedPage } from '../../kit/page.ts'
import { agreePlanPage } from './agree-plan.tsx'
import { assessPage } from './assess.tsx'
import { riskPage } from './risk.tsx'
import { secondPage } from './second.tsx'
import { sheetPage } from './sheet.tsx'
import { theirsPage } from './theirs.tsx'

export const RISK_PAGES: readonly ServedPage[] = [
  riskPage,
  assessPage,
  theirsPage,
  agreePlanPage,
  secondPage,
  sheetPage,
]
