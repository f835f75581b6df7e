import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { rowPolicies } from './row-policies.ts'

test('the frozen row policies are those that the access table makes', () => {
  const frozen = readFileSync(new URL('../store/migrations/0004-access.sql', import.meta.url), 'utf8')
  expect(frozen).toBe(rowPolicies())
})

test('every table is closed to its owner too, and isolates landlords', () => {
  const sql = rowPolicies()
  for (const [, table] of sql.matchAll(/alter table (rowan\.\w+) enable/g))
    expect(sql).toContain(`alter table ${table} force row level security;`)
  const readable = [...sql.matchAll(/create policy read .*$/gm)].map(([line]) => line)
  expect(readable.length).toBeGreaterThan(10)
  for (const line of readable) expect(line).toContain('landlord = (select sec.landlord()) and (')
})
