/** People of one landlord who read at the same time: the audit is one chain, and nobody waits for what another one reads. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestRowan, testRowan } from '../casework/test-rowan.ts'
import { type AuditLine, asActor, auditAtEnd } from '../store/database.ts'
import { withClient } from '../store/server/connection.ts'

const LANDLORD = 'whg'
let tested: TestRowan
beforeAll(async () => {
  tested = await testRowan([LANDLORD], '2026-03-02T10:00')
})
afterAll(() => tested.close())

const lineOf = (action: string): AuditLine => ({
  action,
  objectType: 'list',
  object: null,
  basis: 'self',
  result: 'shown',
})

const linesLike = (action: string) =>
  withClient(tested.tested.owner, async (client) => {
    const { rows } = await client.query<{ action: string }>(
      'select action from rowan.audit where action like $1 order by seq',
      [`${action}%`],
    )
    return rows.map((row) => row.action)
  })

describe('people of one landlord who read at the same time', () => {
  it('do not wait for each other, and each leaves a line', async () => {
    const { database } = tested.rowan
    const robin = await tested.staff(LANDLORD, 'Robin', 'housing-officer')
    const sam = await tested.staff(LANDLORD, 'Sam', 'housing-officer')
    await asActor(database, robin.token, async (query) => {
      auditAtEnd(query, lineOf('view:at-once-robin'))
      await asActor(database, sam.token, async (other) => auditAtEnd(other, lineOf('view:at-once-sam')))
    })
    expect(await linesLike('view:at-once')).toEqual(['view:at-once-sam', 'view:at-once-robin'])
  })

  it('leave no line of what was not shown after all, and none outside of a reading', async () => {
    const { database } = tested.rowan
    const { token } = await tested.staff(LANDLORD, 'Kim', 'housing-officer')
    const failing = asActor(database, token, async (query) => {
      auditAtEnd(query, lineOf('view:cut-short'))
      throw new Error('cut short')
    })
    await expect(failing).rejects.toThrow('cut short')
    expect(await linesLike('view:cut-short')).toEqual([])
    expect(() => auditAtEnd(async () => [], lineOf('view:nowhere'))).toThrow('belongs to a transaction')
  })
})
