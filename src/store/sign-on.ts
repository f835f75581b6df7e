/** What an operator decides about single sign-on, written by the owner of the tables: providers, whom an account is, reserve accounts. */
import type pg from 'pg'
import type { Connection } from './server/connection.ts'
import { asOwner, systemAccount } from './setting-up.ts'

export type ProviderRow = { readonly landlord: string; readonly issuer: string; readonly allowsNoOther: boolean }

/** How many accounts of a landlord may go past its provider. */
export const MOST_RESERVES = 2

const note = (client: pg.Client, landlord: string, action: string, object: string | null) =>
  client.query("select sec.chain($1, $2, $3, $4, $5, 'staff', 'done')", [
    landlord,
    systemAccount(landlord),
    action,
    object === null ? 'organisation' : 'account',
    object,
  ])

/**
 * Takes these as the providers of the landlords that run here. What rests on a provider that is gone, or on means that are no longer
 * allowed, ends. Answers with the landlords that allow no other and have no reserve account.
 */
export const takeProviders = (
  owner: Connection,
  landlords: readonly string[],
  providers: readonly ProviderRow[],
): Promise<readonly string[]> =>
  asOwner(owner, async (client) => {
    for (const landlord of landlords) {
      const wanted = providers.find((each) => each.landlord === landlord)
      const gone = await client.query(
        'delete from rowan.sign_on_provider where landlord = $1 and issuer is distinct from $2',
        [landlord, wanted?.issuer ?? null],
      )
      const come = wanted
        ? await client.query(
            `insert into rowan.sign_on_provider values ($1, $2, $3) on conflict (landlord) do update set allows_no_other = excluded.allows_no_other
             where rowan.sign_on_provider.allows_no_other <> excluded.allows_no_other`,
            [landlord, wanted.issuer, wanted.allowsNoOther],
          )
        : { rowCount: 0 }
      if (gone.rowCount || come.rowCount) await note(client, landlord, 'change-sign-on', null)
      await client.query(
        `update rowan.session s set ended = now() where s.landlord = $1 and s.ended is null and s.means <> 'rowan' and case
           when s.means like 'provider%' then not exists (select from rowan.signed_on g join rowan.sign_on_provider p using (landlord, issuer)
             where g.landlord = s.landlord and g.id = s.signed_on)
           else not sec.uses_own_means(s.landlord, s.account) end`,
        [landlord],
      )
      await client.query(
        "delete from rowan.sign_in_step s where s.landlord = $1 and (s.means like 'provider%' or not sec.uses_own_means(s.landlord, s.account))",
        [landlord],
      )
    }
    const { rows } = await client.query<{ landlord: string }>(
      `select p.landlord from rowan.sign_on_provider p where p.allows_no_other and p.landlord = any($1)
       and not exists (select from rowan.account a where a.landlord = p.landlord and a.reserve and not a.disabled) order by 1`,
      [landlords],
    )
    return rows.map(({ landlord }) => landlord)
  })

type Account = {
  readonly landlord: string
  readonly account: string
  readonly made_up: boolean
  readonly reserve: boolean
}

async function accountOf(client: pg.Client, username: string): Promise<Account> {
  const { rows } = await client.query<Account>(
    "select landlord, account, made_up, reserve from rowan.account where username = $1 and password_hash <> '!' for update",
    [username],
  )
  const [found] = rows
  if (!found) throw new Error(`There is no account named ${username}`)
  return found
}

const boundTo = async (client: pg.Client, { landlord, account }: Account): Promise<boolean> =>
  (await client.query('select from rowan.sign_on_account where landlord = $1 and account = $2', [landlord, account]))
    .rowCount !== 0

/** Whatever rests on the account's binding ends with it. */
async function unbound(client: pg.Client, { landlord, account }: Account): Promise<boolean> {
  const { rowCount } = await client.query('delete from rowan.sign_on_account where landlord = $1 and account = $2', [
    landlord,
    account,
  ])
  await client.query(
    "update rowan.session set ended = now() where landlord = $1 and account = $2 and ended is null and means like 'provider%'",
    [landlord, account],
  )
  await client.query("delete from rowan.sign_in_step where landlord = $1 and account = $2 and means like 'provider%'", [
    landlord,
    account,
  ])
  return rowCount !== 0
}

/**
 * Binds an account to whom the provider of its landlord calls that; one that was bound before is bound anew. Answers with the issuer.
 * Throws one plain line where that cannot be.
 */
export const bindAccount = (owner: Connection, username: string, subject: string): Promise<string> =>
  asOwner(owner, async (client) => {
    const found = await accountOf(client, username)
    const { landlord, account } = found
    if (found.reserve) throw new Error(`${username} is a reserve account: it signs in without the provider`)
    const provider = await client.query<{ issuer: string }>(
      'select issuer from rowan.sign_on_provider where landlord = $1',
      [landlord],
    )
    const [row] = provider.rows
    if (!row) throw new Error(`${landlord} has no provider: name one in ROWAN_SIGN_ON and start Rowan`)
    await unbound(client, found)
    const { rowCount } = await client.query(
      'insert into rowan.sign_on_account (landlord, issuer, subject, account) values ($1, $2, $3, $4) on conflict do nothing',
      [landlord, row.issuer, subject, account],
    )
    if (rowCount === 0) throw new Error('Somebody else is bound to that subject already: unbind them first')
    await note(client, landlord, 'bind-account', account)
    return row.issuer
  })

/** Throws one plain line where the account was not bound. */
export const unbindAccount = (owner: Connection, username: string): Promise<void> =>
  asOwner(owner, async (client) => {
    const found = await accountOf(client, username)
    if (!(await unbound(client, found))) throw new Error(`${username} is not bound to a provider`)
    await note(client, found.landlord, 'unbind-account', found.account)
  })

/**
 * Makes an account a reserve account, or takes that away. Throws one plain line where it may not be one: for one that is bound, one whose
 * password everybody knows, and a third.
 */
export const keepInReserve = (owner: Connection, username: string, isReserve: boolean): Promise<void> =>
  asOwner(owner, async (client) => {
    const found = await accountOf(client, username)
    const { landlord, account } = found
    if (found.reserve === isReserve) throw new Error(`${username} is ${isReserve ? 'one' : 'none'} already`)
    if (isReserve) {
      if (found.made_up) throw new Error(`${username} is made up, and everybody knows its password`)
      if (await boundTo(client, found)) throw new Error(`${username} is bound to the provider: unbind it first`)
      await client.query('select from rowan.landlord where landlord = $1 for update', [landlord])
      const { rowCount } = await client.query('select from rowan.account where landlord = $1 and reserve', [landlord])
      if ((rowCount ?? 0) >= MOST_RESERVES) throw new Error(`${landlord} has ${MOST_RESERVES} reserve accounts already`)
    }
    await client.query('update rowan.account set reserve = $3 where landlord = $1 and account = $2', [
      landlord,
      account,
      isReserve,
    ])
    await client.query(
      "update rowan.session set ended = now() where landlord = $1 and account = $2 and ended is null and means <> 'rowan'",
      [landlord, account],
    )
    await note(client, landlord, isReserve ? 'keep-in-reserve' : 'end-reserve', account)
  })
