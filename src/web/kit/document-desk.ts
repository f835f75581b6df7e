/** What the pages ask about the documents of a case: made, put together, added, opened, and leaving. One function a question or an act. */
import type { Attachment, AttachmentAdded } from '../../casework/files/add-attachment.ts'
import type { CopyChoice, CopyMade, CopyOrder } from '../../outgoing/copies/make-copy.ts'
import type { DocumentMade, DocumentOrder } from '../../outgoing/documents/make-document.ts'
import type { DocumentAsk, Prepared } from '../../outgoing/documents/prepare-document.ts'
import type { ExportBegun } from '../../outgoing/exports/begin-export.ts'
import type { ExportPage } from '../../outgoing/exports/read-export.ts'
import type { ExportOrder, ExportTaken } from '../../outgoing/exports/take-export.ts'
import type { PapersChoice, PapersMade, PapersOrder, PapersPrepared } from '../../outgoing/papers/make-papers.ts'
import type { PapersAsk } from '../../outgoing/papers/papers.ts'
import type { DocumentsPage } from '../../views/documents-page.ts'
import type { OpenedFile } from '../../views/read-file.ts'

export type DocumentDesk = {
  readonly readDocuments: (token: string, reference: string) => Promise<DocumentsPage | null>
  readonly prepareDocument: (token: string, ask: DocumentAsk) => Promise<Prepared>
  readonly makeDocument: (token: string, order: DocumentOrder) => Promise<DocumentMade>
  /** What of a case one kind of reader may be given in numbered papers. */
  readonly readPaperChoice: (
    token: string,
    of: { readonly caseId: string; readonly reader: string },
  ) => Promise<PapersChoice | null>
  readonly preparePapers: (token: string, ask: PapersAsk) => Promise<PapersPrepared>
  readonly makePapers: (token: string, order: PapersOrder) => Promise<PapersMade>
  /** The words of a file line by line, of which a copy can be made. */
  readonly readCopyChoice: (
    token: string,
    of: { readonly caseId: string; readonly file: string },
  ) => Promise<CopyChoice | null>
  readonly makeCopy: (token: string, order: CopyOrder) => Promise<CopyMade>
  readonly readExport: (token: string, reference: string, file: string) => Promise<ExportPage | null>
  readonly beginExport: (
    token: string,
    sent: { readonly caseId: string; readonly file: string; readonly means: string },
  ) => Promise<ExportBegun>
  readonly lookAtExport: (token: string, sent: { readonly caseId: string; readonly id: string }) => Promise<boolean>
  readonly takeExport: (token: string, order: ExportOrder) => Promise<ExportTaken>
  readonly addAttachment: (token: string, attachment: Attachment) => Promise<AttachmentAdded>
  readonly readFile: (token: string, reference: string, id: string) => Promise<OpenedFile | null>
}
