/**
 * A document leaves: looked through once more, sealed for its one recipient, and in one transaction recorded as shared (with whom, what,
 * on which ground) and marked as taken. It is handed over once.
 */
import { EXTENSIONS, type MediaType } from '../../casework/files/file-kind.ts'
import { perform } from '../../casework/perform.ts'
import type { Performed } from '../../casework/performed.ts'
import { landlordOf, type Rowan } from '../../casework/rowan.ts'
import type { RoleName } from '../../record/vocabulary.ts'
import { asActor } from '../../store/database.ts'
import { versionOf } from '../../store/keys/words.ts'
import { exportsOf, takeExport as takeIt } from '../../store/queries/exports.ts'
import { type OpenedFile, readFile } from '../../views/read-file.ts'
import { readForDocument } from '../../views/read-for-document.ts'
import { restrictedInPapers } from '../papers/papers-told.ts'
import { restrictedFor } from '../scanner/restricted.ts'
import type { Found } from '../scanner/scan.ts'
import { scanFile } from '../scanner/scan-file.ts'
import { type ExportPage, readExport } from './read-export.ts'
import { sealFor } from './seal-for.ts'
import { sixWords } from './six-words.ts'

/** Why it leaves; the fields of `information.shared` that the record does not know already. */
export type Grounds = {
  readonly basis: string
  readonly reasons: string
  readonly consent: string
  readonly agreement: string
  readonly neededForSafety: boolean | null
}

export type ExportOrder = {
  /** The id or reference of the case. */
  readonly caseId: string
  readonly file: string
  readonly id: string
  readonly role: RoleName
} & Grounds

export type SealedFile = Omit<OpenedFile, 'mediaType'> & { readonly mediaType: MediaType | 'application/octet-stream' }

export type ExportTaken =
  | { readonly outcome: 'taken'; readonly file: SealedFile }
  /** Something is restricted by now that was not when it was made. */
  | { readonly outcome: 'tells'; readonly found: readonly Found[] }
  | Exclude<Performed, { readonly outcome: 'recorded' }>

/** The file sealed, or null where it cannot be any more. */
async function sealed(
  rowan: Rowan,
  token: string,
  page: ExportPage,
  id: string,
  file: OpenedFile,
): Promise<Buffer | null> {
  const opens = await asActor(rowan.database, token, async (query, { landlord }) => {
    const row = (await exportsOf(query, page.caseId, page.file)).find((each) => each.id === id)
    if (!row) return null
    if (row.means === 'key') {
      const { keys } = landlordOf(rowan, landlord).organisation.partners
      const key = keys.find(({ to }) => to === row.recipient)?.key
      return key === undefined ? null : ({ with: 'key', key } as const)
    }
    const key = await rowan.keyring.findKey({ landlord, kind: 'case', subject: page.caseId })
    const under = key && versionOf(key, row.key_version)
    return under ? { with: row.means, words: sixWords(under, id) } : null
  })
  return opens && sealFor(opens, file.bytes)
}

const dataOf = (page: ExportPage, order: ExportOrder): Readonly<Record<string, unknown>> => ({
  with: page.recipient,
  what: page.classes,
  person: page.personId ?? undefined,
  basis: order.basis,
  agreement: order.agreement || undefined,
  reasons: order.reasons || undefined,
  consent: order.consent || undefined,
  neededForSafety: order.neededForSafety ?? undefined,
  identifiesPerson: true,
  method: 'secure-email',
})

/** `not-found` for what is taken already, over, still waits for a second person, or is somebody else's. */
export async function takeExport(rowan: Rowan, token: string, order: ExportOrder): Promise<ExportTaken> {
  const page = await readExport(rowan, token, order.caseId, order.file)
  const line = page?.lines.find((each) => each.id === order.id)
  if (!page || page.classes === null || !line?.own || line.state !== 'ready') return { outcome: 'not-found' }
  if (order.basis === '') return { outcome: 'invalid', problems: [{ field: 'basis', problem: 'is required' }] }
  const read = await readForDocument(rowan, token, page.caseId)
  const file = await readFile(rowan, token, page.caseId, page.file)
  if (!read || !file) return { outcome: 'not-found' }
  const restricted = page.named
    ? restrictedInPapers(read, read.landlord.organisation.sharing, {
        reader: page.papers?.reader ?? null,
        named: page.named,
      })
    : restrictedFor(read.reading, read.leftOut(), { to: 'partner', about: page.personId })
  const found = await scanFile({ type: file.mediaType, bytes: file.bytes }, restricted)
  if (found.length > 0) return { outcome: 'tells', found }
  const bytes = await sealed(rowan, token, page, order.id, file)
  if (!bytes) return { outcome: 'not-found' }
  const act = {
    target: { on: 'case', caseId: page.caseId },
    type: 'information.shared',
    role: order.role,
    data: dataOf(page, order),
  } as const
  try {
    const performed = await perform(rowan, token, act, ({ query, entry }) =>
      takeIt(query, order.id, entry, rowan.clock()),
    )
    if (performed.outcome !== 'recorded') return performed
  } catch (error) {
    // Somebody took it a moment before, in another window: nothing of this one was written.
    if (error instanceof Error && 'code' in error && error.code === 'P0002') return { outcome: 'not-found' }
    throw error
  }
  const isPdf = line.means === 'pdf'
  const stem = `document-${page.mark.slice(5).toLowerCase()}`
  const name = isPdf ? `${stem}.pdf` : `${stem}.${EXTENSIONS[file.mediaType]}.age`
  return { outcome: 'taken', file: { name, bytes, mediaType: isPdf ? 'application/pdf' : 'application/octet-stream' } }
}
