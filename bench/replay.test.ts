/** The measure works: a small run, in which each replay comes to what judging every case whole comes to. Nothing is timed against anything. */
import { expect, it } from 'vitest'
import { benchReplay } from './replay.ts'

it('measures replays of one changed duty, of five and of all, that agree with judging whole', () => {
  const report = benchReplay(true)
  expect(report.filter((line) => line.includes('replay, changed'))).toHaveLength(3)
  expect(report.join('\n')).toContain('both whole')
})
