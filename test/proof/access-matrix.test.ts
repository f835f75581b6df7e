/** The access matrix: everybody × every case × every table × every verb, asked of the database as the web role. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TABLES } from '../../src/access/table.ts'
import { withClient } from '../../src/store/server/connection.ts'
import { CASE_STATES, CASES, type MadeUpPerson, PEOPLE, WAYS } from '../access/made-up-people.ts'
import { KEYS } from '../access/made-up-rows.ts'
import { madeUpWorld, type World } from '../access/made-up-world.ts'
import { CELLS_OF_REFUSING, CELLS_OF_SEEING, wronglyDone, wronglySeen } from '../access/matrix.ts'
import { print, times } from './proving.ts'

let world: World
beforeAll(async () => {
  world = await madeUpWorld()
})
afterAll(() => world.tested.close())

/** In the proof everybody is asked everything; in CI a part that has each role and each way of standing to a case. */
const some = (oneIn: number) => PEOPLE.filter((_, at) => at % times(oneIn, 1) === 0)
const LONG = 600_000

const askAll = (people: readonly MadeUpPerson[], ask: typeof wronglyDone) =>
  withClient(world.tested.web, async (client) => {
    const found: string[] = []
    for (const person of people) found.push(...(await ask(client, person)))
    return found
  })

const told: string[] = []
const tell = (what: string, asked: readonly MadeUpPerson[], cellsOfOne: number) => {
  const cells = (asked.length * cellsOfOne).toLocaleString('en-GB')
  told.push(`| ${what} | ${asked.length} | ${cells} | 0 |`)
  process.stdout.write(`Access matrix, ${what}: ${cells} cells, 0 mismatches\n`)
}
afterAll(() =>
  print(10, 'Everybody sees what the access table says, and nothing else', [
    `Asked as the web role with real sessions, on ${CASES.length} cases in ${CASE_STATES.length} states, sealed and not, of two landlords with the same ids: ${Object.keys(WAYS).length} ways of standing to a case, with each role alone, none, and all. Each answer is compared row by row, both ways, with an oracle made from the access table.`,
    '',
    '| what | people | cells | mismatches |',
    '| --- | ---: | ---: | ---: |',
    ...told,
  ]),
)

test(
  'everybody sees exactly what the access table says, row by row, whatever their role and however they stand to a case',
  async () => {
    expect(Object.keys(KEYS).toSorted()).toEqual(TABLES.map(({ table }) => table).toSorted())
    const asked = some(5)
    expect(new Set(asked.map(({ wayName }) => wayName)).size).toBe(Object.keys(WAYS).length)
    const wrong = await askAll(asked, (client, person) => wronglySeen(client, person, world.rows))
    expect(wrong.slice(0, 20)).toEqual([])
    tell('seeing', asked, CELLS_OF_SEEING)
  },
  LONG,
)

test(
  'nobody writes to a table, and nobody reads one that is closed',
  async () => {
    const asked = some(13)
    const wrong = await askAll(asked, wronglyDone)
    expect(wrong.slice(0, 20)).toEqual([])
    tell('being refused', asked, CELLS_OF_REFUSING)
  },
  LONG,
)
