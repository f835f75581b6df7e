/** For tests of `rowan policy`: a landlord's policy in a copy that can be changed, a database, and what a command says of them. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestRowan, testRowan } from '../casework/test-rowan.ts'
import { projectRoot } from '../packs/project-root.ts'
import { policy } from './policy.ts'
import { run } from './run.ts'

export type CopiedPolicy = {
  readonly root: string
  /** The folder of the copy, and the one in which it lies. */
  readonly copy: string
  readonly folder: string
  readonly world: TestRowan
  /** Changes words of a file of the copy. Throws where it has no such words. */
  readonly change: (file: string, from: string, to: string) => void
  readonly rowan: (...words: readonly string[]) => Promise<{ code: number; out: string; error: string }>
  readonly close: () => Promise<void>
}

/** The policy of one landlord, who is alone in the database. */
export async function copiedPolicy(landlord: string): Promise<CopiedPolicy> {
  const root = projectRoot()
  const folder = mkdtempSync(join(tmpdir(), 'rowan-policy-'))
  const copy = join(folder, landlord)
  cpSync(join(root, 'policies', landlord), copy, { recursive: true })
  const world = await testRowan([landlord], '2026-04-01T09:00')
  return {
    root,
    copy,
    folder,
    world,
    change(name, from, to) {
      const file = join(copy, name)
      const text = readFileSync(file, 'utf8')
      if (!text.includes(from)) throw new Error(`${name} has no ${from}`)
      writeFileSync(file, text.replace(from, to))
    },
    async rowan(...words) {
      const out: string[] = []
      const error: string[] = []
      const terminal = {
        root,
        explains: false,
        out: (line: string) => out.push(line),
        error: (line: string) => error.push(line),
      }
      const code = await run([policy((_terminal, work) => work(world.rowan))], ['policy', ...words], terminal)
      return { code, out: out.join('\n'), error: error.join('\n') }
    },
    async close() {
      rmSync(folder, { recursive: true })
      await world.close()
    },
  }
}
