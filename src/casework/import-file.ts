/** Takes in a landlord's file of homes or of people: read whole first, so that a wrong line leaves nothing behind. */
import { readHomesFile } from '../people/homes-file.ts'
import { readPeopleFile } from '../people/people-file.ts'
import type { FileProblem } from '../people/rows-of-file.ts'
import { type Imported, importHomes, importPeople, type Progress, UnknownHomes } from './import-registry.ts'
import { landlordOf, type Rowan } from './rowan.ts'

export type { FileProblem }

export type FileImported =
  | ({ readonly ok: true } & Imported)
  | {
      readonly ok: false
      /** Each with its line in the file; line 0 stands for the whole file. */
      readonly problems: readonly FileProblem[]
    }

/** A home whose row names no nation is in the landlord's own. */
export async function importHomesFile(rowan: Rowan, landlord: string, text: string, say?: Progress) {
  const read = readHomesFile(text, landlordOf(rowan, landlord).organisation.nation)
  return read.ok ? { ok: true as const, ...(await importHomes(rowan, landlord, read.homes, say)) } : read
}

/** Every home that it names must have been taken in before. */
export async function importPeopleFile(
  rowan: Rowan,
  landlord: string,
  text: string,
  say?: Progress,
): Promise<FileImported> {
  const read = readPeopleFile(text)
  if (!read.ok) return read
  try {
    return { ok: true, ...(await importPeople(rowan, landlord, read, say)) }
  } catch (error) {
    if (!(error instanceof UnknownHomes)) throw error
    const homes = [...error.homes].slice(0, 10).join(', ')
    const more = error.homes.size > 10 ? ` and ${error.homes.size - 10} more` : ''
    return {
      ok: false,
      problems: [{ line: 0, problem: `homes not known yet: ${homes}${more}. Import the homes first` }],
    }
  }
}
