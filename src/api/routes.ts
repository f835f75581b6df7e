/** Every route of the API. */
import { COMPLAINT_ROUTES } from './complaint-routes.ts'
import { COPY_ROUTES } from './copy-routes.ts'
import { DATA_PART_ROUTES } from './data-part-routes.ts'
import { DATA_REQUEST_ROUTES } from './data-request-routes.ts'
import { DOCUMENT_ROUTES } from './document-routes.ts'
import { EXPORT_ROUTES } from './export-routes.ts'
import { FACET_ROUTES } from './facet-routes.ts'
import { INTAKE_ROUTES } from './intake-routes.ts'
import { KEEPING_ROUTES } from './keeping-routes.ts'
import { KEPT_APART_ROUTES } from './kept-apart-routes.ts'
import { LEAK_ROUTES } from './leak-routes.ts'
import { LOOK_ROUTES } from './look-routes.ts'
import { MESSAGE_ROUTES } from './message-routes.ts'
import { PAPER_ROUTES } from './paper-routes.ts'
import { PEOPLE_ROUTES } from './people-routes.ts'
import { RECORD_ROUTES } from './record-routes.ts'
import type { Route } from './route.ts'
import { SIGN_IN_ROUTES } from './sign-in-routes.ts'
import { VIEW_ROUTES } from './view-routes.ts'

export const ROUTES: readonly Route[] = [
  ...SIGN_IN_ROUTES,
  ...RECORD_ROUTES,
  ...FACET_ROUTES,
  ...VIEW_ROUTES,
  ...PEOPLE_ROUTES,
  ...DOCUMENT_ROUTES,
  ...PAPER_ROUTES,
  ...COPY_ROUTES,
  ...INTAKE_ROUTES,
  ...COMPLAINT_ROUTES,
  ...DATA_REQUEST_ROUTES,
  ...DATA_PART_ROUTES,
  ...LEAK_ROUTES,
  ...LOOK_ROUTES,
  ...EXPORT_ROUTES,
  ...KEPT_APART_ROUTES,
  ...MESSAGE_ROUTES,
  ...KEEPING_ROUTES,
]
