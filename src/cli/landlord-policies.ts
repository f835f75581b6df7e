/** The landlords' policies, compiled once for a run of a command. */
import { loadHolidays } from '../packs/load-holidays.ts'
import { type LandlordPolicy, landlordIds, loadPolicy } from '../packs/load-policies.ts'
import type { Holidays } from '../policy/calendar/working-days.ts'
import { compile, type Policy } from '../policy/compile.ts'
import { type Terminal, Unusable } from './command.ts'

export type CompiledLandlord = {
  readonly landlord: LandlordPolicy
  readonly policy: Policy
  readonly holidays: readonly Holidays[]
}

/** Loads and compiles one landlord's policy. Throws `Unusable` where there is no such landlord. */
export function compiledLandlord(terminal: Terminal, id: string): CompiledLandlord {
  const known = landlordIds(terminal.root)
  if (!known.includes(id)) throw new Unusable(`There is no landlord "${id}"; known are ${known.join(', ')}`)
  const landlord = loadPolicy(terminal.root, id)
  const holidays = loadHolidays(terminal.root)
  return { landlord, policy: compile(landlord.packs, holidays), holidays }
}

/** The landlords that a command names, or all. */
export function namedLandlords(terminal: Terminal, names: readonly string[]): readonly string[] {
  const known = landlordIds(terminal.root)
  for (const name of names)
    if (!known.includes(name)) throw new Unusable(`There is no landlord "${name}"; known are ${known.join(', ')}`)
  return names.length > 0 ? names : known
}
