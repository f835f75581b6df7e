/** The pages of requests for data: taken in by anybody, answered by those who protect data and those who safeguard. */
import type { ServedPage } from '../kit/page.ts'
import { partOfCasePage, partOfComplaintPage } from './data-part.tsx'
import { dataRequestPage } from './data-request.tsx'
import { dataRequestsPage } from './data-requests.tsx'
import { newDataRequestPage } from './new-data-request.tsx'
import { whoAsksPage } from './who-asks.tsx'

export const DATA_REQUEST_PAGES: readonly ServedPage[] = [
  dataRequestsPage,
  newDataRequestPage,
  dataRequestPage,
  whoAsksPage,
  partOfCasePage,
  partOfComplaintPage,
]
