/** Adds a photograph, letter or other file to a case: cleaned, sealed, and on the record. */

import { compartmentOf } from '../../access/table.ts'
import type { RoleName } from '../../record/vocabulary.ts'
import { perform } from '../perform.ts'
import type { Performed } from '../performed.ts'
import type { Rowan } from '../rowan.ts'
import { type Cleaned, cleanFile } from './clean-file.ts'
import { fileId } from './file-id.ts'
import { keepFile } from './keep-file.ts'

export type Attachment = {
  /** The id or reference of the case. */
  readonly caseId: string
  readonly role: RoleName
  /** One of the kinds of `attachment.added`. */
  readonly kind: string
  readonly person?: string
  readonly note?: string
  readonly bytes: Buffer
  readonly key?: string
}

export type AttachmentAdded =
  | Performed
  | { readonly outcome: 'unusable'; readonly why: Extract<Cleaned, { readonly ok: false }>['why'] }

/** Whoever may not see the case gets "not found", whatever they sent. A file that cannot be kept is said to be so, and why. */
export async function addAttachment(rowan: Rowan, token: string, sent: Attachment): Promise<AttachmentAdded> {
  const cleaned = await cleanFile(sent.bytes)
  if (!cleaned.ok) return { outcome: 'unusable', why: cleaned.why }
  const { type, bytes } = cleaned
  const file = { id: fileId(sent.key, sent.caseId, sent.bytes), type, bytes, compartment: compartmentOf(sent.kind) }
  return perform(
    rowan,
    token,
    {
      target: { on: 'case', caseId: sent.caseId },
      type: 'attachment.added',
      role: sent.role,
      data: { document: file.id, kind: sent.kind, cleaned: true, person: sent.person, note: sent.note },
      ...(sent.key === undefined ? {} : { key: sent.key }),
    },
    keepFile(rowan, file),
  )
}
