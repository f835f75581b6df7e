import { expect, test } from 'vitest'
import { progressOn } from './progress.ts'

function written(isTTY: boolean): string {
  let text = ''
  const tell = progressOn({
    isTTY,
    write: (more) => {
      text += more
    },
  })
  for (const of of ['Made-up Homes', 'Sample Homes'])
    for (const done of [1, 2]) tell({ of, done, whole: 2, things: 'made-up cases' })
  return text
}

test('a terminal sees one line for each landlord, rewritten in place', () => {
  expect(written(true).split('\n')).toEqual([
    '\rMade-up Homes: 1 of 2 made-up cases\rMade-up Homes: 2 of 2 made-up cases',
    '\rSample Homes: 1 of 2 made-up cases\rSample Homes: 2 of 2 made-up cases',
    '',
  ])
})

test('a file gets one line for each landlord', () => {
  expect(written(false)).toBe('Made-up Homes: 2 of 2 made-up cases\nSample Homes: 2 of 2 made-up cases\n')
})
