/** Reads a landlord's file of homes. Pure: what is wrong is an answer, with the line. */
import { postcodeIn } from './normalised.ts'
import type { HomeRow } from './registry.ts'
import { type FileProblem, rowsOfFile } from './rows-of-file.ts'

export const HOME_COLUMNS = ['reference', 'address', 'postcode'] as const
export const MORE_HOME_COLUMNS = ['area', 'tenure', 'nation'] as const

export type HomesRead =
  | { readonly ok: true; readonly homes: readonly HomeRow[] }
  | { readonly ok: false; readonly problems: readonly FileProblem[] }

/** `nation` is that of a home whose row names none. */
export function readHomesFile(text: string, nation: HomeRow['nation']): HomesRead {
  const read = rowsOfFile<(typeof HOME_COLUMNS)[number] | (typeof MORE_HOME_COLUMNS)[number]>(
    text,
    HOME_COLUMNS,
    MORE_HOME_COLUMNS,
  )
  if (!read.ok) return read
  const problems: FileProblem[] = []
  const firstLine = new Map<string, number>()
  const homes: HomeRow[] = []
  for (const { line, values } of read.rows) {
    const wrong = (problem: string) => problems.push({ line, problem })
    const { reference, address } = values
    const postcode = postcodeIn(values.postcode)
    const where = values.nation.toLowerCase() || nation
    const before = firstLine.get(reference)
    if (reference === '') wrong('has no reference')
    else if (before !== undefined) wrong(`has the reference of line ${before}`)
    else firstLine.set(reference, line)
    if (address === '') wrong('has no address')
    if (postcode === null) wrong(`"${values.postcode}" is no whole postcode`)
    if (where !== 'england' && where !== 'wales') wrong(`nation must be england or wales, not "${values.nation}"`)
    else if (postcode !== null)
      homes.push({
        reference,
        address,
        postcode,
        area: values.area || null,
        tenure: values.tenure || null,
        nation: where,
      })
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, homes }
}
