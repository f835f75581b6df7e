/** A few made-up homes and people of a landlord, for tests. */
import type { HomeRow, PersonWords, TenancyRow } from '../people/registry.ts'
import { importHomes, importPeople } from './import-registry.ts'
import type { Rowan } from './rowan.ts'

const home = (reference: string, address: string, area: string): HomeRow => ({
  reference,
  address,
  postcode: reference === 'H2' ? 'SO992BB' : 'SO991AA',
  area,
  tenure: 'secure',
  nation: 'england',
})

const person = (reference: string, forenames: string, surname: string, dateOfBirth: string, phone: string | null) => ({
  reference,
  forenames,
  surname,
  dateOfBirth,
  phone,
})

const part = (tenancy: string, homeRef: string, who: string, more: Partial<TenancyRow> = {}): TenancyRow => ({
  tenancy,
  home: homeRef,
  person: who,
  part: 'holder',
  from: '2020-01-06',
  until: null,
  tenure: null,
  account: null,
  ...more,
})

export const HOMES: readonly HomeRow[] = [
  home('H1', '12 Larch Close, Madeuptown', 'northside'),
  home('H2', '7 Alder Way, Madeuptown', 'harbour'),
  home('H3', '14 Larch Close, Madeuptown', 'northside'),
]

export const PEOPLE: readonly PersonWords[] = [
  person('P1', 'Amira Jane', 'Example', '1990-03-04', '07700 900101'),
  person('P2', 'Karl', 'Example', '1988-07-01', '07700 900102'),
  person('P3', 'Seán', "O'Neil-Sample", '1979-12-24', null),
  person('P4', 'Bea', 'Example', '1990-03-04', '07700 900104'),
]

/** Amira and Karl hold H1 together; Seán held it before them and holds H2 alone; Bea lives with nobody in H3. */
export const TENANCIES: readonly TenancyRow[] = [
  part('T1', 'H1', 'P1', { account: 'RENT-1' }),
  part('T1', 'H1', 'P2'),
  part('T0', 'H1', 'P3', { from: '2010-01-04', until: '2020-01-05', account: 'RENT-0' }),
  part('T2', 'H2', 'P3', { account: 'RENT-2' }),
  part('T3', 'H3', 'P4', { account: 'RENT-3' }),
]

export async function testRegistry(rowan: Rowan, landlord: string): Promise<void> {
  await importHomes(rowan, landlord, HOMES)
  await importPeople(rowan, landlord, { people: PEOPLE, tenancies: TENANCIES })
}
