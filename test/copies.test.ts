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

type FieldRead = { readonly name: string; readonly required?: boolean }
type EntryTypeRead = { readonly type: string; readonly fields: readonly FieldRead[] }
type Additions = {
  readonly types: readonly string[]
  readonly fields: Readonly<Record<string, readonly string[]>>
  /** Values by the enumeration of the original that they are added to. */
  readonly values: Readonly<Record<string, readonly string[]>>
  readonly enumerations: readonly string[]
  readonly safeContactTypes: readonly string[]
}
type Published = {
  readonly types: readonly EntryTypeRead[]
  readonly enumerations: Readonly<Record<string, readonly { readonly value: string }[]>>
  readonly safe_contact: { readonly types: readonly string[] }
  readonly additions: unknown
}

/** The vocabulary without what it says it adds: what must be left is the original. */
function published({ additions: _listed, ...own }: Published, added: Additions) {
  return {
    ...own,
    safe_contact: {
      ...own.safe_contact,
      types: own.safe_contact.types.filter((name) => !added.safeContactTypes.includes(name)),
    },
    types: own.types
      .filter(({ type }) => !added.types.includes(type))
      .map((type) => ({
        ...type,
        fields: type.fields.filter((field) => !added.fields[type.type]?.includes(field.name)),
      })),
    enumerations: Object.fromEntries(
      Object.entries(own.enumerations)
        .filter(([name]) => !added.enumerations.includes(name))
        .map(([name, values]) => [name, values.filter(({ value }) => !added.values[name]?.includes(value))]),
    ),
  }
}

describe.runIf(existsSync(ORIGINALS))('the copies', () => {
  test('of the vocabulary hold every entry type, field and value of the original, unchanged', () => {
    const own = parse(read(ROOT, 'src/record/vocabulary.yaml'))
    const original = parse(read(ORIGINALS, 'vocabulary.yaml'))
    expect(published(own, own.additions)).toEqual(original)
  })

  test('of the vocabulary list what they add in one place, and add nothing else', () => {
    const { additions, types, enumerations } = parse(read(ROOT, 'src/record/vocabulary.yaml'))
    const named = new Set(types.map((type: EntryTypeRead) => type.type))
    for (const name of additions.types) expect(named, name).toContain(name)
    for (const [name, fields] of Object.entries<string[]>(additions.fields)) {
      const type = types.find((each: EntryTypeRead) => each.type === name)
      expect(type?.fields.map((field: FieldRead) => field.name)).toEqual(expect.arrayContaining(fields))
      const required = type?.fields.filter((field: FieldRead) => fields.includes(field.name) && field.required)
      expect(required, `${name}: a record without the new field must still be read`).toEqual([])
    }
    for (const name of additions.enumerations) expect(Object.keys(enumerations), name).toContain(name)
    expect(additions.types).toEqual(additions.types.toSorted())
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
