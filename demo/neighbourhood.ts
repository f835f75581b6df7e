/** The made-up homes and people of a landlord, the same from the same seed: who lives where, alone, together, or as joint tenants. */
import { importHomes, importPeople, indexKey } from '../src/casework/import-registry.ts'
import { landlordOf, type Rowan } from '../src/casework/rowan.ts'
import type { Organisation } from '../src/packs/organisation.ts'
import { idOfReference } from '../src/people/blind-keys.ts'
import type { HomeRow, PersonWords, TenancyRow } from '../src/people/registry.ts'
import { type Chance, chanceFrom, type MadeUp, madeUpPerson } from './people.ts'

/** Somebody who does not exist, with the id that the landlord's records have for them. */
export type Neighbour = MadeUp & { readonly customer: string }
/** Two who live in one home: of the first ones, both hold it. */
export type Couple = { readonly victim: Neighbour; readonly other: Neighbour }

const HOMES = 60
const COUPLES = 40
/** Of the couples, those who hold their home together; in the others one holds it and the other lives there. */
const JOINT = 12
const CHILDREN = 8
const ALONE = 16

const STREETS = ['Larch Close', 'Alder Way', 'Rowanberry Rise', 'Hazel Court', 'Bramble Walk', 'Sorrel Road'] as const
/** So many of the landlord's own areas have made-up homes: where somebody must not be let a home is chosen among those. */
const AREAS = 4
const TENURES = { england: ['secure', 'assured', 'assured-shorthold'], wales: ['secure-contract'] } as const

const reference = (letter: string, number: number) => `${letter}${String(number).padStart(4, '0')}`

function homesOf(chance: Chance, { nation, lettings }: Organisation): readonly HomeRow[] {
  const areas = lettings.areas.slice(0, AREAS).map(({ name }) => name)
  return Array.from({ length: HOMES }, (_, index) => {
    const street = index % STREETS.length
    const tenures = TENURES[nation]
    return {
      reference: reference('H', index + 1),
      address: `${2 * Math.floor(index / STREETS.length) + 1} ${STREETS[street]}, Madeuptown`,
      // ZZ99 is the postcode of no place.
      postcode: `ZZ99${street + 1}AA`,
      area: areas[street % areas.length] ?? null,
      tenure: tenures[chance.below(tenures.length)] ?? tenures[0],
      nation,
    }
  })
}

/** Takes the homes and people in, and answers with the couples. The same seed again changes nothing. */
export async function settle(rowan: Rowan, landlord: string, seed: number): Promise<readonly Couple[]> {
  const chance = chanceFrom(seed)
  const homes = homesOf(chance, landlordOf(rowan, landlord).organisation)
  const index = await indexKey(rowan, landlord)
  const people: PersonWords[] = []
  const tenancies: TenancyRow[] = []
  const moveIn = (kind: 'woman' | 'man' | 'child', home: number, part: TenancyRow['part']): Neighbour => {
    const made = madeUpPerson(chance, kind)
    const [forenames = '', ...rest] = made.name.split(' ')
    const person = reference('P', people.length + 1)
    const born = kind === 'child' ? 2012 + chance.below(12) : 1960 + chance.below(40)
    people.push({
      reference: person,
      forenames,
      surname: rest.join(' '),
      dateOfBirth: `${born}-0${1 + chance.below(9)}-1${chance.below(10)}`,
      phone: kind === 'child' ? null : made.phone,
    })
    const account = `RA-${100000 + home}`
    tenancies.push({
      tenancy: reference('T', home),
      home: reference('H', home),
      person,
      part,
      from: kind === 'child' ? null : `20${10 + (home % 10)}-04-06`,
      until: null,
      tenure: null,
      account: part === 'holder' ? account : null,
    })
    return { ...made, account, customer: idOfReference(index, 'person', person) }
  }
  const couples = Array.from({ length: COUPLES }, (_, at): Couple => {
    const victim = moveIn(at % 5 === 4 ? 'man' : 'woman', at + 1, 'holder')
    return { victim, other: moveIn('man', at + 1, at < JOINT ? 'holder' : 'household') }
  })
  for (let at = 0; at < CHILDREN; at++) moveIn('child', at + 1, 'household')
  for (let at = 0; at < ALONE; at++) moveIn(at % 2 === 0 ? 'woman' : 'man', COUPLES + at + 1, 'holder')
  await importHomes(rowan, landlord, homes)
  await importPeople(rowan, landlord, { people, tenancies })
  return couples
}
