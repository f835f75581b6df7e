/** What stands in an answer to somebody who asked for their data tells nothing of how many places it came from, nor which were left out. */
import { expect, test } from 'vitest'
import { type AnswerData, answerDocument } from './answer-document.ts'
import { type GivenItem, NOTHING, sectionBlocks } from './given-part.ts'

const OWN = {
  sections: [
    { id: 'money', title: 'Rent and money' },
    { id: 'contacts', title: 'What you told us' },
  ],
}
const item = (title: string, at: string, words = ''): GivenItem => ({
  ...{ section: 'contacts', title, at: Date.parse(at), answers: [] },
  words,
})
const ONE = item('What happened', '2026-02-01T10:00Z', 'The door was broken.')
const TWO = item('What happened', '2026-02-01T10:00Z', 'The window was broken.')
const LAST = item('Risk', '2026-03-01T10:00Z')

const data = (items: readonly GivenItem[], held: AnswerData['held'] = null): AnswerData => ({
  ...{ landlord: 'Made-up Homes', reference: 'D-4F7K2', received: 0, made: 0, name: 'Amira Example' },
  held,
  items,
  files: [],
})

test('what came from two places stands as if it came from one: by when it was, and never by where it stood', () => {
  const whole = sectionBlocks(OWN, [ONE, TWO, LAST], {})
  for (const order of [
    [LAST, TWO, ONE],
    [TWO, LAST, ONE],
    [ONE, LAST, TWO],
  ])
    expect(sectionBlocks(OWN, order, {})).toEqual(whole)
})

test('every answer has the same sections in the same order, and one that gives nothing says so in the same words', () => {
  const headings = (of: AnswerData) =>
    answerDocument(OWN, of).blocks.flatMap((each) => (each.kind === 'heading' ? [each.text] : []))
  const known = { name: 'Amira Example', dateOfBirth: null, phone: null, homes: [] }
  expect(headings(data([ONE], known))).toEqual(headings(data([])))
  expect(headings(data([]))).toEqual([
    'Who you are',
    'Your homes with us',
    'Rent and money',
    'What you told us',
    'Pictures, letters and other papers',
  ])
  const said = answerDocument(OWN, data([])).blocks.filter((each) => each.kind === 'paragraph' && each.text === NOTHING)
  expect(said).toHaveLength(5)
})
