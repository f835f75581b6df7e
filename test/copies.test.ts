/** The project carries its own copies of the published language, the register and the scenarios: they must say the same as the originals. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { loadPolicies } from '../src/packs/load-policies.ts'

const ROOT = resolve(import.meta.dirname, '..')
/** The originals lie beside the project where it is built; a copy of the project alone has none, and nothing to compare. */
const ORIGINALS = resolve(ROOT, '../shared')

const read = (folder: string, file: string) => readFileSync(join(folder, file), 'utf8')

describe.runIf(existsSync(ORIGINALS))('the copies', () => {
  test('of the vocabulary hold every entry type and field of the original, unchanged', () => {
    const own = parse(read(ROOT, 'src/record/vocabulary.yaml'))
    const original = parse(read(ORIGINALS, 'vocabulary.yaml'))
    expect(own).toEqual(original)
  })

  test('of the scenarios say the same', () => {
    const names = readdirSync(join(ORIGINALS, 'scenarios')).filter((name) => name.endsWith('.json'))
    expect(names.length).toBeGreaterThan(0)
    for (const name of names)
      expect(JSON.parse(read(ROOT, `test/scenarios/shared/${name}`)), name).toEqual(
        JSON.parse(read(ORIGINALS, `scenarios/${name}`)),
      )
  })

  test('of the register have every clause, in the same place of the document and with the same weight', () => {
    const originals = read(ORIGINALS, 'clauses.jsonl')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line))
    const own = new Map(
      loadPolicies(ROOT).flatMap((landlord) => landlord.clauses.map((clause) => [clause.id, clause] as const)),
    )
    expect(own.size).toBe(originals.length)
    for (const original of originals) {
      const clause = own.get(original.id)
      expect(clause, original.id).toBeDefined()
      expect(clause?.priority, original.id).toBe(original.priority)
    }
  })
})
