/** What comes into the language after its first release says when: a replay of older cases must not read its absence as "not done". */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { dayOfDate } from '../src/record/london-time.ts'
import { ENTRY_TYPES, SINCE } from '../src/record/vocabulary.ts'

test('every type and field that the first release does not know has its day in additions.since, and no other has', () => {
  const first = new Map(
    readFileSync(resolve(import.meta.dirname, 'first-vocabulary.txt'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(' '))
      .map(([type = '', ...fields]) => [type, fields] as const),
  )
  const later = ENTRY_TYPES.flatMap(({ name, fields }) => {
    const known = first.get(name)
    return known ? fields.flatMap((field) => (known.includes(field.name) ? [] : [`${name} ${field.name}`])) : [name]
  })
  const dated = Object.keys(SINCE).filter((name) => !later.some((each) => name === each || name.startsWith(`${each} `)))
  expect(
    later.filter((name) => !(name in SINCE)),
    'say in additions.since of vocabulary.yaml since when',
  ).toEqual([])
  expect(dated, 'the first release knows it already').toEqual([])
  for (const date of Object.values(SINCE)) expect(() => dayOfDate(date)).not.toThrow()
})
