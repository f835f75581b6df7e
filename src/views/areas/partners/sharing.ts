/** Decisions to share and not to share: with whom, exactly what, why, on what basis and how; and what people agreed to. */
import type { Instant } from '../../../record/london-time.ts'
import type { AreaReading } from '../../area-page.ts'
import { entriesOf, textIn, textsIn } from './codes.ts'

export type SharingLine = {
  readonly n: number
  readonly shared: boolean
  readonly with: string
  readonly name: string | null
  readonly what: readonly string[]
  readonly basis: string | null
  readonly agreement: string | null
  readonly reasons: string | null
  /** Why it was not shared, in a word. */
  readonly reasonKind: string | null
  readonly consent: string | null
  readonly method: string | null
  readonly at: Instant
  readonly by: string
}

/** The latest answer of a person to one question. */
export type AgreementLine = {
  readonly person: string
  readonly name: string | null
  readonly scope: string
  readonly answer: string
  readonly at: Instant
}

/** Newest first. Source: every sharing decision is kept, also the one not to share (Chesterfield 8.2). */
export const sharingOn = ({ entries, nameOf }: AreaReading): readonly SharingLine[] =>
  entriesOf(entries, 'information.shared', 'information.share-refused', 'police-evidence.provided')
    .map(({ n, type, codes, words, at, by }) => ({
      n,
      shared: type !== 'information.share-refused',
      with: type === 'police-evidence.provided' ? 'police' : (textIn(codes, 'with') ?? 'other'),
      name: nameOf(textIn(codes, 'person') ?? ''),
      what: textsIn(codes, 'what'),
      basis: textIn(codes, 'basis'),
      agreement: textIn(words, 'agreement'),
      reasons: textIn(words, 'reasons'),
      reasonKind: textIn(codes, 'reasonKind'),
      consent: textIn(codes, 'consent'),
      method: textIn(codes, 'method'),
      at,
      by,
    }))
    .toReversed()

/** What each person last said to each question; an earlier answer does not count any more. */
export function agreementsOn({ entries, nameOf }: AreaReading): readonly AgreementLine[] {
  const latest = new Map<string, AgreementLine>()
  for (const { codes, at } of entriesOf(entries, 'consent.discussed')) {
    const person = textIn(codes, 'person') ?? ''
    const scope = textIn(codes, 'scope') ?? ''
    latest.set(`${person} ${scope}`, {
      person,
      name: nameOf(person),
      scope,
      answer: textIn(codes, 'answer') ?? 'undecided',
      at,
    })
  }
  return [...latest.values()]
}
