/**
 * Takes in by what the landlord's staff are recognised as somebody's neighbours or relatives: keyed hashes of their address, surname
 * and telephone, and nothing that can be read. Whoever lives with or beside somebody on a case is kept out of it from then on.
 * The file is whole: who is not in it any more is no longer looked for. See docs/decisions/0060.
 */
import { keysOfHome, keysOfPerson } from '../../people/blind-keys.ts'
import { readStaffFile } from '../../people/staff-file.ts'
import { asOwner } from '../../store/setting-up.ts'
import { accountsByUsername, replaceStaffKeys } from '../../store/staff-keys.ts'
import type { FileImported } from '../import-file.ts'
import { indexKey } from '../import-registry.ts'
import { landlordOf, type Rowan } from '../rowan.ts'

export async function importStaffFile(rowan: Rowan, landlord: string, text: string): Promise<FileImported> {
  landlordOf(rowan, landlord)
  const read = readStaffFile(text)
  if (!read.ok) return read
  const index = await indexKey(rowan, landlord)
  return asOwner(rowan.owner, async (client): Promise<FileImported> => {
    const accounts = await accountsByUsername(client, landlord)
    const problems = read.staff
      .filter(({ username }) => !accounts.has(username))
      .map(({ line, username }) => ({ line, problem: `nobody signs in as ${username}` }))
    if (problems.length > 0) return { ok: false, problems }
    const keys = read.staff.flatMap(({ username, surname, address, postcode, phone }) => {
      const account = accounts.get(username) ?? ''
      const home = keysOfHome(index, { reference: '', address, postcode })
      const person = keysOfPerson(index, { reference: '', forenames: '', surname, dateOfBirth: null, phone })
      return [...home, ...person.filter(({ field }) => field === 'surname' || field === 'phone')].map((each) => ({
        ...each,
        account,
      }))
    })
    await replaceStaffKeys(client, landlord, keys)
    return { ok: true, added: read.staff.length, changed: 0, same: 0 }
  })
}
