/** The measure works: a small run, in which each replay comes to what judging every case whole comes to. Nothing is timed against anything. */
import { expect, it } from 'vitest'
import { benchReplay } from './replay.ts'

it('measures replays of one changed duty, of five and of all, that agree with judging whole, and what columns make of them', () => {
  const report = benchReplay(true)
  expect(report.filter((line) => line.includes('replay, changed'))).toHaveLength(4)
  expect(report.join('\n')).toContain('both whole')
  expect(report.filter((line) => line.includes('from columns, both texts'))).toHaveLength(2)
})
