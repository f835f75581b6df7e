/** Makes a document ready to leave: how its one recipient opens it, and, for some kinds, a second person's look at it first. */
import { randomUUID } from 'node:crypto'
import { attempted } from '../../casework/attempted.ts'
import { isId } from '../../casework/new-entry.ts'
import { landlordOf, type Rowan } from '../../casework/rowan.ts'
import type { FieldProblem } from '../../record/separate.ts'
import { asActor, audit } from '../../store/database.ts'
import { beginExport as beginIt, lookAtExport as lookAtIt, MEANS } from '../../store/queries/exports.ts'
import { readExport } from './read-export.ts'

export type ExportBegun =
  | { readonly outcome: 'ready'; readonly id: string }
  | { readonly outcome: 'invalid'; readonly problems: readonly FieldProblem[] }
  | { readonly outcome: 'not-found' }

const invalid = (field: string, problem: string): ExportBegun => ({
  outcome: 'invalid',
  problems: [{ field, problem }],
})

/** `caseId` is the id or reference of the case, `file` a document that was made for an organisation. */
export async function beginExport(
  rowan: Rowan,
  token: string,
  sent: { readonly caseId: string; readonly file: string; readonly means: string },
): Promise<ExportBegun> {
  const page = await readExport(rowan, token, sent.caseId, sent.file)
  if (!page) return { outcome: 'not-found' }
  const means = MEANS.find((each) => each === sent.means)
  if (!means) return invalid('means', 'is required')
  if (page.classes === null) return invalid('', 'This document does not say what it holds: make it again first')
  if (means === 'pdf' && page.mediaType !== 'application/pdf')
    return invalid('means', 'This is a Word file: make it again as a PDF, or choose another way')
  const begun = await asActor(rowan.database, token, async (query, { landlord }): Promise<ExportBegun> => {
    const { keys } = landlordOf(rowan, landlord).organisation.partners
    if (means === 'key' && !keys.some(({ to }) => to === page.recipient))
      return invalid('means', 'We hold no key of theirs: choose words by telephone')
    const key = await rowan.keyring.findKey({ landlord, kind: 'case', subject: page.caseId })
    const id = randomUUID()
    const done =
      key !== undefined && (await beginIt(query, { id, file: page.file, means, version: key.version }, rowan.clock()))
    await audit(query, {
      action: 'act:begin-export',
      objectType: 'case',
      object: page.caseId,
      basis: done ? 'member' : 'none',
      result: done ? 'done' : 'not-found',
    })
    return done ? { outcome: 'ready', id } : { outcome: 'not-found' }
  })
  return begun ?? { outcome: 'not-found' }
}

/** The second person has read it and agrees that it leaves. False for whoever made it, for other roles, and for what is over. */
export const lookAtExport = async (
  rowan: Rowan,
  token: string,
  { caseId, id }: { readonly caseId: string; readonly id: string },
): Promise<boolean> =>
  (await asActor(rowan.database, token, async (query) => {
    const done = isId(id) && (await lookAtIt(query, id, rowan.clock()))
    await audit(query, {
      action: 'act:look-at-export',
      objectType: 'case',
      object: attempted(caseId),
      basis: done ? 'member' : 'none',
      result: done ? 'done' : 'not-found',
    })
    return done
  })) ?? false
