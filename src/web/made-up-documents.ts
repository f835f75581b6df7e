/** Documents of the made-up case, in every state. */

import type { DocumentLine, DocumentsPage } from '../views/documents-page.ts'
import { CASE } from './made-up-case.ts'
import { NOW } from './made-up-duties.ts'

const LINE: DocumentLine = {
  id: 'f-1',
  origin: 'made',
  kind: 'letter',
  at: NOW,
  by: 'Olu Example',
  person: 'Amira Example',
  recipient: null,
  language: 'welsh',
  format: 'large-print',
  note: null,
  heldAt: null,
  heldBy: null,
  state: 'open',
  mediaType: 'application/pdf',
  size: 31_000,
}
export const DOCUMENTS: DocumentsPage = {
  caseId: 'c-1',
  reference: 'R-4F7K',
  seq: 4,
  people: CASE.people,
  letters: [
    {
      id: 'please-call',
      name: 'Please call me',
      use: 'To ask somebody to get in touch',
      asks: ['phone'],
      languages: ['english', 'welsh'],
    },
  ],
  welsh: true,
  lines: [
    LINE,
    { ...LINE, id: 'f-2', origin: 'added', kind: 'photograph', note: 'The broken door', mediaType: 'image/jpeg' },
    { ...LINE, id: 'f-3', origin: 'added', kind: 'marac-minutes', state: 'restricted', mediaType: null, size: null },
    { ...LINE, id: 'f-4', origin: 'added', kind: 'other', state: 'elsewhere', note: 'In the safe', size: null },
  ],
}
