/** What an answer is made from: the housing records about one person alone, and what was gathered of them elsewhere. */
import type { Rowan } from '../../casework/rowan.ts'
import { spacedPostcode } from '../../people/normalised.ts'
import { nameOf } from '../../people/registry.ts'
import { openHome, openPerson } from '../../people/registry-words.ts'
import type { Query } from '../../store/database.ts'
import { openWords } from '../../store/keys/words.ts'
import { type DataPlace, joinedParts } from '../../store/queries/data-parts.ts'
import type { OwnData } from '../../store/queries/data-requests.ts'
import type { AnswerData } from './answer-document.ts'
import type { GivenFile, GivenItem, GivenPart } from './given-part.ts'

/** Null where their key was destroyed. */
export async function heldAbout(rowan: Rowan, landlord: string, own: OwnData): Promise<AnswerData['held']> {
  const personKey = await rowan.keyring.findKey({ landlord, kind: 'person', subject: own.customer })
  if (!personKey) return null
  const person = openPerson(personKey, landlord, own.customer, Buffer.from(own.sealed, 'hex'))
  const keys = await rowan.keyring.findKeys(
    landlord,
    'home',
    own.homes.map(({ home }) => home),
  )
  return {
    name: nameOf(person),
    dateOfBirth: person.dateOfBirth,
    phone: person.phone,
    homes: own.homes.flatMap(({ home, sealed, tenure, part, from, until, accounts }) => {
      const key = keys.get(home)
      if (!key) return []
      const words = openHome(key, landlord, home, Buffer.from(sealed, 'hex'))
      const address = `${words.address}, ${spacedPostcode(words.postcode)}`
      return [{ address, tenure, part, from, until, accounts }]
    }),
  }
}

/** Under which kind of key a part is sealed: that of where it stands. */
export const keyKindOfPlace = (place: DataPlace): 'case' | 'vault' => (place === 'case' ? 'case' : 'vault')

/** What was gathered and read of a request that is given out, and from where. What was erased meanwhile is gone. */
export async function itemsGathered(rowan: Rowan, query: Query, landlord: string, request: string) {
  const items: GivenItem[] = []
  const files: (GivenFile & { readonly stream: string })[] = []
  const from: { readonly place: DataPlace; readonly stream: string }[] = []
  for (const { part, place, stream, sealed } of await joinedParts(query, request)) {
    const key = await rowan.keyring.findKey({ landlord, kind: keyKindOfPlace(place), subject: stream })
    if (!key) continue
    const given = JSON.parse(openWords(key, { landlord, stream, entry: part }, sealed)) as GivenPart
    items.push(...given.items)
    files.push(...(given.files ?? []).map((each) => ({ ...each, stream })))
    from.push({ place, stream })
  }
  return { items, files, from }
}
