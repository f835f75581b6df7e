/** `rowan policy diff` as a policy officer meets it: a folder copied and changed, and an edition that the database keeps. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestRowan, testRowan } from '../casework/test-rowan.ts'
import { projectRoot } from '../packs/project-root.ts'
import { asOwner } from '../store/setting-up.ts'
import { policy } from './policy.ts'
import { run } from './run.ts'

const ROOT = projectRoot()
let folder = ''
let world: TestRowan
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rowan-diff-'))
  cpSync(join(ROOT, 'policies/mha'), join(folder, 'mha'), { recursive: true })
  world = await testRowan(['mha'], '2026-04-01T09:00')
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await world.close()
})

async function rowan(...words: readonly string[]) {
  const out: string[] = []
  const error: string[] = []
  const terminal = {
    root: ROOT,
    explains: false,
    out: (line: string) => out.push(line),
    error: (line: string) => error.push(line),
  }
  const code = await run([policy((_terminal, work) => work(world.rowan))], ['policy', ...words], terminal)
  return { code, out: out.join('\n'), error: error.join('\n') }
}

function change(name: string, from: string, to: string): void {
  const file = join(folder, 'mha', name)
  const text = readFileSync(file, 'utf8')
  if (!text.includes(from)) throw new Error(`${name} has no ${from}`)
  writeFileSync(file, text.replace(from, to))
}

test('a folder that was copied is the same; changed, each clause is told with its words and what differs', async () => {
  const copy = join(folder, 'mha')
  expect(await rowan('diff', 'mha', copy)).toMatchObject({ code: 0, out: `mha and ${copy} are the same` })
  change('policy.yaml', 'within: immediately', 'within: {working_days: 1}')
  change('organisation.yaml', '    - {clause: "MHA-4.3.1.a1"}\n', '')
  const { code, out } = await rowan('diff', 'mha', copy)
  expect(code).toBe(1)
  expect(out).toContain('MHA-4.2.2.a1 CST helps at once when that is needed.')
  expect(out).toContain('What was due at once is now due within 1 working day.')
  expect(out).toMatch(/MHA-4\.3\.1\.a1.*\n {2}removed closing\n/)
  expect(JSON.parse((await rowan('diff', 'mha', copy, '--json')).out).changes).toHaveLength(2)
})

test('an edition that the database keeps is compared as a folder is, and reading it is on the audit', async () => {
  const { code, out } = await rowan('diff', 'mha@1', 'mha')
  expect(out).toMatch(/mha@1 and mha are the same$/)
  expect(code).toBe(0)
  const lines = await asOwner(world.rowan.owner, async (client) => {
    const { rows } = await client.query("select object_type, object from rowan.audit where action = 'read:policy'")
    return rows
  })
  expect(lines).toEqual([{ object_type: 'policy', object: 'mha-domestic-abuse 10 edition 1' }])
  expect(await rowan('diff', 'mha@7', 'mha')).toMatchObject({
    code: 2,
    error: 'The database keeps no mha@7; it has mha@10@1',
  })
})

test('what cannot be compared is said in a line', async () => {
  expect(await rowan('diff', 'mha')).toMatchObject({
    code: 2,
    error: 'Name two policies: rowan policy diff BEFORE AFTER',
  })
  expect((await rowan('diff', 'mha', 'vivid')).error).toMatch(/no clause in common$/)
  expect((await rowan('diff', 'mha', join(folder, 'nowhere'))).error).toMatch(/no folder with a policy\.yaml/)
  change('policy.yaml', 'within: {working_days: 1}', 'within: {working_weeks: 1}')
  expect((await rowan('diff', 'mha', join(folder, 'mha'))).error).toMatch(/policy\.yaml:\d+: /)
})
