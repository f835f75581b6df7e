import { expect, test } from 'vitest'
import { readOnce } from './read-once.ts'

test('a file that changed is read again, one that did not is not, and one file never stands for another', () => {
  const read: string[] = []
  const lengthOf = readOnce((text: string, file: string) => {
    read.push(file)
    return text.length
  })
  expect([lengthOf('law', 'a.yaml'), lengthOf('law', 'a.yaml'), lengthOf('letters', 'b.yaml')]).toEqual([3, 3, 7])
  expect(read).toEqual(['a.yaml', 'b.yaml'])
  expect([lengthOf('new law', 'a.yaml'), lengthOf('letters', 'b.yaml')]).toEqual([7, 7])
  expect(read).toEqual(['a.yaml', 'b.yaml', 'a.yaml'])
})
