/** What becomes of each file is decided, and the answer names those that are given by what they are. */
import { expect, test } from 'vitest'
import { type FileDecision, filesBlocks, filesGiven, named, type PartFile, problemsWithFiles } from './given-file.ts'
import { NOTHING } from './given-part.ts'

const file = (id: string, more: Partial<PartFile> = {}): PartFile => ({
  ...{ file: id, kind: 'letter', type: 'application/pdf', size: 1000, at: Date.parse('2026-02-01T10:00Z') },
  ...{ by: 'Lena Lead', note: 'Her wrist', about: 'them', guarded: null, copies: [] },
  ...more,
})
const given = (id: string): FileDecision => ({ file: id, decision: 'given', copy: null, reason: null })

test('files stand in an answer by when they were added, under names that say nothing of a case, and where none is given it says so as always', () => {
  const [later, one, two] = [file('c', { at: Date.parse('2026-03-01T10:00Z') }), file('b'), file('a')]
  const all = [later, one, two]
  const names = (files: readonly PartFile[]) =>
    named(
      filesGiven(
        files,
        all.map((each) => given(each.file)),
      ),
    )
  expect(names(all).map((each) => [each.file, each.name])).toEqual([
    ['a', 'paper-1.pdf'],
    ['b', 'paper-2.pdf'],
    ['c', 'paper-3.pdf'],
  ])
  expect(names([two, later, one])).toEqual(names(all))
  expect(JSON.stringify(filesBlocks(names(all)))).not.toMatch(/Lead|wrist/)
  expect(filesBlocks([])).toEqual([
    { kind: 'heading', text: 'Pictures, letters and other papers' },
    { kind: 'paragraph', text: NOTHING },
  ])
})

test('files that are too large for one answer together are not taken', () => {
  const large = [file('a', { size: 20_000_000 }), file('b', { size: 20_000_000 })]
  const of = { reasons: [], tellsOfOthers: false }
  expect(problemsWithFiles(large, [given('a'), given('b')], of)).toMatchObject([{ field: '' }])
  const one = [given('a'), { ...given('b'), decision: 'not-theirs' } as const]
  expect(problemsWithFiles(large, one, of)).toEqual([])
})
