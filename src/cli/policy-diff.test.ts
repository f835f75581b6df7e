/** `rowan policy diff` as a policy officer meets it: a folder copied and changed, and an edition that the database keeps. */
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asOwner } from '../store/setting-up.ts'
import { type CopiedPolicy, copiedPolicy } from './test-copied-policy.ts'

let mha: CopiedPolicy
beforeAll(async () => {
  mha = await copiedPolicy('mha')
})
afterAll(() => mha.close())

const audited = () =>
  asOwner(mha.world.rowan.owner, async (client) => {
    const { rows } = await client.query(
      "select action, object, result from rowan.audit where action = 'read:policy' order by seq",
    )
    return rows
  })

test('a folder that was copied is the same; changed, each clause is told with its words and what differs', async () => {
  const { copy } = mha
  expect(await mha.rowan('diff', 'mha', copy)).toMatchObject({ code: 0, out: `mha and ${copy} are the same` })
  mha.change('policy.yaml', 'within: immediately', 'within: {working_days: 1}')
  mha.change('organisation.yaml', '    - {clause: "MHA-4.3.1.a1"}\n', '')
  const { code, out } = await mha.rowan('diff', 'mha', copy)
  expect(code).toBe(1)
  expect(out).toContain('MHA-4.2.2.a1 CST helps at once when that is needed.')
  expect(out).toContain('What was due at once is now due within 1 working day.')
  expect(out).toMatch(/MHA-4\.3\.1\.a1.*\n {2}removed closing\n/)
  expect(JSON.parse((await mha.rowan('diff', 'mha', copy, '--json')).out).changes).toHaveLength(2)
})

test('an edition that the database keeps is compared as a folder is, and reading it is on the audit', async () => {
  const { code, out } = await mha.rowan('diff', 'mha@1', 'mha')
  expect(out).toMatch(/mha@1 and mha are the same$/)
  expect(code).toBe(0)
  const line = { action: 'read:policy', object: 'mha-domestic-abuse 10 edition 1', result: 'done' }
  expect(await audited()).toEqual([line])
  expect(await mha.rowan('diff', 'mha@7', 'mha')).toMatchObject({
    code: 2,
    error: 'The database keeps no mha@7; it has mha@10@1',
  })
  const none = { action: 'read:policy', object: '10 edition 7', result: 'not-found' }
  expect(await audited(), 'also one that there is not').toEqual([line, none])
})

test('what cannot be compared is said in a line', async () => {
  expect(await mha.rowan('diff', 'mha')).toMatchObject({
    code: 2,
    error: 'Name two policies: rowan policy diff BEFORE AFTER',
  })
  expect((await mha.rowan('diff', 'mha', 'vivid')).error).toMatch(/no clause in common$/)
  expect((await mha.rowan('diff', 'mha', join(mha.folder, 'nowhere'))).error).toMatch(/no folder with a policy\.yaml/)
  mha.change('policy.yaml', 'within: {working_days: 1}', 'within: {working_weeks: 1}')
  expect((await mha.rowan('diff', 'mha', mha.copy)).error).toMatch(/policy\.yaml:\d+: /)
})
