/** Documents of the made-up case, in every state. */

import type { CopyChoice } from '../outgoing/copies/make-copy.ts'
import type { ExportPage } from '../outgoing/exports/read-export.ts'
import type { PapersChoice } from '../outgoing/papers/make-papers.ts'
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
  papersFor: null,
  language: 'welsh',
  format: 'large-print',
  note: null,
  schedule: null,
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

/** A chronology for the police: one waits for a second person, one is ready, one is gone. */
export const EXPORT: ExportPage = {
  caseId: 'c-1',
  file: 'f-2',
  mediaType: 'application/pdf',
  kind: 'chronology',
  recipient: 'police',
  person: null,
  personId: null,
  mark: 'Copy 9C41-77AB',
  papers: null,
  named: null,
  classes: ['incident-records', 'victim-account', 'action-taken'],
  keyName: 'The desk for made-up cases',
  needsSecond: true,
  mayLook: true,
  now: NOW,
  referred: { basis: 'vital-interests', reasons: 'He has a knife.' },
  lines: [
    {
      id: 'x-1',
      means: 'words',
      state: 'ready',
      made: NOW - 3_600_000,
      by: 'Olu Example',
      own: true,
      ends: NOW + 71 * 3_600_000,
      lookedBy: 'Lea Example',
      taken: null,
      words: 'garden-lemon-pencil-river-saddle-winter',
    },
    {
      id: 'x-2',
      means: 'key',
      state: 'waits-for-second',
      made: NOW - 7_200_000,
      by: 'Mina Example',
      own: false,
      ends: NOW + 70 * 3_600_000,
      lookedBy: null,
      taken: null,
      words: null,
    },
    {
      id: 'x-3',
      means: 'pdf',
      state: 'taken',
      made: NOW - 90_000_000,
      by: 'Olu Example',
      own: true,
      ends: NOW - 10_000,
      lookedBy: 'Lea Example',
      taken: NOW - 80_000_000,
      words: null,
    },
  ],
}

/** What a court may be given: an incident with an account, and an order. */
export const PAPERS: PapersChoice = {
  caseId: 'c-1',
  reader: { id: 'court', name: 'A court or tribunal', organisation: 'court', otherSideReads: true, exhibits: [] },
  verified: false,
  seq: 4,
  people: CASE.people,
  exhibits: [
    {
      entry: 'e-1',
      title: 'What happened',
      at: NOW - 90_000_000,
      answers: [['Kind of abuse', 'physical']],
      words: 'He broke the door and her telephone.',
    },
    { entry: 'e-2', title: 'Order or conditions', at: NOW - 80_000_000, answers: [['No contact', 'Yes']], words: null },
  ],
}

/** A letter of a doctor, of which parts are left out. */
export const COPY: CopyChoice = {
  caseId: 'c-1',
  file: 'f-2',
  seq: 4,
  lines: ['To whom it may concern', 'Amira Example was seen on 3 March.', 'She was with Mina Example.'],
  reasons: [
    {
      id: 'others',
      name: 'It is about somebody else',
      nation: 'england-and-wales',
      from: null,
      until: null,
      source: 'Data Protection Act 2018, Schedule 2',
      verified: false,
      note: null,
    },
  ],
  people: CASE.people,
}
