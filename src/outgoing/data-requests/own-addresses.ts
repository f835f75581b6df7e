/**
 * Addresses of whoever asked for their data that may stand in their own words: those of the homes that their answer lists anyway, in what
 * is given from a case. An address kept apart is none of them, whoever's it is, nor is that of anybody else; and in a complaint none may stand,
 * because nobody there may know which is kept apart.
 */
import type { Rowan } from '../../casework/rowan.ts'
import { addressForms } from '../../people/address-forms.ts'
import { spacedPostcode } from '../../people/normalised.ts'
import { openHome } from '../../people/registry-words.ts'
import { asActor } from '../../store/database.ts'
import { ownHomesOfPart } from '../../store/queries/data-parts.ts'
import type { Restricted } from '../scanner/restricted.ts'

const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** For whoever puts the part together: nothing for anybody else. Carried to no page. */
export const ownAddresses = (rowan: Rowan, token: string, part: string): Promise<ReadonlySet<string>> =>
  asActor(rowan.database, token, async (query, { landlord }) => {
    const homes = await ownHomesOfPart(query, part)
    const ids = homes.map(({ home }) => home)
    const keys = await rowan.keyring.findKeys(landlord, 'home', ids)
    return new Set(
      homes.flatMap(({ home, sealed }) => {
        const key = keys.get(home)
        if (!key) return []
        const { address, postcode } = openHome(key, landlord, home, sealed)
        return addressForms(`${address}, ${spacedPostcode(postcode)}`).map(bare)
      }),
    )
  }).then((forms) => forms ?? new Set<string>())

/** Whether what has the form of an address is one of those, and no more than it: `112 Larch Close` is not `12 Larch Close`. */
export const isOwnAddress =
  (own: ReadonlySet<string>) =>
  ({ kind, value }: Restricted): boolean =>
    kind === 'address' && own.has(bare(value))
