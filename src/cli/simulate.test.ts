/** `rowan simulate` and the command line as somebody at a terminal meets them. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectRoot } from '../packs/project-root.ts'
import type { Command } from './command.ts'
import { policy } from './policy.ts'
import { run } from './run.ts'
import { simulate } from './simulate.ts'

const ROOT = projectRoot()
const STORY = join(ROOT, 'test/scenarios/shared/r-viv-just-before-close.json')

async function type(...words: readonly string[]) {
  const out: string[] = []
  const error: string[] = []
  const noDatabase = async () => {
    throw new Error('no database is needed')
  }
  const commands: readonly Command[] = [simulate, policy(noDatabase)]
  const terminal = {
    root: ROOT,
    explains: false,
    out: (line: string) => out.push(line),
    error: (line: string) => error.push(line),
  }
  const code = await run(commands, words, terminal)
  return { code, out: out.join('\n'), error: error.join('\n') }
}

describe('rowan simulate', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'rowan-simulate-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  /** The story of the shared file, changed, in a file of its own. */
  function changed(
    name: string,
    change: (story: { [key: string]: unknown; timeline: Record<string, unknown>[] }) => void,
  ) {
    const story = JSON.parse(readFileSync(STORY, 'utf8'))
    change(story)
    const file = join(folder, name)
    writeFileSync(file, JSON.stringify(story))
    return file
  }

  test('prints one JSON object for one file, in the form that is promised', async () => {
    const { code, out } = await type('simulate', STORY, '--json')
    const answer = JSON.parse(out)
    expect(code).toBe(0)
    expect(Object.keys(answer).toSorted()).toEqual(['breaches', 'duties', 'holds', 'id', 'policy', 'refused', 'signs'])
    expect(Object.keys(answer.duties[0]).toSorted()).toEqual([
      'clauses',
      'doneBy',
      'due',
      'kind',
      'late',
      'norm',
      'state',
      'stated',
      'trigger',
      'why',
    ])
  })

  test('prints one object a line for several files', async () => {
    const { out } = await type('simulate', STORY, STORY, '--json')
    const lines = out.split('\n')
    expect(lines).toHaveLength(2)
    for (const line of lines) expect(JSON.parse(line).id).toBe('r-viv-just-before-close')
  })

  test('says with its exit code whether a story is as expected', async () => {
    expect((await type('simulate', STORY, '--check')).code).toBe(0)
    const late = changed('late.json', (story) => {
      story.expect = { duties: [{ clause: 'VIV-4.1.a2', due: '2020-01-01T00:00' }] }
    })
    const { code, error } = await type('simulate', late, '--check')
    expect(code).toBe(1)
    expect(error).toContain('VIV-4.1.a2')
  })

  test.each([
    [
      'an unknown entry type',
      'timeline[0]',
      (story: { timeline: Record<string, unknown>[] }) => Object.assign(story.timeline[0] ?? {}, { type: 'no.such' }),
    ],
    [
      'an impossible date',
      'timeline[0].at',
      (story: { timeline: Record<string, unknown>[] }) =>
        Object.assign(story.timeline[0] ?? {}, { at: '2026-02-30T10:00' }),
    ],
    [
      'an unknown field',
      'timeline[0].data.foo',
      (story: { timeline: Record<string, unknown>[] }) => Object.assign(story.timeline[0] ?? {}, { data: { foo: 1 } }),
    ],
    [
      'an unknown role',
      'timeline[0]',
      (story: { timeline: Record<string, unknown>[] }) => Object.assign(story.timeline[0] ?? {}, { by: 'wizard' }),
    ],
    ['an unknown landlord', 'policy', (story: object) => Object.assign(story, { policy: 'nobody' })],
    ['a misspelt expectation', 'expect', (story: object) => Object.assign(story, { expect: { dutys: [] } })],
    [
      'an expectation that names no clause',
      'expect.duties[0]',
      (story: object) => Object.assign(story, { expect: { duties: [{ trigger: 1 }] } }),
    ],
  ])('names the file and the place for %s, and exits with 2', async (_what, place, change) => {
    const file = changed('wrong.json', change)
    const { code, out, error } = await type('simulate', file, '--json')
    expect(code).toBe(2)
    expect(out).toBe('')
    for (const line of error.split('\n')) expect(line.startsWith(`${file}: `)).toBe(true)
    expect(error).toContain(`${file}: ${place}`)
  })

  test('says in one line that a file is not there, or is no JSON', async () => {
    const half = join(folder, 'half.json')
    writeFileSync(half, '{')
    for (const file of [half, join(folder, 'missing.json')]) {
      const { code, error } = await type('simulate', file)
      expect(code).toBe(2)
      expect(error.split('\n')).toHaveLength(1)
      expect(error).toContain(file)
    }
  })
})

describe('the command line', () => {
  test('knows its commands, says what each does, and what it does not know', async () => {
    expect((await type('--help')).out).toContain('simulate')
    for (const command of ['simulate', 'policy']) expect((await type(command, '--help')).code).toBe(0)
    const unknown = await type('frobnicate')
    expect(unknown.code).toBe(2)
    expect(unknown.error).toContain('frobnicate')
    expect((await type('simulate', '--frob')).code).toBe(2)
  })
})
