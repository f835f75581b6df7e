import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const MIGRATIONS = new URL('./migrations/', import.meta.url)

/** The newest body of a function of the schema `sec`, with those of its own that it calls. */
const bodyOf = (name: string): string => {
  const all = readdirSync(MIGRATIONS)
    .toSorted()
    .map((file) => readFileSync(new URL(file, MIGRATIONS), 'utf8'))
    .join('\n')
  const [, body] =
    [
      ...all.matchAll(
        new RegExp(`create (?:or replace )?function sec\\.${name}\\([\\s\\S]*?\\$\\$([\\s\\S]*?)\\$\\$`, 'g'),
      ),
    ].at(-1) ?? []
  if (body === undefined) throw new Error(`There is no function sec.${name}`)
  return body
}

test('nothing that runs when a complaint is taken, read, listed or answered looks for people on cases', () => {
  for (const name of [
    'complaints',
    'load_complaint',
    'read_complaint',
    'complaint_handlers',
    'reach_for_complaint',
    'load_case_of_complaint',
    'append_checked',
    'write_complaint_row',
    'write_complaint',
    'write_for_complaint',
    'enqueue_jobs',
  ])
    expect(bodyOf(name), name).not.toMatch(/rowan\.person|harmed_on|complaints_near/)
  // The lead's question and the worker's do: the test knows what it looks for.
  for (const name of ['complaints_near', 'tell_of_complaint']) expect(bodyOf(name)).toMatch(/rowan\.person/)
})
