/** Takes in the landlord's homes and people: all of a file or nothing of it, and the same file twice changes nothing. */
import { type BlindKey, idOfReference, keysOfHome, keysOfPerson } from '../people/blind-keys.ts'
import type { HomeRow, PersonWords, TenancyRow } from '../people/registry.ts'
import { sealRegistryWords } from '../people/registry-words.ts'
import type { DataKey } from '../store/keys/words.ts'
import {
  auditImport,
  forgetKeys,
  homesThere,
  type TenancyWritten,
  type Written,
  writeHomes,
  writePersons,
  writeTenancies,
} from '../store/registry.ts'
import { holdRegistry } from '../store/sealed-rows.ts'
import { asOwner } from '../store/setting-up.ts'
import { landlordOf, type Rowan } from './rowan.ts'

export type Imported = Written & {
  /** Rows that said what was known already. */
  readonly same: number
}

/** Told after each part of the work: how many rows of how many are ready. */
export type Progress = (done: number, all: number) => void

/** Rows that are written with one statement. */
const PART = 500

/** The key under which a landlord's homes and people are looked for. */
export async function indexKey(rowan: Pick<Rowan, 'keyring'>, landlord: string): Promise<DataKey> {
  const key = await rowan.keyring.keyFor({ landlord, kind: 'index', subject: 'registry' })
  if (!key) throw new Error('The key of the index was destroyed: homes and people cannot be looked for.')
  return key
}

const partsOf = <T>(rows: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(rows.length / PART) }, (_, index) => rows.slice(index * PART, (index + 1) * PART))

/** Seals each row's words under a key of its own. A subject whose key was destroyed stays erased: it is left out. */
async function sealAll<Words extends object>(
  rowan: Rowan,
  landlord: string,
  kind: 'home' | 'person',
  rows: readonly { readonly id: string; readonly words: Words; readonly keys: readonly BlindKey[] }[],
) {
  const keys = await rowan.keyring.keysFor(
    landlord,
    kind,
    rows.map((row) => row.id),
  )
  return rows.flatMap(({ id, words, keys: blind }) => {
    const key = keys.get(id)
    if (!key) return []
    const { sealed, fingerprint } = sealRegistryWords(key, landlord, kind, id, words)
    return [{ id, sealed: sealed.toString('hex'), fingerprint: fingerprint.toString('hex'), keys: blind }]
  })
}

/** Whoever was erased is found by nothing any more, though the landlord's file still names them. */
const forgetErased = (
  client: Parameters<typeof forgetKeys>[0],
  landlord: string,
  all: readonly { readonly id: string }[],
  sealed: readonly { readonly id: string }[],
) => {
  const stays = new Set(sealed.map(({ id }) => id))
  return forgetKeys(
    client,
    landlord,
    all.flatMap(({ id }) => (stays.has(id) ? [] : [id])),
  )
}

const total = (written: readonly Written[], all: number): Imported => {
  const added = written.reduce((sum, each) => sum + each.added, 0)
  const changed = written.reduce((sum, each) => sum + each.changed, 0)
  return { added, changed, same: all - added - changed }
}

/** Throws where this Rowan does not run the landlord. */
export async function importHomes(
  rowan: Rowan,
  landlord: string,
  rows: readonly HomeRow[],
  say: Progress = () => {},
): Promise<Imported> {
  landlordOf(rowan, landlord)
  const index = await indexKey(rowan, landlord)
  return asOwner(rowan.owner, async (client) => {
    await holdRegistry(client, landlord)
    const written: Written[] = []
    let done = 0
    for (const part of partsOf(rows)) {
      const known = part.map(({ area, tenure, nation, ...words }) => ({
        id: idOfReference(index, 'home', words.reference),
        words,
        keys: keysOfHome(index, words),
        codes: { area, tenure, nation },
      }))
      const codes = new Map(known.map((each) => [each.id, each.codes]))
      const sealed = await sealAll(rowan, landlord, 'home', known)
      await forgetErased(client, landlord, known, sealed)
      const homes = sealed.flatMap(({ id, ...each }) => {
        const of = codes.get(id)
        return of ? [{ ...each, ...of, home: id }] : []
      })
      written.push(await writeHomes(client, landlord, homes))
      done += part.length
      say(done, rows.length)
    }
    await auditImport(client, landlord, 'homes')
    return total(written, rows.length)
  })
}

/** People with the tenancies that they hold or live under. A tenancy comes whole: with everybody who is on it. */
export type PeopleRows = { readonly people: readonly PersonWords[]; readonly tenancies: readonly TenancyRow[] }

/** The references of homes that a file of people names and nobody has taken in. */
export class UnknownHomes extends Error {
  constructor(readonly homes: ReadonlySet<string>) {
    super('Homes are named that are not known yet: import the homes first')
  }
}

/** Throws `UnknownHomes`, and has then written nothing. */
export async function importPeople(
  rowan: Rowan,
  landlord: string,
  { people, tenancies }: PeopleRows,
  say: Progress = () => {},
): Promise<Imported> {
  landlordOf(rowan, landlord)
  const index = await indexKey(rowan, landlord)
  const homeOf = new Map(tenancies.map((row) => [row.home, idOfReference(index, 'home', row.home)]))
  return asOwner(rowan.owner, async (client) => {
    await holdRegistry(client, landlord)
    const there = await homesThere(client, landlord, [...homeOf.values()])
    const unknown = [...homeOf].filter(([, home]) => !there.has(home)).map(([reference]) => reference)
    if (unknown.length > 0) throw new UnknownHomes(new Set(unknown))
    const written: Written[] = []
    let done = 0
    for (const part of partsOf(people)) {
      const rows = part.map((words) => ({
        id: idOfReference(index, 'person', words.reference),
        words,
        keys: keysOfPerson(index, words),
      }))
      const sealed = await sealAll(rowan, landlord, 'person', rows)
      await forgetErased(client, landlord, rows, sealed)
      written.push(
        await writePersons(
          client,
          landlord,
          sealed.map(({ id, ...each }) => ({ ...each, person: id })),
        ),
      )
      done += part.length
      say(done, people.length)
    }
    for (const part of partsOf(tenanciesOf(index, tenancies))) await writeTenancies(client, landlord, part)
    await auditImport(client, landlord, 'people')
    return total(written, people.length)
  })
}

/** The rows of a file gathered by tenancy. */
function tenanciesOf(index: DataKey, rows: readonly TenancyRow[]): readonly TenancyWritten[] {
  const byTenancy = new Map<string, TenancyRow[]>()
  for (const row of rows) byTenancy.set(row.tenancy, [...(byTenancy.get(row.tenancy) ?? []), row])
  return [...byTenancy].map(([reference, all]) => ({
    tenancy: idOfReference(index, 'tenancy', reference),
    home: idOfReference(index, 'home', all[0]?.home ?? ''),
    tenure: all.find((row) => row.tenure !== null)?.tenure ?? null,
    accounts: [...new Set(all.flatMap((row) => row.account ?? []))],
    parts: all.map(({ person, part, from, until }) => ({
      person: idOfReference(index, 'person', person),
      part,
      from,
      until,
    })),
  }))
}
