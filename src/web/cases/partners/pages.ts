/** The pages of this part of a case. */
import type { ServedPage } from '../../kit/page.ts'
import { answerReferralPage } from './answer-referral.tsx'
import { askAgreementPage } from './ask-agreement.tsx'
import { considerMaracPage } from './consider-marac.tsx'
import { contactPartnerPage } from './contact-partner.tsx'
import { decidePolicePage } from './decide-police.tsx'
import { directoryPage } from './directory.tsx'
import { disclosureSchemePage } from './disclosure-scheme.tsx'
import { endActionPage } from './end-action.tsx'
import { giveEvidencePage } from './give-evidence.tsx'
import { hearFromPartnerPage } from './hear-from-partner.tsx'
import { hearMaracPage } from './hear-marac.tsx'
import { keepBackPage } from './keep-back.tsx'
import { listMaracPage } from './list-marac.tsx'
import { maracPage } from './marac.tsx'
import { partnersPage } from './partners.tsx'
import { raiseConcernPage } from './raise-concern.tsx'
import { raiseSlaveryPage } from './raise-slavery.tsx'
import { referPage } from './refer.tsx'
import { researchMaracPage } from './research-marac.tsx'
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
  considerMaracPage,
  contactPartnerPage,
  decidePolicePage,
  disclosureSchemePage,
  endActionPage,
  giveEvidencePage,
  hearFromPartnerPage,
  hearMaracPage,
  listMaracPage,
  maracPage,
  raiseConcernPage,
  raiseSlaveryPage,
  researchMaracPage,
]
