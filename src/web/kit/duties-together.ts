/** Duties that one act answers stand together in a list: the same thing is not asked twice of somebody with a person on the telephone. */
import type { DutyLine } from '../../views/duty-line.ts'

/** One row of a list: the duty that is due first, and the others that the same act for the same person may answer. */
export type DutiesTogether = readonly [DutyLine, ...DutyLine[]]

/** Where duties stand alone: nothing of what they ask is the same, or one is late and the other is not, or has no time. */
const keyOf = (duty: DutyLine): string =>
  [
    duty.caseId ?? '',
    duty.metBy[0] ?? duty.id,
    duty.person ?? '',
    duty.what,
    duty.late ? 'late' : duty.due === null ? 'silent' : 'due',
  ].join('\n')

/** The rows of a list, each in the place of its first duty. The order of duties within a row is that in which they came. */
export function together(duties: readonly DutyLine[]): readonly DutiesTogether[] {
  const rows = new Map<string, [DutyLine, ...DutyLine[]]>()
  for (const duty of duties) {
    const row = rows.get(keyOf(duty))
    if (row) row.push(duty)
    else rows.set(keyOf(duty), [duty])
  }
  return [...rows.values()]
}

/** What is said of the duties of a row, under the clauses as printed: two norms of one clause come under one name. */
export function byClause<Said extends { readonly duty: DutyLine }>(
  said: readonly Said[],
): ReadonlyMap<string, readonly Said[]> {
  const groups = new Map<string, Said[]>()
  for (const each of said) {
    const printed = each.duty.clauses.map((clause) => clause.printed).join(', ')
    groups.set(printed, [...(groups.get(printed) ?? []), each])
  }
  return groups
}
