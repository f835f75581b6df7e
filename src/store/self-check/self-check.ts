/**
 * Whether the database still decides who may see what as this release made it decide: row policies, grants, functions, triggers and the
 * powers of its roles. An administrator who opens it up by hand is found at the next look. Source: security, abuse case 13.
 */
import type { Connection } from '../server/connection.ts'
import { catalogueOf, rolesOf } from './catalogue.ts'
import { expectedForm, expectedRoles } from './expected.ts'

export type SelfCheck = {
  /** Looks now. Answers with what differs, a line each; none where all is as it was made. */
  readonly look: () => Promise<readonly string[]>
  /** What the last look found; looks first where none was made for five minutes. */
  readonly lately: () => Promise<readonly string[]>
}

export const LOOK_EVERY = 5 * 60_000

/** What is in one of two lists alone, said of the database. */
export function differences(expected: readonly string[], found: readonly string[]): readonly string[] {
  const wanted = new Set(expected)
  const there = new Set(found)
  return [
    ...expected.filter((line) => !there.has(line)).map((line) => `missing: ${line}`),
    ...found.filter((line) => !wanted.has(line)).map((line) => `not of this release: ${line}`),
  ]
}

export type Checked = {
  readonly worker: Connection
  readonly keys: Connection
  readonly owner: Connection
  /** The data folder. */
  readonly folder: string
}

/** `now` is in milliseconds, and only ever goes forward. */
export function selfCheckOf(
  { worker, keys, owner, folder }: Checked,
  now: () => number = () => performance.now(),
): SelfCheck {
  let last: { readonly at: number; readonly found: readonly string[] } | undefined
  const look = async () => {
    const form = await expectedForm(owner, folder)
    const found = [
      ...differences(form.record, await catalogueOf(worker)),
      ...differences(form.keys, await catalogueOf(keys)),
      ...differences(expectedRoles(), await rolesOf(worker, owner.user)),
    ]
    last = { at: now(), found }
    return found
  }
  // Whoever asks while somebody looks waits for what they find: asking often costs no more than asking once.
  let looking: Promise<readonly string[]> | undefined
  const lately = async () => {
    if (last && now() - last.at < LOOK_EVERY) return last.found
    looking ??= look().finally(() => {
      looking = undefined
    })
    return looking
  }
  return { look, lately }
}
