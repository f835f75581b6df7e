/** Loads the letters of a landlord: those of every landlord and of its nation, replaced or joined by its own. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BadPack } from './bad-pack.ts'
import { type LetterText, readLetters } from './letters.ts'
import { loadOrganisation } from './load-organisation.ts'
import { readOnce } from './read-once.ts'

const lettersOf = readOnce(readLetters)

function lettersIn(root: string, file: string): readonly LetterText[] {
  const read = lettersOf(readFileSync(join(root, file), 'utf8'), file)
  if (!read.ok) throw new BadPack(read.problems)
  return read.letters
}

/** Throws `BadPack` with file, line and reason. */
export function loadLetters(root: string, landlord: string): readonly LetterText[] {
  const { nation } = loadOrganisation(root, landlord)
  const shared = [join('texts', 'letters.yaml'), join('texts', `advice-${nation}.yaml`)].flatMap((each) =>
    lettersIn(root, each),
  )
  const file = join('policies', landlord, 'letters.yaml')
  const own = existsSync(join(root, file)) ? lettersIn(root, file) : []
  return [...shared.filter(({ id }) => !own.some((each) => each.id === id)), ...own]
}
