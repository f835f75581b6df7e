/**
 * What is given of one case or complaint to somebody who asked for their data: items of a few kinds, each in its section. Items of several
 * places stand in one answer by what they are and when, never by where they stood: so that nobody can count the places. Pure.
 */
import type { MediaType } from '../../casework/files/file-kind.ts'
import type { OwnRecord } from '../../packs/own-record.ts'
import { sayDay } from '../documents/dates.ts'
import type { Block } from '../documents/document.ts'
import { answersOf, type ChosenExhibit, givenText } from '../papers/papers.ts'

export type GivenItem = {
  readonly section: string
  readonly at: number
  readonly title: string
  /** Each with what it is called. */
  readonly answers: readonly (readonly string[])[]
  /** Free text as it is given; empty where none is. */
  readonly words: string
}

/** A file that is given, as it is kept with a part, sealed, until it is joined: the bytes stay where they are. */
export type GivenFile = {
  /** The file itself, or the copy with parts left out. */
  readonly file: string
  readonly type: MediaType
  readonly what: 'picture' | 'letter' | 'paper'
  readonly at: number
  readonly inPart: boolean
}

/** As it is kept, sealed, until it is joined. */
export type GivenPart = {
  readonly items: readonly GivenItem[]
  /** Left out where none is given. */
  readonly files?: readonly GivenFile[]
}

/** The same of a section in every answer, whether nothing is there or nothing of it may be given. */
export const NOTHING = 'There is nothing here that we can give you.'

export const givenItem = (exhibit: ChosenExhibit): GivenItem => ({
  section: exhibit.kind.part,
  at: exhibit.entry.at,
  title: exhibit.kind.title,
  answers: answersOf(exhibit),
  words: givenText(exhibit),
})

const itemBlocks = ({ title, at, answers, words }: GivenItem): readonly Block[] => [
  { kind: 'paragraph', text: `${title}, ${sayDay(at, 'english')}` },
  ...(answers.length === 0 ? [] : [{ kind: 'table', head: ['What', 'What it says'], rows: answers } as const]),
  ...(words === '' ? [] : [{ kind: 'paragraph', text: words } as const]),
]

/** By when; what happened at once by what it says, so that the order tells nothing of where it stood. */
const inOrder = (items: readonly GivenItem[]): readonly GivenItem[] =>
  items.toSorted((a, b) => a.at - b.at || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))

/** Every section, each with what is given in it. `before` is what the housing records hold of a section. */
export const sectionBlocks = (
  { sections }: Pick<OwnRecord, 'sections'>,
  items: readonly GivenItem[],
  before: Readonly<Record<string, readonly Block[]>>,
): readonly Block[] =>
  sections.flatMap(({ id, title }): readonly Block[] => {
    const given = [...(before[id] ?? []), ...inOrder(items.filter(({ section }) => section === id)).flatMap(itemBlocks)]
    return [
      { kind: 'heading', text: title },
      ...(given.length === 0 ? [{ kind: 'paragraph', text: NOTHING } as const] : given),
    ]
  })
