/** The measures work: a small run, in which all three ways of judging give the same rows. Nothing is timed against anything. */
import { expect, it } from 'vitest'
import { benchJudging } from './judging.ts'

it('measures judging three ways that agree, and the five policies', () => {
  const report = benchJudging(true).join('\n')
  expect(report).toContain('hand-written table-driven pass')
  expect(report).toContain('60 norms')
  for (const id of ['chesterfield', 'mha', 'plus-dane', 'vivid', 'whg']) expect(report).toContain(id)
})
