/**
 * Makes the answer to a request for data and marks it as given, in one transaction: what the housing records hold, joined with each part that
 * was gathered and read, in one file that is sealed under six words. Made again, it says the same.
 */
import { isId } from '../../casework/new-entry.ts'
import { landlordOf, type Rowan } from '../../casework/rowan.ts'
import { openKept } from '../../people/registry-words.ts'
import { dateOfDay, dayOf } from '../../record/london-time.ts'
import { asActor, audit } from '../../store/database.ts'
import { dataRequests, ownData, releaseRequest } from '../../store/queries/data-requests.ts'
import type { Document } from '../documents/document.ts'
import { renderDocx } from '../documents/render-docx.ts'
import { renderPdf } from '../documents/render-pdf.ts'
import { sealFor } from '../exports/seal-for.ts'
import { sixWords } from '../exports/six-words.ts'
import type { SealedFile } from '../exports/take-export.ts'
import { answerDocument } from './answer-document.ts'
import { named } from './given-file.ts'
import { heldAbout, itemsGathered } from './held-about.ts'
import { type OpenedFileGiven, withPages, zipped } from './pack-answer.ts'
import { openGiven } from './part-files.ts'

export type RequestAnswered =
  /** `words` open the file: they are told to the person, and never written beside it. */
  | { readonly outcome: 'answered'; readonly file: SealedFile; readonly words: string }
  | { readonly outcome: 'no-pdf' }
  /** Not there, not theirs to give, or not its time, alike. */
  | { readonly outcome: 'not-found' }

/** Thrown, so that what was given to nobody is not marked as given. */
class NoPdf extends Error {}

export type AnswerFile = 'pdf' | 'docx'

/**
 * The same name and form for everybody: a PDF that opens with the words, or a Word file sealed under them. With a Word file, papers go as
 * files of their own, in one that is sealed.
 */
async function sealedAs(
  document: Document,
  of: {
    readonly file: AnswerFile
    readonly stem: string
    readonly words: string
    readonly papers: readonly OpenedFileGiven[]
  },
): Promise<SealedFile> {
  if (of.file === 'docx') {
    const made = await renderDocx(document)
    const alone = of.papers.length === 0
    const bytes = await sealFor({ with: 'words', words: of.words }, alone ? made : await zipped(made, of.papers))
    return { name: `${of.stem}.${alone ? 'docx' : 'zip'}.age`, mediaType: 'application/octet-stream', bytes }
  }
  const pdf = renderPdf(document)
  if (!pdf.ok) throw new NoPdf()
  const whole = await withPages(pdf.bytes, of.papers)
  if (!whole) throw new NoPdf()
  const bytes = await sealFor({ with: 'pdf', words: of.words }, whole)
  return { name: `${of.stem}.pdf`, mediaType: 'application/pdf', bytes }
}

/** What each file holds; one whose key was destroyed meanwhile is gone. */
async function opened<T extends { readonly stream: string; readonly file: string }>(
  rowan: Rowan,
  landlord: string,
  files: readonly T[],
): Promise<readonly (T & { readonly bytes: Buffer })[]> {
  const found: (T & { readonly bytes: Buffer })[] = []
  for (const each of files) {
    const bytes = await openGiven(rowan, landlord, each)
    if (bytes) found.push({ ...each, bytes })
  }
  return found
}

/** For whoever protects data, once every part was read, a second person has agreed, and from the day on that is the same for everybody. */
export async function answerRequest(
  rowan: Rowan,
  token: string,
  { id, file }: { readonly id: string; readonly file: AnswerFile },
): Promise<RequestAnswered> {
  const answered = await asActor(rowan.database, token, async (query, { landlord }): Promise<RequestAnswered> => {
    const now = rowan.clock()
    const running = landlordOf(rowan, landlord)
    const row = isId(id) ? (await dataRequests(query)).find((each) => each.request === id) : undefined
    const key = row && (await rowan.keyring.findKey({ landlord, kind: 'vault', subject: id }))
    const given = key !== undefined && (await releaseRequest(query, id, dateOfDay(dayOf(now)), now))
    const gathered = given ? await itemsGathered(rowan, query, landlord, id) : { items: [], files: [], from: [] }
    // What left of a case or complaint stands on its own trail too.
    for (const { place, stream } of gathered.from)
      await audit(query, {
        ...{ action: 'act:answer-data-request', objectType: place, object: stream },
        ...{ basis: 'staff', result: 'done' },
      })
    await audit(query, {
      action: 'act:answer-data-request',
      objectType: 'list',
      object: isId(id) ? id : null,
      basis: given ? 'staff' : 'none',
      result: given ? 'done' : 'not-found',
    })
    if (!given || !row || !key) return { outcome: 'not-found' }
    const said = openKept(key, landlord, id, row.sealed) as unknown as { readonly name: string }
    const own = await ownData(query, id)
    const papers = named(await opened(rowan, landlord, gathered.files))
    const document = answerDocument(running.organisation.ownRecord, {
      landlord: running.name,
      reference: row.reference,
      received: row.received.getTime(),
      made: row.released?.getTime() ?? now,
      name: said.name,
      held: own && (await heldAbout(rowan, landlord, own)),
      items: gathered.items,
      files: papers,
    })
    const words = sixWords(key, id)
    const stem = `answer-${row.reference.slice(2).toLowerCase()}`
    return { outcome: 'answered', file: await sealedAs(document, { file, stem, words, papers }), words }
  }).catch((error: unknown): RequestAnswered => {
    if (error instanceof NoPdf) return { outcome: 'no-pdf' }
    throw error
  })
  return answered ?? { outcome: 'not-found' }
}
