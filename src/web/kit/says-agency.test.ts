import { expect, test } from 'vitest'
import { ACT_SENTENCES } from '../../views/act-sentences.ts'
import { ACT_TITLES } from './act-titles.ts'

test('nobody is told to contact “the partner”, which on such a case could be read as whoever causes harm', () => {
  for (const said of [...Object.values(ACT_TITLES), ...Object.values(ACT_SENTENCES).flat()])
    expect(said).not.toMatch(/\b(?:the|a) partner\b/i)
})
