/** A number to say on the telephone, from an id that tells nothing: `J-4F7KQ`. It leads to no case. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Five letters and figures that are not mistaken for one another, after the letter of their kind. */
export function spokenNumber(kind: 'J' | 'M' | 'C', id: string): string {
  const value = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)
  return `${kind}-${[0, 1, 2, 3, 4].map((place) => LETTERS[Math.floor(value / LETTERS.length ** place) % LETTERS.length]).join('')}`
}
