/** What of an address in the vault no document may tell, for the server to cut out: never shown, and carried to no page. */
import type { Rowan } from '../casework/rowan.ts'
import { addressForms } from '../people/address-forms.ts'
import { openKept } from '../people/registry-words.ts'
import type { Query } from '../store/database.ts'
import { sealedAddressesLeftOut } from '../store/queries/registry.ts'

/** Within the reader's own transaction. Nothing for a case that the reader is not on, and nothing of an address whose key was destroyed. */
export async function addressesLeftOut(
  rowan: Rowan,
  query: Query,
  landlord: string,
  stream: string,
): Promise<readonly string[]> {
  const rows = await sealedAddressesLeftOut(query, stream)
  if (rows.length === 0) return []
  const keys = await rowan.keyring.findKeys(
    landlord,
    'vault',
    rows.map((row) => row.address),
  )
  const forms = rows.flatMap(({ address, sealed }) => {
    const key = keys.get(address)
    return key ? addressForms(openKept(key, landlord, address, sealed).address) : []
  })
  return [...new Set(forms)]
}
