/**
 * What a new password must be: long, and none of those that are tried first. No rules of signs and numbers, and it does not run out.
 * Source: NIST SP 800-63B-4, 3.1.1.2; security.md 3.1.
 */
import { SHORTEST_PASSWORD } from './password.ts'

const LONGEST = 200
/** Different signs that it has at least. */
const FEWEST_SIGNS = 6
/** Letters that are left when everything that is easily guessed is taken out. */
const LEFT = 6

/** Words that passwords are made of most often, and runs of keys. Data, in lower case. */
const GUESSED_FIRST = [
  ...[
    'password',
    'passwort',
    'passw0rd',
    'pa55word',
    'passphrase',
    'letmein',
    'welcome',
    'changeme',
    'secret',
    'admin',
  ],
  ...['administrator', 'login', 'master', 'access', 'default', 'example', 'housing', 'landlord', 'rowan', 'iloveyou'],
  ...['sunshine', 'princess', 'football', 'liverpool', 'arsenal', 'chelsea', 'england', 'monkey', 'dragon', 'charlie'],
  ...[
    'monday',
    'tuesday',
    'wednesday',
    'thursday',
    'friday',
    'saturday',
    'sunday',
    'spring',
    'summer',
    'autumn',
    'winter',
  ],
  ...[
    'january',
    'february',
    'march',
    'april',
    'june',
    'july',
    'august',
    'september',
    'october',
    'november',
    'december',
  ],
  ...[
    'abcdefghijklmnopqrstuvwxyz',
    'abcdefgh',
    'abcdef',
    'abc',
    'qwertyuiop',
    'qwerty',
    'asdfghjkl',
    'zxcvbnm',
    'qaz',
    'wsx',
  ],
].toSorted((a, b) => b.length - a.length)

/** What is wrong with it, as a sentence beside its field; null where nothing is. `of` is what everybody knows of its holder. */
export function problemOfPassword(
  password: string,
  of: { readonly username: string; readonly name: string },
): string | null {
  const length = [...password].length
  if (length < SHORTEST_PASSWORD)
    return `Use at least ${SHORTEST_PASSWORD} characters. Three or four words that do not belong together do well`
  if (length > LONGEST) return `Use at most ${LONGEST} characters`
  const easily = 'This is too easily guessed. Use three or four words that do not belong together'
  const plain = password.toLowerCase().normalize('NFKC')
  if (new Set(plain).size < FEWEST_SIGNS) return easily
  const known = [...of.username.toLowerCase().split(/[@.]/), ...of.name.toLowerCase().split(/\s+/)]
  const left = [...known.filter((each) => each.length > 2), ...GUESSED_FIRST].reduce(
    (rest, word) => rest.replaceAll(word, ' '),
    plain,
  )
  return left.replaceAll(/[^\p{L}]/gu, '').length < LEFT ? easily : null
}
