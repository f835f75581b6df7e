/** The documents of a case: what was made from it and what was added to it, as far as its reader may open them. */
import { compartmentOf } from '../access/permissions.ts'
import { attempted } from '../casework/attempted.ts'
import { landlordOf, type Rowan } from '../casework/rowan.ts'
import type { LetterText } from '../packs/letters.ts'
import { asActor, auditAtEnd } from '../store/database.ts'
import { type FileRow, filesOn } from '../store/queries/files.ts'
import { caseReading } from './case-reading.ts'
import { findRecord, namesIn, type ReadEntry } from './case-record.ts'
import type { DocumentLine, DocumentsPage, LetterChoice } from './documents-page.ts'

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

function stateOf(entry: Pick<ReadEntry, 'codes'>, file: FileRow | undefined): DocumentLine['state'] {
  if (file) return 'open'
  if (entry.codes.heldElsewhere === true) return 'elsewhere'
  // A copy lies in the compartment of what it is a copy of.
  return compartmentOf(entry.codes.kind) || entry.codes.kind === 'redacted-copy' ? 'restricted' : 'missing'
}

function lineOf(entry: ReadEntry, files: readonly FileRow[], names: ReadonlyMap<string, string>): DocumentLine {
  const { codes, words } = entry
  const file = files.find((each) => each.entry === entry.id)
  const state = stateOf(entry, file)
  return {
    id: String(codes.document),
    origin: entry.type === 'document.made' ? 'made' : 'added',
    kind: String(codes.kind),
    at: entry.at,
    by: entry.byName,
    person: typeof codes.person === 'string' ? (names.get(codes.person) ?? null) : null,
    recipient: text(codes.recipient),
    papersFor: text(codes.reader),
    language: text(codes.language),
    format: text(codes.format),
    note: text(words.note),
    schedule: text(words.schedule),
    heldAt: text(words.location),
    heldBy: text(words.custodian),
    state,
    mediaType: file?.media_type ?? null,
    size: file?.size ?? null,
  }
}

const choiceOf = (letter: LetterText, welsh: boolean): LetterChoice => ({
  id: letter.id,
  name: letter.name,
  use: letter.use,
  asks: (['phone', 'when'] as const).filter((place) =>
    letter.english.paragraphs.some((each) => each.includes(`{${place}}`)),
  ),
  languages: welsh && letter.welsh ? ['english', 'welsh'] : ['english'],
})

/** `of` is the reference or id of the case. Null where it is hidden or missing, and the attempt is audited. */
export const readDocuments = (rowan: Rowan, token: string, of: string): Promise<DocumentsPage | null> =>
  asActor(rowan.database, token, async (query, actor) => {
    const record = await findRecord(query, rowan.keyring, actor, of)
    const found = record?.kind === 'case' ? record : null
    auditAtEnd(query, {
      action: 'view:documents',
      objectType: 'case',
      object: found?.stream ?? attempted(of),
      basis: found ? 'member' : 'none',
      result: found ? 'shown' : 'not-found',
    })
    if (!found) return null
    const { organisation, letters } = landlordOf(rowan, actor.landlord)
    const welsh = organisation.nation === 'wales'
    const files = await filesOn(query, found.stream)
    const names = namesIn(found)
    const reading = caseReading(found)
    const standing = new Set(reading.entries.map((entry) => entry.id))
    return {
      caseId: found.stream,
      reference: found.reference,
      seq: found.seq,
      lines: found.entries
        .filter(({ id, type }) => standing.has(id) && (type === 'document.made' || type === 'attachment.added'))
        .map((entry) => lineOf(entry, files, names))
        .toReversed(),
      people: reading.people,
      letters: letters.map((letter) => choiceOf(letter, welsh)),
      welsh,
    }
  })
