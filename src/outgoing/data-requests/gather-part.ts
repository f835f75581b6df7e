/**
 * What somebody who asked for their data may have of one case or complaint: chosen item by item by somebody who is there, with the three
 * questions about others, looked through, sealed under the key of where it stands, and read by a second who is there too.
 */
import { keptAnswers, type OthersAnswers, problemsWithOthers } from '../../casework/data-requests/others-answers.ts'
import { isId } from '../../casework/new-entry.ts'
import type { Rowan } from '../../casework/rowan.ts'
import type { Instant } from '../../record/london-time.ts'
import type { FieldProblem } from '../../record/separate.ts'
import { type AuditLine, asActor, audit, type Query } from '../../store/database.ts'
import { openWords, sealWords } from '../../store/keys/words.ts'
import {
  agreeDataPart,
  type DataPartRead,
  type DataPlace,
  gatherDataPart,
  readDataPart,
} from '../../store/queries/data-parts.ts'
import { KEEP_KEYS } from '../../store/sealed-rows.ts'
import { textsOf } from '../documents/document.ts'
import { answersOf, chooseExhibits, type ExhibitAsk, exhibitsFor, givenText } from '../papers/papers.ts'
import { toldIn } from '../papers/papers-told.ts'
import type { Found } from '../scanner/scan.ts'
import { type GivenItem, type GivenPart, givenItem, sectionBlocks } from './given-part.ts'
import { keyKindOfPlace } from './held-about.ts'
import { partMaterial } from './part-material.ts'

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
  readonly why: string | null
}

/** Which part, as an address names it: of what, and where. */
export type PartAt = {
  readonly place: DataPlace
  /** The id or reference of the case or complaint. */
  readonly of: string
  readonly part: string
}

export type PartAsk = OthersAnswers & {
  readonly items: readonly ExhibitAsk[]
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
  basis: part === null ? 'none' : part.place === 'case' ? 'member' : 'complaints',
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

/** Null for whoever is not there. */
export async function readPart(rowan: Rowan, token: string, at: PartAt): Promise<PartPage | null> {
  const found = await asActor(rowan.database, token, async (query, { landlord }) => {
    const part = await find(query, at)
    // What is read of a case is audited as it is read: see `partMaterial`.
    if (part?.place !== 'case') await audit(query, lineOf('view:data-part', part, part ? 'shown' : 'not-found'))
    if (!part) return null
    const key = await keyOf(rowan, landlord, part)
    const place = { landlord, stream: part.stream, entry: part.part }
    const opened = (sealed: string | null, entry: string): unknown =>
      sealed === null ? null : JSON.parse(openWords(key, { ...place, entry }, Buffer.from(sealed, 'hex')))
    return {
      part,
      given: opened(part.sealed, part.part) as GivenPart | null,
      why: opened(part.why, `${part.part}/why`) as { readonly why: string } | null,
    }
  })
  const material = found && (await partMaterial(rowan, token, found.part))
  if (!found || !material) return null
  const { stream: _stream, person: _person, sealed: _sealed, why: _why, ...shown } = found.part
  return {
    ...shown,
    choices: exhibitsFor(material.reader, material.reading).map(({ kind, entry }) => {
      const text = kind.words === null ? undefined : entry.words[kind.words]
      return {
        entry: entry.id,
        title: kind.title,
        at: entry.at,
        answers: answersOf({ kind, entry }),
        words: typeof text === 'string' && text.trim() !== '' ? text : null,
      }
    }),
    items: found.part.gathered === null ? null : (found.given?.items ?? []),
    why: found.why?.why ?? null,
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

/** Refuses what tells a name, a place or a way to reach somebody. What was put together before is replaced, and read anew. */
export async function gatherPart(rowan: Rowan, token: string, at: PartAt, ask: PartAsk): Promise<PartDone> {
  const part = await asActor(rowan.database, token, (query) => find(query, at))
  const material = part && (await partMaterial(rowan, token, part))
  if (!part || !material) {
    await asActor(rowan.database, token, (query) => audit(query, lineOf('act:gather-data-part', null, 'not-found')))
    return { outcome: 'not-found' }
  }
  const { chosen, problems } = chooseExhibits(
    { caseId: part.stream, reader: 'the-person', number: '', named: [THEM], exhibits: ask.items, print: 'standard' },
    material.reader,
    { ...material.reading, people: [{ id: THEM }] },
  )
  const wrong = [
    ...problems.flatMap((each) =>
      each.field !== 'exhibits'
        ? [each]
        : ask.nothing
          ? []
          : [{ field: 'nothing', problem: 'Choose what they are given, or say that it is nothing' }],
    ),
    ...(ask.nothing && ask.items.length > 0
      ? [{ field: 'nothing', problem: 'You chose something: take it out, or do not say that nothing is given' }]
      : []),
    ...problemsWithOthers(ask),
  ]
  if (wrong.length > 0) return { outcome: 'invalid', problems: wrong }
  const items = chosen.map(givenItem)
  const frame = textOf(items.map((each) => ({ ...each, words: '' })))
  const tells = toldIn(textOf(items), frame, chosen.map(givenText), material.restricted)
  if (tells.length > 0) return { outcome: 'tells', found: tells }
  const done = await asActor(rowan.database, token, async (query, { landlord }) => {
    await query('keep-keys', KEEP_KEYS, [part.stream])
    const key = await keyOf(rowan, landlord, part)
    const place = { landlord, stream: part.stream, entry: part.part }
    const kept = await gatherDataPart(query, {
      part: part.part,
      ...keptAnswers(ask),
      sealed: items.length === 0 ? null : sealWords(key, place, JSON.stringify({ items } satisfies GivenPart)),
      why: sealWords(key, { ...place, entry: `${part.part}/why` }, JSON.stringify({ why: ask.why.trim() })),
      at: rowan.clock(),
    })
    await audit(query, lineOf('act:gather-data-part', part, kept ? 'done' : 'not-found'))
    return kept
  })
  return done ? { outcome: 'done', part: part.part } : { outcome: 'not-found' }
}

/** By somebody else who is there, and did not put it together: to what was `gathered` at that moment, and to nothing else. */
export async function agreeToPart(rowan: Rowan, token: string, at: PartAt, gathered: Instant): Promise<PartDone> {
  const done = await asActor(rowan.database, token, async (query) => {
    const part = await find(query, at)
    const agreed = part !== null && (await agreeDataPart(query, part.part, gathered, rowan.clock()))
    await audit(query, lineOf('act:agree-data-part', part, agreed ? 'done' : 'not-found'))
    return agreed
  })
  return done ? { outcome: 'done', part: at.part } : { outcome: 'not-found' }
}
