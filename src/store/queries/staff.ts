/** The landlord's staff. */
import type { Query } from '../database.ts'

export type Colleague = { readonly account: string; readonly name: string }

/** Everybody, by name; those who have left too. */
export const staffOf = (query: Query) =>
  query<Colleague>('staff-of', 'select account, name from rowan.account order by name')

/** Those who work here now. The accounts of the system and of the public form are nobody's colleagues. */
export const colleaguesOf = (query: Query) =>
  query<Colleague>(
    'colleagues-of',
    `select account, name from rowan.account where not disabled and username not like 'system@%' and username not like 'public-form@%'
     order by name`,
  )

/** Roles that somebody who works here holds now. */
export const rolesHeld = async (query: Query): Promise<readonly string[]> =>
  (await query<{ role: string }>('roles-held', 'select distinct role from rowan.staff_role')).map(({ role }) => role)

/** Those of them who hold any of these roles. */
export const holdersOf = (query: Query, roles: readonly string[]) =>
  query<Colleague>(
    'holders-of',
    `select account, name from rowan.account where not disabled
       and account in (select account from rowan.staff_role where role = any($1)) order by name`,
    [roles],
  )
