/** People who ask a Rowan that runs for pages, searches and acts, and how long each answer took. */
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { addUser } from '../src/casework/add-user.ts'
import type { Rowan } from '../src/casework/rowan.ts'
import { openSystem } from '../src/compose.ts'
import { projectRoot } from '../src/packs/project-root.ts'
import { type Connection, withClient } from '../src/store/server/connection.ts'
import { openSessionFor } from '../src/store/setting-up.ts'
import { seeded } from './load.ts'

export type Case = { readonly id: string; readonly reference: string }
export type Kind = 'Today' | 'a case page' | 'a search' | 'an act'
export const KINDS: readonly Kind[] = ['Today', 'a case page', 'a search', 'an act']

export type Crowd = {
  /** The session of each. */
  readonly tokens: readonly string[]
  readonly accounts: readonly string[]
  readonly cases: readonly Case[]
  readonly owner: Connection
  readonly close: () => Promise<void>
}

/** Caseworkers with all of the made-up cases of a landlord, each in a session; and those cases that are open. */
export async function joinAll(
  rowan: Pick<Rowan, 'owner'> & Parameters<typeof addUser>[0],
  landlord: string,
  people: number,
): Promise<Pick<Crowd, 'tokens' | 'accounts' | 'cases'>> {
  const [tokens, accounts]: [string[], string[]] = [[], []]
  for (let person = 1; person <= people; person++) {
    const username = `bench-${person}@${landlord}.example`
    const name = `Example Worker ${person}`
    const roles = ['da-caseworker'] as const
    const password = 'rowan bench by the door'
    const account = await addUser(rowan, { landlord, username, name, password, roles, madeUp: true })
    accounts.push(account)
    tokens.push(await openSessionFor(rowan.owner, landlord, account))
    await withClient(rowan.owner, (client) =>
      client.query(
        `insert into rowan.membership (landlord, stream, account, purpose)
         select landlord, stream, $2, 'team' from rowan.case_summary where landlord = $1 and kind = 'victim'
         on conflict do nothing`,
        [landlord, account],
      ),
    )
  }
  const { rows } = await withClient(rowan.owner, (client) =>
    client.query<Case>(
      `select s.stream as id, s.reference from rowan.stream s join rowan.case_summary c using (landlord, stream)
       where s.landlord = $1 and c.kind = 'victim' and c.state not in ('closed', 'not-taken')`,
      [landlord],
    ),
  )
  return { tokens, accounts, cases: rows }
}

/** The same on a folder, beside whoever serves people from it. */
export async function crowdOn(folder: string, landlord: string, people: number): Promise<Crowd> {
  const system = await openSystem({ root: projectRoot(), data: folder, say: () => {}, alone: false })
  try {
    return { ...(await joinAll(system.rowan, landlord, people)), owner: system.rowan.owner, close: system.close }
  } catch (error) {
    await system.close()
    throw error
  }
}

const json = (token: string, body: object): RequestInit => ({
  method: 'POST',
  headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

const asked = (kind: Kind, token: string, on: Case): readonly [string, RequestInit] => {
  const page: RequestInit = { headers: { cookie: `s=${token}` } }
  if (kind === 'Today') return ['/', page]
  if (kind === 'a case page') return [`/cases/${on.reference}`, page]
  if (kind === 'a search')
    return ['/api/matches', json(token, { name: 'Jo Example', address: '3 Alder Way', postcode: 'ZZ99 2AA' })]
  const data = { action: randomUUID(), wishes: 'Made up: wants to stay in her home.' }
  const act = { type: 'victim-wishes.considered', by: 'da-caseworker', data }
  return [`/api/cases/${on.id}/entries`, json(token, act)]
}

/** Asks once; milliseconds until the whole answer is there. Throws where it is not the expected one. */
export async function ask(base: string, kind: Kind, token: string, on: Case): Promise<number> {
  const [path, how] = asked(kind, token, on)
  const began = performance.now()
  const answer = await fetch(base + path, how)
  const text = await answer.text()
  const taken = performance.now() - began
  if (answer.status >= 300) throw new Error(`${kind} was answered ${answer.status}: ${text.slice(0, 300)}`)
  return taken
}

export type Taken = ReadonlyMap<Kind, number[]>
export const nothingTaken = (): Taken => new Map(KINDS.map((kind) => [kind, []]))

/** Everybody asks and pauses for so many milliseconds on average, at random, until all have asked so often; milliseconds by what was asked. */
export async function work(
  base: string,
  { tokens, cases }: Pick<Crowd, 'tokens' | 'cases'>,
  { asks, pause }: { readonly asks: number; readonly pause: number },
): Promise<Taken> {
  const random = seeded(50_000)
  const taken = nothingTaken()
  let left = asks
  const atDesk = async (token: string): Promise<void> => {
    while (left-- > 0) {
      await wait(2 * pause * random())
      const kind = KINDS[Math.floor(random() * KINDS.length)] ?? 'Today'
      const on = cases[Math.floor(random() * cases.length)]
      if (!on) throw new Error('There is no case to work on')
      taken.get(kind)?.push(await ask(base, kind, token, on))
    }
  }
  await Promise.all(tokens.map(atDesk))
  return taken
}

/** Below which so great a part of some times lies; NaN where there are none. */
export const quantile = (ms: readonly number[], part: number): number =>
  ms.toSorted((a, b) => a - b)[Math.min(ms.length - 1, Math.floor(part * ms.length))] ?? Number.NaN
