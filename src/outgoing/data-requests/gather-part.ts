/**
 * What somebody who asked for their data may have of one case or complaint: chosen item by item by somebody who is there, with the three
 * questions about others, looked through, sealed under the key of where it stands, and read by a second who is there too.
 */

import { textProblem } from '../../casework/data-requests/data-step.ts'
import { keptAnswers, type OthersAnswers, problemsWithOthers } from '../../casework/data-requests/others-answers.ts'
import { isId } from '../../casework/new-entry.ts'
import { landlordOf, type Rowan } from '../../casework/rowan.ts'
import { DAY, type Instant } from '../../record/london-time.ts'
import type { FieldProblem } from '../../record/separate.ts'
import { type AuditLine, asActor, audit, type Query } from '../../store/database.ts'
import { openWords, sealWords } from '../../store/keys/words.ts'
import {
  agreeDataPart,
  type DataPartRead,
  type DataPlace,
  gatherDataPart,
  partWaits,
  readDataPart,
  sendBackDataPart,
} from '../../store/queries/data-parts.ts'
import { KEEP_KEYS } from '../../store/sealed-rows.ts'
import { textsOf } from '../documents/document.ts'
import { answersOf, chooseExhibits, type ExhibitAsk, exhibitsFor, givenText } from '../papers/papers.ts'
import { toldIn } from '../papers/papers-told.ts'
import type { Found } from '../scanner/scan.ts'
import { type FileDecision, filesGiven, type PartFile, problemsWithFiles } from './given-file.ts'
import { type GivenItem, type GivenPart, givenItem, sectionBlocks } from './given-part.ts'
import { keyKindOfPlace } from './held-about.ts'
import { isOwnAddress, ownAddresses } from './own-addresses.ts'
import { filesOfPart, mayOpenAll, toldInFiles } from './part-files.ts'
import { type PartMaterial, partMaterial } from './part-material.ts'

/** One part, for those who are there: what may be given, and what was put together. */
export type PartPage = Omit<DataPartRead, 'stream' | 'person' | 'sealed' | 'why'> & {
  readonly choices: readonly {
    readonly entry: string
    readonly title: string
    readonly at: number
    readonly answers: readonly (readonly string[])[]
    readonly words: string | null
  }[]
  /** Null where nothing was put together yet; empty where nothing is given. */
  readonly items: readonly GivenItem[] | null
  /** Files that whoever reads it may open; none for whoever is not there. */
  readonly files: readonly PartFile[]
  /** What was decided of them. */
  readonly decided: readonly FileDecision[]
  /** Why one may be withheld, as the law has it. */
  readonly reasons: readonly { readonly id: string; readonly name: string }[]
  /** False where something is given that they may not open, or that was taken back as added in error: they cannot agree to it. */
  readonly opensAll: boolean
  /** Null where nothing was put together yet, and for whoever reads it and is not there. */
  readonly why: string | null
  /** Why a second person sent it back last; it stays when it was put together anew. Null where nobody did, and for whoever is not there. */
  readonly back: SentBack | null
}

export type SentBack = { readonly reason: string; readonly by: string; readonly at: Instant }
/** For those who are there, and for nobody else: why it is as it is, what was decided of each file, and why it was sent back. */
type Why = { readonly why: string; readonly back?: SentBack; readonly files?: readonly FileDecision[] }

/** Which part, as an address names it: of what, and where. */
export type PartAt = {
  readonly place: DataPlace
  /** The id or reference of the case or complaint. */
  readonly of: string
  readonly part: string
}

export type PartAsk = OthersAnswers & {
  readonly items: readonly ExhibitAsk[]
  readonly files: readonly FileDecision[]
  /** Somebody says that nothing of it is given. */
  readonly nothing: boolean
}

export type PartDone =
  | { readonly outcome: 'done'; readonly part: string }
  | { readonly outcome: 'invalid'; readonly problems: readonly FieldProblem[] }
  /** It tells of somebody else, or where somebody is: nothing was kept. */
  | { readonly outcome: 'tells'; readonly found: readonly Found[] }
  | { readonly outcome: 'not-found' }

/** Whom an answer names. */
const THEM = 'them'

const lineOf = (action: string, part: DataPartRead | null, result: AuditLine['result']): AuditLine => ({
  action,
  objectType: part?.place ?? 'list',
  object: part?.stream ?? null,
  basis: part === null ? 'none' : !part.isThere ? 'staff' : part.place === 'case' ? 'member' : 'complaints',
  result,
})

/** Null for whoever is not there, and where the address names another place. */
async function find(query: Query, { place, of, part }: PartAt): Promise<DataPartRead | null> {
  const found = isId(part) ? await readDataPart(query, part) : null
  return found?.place === place && (found.stream === of || found.reference === of) ? found : null
}

