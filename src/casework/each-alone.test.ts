/** Each landlord's part of the work is done whatever went wrong with another's, and every fault is known with its landlord. */
import { expect, test } from 'vitest'
import { eachAlone, Faults } from './each-alone.ts'

const LANDLORDS = new Map(['north', 'south', 'west'].map((id) => [id, id.length] as const))

test('all faults are thrown, each with its landlord and what it was of, and nobody’s work is left out', async () => {
  const done: string[] = []
  const came = eachAlone(LANDLORDS, async (_, id) => {
    done.push(id)
    if (id === 'north') throw new TypeError('Amira Example')
    if (id === 'west') throw new Faults([{ of: 'erasure 7', error: new RangeError('far') }])
  })
  const error = await came.catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(Faults)
  const { each, message } = error as Faults
  expect(each.map((fault) => [fault.of, (fault.error as Error).name])).toEqual([
    ['north', 'TypeError'],
    ['west, erasure 7', 'RangeError'],
  ])
  expect(message).not.toContain('Amira')
  expect(done).toEqual(['north', 'south', 'west'])
})

test('nothing is thrown where nothing failed', async () => {
  await expect(eachAlone(LANDLORDS, async () => {})).resolves.toBeUndefined()
})
