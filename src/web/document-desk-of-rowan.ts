/** The desk of documents, answered by Rowan itself. */
import { addAttachment } from '../casework/files/add-attachment.ts'
import type { Rowan } from '../casework/rowan.ts'
import { makeCopy, readCopyChoice } from '../outgoing/copies/make-copy.ts'
import { makeDocument } from '../outgoing/documents/make-document.ts'
import { prepareDocument } from '../outgoing/documents/prepare-document.ts'
import { beginExport, lookAtExport } from '../outgoing/exports/begin-export.ts'
import { readExport } from '../outgoing/exports/read-export.ts'
import { takeExport } from '../outgoing/exports/take-export.ts'
import { makePapers, preparePapers, readPaperChoice } from '../outgoing/papers/make-papers.ts'
import { readDocuments } from '../views/read-documents.ts'
import { readFile } from '../views/read-file.ts'
import type { DocumentDesk } from './kit/document-desk.ts'

export const documentDeskOf = (rowan: Rowan): DocumentDesk => ({
  readDocuments: (token, reference) => readDocuments(rowan, token, reference),
  prepareDocument: (token, ask) => prepareDocument(rowan, token, ask),
  makeDocument: (token, order) => makeDocument(rowan, token, order),
  readExport: (token, reference, file) => readExport(rowan, token, reference, file),
  beginExport: (token, sent) => beginExport(rowan, token, sent),
  lookAtExport: (token, sent) => lookAtExport(rowan, token, sent),
  takeExport: (token, order) => takeExport(rowan, token, order),
  addAttachment: (token, attachment) => addAttachment(rowan, token, attachment),
  readFile: (token, reference, id) => readFile(rowan, token, reference, id),
  readPaperChoice: (token, of) => readPaperChoice(rowan, token, of),
  preparePapers: (token, ask) => preparePapers(rowan, token, ask),
  makePapers: (token, order) => makePapers(rowan, token, order),
  readCopyChoice: (token, of) => readCopyChoice(rowan, token, of),
  makeCopy: (token, order) => makeCopy(rowan, token, order),
})
