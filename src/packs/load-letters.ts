/** Loads the letters of a landlord: those of every landlord, replaced or joined by its own. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BadPack } from './bad-pack.ts'
import { type LetterText, readLetters } from './letters.ts'

function lettersIn(root: string, file: string): readonly LetterText[] {
  const read = readLetters(readFileSync(join(root, file), 'utf8'), file)
  if (!read.ok) throw new BadPack(read.problems)
  return read.letters
}

/** Throws `BadPack` with file, line and reason. */
export function loadLetters(root: string, landlord: string): readonly LetterText[] {
  const shared = lettersIn(root, join('texts', 'letters.yaml'))
  const file = join('policies', landlord, 'letters.yaml')
  const own = existsSync(join(root, file)) ? lettersIn(root, file) : []
  return [...shared.filter(({ id }) => !own.some((each) => each.id === id)), ...own]
}
