/** The form of the database, held to rules: what is added later is held to them too. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withClient } from '../../src/store/server/connection.ts'
import { type TestDatabase, testDatabase } from '../../src/store/test-database.ts'
import { broken } from './catalogue-rules.ts'

let tested: TestDatabase
beforeAll(async () => {
  tested = await testDatabase()
})
afterAll(() => tested.close())

test('the database keeps every rule by which row policies can be trusted', async () => {
  expect(await withClient(tested.owner, broken)).toEqual([])
})