async function keyOf(rowan: Rowan, landlord: string, { place, stream }: DataPartRead) {
  const key = await rowan.keyring.findKey({ landlord, kind: keyKindOfPlace(place), subject: stream })
  if (!key) throw new Error('The key of where this part stands was destroyed.')
  return key
}

const placeOf = (landlord: string, { stream, part }: DataPartRead) => ({ landlord, stream, entry: part })
const placeOfWhy = (landlord: string, { stream, part }: DataPartRead) => ({ landlord, stream, entry: `${part}/why` })

/** Null where nothing was put together yet. */
async function whyOf(rowan: Rowan, landlord: string, part: DataPartRead): Promise<Why | null> {
  if (part.why === null) return null
  const key = await keyOf(rowan, landlord, part)
  return JSON.parse(openWords(key, placeOfWhy(landlord, part), Buffer.from(part.why, 'hex'))) as Why
}

/** Null where nothing is given, or nothing was put together yet. */
async function givenOf(rowan: Rowan, landlord: string, part: DataPartRead): Promise<GivenPart | null> {
  if (part.sealed === null) return null
  const key = await keyOf(rowan, landlord, part)
  return JSON.parse(openWords(key, placeOf(landlord, part), Buffer.from(part.sealed, 'hex'))) as GivenPart
}

const choicesOf = ({ reader, reading }: PartMaterial): PartPage['choices'] =>
  exhibitsFor(reader, reading).map(({ kind, entry }) => {
    const text = kind.words === null ? undefined : entry.words[kind.words]
    return {
      entry: entry.id,
      title: kind.title,
      at: entry.at,
      answers: answersOf({ kind, entry }),
      words: typeof text === 'string' && text.trim() !== '' ? text : null,
    }
  })

/** Null for whoever is not there, and reads no part of a complaint as a second person. */
export async function readPart(rowan: Rowan, token: string, at: PartAt): Promise<PartPage | null> {
  const found = await asActor(rowan.database, token, async (query, { landlord }) => {
    const part = await find(query, at)
    // What is read of a case is audited as it is read: see `partMaterial`.
    if (part?.place !== 'case') await audit(query, lineOf('view:data-part', part, part ? 'shown' : 'not-found'))
    if (!part) return null
    const given = await givenOf(rowan, landlord, part)
    return {
      part,
      given,
      opensAll: await mayOpenAll(query, part.stream, given?.files ?? []),
      why: part.isThere ? await whyOf(rowan, landlord, part) : null,
    }
  })
  if (!found) return null
  const material = found.part.isThere ? await partMaterial(rowan, token, found.part) : 'not-there'
  if (!material) return null
  const files = material === 'not-there' ? [] : await filesOfPart(rowan, token, found.part, material.papers)
  const { stream: _stream, person: _person, sealed: _sealed, why: _why, ...shown } = found.part
  return {
    ...shown,
    choices: material === 'not-there' ? [] : choicesOf(material),
    items: found.part.gathered === null ? null : (found.given?.items ?? []),
    files,
    decided: (found.why?.files ?? []).filter(({ file }) => files.some((each) => each.file === file)),
    reasons: material === 'not-there' ? [] : material.reasons.map(({ id, name }) => ({ id, name })),
    opensAll: found.opensAll,
    why: found.why?.why ?? null,
    back: found.why?.back ?? null,
  }
}

const textOf = (items: readonly GivenItem[]): string =>
  textsOf({
    ...{ title: '', language: 'english', print: 'standard' },
    blocks: sectionBlocks(
      { sections: [...new Set(items.map(({ section }) => section))].map((id) => ({ id, title: '' })) },
      items,
      {},
    ),
  }).join('\n')

