/** Adds a photograph, letter or other file to a case: cleaned, sealed, and on the record. */

import { compartmentOf } from '../../access/permissions.ts'
import type { RoleName } from '../../record/vocabulary.ts'
import { asActor } from '../../store/database.ts'
import { findStream } from '../../store/queries/cases.ts'
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
  // Nobody's bytes are opened before it is known that they are on the case: the answer and the audit are those of the act.
  if (!(await isOn(rowan, token, sent.caseId))) {
    const { caseId, role } = sent
    return perform(rowan, token, { target: { on: 'case', caseId }, type: 'attachment.added', role, data: {} })
  }
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

const isOn = async (rowan: Rowan, token: string, caseId: string): Promise<boolean> =>
  (await asActor(rowan.database, token, (query) => findStream(query, caseId)))?.kind === 'case'
