// Writes src/record/vocabulary.ts from src/record/vocabulary.yaml, so that the published language is also a set of types.
// Run it after every change of the YAML: `npm run generate`. A test fails when the two differ.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

const folder = new URL('../src/record/', import.meta.url)

export function vocabularyModule(yamlText) {
  const { version, types, enumerations, safe_contact: safeContact, additions } = parse(yamlText)
  const resolve = (values) =>
    [values]
      .flat()
      .flatMap((value) => (value.startsWith('$') ? enumerations[value.slice(1)].map((each) => each.value) : [value]))
  const field = (each) => ({
    name: each.name,
    type: each.type,
    required: each.required === true,
    personal: each.personal === true,
    values: each.values === undefined ? null : resolve(each.values),
    meaning: each.meaning,
  })
  const entryTypes = types.map((each) => ({
    name: each.type,
    area: each.area,
    scope: each.scope,
    meaning: each.meaning,
    fields: each.fields.map(field),
    example: each.example ?? {},
    clauses: each.clauses ?? [],
  }))
  const union = (values) => values.map((value) => `  | '${value}'`).join('\n')
  const meanings = Object.fromEntries(
    Object.entries(enumerations).map(([name, values]) => [
      name,
      Object.fromEntries(values.filter((each) => each.meaning).map((each) => [each.value, each.meaning])),
    ]),
  )
  return `// Made from vocabulary.yaml by \`npm run generate\`. Do not edit by hand.
import type { EntryType } from './entry-type.ts'

export const VOCABULARY_VERSION = ${JSON.stringify(version)}

export type EntryTypeName =
${union(entryTypes.map((each) => each.name))}

export type RoleName =
${union(enumerations.roles.map((each) => each.value))}

export type Area = ${[...new Set(entryTypes.map((each) => each.area))].map((area) => `'${area}'`).join(' | ')}

/** Entry types by which a person is contacted: each is checked against the latest safe-contact agreement. */
export const SAFE_CONTACT_TYPES: readonly EntryTypeName[] = ${JSON.stringify(safeContact.types)}

/** What a value of an enumeration means, where its name alone does not say. */
export const MEANINGS: Readonly<Record<string, Readonly<Record<string, string>>>> = ${JSON.stringify(meanings, null, 2)}

/** Since when a type (\`type\`) or a field (\`type field\`) can be on a record, where that is not from the first release on. */
export const SINCE: Readonly<Record<string, string>> = ${JSON.stringify(additions.since)}

export const ROLES: readonly RoleName[] = ${JSON.stringify(enumerations.roles.map((each) => each.value))}

export const ENTRY_TYPES: readonly EntryType[] = ${`[\n${entryTypes.map((each) => `  ${JSON.stringify(each)},`).join('\n')}\n]`}
`
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(
    new URL('vocabulary.ts', folder),
    vocabularyModule(readFileSync(new URL('vocabulary.yaml', folder), 'utf8')),
  )
