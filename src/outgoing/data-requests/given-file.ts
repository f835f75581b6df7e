/**
 * Files that go with an answer to somebody who asked for their data: what was decided of each, and how the answer names those that are given.
 * A name says what a file is and its place in the answer, never where it stood, whom it shows or who added it. Pure.
 */
import { EXTENSIONS, type MediaType } from '../../casework/files/file-kind.ts'
import type { FieldProblem } from '../../record/separate.ts'
import { sayDay } from '../documents/dates.ts'
import type { Block } from '../documents/document.ts'
import { type GivenFile, NOTHING } from './given-part.ts'

export const FILE_DECISIONS = ['given', 'copy', 'withheld', 'not-theirs'] as const

export type FileDecision = {
  readonly file: string
  readonly decision: (typeof FILE_DECISIONS)[number]
  /** Which copy with parts left out is given in its stead; null for any other decision. */
  readonly copy: string | null
  /** Why it is withheld, as the law has it; null for any other decision. */
  readonly reason: string | null
}

/** A file of a case that whoever puts the part together may open. */
export type PartFile = {
  readonly file: string
  /** A kind of `document.made` or `attachment.added`. */
  readonly kind: string
  readonly type: MediaType
  /** Bytes. */
  readonly size: number
  readonly at: number
  readonly by: string
  readonly note: string | null
  /** Whom it is about, as it was said when it was added. */
  readonly about: 'them' | 'somebody-else' | 'not-said'
  /** Minutes of a meeting and legal advice, open to few; and papers that came from the police. */
  readonly guarded: 'few' | 'police' | null
  /** Copies of it with parts left out, oldest first. */
  readonly copies: readonly {
    readonly file: string
    readonly type: MediaType
    readonly size: number
    readonly at: number
  }[]
}

/** In bytes, of what is given of one part: an answer is made in memory. */
const LARGEST_TOGETHER = 30 * 1024 * 1024

const pictured = (type: MediaType): boolean => type === 'image/jpeg' || type === 'image/png'

/** What is given of the files, each decision taken as right. */
export const filesGiven = (files: readonly PartFile[], decisions: readonly FileDecision[]): readonly GivenFile[] =>
  files.flatMap((each): readonly GivenFile[] => {
    const decided = decisions.find(({ file }) => file === each.file)
    const copy = each.copies.find(({ file }) => file === decided?.copy)
    const bytes = decided?.decision === 'given' ? each : decided?.decision === 'copy' ? copy : undefined
    if (!bytes) return []
    const what = pictured(bytes.type) ? 'picture' : each.kind === 'letter' ? 'letter' : 'paper'
    return [{ file: bytes.file, type: bytes.type, what, at: each.at, inPart: bytes !== each }]
  })

/** Every file needs a decision, and none is given by default. `reasons` are ids of why something may be withheld. */
export function problemsWithFiles(
  files: readonly PartFile[],
  decisions: readonly FileDecision[],
  of: { readonly reasons: readonly string[]; readonly tellsOfOthers: boolean | null },
): readonly FieldProblem[] {
  const problems: FieldProblem[] = []
  for (const each of files) {
    const [decided, twice] = decisions.filter(({ file }) => file === each.file)
    const field = `file-${each.file}`
    if (!decided || twice) problems.push({ field, problem: 'Say what becomes of it' })
    else if (decided.decision === 'copy' && !each.copies.some(({ file }) => file === decided.copy))
      problems.push({ field, problem: 'There is no such copy of it' })
    else if (decided.decision === 'withheld' && !of.reasons.includes(decided.reason ?? ''))
      problems.push({ field, problem: 'Say why it is withheld' })
    else if (decided.decision === 'given' && each.about === 'somebody-else' && of.tellsOfOthers === false)
      problems.push({
        field,
        problem: 'It is about somebody else: give a copy, or answer below that it tells of others',
      })
  }
  if (decisions.some(({ file }) => !files.some((each) => each.file === file)))
    problems.push({ field: '', problem: 'One of the files is not here' })
  const sizes = new Map(files.flatMap((each) => [each, ...each.copies]).map(({ file, size }) => [file, size]))
  const together = filesGiven(files, decisions).reduce((sum, { file }) => sum + (sizes.get(file) ?? 0), 0)
  if (together > LARGEST_TOGETHER)
    problems.push({ field: '', problem: 'These files are too large for one answer: 30 MB together at most' })
  return problems
}

export type NamedFile = GivenFile & { readonly name: string }

/** By when they were added, and then by what tells nothing, with the names under which they go. */
export const named = <T extends GivenFile>(files: readonly T[]): readonly (T & NamedFile)[] =>
  files
    .toSorted((a, b) => a.at - b.at || (a.file < b.file ? -1 : 1))
    .map((each, index) => ({ ...each, name: `paper-${index + 1}.${EXTENSIONS[each.type]}` }))

/** The last section of every answer: which files go with it. The same sentence as any other section where none does. */
export const filesBlocks = (files: readonly NamedFile[]): readonly Block[] => [
  { kind: 'heading', text: 'Pictures, letters and other papers' },
  ...(files.length === 0
    ? [{ kind: 'paragraph', text: NOTHING } as const]
    : [
        {
          kind: 'paragraph',
          text: 'These go with it, in this order: as pages at its end, or as files of these names.',
        } as const,
        {
          kind: 'list',
          items: files.map(
            ({ name, what, at, inPart }) =>
              `${name}: ${what}, ${sayDay(at, 'english')}${inPart ? ', with parts left out' : ''}`,
          ),
        } as const,
      ]),
]
