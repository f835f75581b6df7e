import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { rowPolicies } from './row-policies.ts'
import { ACCESS_MIGRATIONS, CLOSED_TABLES, TABLES } from './table.ts'

const MIGRATIONS = new URL('../store/migrations/', import.meta.url)

test.each(ACCESS_MIGRATIONS)('the frozen row policies "%s" are those that the access table makes', (migration) => {
  const name = readdirSync(MIGRATIONS).find((each) => each.replace(/^\d{4}-/, '') === `${migration}.sql`)
  expect(readFileSync(new URL(name ?? 'none', MIGRATIONS), 'utf8')).toBe(rowPolicies(migration))
})

test('every table is closed to its owner too, and isolates landlords', () => {
  const sql = ACCESS_MIGRATIONS.map(rowPolicies).join('')
  for (const [, table] of sql.matchAll(/alter table (rowan\.\w+) enable/g))
    expect(sql).toContain(`alter table ${table} force row level security;`)
  const readable = [...sql.matchAll(/create policy read .*$/gm)].map(([line]) => line)
  expect(readable.length).toBeGreaterThan(10)
  for (const line of readable) expect(line).toContain('landlord = (select sec.landlord()) and (')
})

test('every table of the record is in the access table once', () => {
  const sql = readdirSync(MIGRATIONS).map((name) => readFileSync(new URL(name, MIGRATIONS), 'utf8'))
  const made = [...sql.join('').matchAll(/create table rowan\.(\w+)/g)].map(([, table]) => table ?? '')
  expect(made.toSorted()).toEqual([...TABLES, ...CLOSED_TABLES].map((each) => each.table).toSorted())
})
