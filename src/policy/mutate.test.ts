/** Mutation of the real packs: an invented time, a moved review and a lost victim are tried too. */
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { landlordIds, loadPolicy } from '../packs/load-policies.ts'
import { isBinding, mutants } from './mutate.ts'

const root = resolve(import.meta.dirname, '../..')
const changesOf = (landlord: string) => loadPolicy(root, landlord).packs.flatMap((pack) => [...mutants(pack)])

test('a time that the policy does not state is invented for every duty without one', () => {
  for (const landlord of landlordIds(root)) {
    const untimed = loadPolicy(root, landlord).packs.flatMap((pack) =>
      pack.norms.filter((norm) => 'within' in norm && norm.within === 'not_stated'),
    )
    const invented = changesOf(landlord).filter((mutant) => mutant.change.endsWith('.within "not_stated" changed'))
    expect(invented.map((mutant) => mutant.norm)).toEqual(untimed.map((norm) => norm.id))
    expect(invented.every(isBinding)).toBe(true)
  }
})

test('a printed review date is put off by a year, never turned into nonsense', () => {
  const moved = changesOf('vivid').filter((mutant) => mutant.change.includes('dueDate'))
  expect(moved.map((mutant) => mutant.pack.norms.find((norm) => norm.id === mutant.norm))).toEqual([
    expect.objectContaining({ dueDate: '2025-10-31' }),
  ])
})

test('what is owed to each adult victim is owed only once in one mutant', () => {
  const once = changesOf('plus-dane').filter((mutant) => mutant.change.endsWith('.forEach removed'))
  expect(once.flatMap((mutant) => mutant.clauses)).toEqual(['PD-7.c', 'PD-11.a', 'PD-13.e1', 'PD-13.e2'])
})

test('a waiver or deviation whose roles are removed is still a list of roles', () => {
  for (const landlord of landlordIds(root))
    for (const { pack } of changesOf(landlord).filter(({ change }) => /(waivable|deviation)\.by removed$/.test(change)))
      for (const norm of pack.norms) {
        if ('waivable' in norm && norm.waivable) expect(Array.isArray(norm.waivable.by)).toBe(true)
        if ('deviation' in norm && norm.deviation) expect(Array.isArray(norm.deviation.by)).toBe(true)
      }
})
