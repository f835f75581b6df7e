/** Every page, in one list: what is served, tested for accessibility and written into the documentation. */
import { actListPage } from './cases/act-list.tsx'
import { ACTION_PAGES } from './cases/action/pages.ts'
import { casePage } from './cases/case.tsx'
import { CONTACT_PAGES } from './cases/contact/pages.ts'
import { copyPage } from './cases/documents/copy.tsx'
import { documentsPage } from './cases/documents/documents.tsx'
import { fileRoute } from './cases/documents/file-route.ts'
import { keepElsewherePage } from './cases/documents/keep-elsewhere.tsx'
import { leavingPage } from './cases/documents/leaving.tsx'
import { makeDocumentPage } from './cases/documents/make-document.tsx'
import { papersPage } from './cases/documents/papers.tsx'
import { explainDutyPage } from './cases/explain-duty.tsx'
import { HOME_PAGES } from './cases/home/pages.ts'
import { logActPage } from './cases/log-act.tsx'
import { MONEY_PAGES } from './cases/money/pages.ts'
import { MOVING_PAGES } from './cases/moving/pages.ts'
import { PARTNERS_PAGES } from './cases/partners/pages.ts'
import { PEOPLE_PAGES } from './cases/people/pages.ts'
import { RISK_PAGES } from './cases/risk/pages.ts'
import { RUNNING_PAGES } from './cases/running/pages.ts'
import { COMPLAINT_PAGES } from './complaints/pages.ts'
import { DATA_REQUEST_PAGES } from './data-requests/pages.ts'
import { jobPage } from './jobs/job.tsx'
import { jobsPage } from './jobs/jobs.tsx'
import { keepingPage } from './keeping/keeping.tsx'
import { KEPT_APART_PAGES } from './kept-apart/pages.ts'
import type { ServedPage } from './kit/page.ts'
import { LEAK_PAGES } from './leaks/pages.ts'
import { applicationPage } from './lettings/application.tsx'
import { movePage } from './lettings/move.tsx'
import { movesPage } from './lettings/moves.tsx'
import { meetingsPage } from './meetings/meetings.tsx'
import { organisationActPage, organisationPage } from './organisation/organisation.tsx'
import { OVERSIGHT_PAGES } from './oversight/pages.ts'
import { OWN_PAGES } from './own/pages.ts'
import { findPersonPage } from './people/find-person.tsx'
import { policyPage } from './policy/policy.tsx'
import { publicFormPage, publicFormSentPage } from './public/public-form.tsx'
import { questionPage } from './questions/question.tsx'
import { questionsPage } from './questions/questions.tsx'
import { asksPage } from './reports/asks.tsx'
import { concernPage } from './reports/concern.tsx'
import { newReportPage } from './reports/new-report.tsx'
import { partnerUpdatePage } from './reports/partner.tsx'
import { signUpPage } from './reports/sign-up.tsx'
import { leavePage, signedOutPage, signOutPage } from './sign-in/leaving.tsx'
import { PASSKEY_ROUTES } from './sign-in/passkey-form.tsx'
import { signInPage } from './sign-in/sign-in.tsx'
import { signInStepPage } from './sign-in/sign-in-step.tsx'
import { signOnBackPage } from './sign-in/sign-on/back.tsx'
import { confirmAtProviderPage, signOnPage } from './sign-in/sign-on/go.tsx'
import { approvalsPage } from './today/approvals.tsx'
import { handoversPage } from './today/handovers.tsx'
import { beforeCourtPage } from './today/holds.tsx'
import { noticesPage } from './today/notices.tsx'
import { requestsPage } from './today/requests.tsx'
import { todayPage } from './today/today.tsx'

export const PAGES: readonly ServedPage[] = [
  signInPage,
  signInStepPage,
  signOnPage,
  signOnBackPage,
  confirmAtProviderPage,
  signOutPage,
  signedOutPage,
  leavePage,
  publicFormPage,
  publicFormSentPage,
  ...OWN_PAGES,
  todayPage,
  noticesPage,
  approvalsPage,
  requestsPage,
  beforeCourtPage,
  jobsPage,
  jobPage,
  movesPage,
  movePage,
  applicationPage,
  questionsPage,
  questionPage,
  ...KEPT_APART_PAGES,
  ...COMPLAINT_PAGES,
  ...LEAK_PAGES,
  newReportPage,
  concernPage,
  partnerUpdatePage,
  signUpPage,
  handoversPage,
  findPersonPage,
  asksPage,
  casePage,
  ...PEOPLE_PAGES,
  ...CONTACT_PAGES,
  ...RISK_PAGES,
  ...PARTNERS_PAGES,
  ...HOME_PAGES,
  ...MOVING_PAGES,
  ...MONEY_PAGES,
  ...ACTION_PAGES,
  ...RUNNING_PAGES,
  ...OVERSIGHT_PAGES,
  meetingsPage,
  actListPage,
  logActPage,
  documentsPage,
  makeDocumentPage,
  papersPage,
  keepElsewherePage,
  leavingPage,
  copyPage,
  explainDutyPage,
  organisationPage,
  organisationActPage,
  keepingPage,
  ...DATA_REQUEST_PAGES,
  policyPage,
]

/** What is served beside the pages: files, which no page can be. */
export const FILE_ROUTES: readonly ServedPage[] = [fileRoute]

/** What our own scripts ask for. */
export const SCRIPT_ROUTES: readonly ServedPage[] = PASSKEY_ROUTES
