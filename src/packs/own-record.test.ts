/** What somebody who asks for their data is given: fields named one by one, and none that leads to where anybody is. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadOwnRecord, readOwnRecord } from './own-record.ts'
import { projectRoot } from './project-root.ts'

test('an answer has the same four sections beside the housing records, and says that no lawyer has checked what goes in', () => {
  const own = loadOwnRecord(projectRoot())
  expect(own.sections.map(({ id }) => id)).toEqual(['money', 'moving', 'complaints', 'contacts'])
  expect(own.verified).toBe(false)
  expect(new Set(own.items.map(({ part }) => part))).toEqual(new Set(own.sections.map(({ id }) => id)))
})

test('a field that leads to somebody, one without a label, and a section that is not there are refused with their line', () => {
  const text = readFileSync(join(projectRoot(), 'sharing', 'the-person.yaml'), 'utf8')
  const problems = (from: string, to: string) =>
    readOwnRecord(text.replace(from, to), 'sharing/the-person.yaml').problems.map(({ line, reason }) => [
      line > 1,
      reason,
    ])
  const leads = 'can lead to somebody, or is kept apart'
  expect(problems('type: breathing-space.set', 'type: safe-contact.agreed')).toEqual([
    [true, expect.stringContaining(leads)],
  ])
  expect(problems('type: rehousing.requested', 'type: victim.moved')).toEqual([[true, expect.stringContaining(leads)]])
  expect(problems('codes: [step]', 'codes: [person]')).not.toEqual([])
  expect(problems('section: money, title: Rent action,', 'section: nowhere, title: Rent action,')).toEqual([
    [true, expect.stringContaining('There is no section "nowhere"')],
  ])
})
