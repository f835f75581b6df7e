/** What the form of a database has to be: read from a fresh one that this release's migrations make on the same server, and then drop. */
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Forms, prepareDatabase, shippedForms } from '../prepared-database.ts'
import { LIMITS, LOGINS, OWNER } from '../roles.ts'
import { type Connection, withClient } from '../server/connection.ts'
import { catalogueOf } from './catalogue.ts'

export type Form = { readonly record: readonly string[]; readonly keys: readonly string[] }

/** The powers and settings of the roles, whatever somebody has made of them. */
export const expectedRoles = (): readonly string[] =>
  [
    ...[OWNER, ...LOGINS].map(
      (role) =>
        `role ${role} may log in ${role === OWNER ? 'f' : 't'} superuser f bypasses rls f makes roles f makes databases f replicates f inherits f`,
    ),
    ...LOGINS.flatMap((role) =>
      Object.entries(LIMITS).map(([name, value]) => `setting for ${role} in every database: ${name}=${value}`),
    ),
  ].toSorted()

async function madeAfresh(superuser: Connection, folder: string, forms: Forms): Promise<Form> {
  const database = `rowan_form_${randomBytes(5).toString('hex')}`
  try {
    await prepareDatabase({ superuser, database }, folder, forms)
    return {
      record: await catalogueOf({ ...superuser, database }),
      keys: await catalogueOf({ ...superuser, database: `${database}_keys` }),
    }
  } finally {
    await withClient(superuser, async (client) => {
      for (const name of [database, `${database}_keys`])
        await client.query(`drop database if exists ${name} with (force)`)
    })
  }
}

/** Made once for each release and each version of the server, and kept beside the secrets, where no administrator of the database comes. */
export async function expectedForm(superuser: Connection, folder: string, forms = shippedForms()): Promise<Form> {
  const version = await withClient(superuser, async (client) => {
    const { rows } = await client.query<{ version: string }>('select version() as version')
    return rows[0]?.version ?? ''
  })
  const hash = createHash('sha256').update(`3 ${version}`)
  for (const each of [...forms.record, ...forms.keys]) hash.update(each.hash)
  const file = join(folder, 'form', `${hash.digest('hex').slice(0, 16)}.json`)
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Form
  const form = await madeAfresh(superuser, folder, forms)
  mkdirSync(join(folder, 'form'), { recursive: true, mode: 0o700 })
  const fresh = `${file}.${randomBytes(6).toString('hex')}`
  writeFileSync(fresh, JSON.stringify(form), { mode: 0o600 })
  renameSync(fresh, file)
  return form
}
