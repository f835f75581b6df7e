/** Reads a landlord's file of its own staff and contractors: by what a neighbour or relative of somebody on a case is recognised. Pure. */
import { postcodeIn } from './normalised.ts'
import { type FileProblem, rowsOfFile } from './rows-of-file.ts'

export type StaffRow = {
  readonly line: number
  readonly username: string
  readonly surname: string
  readonly address: string
  readonly postcode: string
  readonly phone: string | null
}

export type StaffRead =
  | { readonly ok: true; readonly staff: readonly StaffRow[] }
  | { readonly ok: false; readonly problems: readonly FileProblem[] }

export function readStaffFile(text: string): StaffRead {
  const read = rowsOfFile<'username' | 'surname' | 'address' | 'postcode' | 'phone'>(
    text,
    ['username', 'surname', 'address', 'postcode'],
    ['phone'],
  )
  if (!read.ok) return read
  const problems: FileProblem[] = []
  const staff: StaffRow[] = []
  for (const { line, values } of read.rows) {
    const { surname, address } = values
    const postcode = postcodeIn(values.postcode)
    const lacking = (['username', 'surname', 'address'] as const).filter((column) => values[column] === '')
    if (lacking.length > 0) problems.push({ line, problem: `has no ${lacking.join(' and no ')}` })
    if (postcode === null) problems.push({ line, problem: `"${values.postcode}" is no whole postcode` })
    else
      staff.push({
        line,
        username: values.username.toLowerCase(),
        surname,
        address,
        postcode,
        phone: values.phone || null,
      })
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, staff }
}
