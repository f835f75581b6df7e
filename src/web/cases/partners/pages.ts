/** The pages of this part of a case. */
import type { ServedPage } from '../../kit/page.ts'
import { answerReferralPage } from './answer-referral.tsx'
import { askAgreementPage } from './ask-agreement.tsx'
import { directoryPage } from './directory.tsx'
import { keepBackPage } from './keep-back.tsx'
import { partnersPage } from './partners.tsx'
import { referPage } from './refer.tsx'
import { sharePage } from './share.tsx'
import { tellOfServicePage } from './tell-of-service.tsx'

export const PARTNERS_PAGES: readonly ServedPage[] = [
  partnersPage,
  directoryPage,
  referPage,
  answerReferralPage,
  sharePage,
  keepBackPage,
  askAgreementPage,
  tellOfServicePage,
]
