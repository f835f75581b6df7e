/** The law as data: read strictly, with nothing claimed that was not checked. */
import { describe, expect, test } from 'vitest'
import { holdsIn, type LawRow } from './law.ts'
import { loadLaw, readComplaintClocks, readDefinitions, readProtectiveOrders, readTenancyForms } from './load-law.ts'
import { loadOrganisation } from './load-organisation.ts'
import { projectRoot } from './project-root.ts'

const law = loadLaw(projectRoot())
const find = <T extends LawRow>(rows: readonly T[], id: string): T => {
  const row = rows.find((each) => each.id === id)
  if (!row) throw new Error(`There is no row "${id}"`)
  return row
}
const ROW = 'id: a, nation: wales, from: null, source: "a book", verified: false'

describe('the law', () => {
  test('asks by the 2021 Act that both are 16, and names its seven connections and no household', () => {
    const act = find(law.definitions, 'act-2021')
    expect(act).toMatchObject({ bothAged: 16, childAffectedBy: ['saw', 'heard', 'experienced-effects'] })
    expect(act.connections).toHaveLength(7)
    expect(act.connections).not.toContain('same-household')
    expect(find(law.definitions, 'welsh-association').connections).toContain('same-household')
  })

  test('gives the Ombudsman Code its times, and claims none for Wales', () => {
    const [first, second] = find(law.complaintSchemes, 'housing-ombudsman-code').stages
    expect(first).toMatchObject({ stage: 'stage-1', acknowledge: 5, answer: 10, longestExtension: 10 })
    expect(second).toMatchObject({ stage: 'stage-2', acknowledge: 5, answer: 20, longestExtension: 20 })
    const model = find(law.complaintSchemes, 'psow-model')
    expect(model).toMatchObject({ stages: [], verified: false })
    expect(model.note).toMatch(/5 working days.*10 where.*20 where.*no clock runs by it/)
  })

  test('gives MHA-4.3.5.c its two forms and MHA-4.3.5.d its two, in order, and no copy that carries a new address', () => {
    expect(find(law.tenancyForms, 'rhw33')).toMatchObject({ purpose: 'exclusion', follows: 'rhw32' })
    expect(find(law.tenancyForms, 'rhw30')).toMatchObject({ purpose: 'non-occupation', follows: 'rhw29' })
    for (const form of law.tenancyForms) expect(form.neverCarries, form.id).toContain('new-address')
  })

  test('lets a joint notice end a tenancy in England, and in Wales only withdraw whoever gave it', () => {
    expect(find(law.tenancyForms, 'notice-to-quit')).toMatchObject({ nation: 'england', effect: 'ends-for-all' })
    expect(find(law.tenancyForms, 'copy-of-withdrawal-notice')).toMatchObject({
      effect: 'withdraws-giver',
      copyToOtherHolders: true,
    })
  })

  test('says where and from when a domestic abuse protection order can be made', () => {
    const order = find(law.protectiveOrders, 'dapo')
    expect(order.where).toContainEqual({ place: 'Cleveland', from: '2025-03-05' })
    expect(holdsIn(order, 'wales', '2024-11-27')).toBe(true)
    expect(holdsIn(order, 'wales', '2024-11-26')).toBe(false)
    expect(holdsIn(order, 'scotland', '2026-01-01')).toBe(false)
    expect(holdsIn({ ...order, until: '2025-01-01' }, 'england', '2025-01-02')).toBe(false)
  })

  test('says of every row where it comes from', () => {
    for (const row of Object.values(law).flat()) expect(row.source, row.id).not.toBe('')
  })
})

describe('a landlord runs with the law of its nation', () => {
  test('which for MHA has the forms of Wales and no English notice to quit, and for whg the other way round', () => {
    const formsOf = (landlord: string) =>
      loadOrganisation(projectRoot(), landlord).law.tenancyForms.map((form) => form.id)
    expect(formsOf('mha')).toContain('rhw32')
    expect(formsOf('mha')).not.toContain('notice-to-quit')
    expect(formsOf('whg')).toEqual(['notice-to-quit'])
  })

  test('and both with the orders of England and Wales', () => {
    for (const landlord of ['mha', 'whg'])
      expect(find(loadOrganisation(projectRoot(), landlord).law.protectiveOrders, 'injunction').nation).toBe(
        'england-and-wales',
      )
  })
})

describe('a file of the law that is written wrongly is refused with file, line and reason', () => {
  test('for a row that does not say whether it was checked, or from when it holds', () => {
    const { problems } = readComplaintClocks('schemes:\n  - {id: a, name: A, nation: wales, source: b}\n', 'law/c.yaml')
    expect(problems).toContainEqual({ file: 'law/c.yaml', line: 2, reason: expect.stringContaining('"verified"') })
    expect(problems).toContainEqual({ file: 'law/c.yaml', line: 2, reason: expect.stringContaining('"from"') })
  })

  test('for a connection, a form or an order that the vocabulary does not know', () => {
    const wrong = `definitions:\n  - {${ROW}, name: A, connections: [flatmates]}\n`
    expect(readDefinitions(wrong, 'law/d.yaml').problems[0]).toMatchObject({
      line: 2,
      reason: expect.stringContaining('connections'),
    })
    expect(readTenancyForms(`forms:\n  - {${ROW}, name: A}\n`, 'law/f.yaml').problems[0]).toMatchObject({ line: 2 })
    expect(readProtectiveOrders(`orders:\n  - {${ROW}}\n`, 'law/o.yaml').problems[0]).toMatchObject({ line: 2 })
  })

  test('for a day that is none, and for the same row twice', () => {
    const wrong = `schemes:\n  - {${ROW}, name: A, until: "2024-13-01"}\n  - {${ROW}, name: A}\n`
    expect(readComplaintClocks(wrong, 'law/c.yaml').problems).toEqual([
      { file: 'law/c.yaml', line: 2, reason: expect.stringContaining('2024-13-01') },
      { file: 'law/c.yaml', line: 3, reason: expect.stringContaining('Two rows') },
    ])
  })
})