/** Refuses what tells a name, a way to reach somebody, or a place, but for a home of their own that the answer lists. What was put together before is replaced, and read anew. */
export async function gatherPart(rowan: Rowan, token: string, at: PartAt, ask: PartAsk): Promise<PartDone> {
  const part = await asActor(rowan.database, token, (query) => find(query, at))
  const material = part?.isThere && (await partMaterial(rowan, token, part))
  if (!part || !material) {
    await asActor(rowan.database, token, (query) => audit(query, lineOf('act:gather-data-part', null, 'not-found')))
    return { outcome: 'not-found' }
  }
  const { chosen, problems } = chooseExhibits(
    { caseId: part.stream, reader: 'the-person', number: '', named: [THEM], exhibits: ask.items, print: 'standard' },
    material.reader,
    { ...material.reading, people: [{ id: THEM }] },
  )
  const files = await filesOfPart(rowan, token, part, material.papers)
  const given = filesGiven(files, ask.files)
  const wrong = [
    ...problems.flatMap((each) =>
      each.field !== 'exhibits'
        ? [each]
        : ask.nothing || given.length > 0
          ? []
          : [{ field: 'nothing', problem: 'Choose what they are given, or say that it is nothing' }],
    ),
    ...(ask.nothing && ask.items.length + given.length > 0
      ? [{ field: 'nothing', problem: 'You chose something: take it out, or do not say that nothing is given' }]
      : []),
    ...problemsWithFiles(files, ask.files, { ...ask, reasons: material.reasons.map(({ id }) => id) }),
    ...problemsWithOthers(ask),
  ]
  if (wrong.length > 0) return { outcome: 'invalid', problems: wrong }
  const items = chosen.map(givenItem)
  const frame = textOf(items.map((each) => ({ ...each, words: '' })))
  const own = isOwnAddress(await ownAddresses(rowan, token, part.part))
  const tells = toldIn(textOf(items), frame, chosen.map(givenText), material.restricted, own)
  if (tells.length > 0) return { outcome: 'tells', found: tells }
  const told = await toldInFiles(
    rowan,
    token,
    { stream: part.stream, given, restricted: material.restricted },
    (file) => ask.files.find((each) => each.file === file || each.copy === file)?.file ?? file,
  )
  if (told.length > 0) return { outcome: 'invalid', problems: told }
  const done = await asActor(rowan.database, token, async (query, { landlord }) => {
    await query('keep-keys', KEEP_KEYS, [part.stream])
    const key = await keyOf(rowan, landlord, part)
    const back = (await whyOf(rowan, landlord, part))?.back
    const why: Why = { why: ask.why.trim(), files: ask.files, ...(back === undefined ? {} : { back }) }
    const kept: GivenPart = { items, ...(given.length === 0 ? {} : { files: given }) }
    const now = rowan.clock()
    const put = await gatherDataPart(query, {
      part: part.part,
      ...keptAnswers(ask),
      sealed: items.length + given.length === 0 ? null : sealWords(key, placeOf(landlord, part), JSON.stringify(kept)),
      why: sealWords(key, placeOfWhy(landlord, part), JSON.stringify(why)),
      at: now,
    })
    if (put) await partWaits(query, part.part, now + landlordOf(rowan, landlord).organisation.running.secondDays * DAY)
    await audit(query, lineOf('act:gather-data-part', part, put ? 'done' : 'not-found'))
    return put
  })
  return done ? { outcome: 'done', part: part.part } : { outcome: 'not-found' }
}

/** By somebody else who is there, may open every file that is given, and did not put it together: to what was `gathered` at that moment, and to nothing else. */
export async function agreeToPart(rowan: Rowan, token: string, at: PartAt, gathered: Instant): Promise<PartDone> {
  const done = await asActor(rowan.database, token, async (query, { landlord }) => {
    const part = await find(query, at)
    const given = part && (await givenOf(rowan, landlord, part))
    const reads = part !== null && (await mayOpenAll(query, part.stream, given?.files ?? []))
    const agreed = reads && (await agreeDataPart(query, part.part, gathered, rowan.clock()))
    await audit(query, lineOf('act:agree-data-part', part, agreed ? 'done' : 'not-found'))
    return agreed
  })
  return done ? { outcome: 'done', part: at.part } : { outcome: 'not-found' }
}

/**
 * By somebody else who may agree to it: what was `gathered` at that moment is not given so. The reason stays with the part, and whoever
 * puts it together anew reads it.
 */
export async function sendBackPart(
  rowan: Rowan,
  token: string,
  at: PartAt,
  { gathered, reason }: { readonly gathered: Instant; readonly reason: string },
): Promise<PartDone> {
  const problems = textProblem('reason', reason)
  if (problems.length > 0) return { outcome: 'invalid', problems }
  const done = await asActor(rowan.database, token, async (query, { landlord, name }) => {
    const part = await find(query, at)
    const before = part && (await whyOf(rowan, landlord, part))
    const now = rowan.clock()
    const why: Why = { why: '', ...before, back: { reason: reason.trim(), by: name, at: now } }
    const sent =
      part !== null &&
      before !== null &&
      (await sendBackDataPart(query, {
        ...{ part: part.part, gathered, at: now },
        why: sealWords(await keyOf(rowan, landlord, part), placeOfWhy(landlord, part), JSON.stringify(why)),
      }))
    await audit(query, lineOf('act:send-back-data-part', part, sent ? 'done' : 'not-found'))
    return sent
  })
  return done ? { outcome: 'done', part: at.part } : { outcome: 'not-found' }
}
