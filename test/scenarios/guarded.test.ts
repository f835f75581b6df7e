/** No change to a leaf of the five policies passes unseen by the stories, but for those that `equivalent.yaml` argues. */
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { mutate } from '../../src/cli/policy-mutate.ts'
import { landlordIds } from '../../src/packs/load-policies.ts'

const root = resolve(import.meta.dirname, '../..')

test.for(landlordIds(root))('every leaf of the policy of %s is guarded by a story', (landlord) => {
  const lines: string[] = []
  const code = mutate([landlord, '--survivors'], { root, out: (line) => lines.push(line), error: (line) => lines.push(line), explains: false })
  expect(lines.filter((line) => line.startsWith('  '))).toEqual([])
  expect(code).toBe(0)
})
