import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { entryType } from '../record/entry-type.ts'
import { projectRoot } from './project-root.ts'
import { loadReaders, readReaders } from './readers.ts'

const { readers, neverSays } = loadReaders(projectRoot())

test('every kind of reader is given fields that are named one by one, and no id, name or place is among them', () => {
  expect(readers.map(({ id }) => id)).toEqual(
    entryType('document.made').fields.find(({ name }) => name === 'reader')?.values,
  )
  for (const { exhibits } of readers)
    for (const { type, codes, words } of exhibits)
      for (const field of entryType(type).fields.filter(
        ({ name }) => codes.some(({ field: each }) => each === name) || name === words,
      ))
        expect([type, field.name, field.type === 'ref']).toEqual([type, field.name, false])
  expect(neverSays).toContain('refuge')
})

test('the other side is given no more than the court, and nothing of the risk', () => {
  const fieldsOf = (id: string) =>
    readers
      .filter((each) => each.id === id)
      .flatMap(({ exhibits }) =>
        exhibits.flatMap(({ part, codes, words }) =>
          [...codes.map(({ field }) => field), words].map((each) => `${part} ${each}`),
        ),
      )
  expect(fieldsOf('other-side').filter((each) => !fieldsOf('court').includes(each))).toEqual([])
  expect([...fieldsOf('other-side'), ...fieldsOf('court')].filter((each) => each.startsWith('risk'))).toEqual([])
})

test('a row that could lead to somebody is refused with its line, and so is a field of the wrong sort', () => {
  const text = readFileSync(join(projectRoot(), 'sharing', 'readers.yaml'), 'utf8')
  const reasons = (change: readonly [string, string]) =>
    readReaders(text.replace(...change), 'sharing/readers.yaml').problems.map(({ reason, line }) => [line > 1, reason])
  expect(reasons(['type: court-order.breached', 'type: safe-contact.agreed'])).toContainEqual([
    true,
    '"safe-contact.agreed" can lead to where somebody is: no papers hold it',
  ])
  expect(reasons(['codes: [how]', 'codes: [person]'])).toContainEqual([
    true,
    '"person" of court-order.breached is no answer from a list, yes or no, or a day',
  ])
  expect(reasons(['words: summary', 'words: channel'])).toContainEqual([
    true,
    '"channel" of report.received is no free text',
  ])
  expect(reasons(['      risk:', '      wishes:'])).toContainEqual([true, 'There is no exhibit "wishes"'])
})
