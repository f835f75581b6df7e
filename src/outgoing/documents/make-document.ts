/** Makes a document: on the record, and kept with it as it went out. */

import { fileId } from '../../casework/files/file-id.ts'
import { type MediaType, WORD } from '../../casework/files/file-kind.ts'
import { keepFile } from '../../casework/files/keep-file.ts'
import { perform } from '../../casework/perform.ts'
import type { Performed } from '../../casework/performed.ts'
import type { Rowan } from '../../casework/rowan.ts'
import { versionAt } from '../../policy/compile.ts'
import type { RoleName } from '../../record/vocabulary.ts'
import { asActor, audit } from '../../store/database.ts'
import type { Found } from '../scanner/scan.ts'
import { scanFile } from '../scanner/scan-file.ts'
import type { Document } from './document.ts'
import { KINDS } from './document-kinds.ts'
import { markOf } from './mark.ts'
import { type DocumentAsk, type Prepared, prepareDocument } from './prepare-document.ts'
import { renderDocx } from './render-docx.ts'
import { renderPdf } from './render-pdf.ts'

export type DocumentOrder = DocumentAsk & {
  readonly file: 'pdf' | 'docx'
  readonly role: RoleName
  /** The number of entries of the record that it was seen from: what is made is what was seen. */
  readonly seq: number
  readonly key?: string
}

export type DocumentMade =
  | { readonly outcome: 'made'; readonly caseId: string; readonly id: string; readonly seq: number }
  /** Refused by the safe-contact gate; what may be used instead, in the vocabulary's channels. */
  | {
      readonly outcome: 'unsafe'
      readonly why: 'not-agreed' | 'run-out' | 'unknown' | 'nothing-agreed'
      readonly clause: string
      readonly says: string
      readonly instead: readonly string[]
    }
  /** No PDF can be made: of this name or word, or on this machine. Word can. */
  | { readonly outcome: 'no-pdf'; readonly why: 'no-compiler' | 'letters' }
  /** The file itself tells something that its reader must not learn: nothing was kept. */
  | { readonly outcome: 'tells'; readonly found: readonly Found[] }
  | Exclude<Performed, { readonly outcome: 'recorded' }>

type File = { readonly type: MediaType; readonly bytes: Buffer }

async function draw(
  document: Document,
  file: 'pdf' | 'docx',
): Promise<File | Extract<DocumentMade, { outcome: 'no-pdf' }>> {
  if (file === 'docx') return { type: WORD, bytes: await renderDocx(document) }
  const pdf = renderPdf(document)
  return pdf.ok ? { type: 'application/pdf', bytes: pdf.bytes } : { outcome: 'no-pdf', why: pdf.why }
}

/** Says no, and puts on the audit trail that it was asked. */
async function refuse(
  rowan: Rowan,
  token: string,
  { read, gate }: Extract<Prepared, { readonly outcome: 'unsafe' }>,
): Promise<DocumentMade> {
  await asActor(rowan.database, token, (query) =>
    audit(query, {
      action: 'act:document.made',
      objectType: 'case',
      object: read.caseId,
      basis: 'member',
      result: 'refused',
    }),
  )
  const clause = versionAt(read.landlord.policy, rowan.clock()).safeContactClause
  const says = read.landlord.clauses.get(clause)?.says ?? 'Contact only by the safe way that was agreed'
  return { outcome: 'unsafe', why: gate.why, clause, says, instead: gate.instead }
}

/** The record is the one that was read: where somebody wrote on it meanwhile, nothing is made and it is said what. */
export async function makeDocument(rowan: Rowan, token: string, order: DocumentOrder): Promise<DocumentMade> {
  const prepared = await prepareDocument(rowan, token, order)
  if (prepared.outcome === 'unsafe') return refuse(rowan, token, prepared)
  if (prepared.outcome !== 'ready') return prepared
  const { read } = prepared
  const { key, role, seq, ...asked } = order
  const id = fileId(key, order.caseId, JSON.stringify(asked))
  const leaves = KINDS[order.kind].reader === 'organisation'
  const document = leaves ? { ...prepared.document, mark: markOf(id) } : prepared.document
  const drawn = await draw(document, order.file)
  if ('outcome' in drawn) return drawn
  const found = await scanFile(drawn, prepared.restricted())
  if (found.length > 0) return { outcome: 'tells', found }
  const performed = await perform(
    rowan,
    token,
    {
      target: { on: 'case', caseId: read.caseId },
      type: 'document.made',
      role,
      data: {
        document: id,
        kind: order.kind,
        file: order.file,
        person: order.person || undefined,
        recipient: order.recipient || undefined,
        language: document.language,
        format: document.print,
        parts:
          KINDS[order.kind].reader === 'person'
            ? undefined
            : KINDS[order.kind].sections.filter((each) => order.sections.includes(each)),
      },
      seq,
      ...(key === undefined ? {} : { key }),
    },
    keepFile(rowan, { id, ...drawn, compartment: null }),
  )
  return performed.outcome === 'recorded' ? { outcome: 'made', caseId: read.caseId, id, seq: performed.seq } : performed
}
