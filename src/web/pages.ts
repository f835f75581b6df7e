/** Every page, in one list: what is served, tested for accessibility and written into the documentation. */
import { actListPage } from './cases/act-list.tsx'
import { casePage } from './cases/case.tsx'
import { agreeContactPage } from './cases/contact/agree-contact.tsx'
import { explainDutyPage } from './cases/explain-duty.tsx'
import { logActPage } from './cases/log-act.tsx'
import { PLACES } from './cases/places.ts'
import { plainAreaPage } from './cases/plain-area-page.tsx'
import type { ServedPage } from './kit/page.ts'
import { organisationActPage, organisationPage } from './organisation/organisation.tsx'
import { policyPage } from './policy/policy.tsx'
import { asksPage } from './reports/asks.tsx'
import { newReportPage } from './reports/new-report.tsx'
import { leavePage, signedOutPage, signOutPage } from './sign-in/leaving.tsx'
import { signInPage } from './sign-in/sign-in.tsx'
import { beforeCourtPage } from './today/holds.tsx'
import { todayPage } from './today/today.tsx'

export const PAGES: readonly ServedPage[] = [
  signInPage,
  signOutPage,
  signedOutPage,
  leavePage,
  todayPage,
  beforeCourtPage,
  newReportPage,
  asksPage,
  casePage,
  ...Object.values(PLACES).map(plainAreaPage),
  agreeContactPage,
  actListPage,
  logActPage,
  explainDutyPage,
  organisationPage,
  organisationActPage,
  policyPage,
]
