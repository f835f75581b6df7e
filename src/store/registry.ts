/** Writes the landlord's homes, people and tenancies as the owner of the tables: only imports do. A row that says the same stays as it is. */
import type pg from 'pg'
import { systemAccount } from './setting-up.ts'

export type BlindRow = { readonly field: string; readonly key: string }

/** Sealed words, their fingerprint and their blind keys are hexadecimal. */
type Sealed = { readonly sealed: string; readonly fingerprint: string; readonly keys: readonly BlindRow[] }

export type HomeWritten = Sealed & {
  readonly home: string
  readonly area: string | null
  readonly tenure: string | null
  readonly nation: string
}

export type PersonWritten = Sealed & { readonly person: string }

export type TenancyWritten = {
  readonly tenancy: string
  readonly home: string
  readonly tenure: string | null
  readonly accounts: readonly string[]
  readonly parts: readonly {
    readonly person: string
    readonly part: string
    readonly from: string | null
    readonly until: string | null
  }[]
}

/** How many rows were new, and how many said something else than before. */
export type Written = { readonly added: number; readonly changed: number }

const countOf = (rows: readonly { readonly added: boolean }[]): Written => {
  const added = rows.filter((row) => row.added).length
  return { added, changed: rows.length - added }
}

/** Takes away what these homes or people are found by. */
export async function forgetKeys(client: pg.Client, landlord: string, subjects: readonly string[]): Promise<void> {
  if (subjects.length === 0) return
  await client.query('delete from rowan.blind_index where landlord = $1 and subject = any($2)', [landlord, subjects])
}

async function replaceKeys(client: pg.Client, landlord: string, subjects: readonly (Sealed & { subject: string })[]) {
  await forgetKeys(
    client,
    landlord,
    subjects.map(({ subject }) => subject),
  )
  const rows = subjects.flatMap(({ subject, keys }) => keys.map((key) => ({ ...key, subject })))
  await client.query(
    `insert into rowan.blind_index select $1, k.field, decode(k.key, 'hex'), k.subject
     from jsonb_to_recordset($2::jsonb) as k(field text, key text, subject uuid) on conflict do nothing`,
    [landlord, JSON.stringify(rows)],
  )
}

export async function writeHomes(client: pg.Client, landlord: string, homes: readonly HomeWritten[]): Promise<Written> {
  const { rows } = await client.query<{ added: boolean }>(
    `insert into rowan.home as r (landlord, home, area, tenure, nation, sealed, fingerprint)
     select $1, h.home, h.area, h.tenure, h.nation, decode(h.sealed, 'hex'), decode(h.fingerprint, 'hex')
     from jsonb_to_recordset($2::jsonb) as h(home uuid, area text, tenure text, nation text, sealed text, fingerprint text)
     on conflict (landlord, home) do update set area = excluded.area, tenure = excluded.tenure, nation = excluded.nation,
       sealed = excluded.sealed, fingerprint = excluded.fingerprint
     where (r.area, r.tenure, r.nation, r.fingerprint)
       is distinct from (excluded.area, excluded.tenure, excluded.nation, excluded.fingerprint)
     returning xmax = 0 as added`,
    [landlord, JSON.stringify(homes)],
  )
  await replaceKeys(
    client,
    landlord,
    homes.map((each) => ({ ...each, subject: each.home })),
  )
  return countOf(rows)
}

export async function writePersons(
  client: pg.Client,
  landlord: string,
  persons: readonly PersonWritten[],
): Promise<Written> {
  const { rows } = await client.query<{ added: boolean }>(
    `insert into rowan.customer as r (landlord, customer, sealed, fingerprint)
     select $1, p.person, decode(p.sealed, 'hex'), decode(p.fingerprint, 'hex')
     from jsonb_to_recordset($2::jsonb) as p(person uuid, sealed text, fingerprint text)
     on conflict (landlord, customer) do update set sealed = excluded.sealed, fingerprint = excluded.fingerprint
     where r.fingerprint <> excluded.fingerprint
     returning xmax = 0 as added`,
    [landlord, JSON.stringify(persons)],
  )
  await replaceKeys(
    client,
    landlord,
    persons.map((each) => ({ ...each, subject: each.person })),
  )
  return countOf(rows)
}

/** Each tenancy comes with all of its people and accounts: what the landlord no longer names on it is taken off it. Who was erased stays so. */
export async function writeTenancies(client: pg.Client, landlord: string, tenancies: readonly TenancyWritten[]) {
  const ids = tenancies.map((each) => each.tenancy)
  await client.query(
    `insert into rowan.tenancy select $1, t.tenancy, t.home, t.tenure
     from jsonb_to_recordset($2::jsonb) as t(tenancy uuid, home uuid, tenure text)
     on conflict (landlord, tenancy) do update set home = excluded.home, tenure = excluded.tenure`,
    [landlord, JSON.stringify(tenancies)],
  )
  const parts = tenancies.flatMap((each) => each.parts.map((part) => ({ ...part, tenancy: each.tenancy })))
  await client.query('delete from rowan.tenancy_part where landlord = $1 and tenancy = any($2)', [landlord, ids])
  await client.query(
    `insert into rowan.tenancy_part select $1, p.tenancy, p.person, p.part, p."from", p."until"
     from jsonb_to_recordset($2::jsonb) as p(tenancy uuid, person uuid, part text, "from" date, "until" date)
     join rowan.customer r on r.landlord = $1 and r.customer = p.person`,
    [landlord, JSON.stringify(parts)],
  )
  const accounts = tenancies.flatMap((each) => each.accounts.map((account) => ({ account, tenancy: each.tenancy })))
  await client.query('delete from rowan.rent_account where landlord = $1 and tenancy = any($2)', [landlord, ids])
  await client.query(
    `insert into rowan.rent_account select $1, a.account, a.tenancy
     from jsonb_to_recordset($2::jsonb) as a(account text, tenancy uuid)
     on conflict (landlord, account_reference) do update set tenancy = excluded.tenancy`,
    [landlord, JSON.stringify(accounts)],
  )
}

/** Which of these homes there are. */
export async function homesThere(client: pg.Client, landlord: string, homes: readonly string[]) {
  const { rows } = await client.query<{ home: string }>(
    'select home from rowan.home where landlord = $1 and home = any($2)',
    [landlord, homes],
  )
  return new Set(rows.map((row) => row.home))
}

/** One line of the audit, in the system's name: that records came in. */
export const auditImport = (client: pg.Client, landlord: string, what: 'homes' | 'people') =>
  client.query('select sec.chain($1, $2, $3, $4, null, $5, $6)', [
    landlord,
    systemAccount(landlord),
    `import:${what}`,
    'list',
    'staff',
    'done',
  ])
