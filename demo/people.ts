/** Made-up people from a seed number. Their surnames are places that do not exist, and their telephone numbers reach nobody. */

export type Chance = {
  /** A whole number from 0 up to, and without, `below`. */
  readonly below: (below: number) => number
  readonly one: <T>(items: readonly [T, ...T[]]) => T
  readonly id: () => string
}

/** Mulberry32: small, and the same on every machine. Never used for a secret. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  const hex = (digits: number) => Array.from({ length: digits }, () => below(16).toString(16)).join('')
  return {
    below,
    one: (items) => items[below(items.length)] ?? items[0],
    id: () => `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`,
  }
}

const WOMEN = [
  'Amira',
  'Bea',
  'Chidi',
  'Dana',
  'Esme',
  'Farah',
  'Grace',
  'Halina',
  'Ines',
  'Joy',
  'Keziah',
  'Lena',
  'Mina',
] as const
const MEN = [
  'Adeel',
  'Bryn',
  'Callum',
  'Dev',
  'Emeka',
  'Frank',
  'Gethin',
  'Hugo',
  'Ivo',
  'Jonas',
  'Karl',
  'Lee',
  'Marek',
] as const
const CHILDREN = ['Zac', 'Poppy', 'Idris', 'Wren', 'Ollie', 'Tess', 'Noor', 'Kit'] as const
const SURNAMES = [
  'Thistlewick',
  'Mossworth',
  'Quillbrook',
  'Amberfell',
  'Hollowmere',
  'Fernsby-Sample',
  'Larkendale',
  'Sampleton',
  'Wintergale',
  'Brackenmoor',
  'Copperbeck',
  'Dunlinford',
  'Elderholt',
  'Foxmantle',
  'Greywether',
  'Madeupham',
] as const

export type MadeUp = { readonly id: string; readonly name: string; readonly phone: string; readonly account: string }

/** A person who does not exist. The telephone number is one of those kept free for plays. */
export function madeUpPerson(chance: Chance, kind: 'woman' | 'man' | 'child'): MadeUp {
  const first = chance.one(kind === 'woman' ? WOMEN : kind === 'man' ? MEN : CHILDREN)
  return {
    id: chance.id(),
    name: `${first} ${chance.one(SURNAMES)}`,
    phone: `07700 900${String(chance.below(1000)).padStart(3, '0')}`,
    account: `RA-${String(100000 + chance.below(900000))}`,
  }
}
