/** `rowan import`: takes in a landlord's homes and people from files of its housing system. */
import { readFileSync } from 'node:fs'
import { type FileImported, importHomesFile, importPeopleFile } from '../casework/import-file.ts'
import { importStaffFile } from '../casework/kept-apart/import-staff.ts'
import type { Rowan } from '../casework/rowan.ts'
import type { Visit } from './administer.ts'
import { type Command, readOptions, Unusable } from './command.ts'

const KINDS = { homes: importHomesFile, people: importPeopleFile, staff: importStaffFile } as const
const isKind = (word: string | undefined): word is keyof typeof KINDS =>
  word !== undefined && Object.hasOwn(KINDS, word)

/** Lines of problems that are printed before the rest is counted. */
const MOST_LINES = 20
/** Rows between two lines of progress. */
const STEP = 5_000

function textOf(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file))
  } catch (error) {
    if (error instanceof TypeError) throw new Unusable(`${file} is not UTF-8: save it as "CSV UTF-8"`)
    throw new Unusable(`${file} cannot be read`)
  }
}

function landlordIn(rowan: Rowan, named: string | undefined): string {
  const known = [...rowan.landlords.keys()]
  const only = known.length === 1 ? known[0] : undefined
  const landlord = named ?? only
  if (landlord === undefined) throw new Unusable(`Say which landlord: ${known.join(', ')}`)
  if (!rowan.landlords.has(landlord))
    throw new Unusable(`There is no landlord "${landlord}"; known are ${known.join(', ')}`)
  return landlord
}

export const importing = (visit: Visit): Command => ({
  name: 'import',
  does: "Take in the landlord's homes and people from CSV files",
  usage: `rowan import homes FILE.csv [LANDLORD]
rowan import people FILE.csv [LANDLORD]
rowan import staff FILE.csv [LANDLORD]

Files are UTF-8 with a line of headings, in any order:
homes    reference, address, postcode; and area, tenure, nation where known
people   reference, forenames, surname; and date of birth, phone, home, tenancy, part, from, until, tenure, account
staff    username, surname, address, postcode; and phone where known

Staff are kept as keyed hashes alone: whoever lives with or beside somebody on a case is kept out of it. The file is whole.

A person has a row for each tenancy; people with the same tenancy hold it together. part is holder or household. home is the
reference of a home that was taken in before. Dates are DD/MM/YYYY or YYYY-MM-DD.

References are the landlord's own: the same file twice changes nothing. What is not in the file stays as it is, but a tenancy
in it has afterwards the people and accounts that the file gives it. A file with a wrong line changes nothing at all.
Exit: 0 taken in, 1 with one line for each problem.`,
  async run(words, terminal) {
    const [kind, file, named, ...more] = readOptions(words, []).rest
    if (!isKind(kind) || !file || more.length > 0)
      throw new Unusable(
        'Say what: rowan import homes FILE.csv, rowan import people FILE.csv or rowan import staff FILE.csv',
      )
    const text = textOf(file)
    const done: FileImported = await visit(terminal, (rowan) =>
      KINDS[kind](rowan, landlordIn(rowan, named), text, (ready, all) => {
        if (ready % STEP === 0) terminal.error(`${ready} of ${all} ${kind}`)
      }),
    )
    if (done.ok) {
      terminal.out(`${kind}: ${done.added} new, ${done.changed} changed, ${done.same} as they were`)
      return 0
    }
    for (const { line, problem } of done.problems.slice(0, MOST_LINES))
      terminal.out(line > 0 ? `${file}:${line}: ${problem}` : `${file}: ${problem}`)
    if (done.problems.length > MOST_LINES) terminal.out(`and ${done.problems.length - MOST_LINES} more problems`)
    terminal.out('Nothing was taken in.')
    return 1
  },
})
