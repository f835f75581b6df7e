/** `rowan policy check` as whoever edits a pack or the law meets it. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '../packs/project-root.ts'
import { policy } from './policy.ts'

async function check(root: string) {
  const out: string[] = []
  const code = await policy(async () => {
    throw new Error('no database is needed')
  }).run(['check', 'mha'], {
    root,
    explains: false,
    out: (line) => out.push(line),
    error: (line) => out.push(line),
  })
  return { code, out }
}

test('the law is checked with the policies, and how much of it nobody has verified yet is said', async () => {
  const { code, out } = await check(projectRoot())
  expect(code).toBe(0)
  expect(out[0]).toMatch(/^law: \d+ rows, \d+ still to verify: sound$/)
  expect(out[1]).toMatch(/^mha: .* sound$/)
})

test('a row of the law that is written wrongly, or an organisation, fails the check with file and line', async () => {
  const root = mkdtempSync(join(tmpdir(), 'rowan-check-'))
  try {
    for (const folder of ['policies', 'law', 'instruments', 'texts', 'sharing'])
      cpSync(join(projectRoot(), folder), join(root, folder), { recursive: true })
    const orders = join(root, 'law/protective-orders.yaml')
    const sound = readFileSync(orders, 'utf8')
    writeFileSync(orders, sound.replace('id: injunction', 'id: banishment'))
    await expect(check(root)).rejects.toThrow(/law\/protective-orders\.yaml:\d+.*banishment/s)
    writeFileSync(orders, sound)
    const organisation = join(root, 'policies/mha/organisation.yaml')
    const asWritten = readFileSync(organisation, 'utf8')
    writeFileSync(organisation, asWritten.replace('nation: wales', 'nation: atlantis'))
    await expect(check(root)).rejects.toThrow(/organisation\.yaml:\d+.*atlantis/s)
    writeFileSync(organisation, asWritten.replace('clause: "MHA-4.2.10.c3"}', 'clause: "MHA-9.3.a"}'))
    await expect(check(root)).rejects.toThrow(/mha.*closing waits for MHA-9\.3\.a, which asks for nothing/)
  } finally {
    rmSync(root, { recursive: true })
  }
})
