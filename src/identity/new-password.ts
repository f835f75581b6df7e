/**
 * What a new password must be: long, and not one that is found early by somebody who tries what people choose. No rules of signs and
 * numbers, and it does not run out. What is looked up is here, and nothing is asked of anybody outside.
 * Source: NIST SP 800-63B-4, 3.1.1.2; OWASP ASVS 5.0, 6.2.4, 6.2.11, 6.2.12.
 */
import type { Rowan } from '../casework/rowan.ts'
import { fewAtOnce } from './few-at-once.ts'
import { SHORTEST_PASSWORD } from './password.ts'
import { triesToGuess } from './password-strength.ts'

const LONGEST = 200
/** Tries that it must outlast, as a power of ten. */
const TRIES = 12
/** Characters that are weighed: working out what a longer one is made of takes seconds, and what is strong so far stays strong. */
const WEIGHED = 40

/**
 * New passwords of one session, or of one account that is signing in: two at once, for whoever presses twice. They are weighed one after the other for
 * everybody, up to a quarter of a second each, so that a program in one session would otherwise keep all others from choosing theirs.
 */
export const choosing = fewAtOnce(2)

/** What somebody tries first who knows what it is used for, in lower case: it counts for nothing. */
const OF_THE_WORK = [
  ...['rowan', 'housing', 'landlord', 'tenant', 'tenancy', 'officer', 'caseworker', 'council', 'association', 'homes'],
  ...['safeguarding', 'abuse', 'domestic', 'marac', 'welcome', 'letmein', 'changeme', 'passphrase', 'administrator'],
]

/** The same of where it is used: what the landlords here are called, and where they are. Their organisation's data says it. */
export const wordsOfPlaces = ({ landlords }: Pick<Rowan, 'landlords'>): readonly string[] =>
  [...landlords.values()].flatMap(({ id, name, organisation }) => {
    const areas = organisation.lettings.areas.map((area) => area.name)
    const called = [id, id.replaceAll('-', ' '), id.replaceAll('-', ''), name, organisation.risk.area, ...areas]
    return [...called, ...called.flatMap((each) => each.split(/[\s-]+/))].filter(isWord)
  })

const isWord = (each: string): boolean => each.length > 2

/** What is wrong with it, as a sentence beside its field; null where nothing is. `of` is what everybody knows of its holder. */
export async function problemOfPassword(
  password: string,
  of: { readonly username: string; readonly name: string; readonly places: readonly string[] },
): Promise<string | null> {
  const length = [...password].length
  if (length < SHORTEST_PASSWORD)
    return `Use at least ${SHORTEST_PASSWORD} characters. Three or four words that do not belong together do well`
  if (length > LONGEST) return `Use at most ${LONGEST} characters`
  const known = [...of.places, ...of.username.split(/[@.]/), ...of.name.split(/\s+/)].filter(isWord)
  const plain = password.normalize('NFKC').toLowerCase()
  const left = [...OF_THE_WORK, ...known]
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, word) => rest.replaceAll(word.toLowerCase(), ''), plain)
  const tries = await triesToGuess(left.slice(0, WEIGHED))
  return tries < TRIES ? 'This is too easily guessed. Use three or four words that do not belong together' : null
}
