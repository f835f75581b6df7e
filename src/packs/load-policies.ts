/** Loads the landlords' packs and registers from the folder `policies`, one folder a landlord. A sixth needs no code. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { coverage } from '../policy/coverage.ts'
import type { Clause, Pack } from '../policy/model.ts'
import { readClauses, readPack } from '../policy/read-pack.ts'
import { BadPack } from './bad-pack.ts'
import { readOnce } from './read-once.ts'

export type LandlordPolicy = {
  readonly id: string
  /** All versions, oldest first: `policy.yaml` and any `policy-….yaml` beside it. */
  readonly packs: readonly Pack[]
  readonly clauses: readonly Clause[]
  /** The texts as published, by file name. */
  readonly texts: Readonly<Record<string, string>>
}

const packIn = readOnce(readPack)
const clausesIn = readOnce(readClauses)

/** Loads one landlord. Throws `BadPack` with every problem, and where norms and register do not fit together. */
export const loadPolicy = (root: string, id: string): LandlordPolicy => ({
  id,
  ...loadPolicyFolder(root, join('policies', id)),
})

/** The same of a folder wherever it lies, such as one that somebody copied and is changing. `folder` is named in what is wrong. */
export function loadPolicyFolder(root: string, folder: string): Omit<LandlordPolicy, 'id'> {
  const names = readdirSync(resolve(root, folder))
    .filter((name) => /^policy.*\.yaml$/.test(name))
    .toSorted()
  const texts = Object.fromEntries(
    [...names, 'clauses.yaml'].map((name) => [name, readFileSync(resolve(root, folder, name), 'utf8')]),
  )
  const reads = names.map((name) => packIn(texts[name] ?? '', join(folder, name)))
  const register = clausesIn(texts['clauses.yaml'] ?? '', join(folder, 'clauses.yaml'))
  const problems = [...reads, register].flatMap((read) => (read.ok ? [] : read.problems))
  if (problems.length > 0 || !register.ok) throw new BadPack(problems)
  const packs = reads
    .flatMap((read) => (read.ok ? [read.pack] : []))
    .toSorted((a, b) => (a.inForce.from < b.inForce.from ? -1 : 1))
  const newest = packs.at(-1)
  if (!newest) throw new BadPack([{ file: folder, line: 1, reason: 'has no policy.yaml' }])
  const misfits = coverage(newest, register.clauses).problems
  if (misfits.length > 0)
    throw new BadPack(misfits.map((reason) => ({ file: join(folder, 'clauses.yaml'), line: 1, reason })))
  return { packs, clauses: register.clauses, texts }
}

/** The ids of all landlords that have a folder, in alphabetical order. */
export const landlordIds = (root: string): readonly string[] =>
  readdirSync(join(root, 'policies'))
    .filter((id) => existsSync(join(root, 'policies', id, 'policy.yaml')))
    .toSorted()

export const loadPolicies = (root: string): readonly LandlordPolicy[] =>
  landlordIds(root).map((id) => loadPolicy(root, id))
