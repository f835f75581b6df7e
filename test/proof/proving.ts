/**
 * What every proof in this folder uses: one file a proof, each a test. In `npm test` it tries a little, in `npm run proof` all, and there
 * its printed lines become a section of docs/proof.md.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = process.env.ROWAN_PROOF

/** How often something is tried: few times in every run of the tests, all of them in `npm run proof`. */
export const times = (few: number, all: number): number => (folder === undefined ? few : all)

/** Prints the result of a proof. Its number orders the sections; lines are Markdown. */
export function print(number: number, title: string, lines: readonly string[]): void {
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  const name = title.toLowerCase().replaceAll(/[^a-z]+/g, '-')
  writeFileSync(join(folder, `${String(number).padStart(3, '0')}-${name}.md`), `## ${title}\n\n${lines.join('\n')}\n`)
}

/** Numbers by chance from a seed, below 1: the same trial again from the same seed. */
export function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
