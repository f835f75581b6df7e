/**
 * Whether what is on record meets a legal test of domestic abuse. It answers three things apart, and "not known" is an answer of
 * each. A person classifies; no help, duty or offer depends on what is said here.
 */

/** A test as the law's data give it. */
export type AbuseTest = {
  /** The age that both people must have reached; null where the test sets none. */
  readonly bothAged: number | null
  readonly connections: readonly string[]
  readonly behaviours: readonly string[]
}

/** How two people are connected as it stands: that they are not puts right what was said before. `told` is in the order in which it was said. */
export const relationsAsTheyStand = (told: readonly string[]): readonly string[] =>
  told.slice(Math.max(told.lastIndexOf('not-personally-connected'), 0))

/** What is on record of two people. */
export type BetweenTwo = {
  /** How they are or were connected; living apart, or long ago, makes no difference. */
  readonly relations: readonly string[]
  readonly ageGroups: readonly [string | null, string | null]
  /** Kinds of abuse that were told. */
  readonly kinds: readonly string[]
}

export type Known = 'yes' | 'no' | 'not-known'
export type AbuseTestAnswer = {
  readonly connected: Known
  readonly aged: Known
  /** Never a no: that something is abuse is for a person to see. */
  readonly abusive: Exclude<Known, 'no'>
  readonly met: Known
}

/** The youngest and the oldest of each group of ages. */
const YEARS: Readonly<Record<string, readonly [number, number]>> = {
  'under-16': [0, 15],
  'under-18': [0, 17],
  '16-17': [16, 17],
  '18-or-over': [18, Number.POSITIVE_INFINITY],
}

function hasReached(ageGroup: string | null, age: number): Known {
  const years = ageGroup === null ? undefined : YEARS[ageGroup]
  if (!years) return 'not-known'
  return years[0] >= age ? 'yes' : years[1] < age ? 'no' : 'not-known'
}

/** One no decides, and a yes needs all of them. */
function allOf(answers: readonly Known[]): Known {
  if (answers.includes('no')) return 'no'
  return answers.includes('not-known') ? 'not-known' : 'yes'
}

/** Applies a test to two people. A kind of abuse that the test does not list leaves the answer to a person. */
export function applyTest(test: AbuseTest, { relations, ageGroups, kinds }: BetweenTwo): AbuseTestAnswer {
  const known = relations.filter((relation) => relation !== 'not-known')
  const connected = known.some((relation) => test.connections.includes(relation))
    ? 'yes'
    : known.length > 0
      ? 'no'
      : 'not-known'
  const { bothAged } = test
  const aged = bothAged === null ? 'yes' : allOf(ageGroups.map((group) => hasReached(group, bothAged)))
  const isListed = kinds.some((kind) => test.behaviours.length === 0 || test.behaviours.includes(kind))
  const abusive = isListed ? 'yes' : 'not-known'
  return { connected, aged, abusive, met: allOf([connected, aged, abusive]) }
}
