/** Looks for values in a text as a person would find them: however they are spaced, punctuated, accented or written as a number. */
import { normalisedPhone } from '../../people/normalised.ts'
import type { Restricted, RestrictedKind } from './restricted.ts'

export type Found = {
  readonly kind: RestrictedKind
  /** The words of the text in which it stands, to find it again: what its writer wrote, and shown to them alone. */
  readonly where: string
}

/** Shorter ones would be found in every text. */
const SHORTEST = 4
const SHORTEST_NAME = 3
/** How much of the text is shown around what was found, in characters on either side. */
const AROUND = 25

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '')
const bare = (text: string): string =>
  folded(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

const PHONE = /(?:\+|00)?\d(?:[\s().–-]*\d){8,14}/g
const isPhone = (value: string): boolean => /^[+\d\s().–-]+$/.test(value) && normalisedPhone(value) !== null

/** Where a number stands in any of its forms: `07700 900123`, `+44 (0)7700-900123`. */
function findPhone(text: string, value: string): number {
  const wanted = normalisedPhone(value)
  for (const match of text.matchAll(PHONE)) if (normalisedPhone(match[0]) === wanted) return match.index
  return -1
}

/** Letter by letter, with whatever is no letter or digit between them. */
function findAnyhow(text: string, value: string): number {
  const letters = [...bare(value)]
  if (letters.length < SHORTEST) return -1
  const anyhow = letters.map(escaped).join(String.raw`[^\p{L}\p{N}]*`)
  return text.search(new RegExp(String.raw`(?<![\p{L}\p{N}])${anyhow}(?![\p{L}\p{N}])`, 'iu'))
}

const findName = (text: string, value: string): number =>
  value.length < SHORTEST_NAME
    ? -1
    : text.search(
        new RegExp(String.raw`(?<!\p{L})${escaped(folded(value)).replace(/\s+/g, String.raw`\s+`)}(?!\p{L})`, 'iu'),
      )

function placeOf(text: string, { kind, value }: Restricted): number {
  if (kind === 'name') return findName(text, value)
  const asPhone = isPhone(value) ? findPhone(text, value) : -1
  return asPhone >= 0 ? asPhone : findAnyhow(text, value)
}

/** Each restricted value that the text tells, once, with where. Nothing found: it may go. */
export function scan(text: string, restricted: readonly Restricted[]): readonly Found[] {
  const plain = folded(text)
  const found = new Map<string, Found>()
  for (const each of restricted) {
    const at = placeOf(plain, each)
    if (at < 0) continue
    const where = plain
      .slice(Math.max(0, at - AROUND), at + AROUND)
      .replace(/\s+/g, ' ')
      .trim()
    found.set(`${each.kind} ${where}`, { kind: each.kind, where })
  }
  return [...found.values()]
}
