/** An officer to whom a case cannot be given: one of another team, who would own it and not see it, or see all of what is theirs in part. */
import { ownerRoles } from '../packs/case-owner.ts'
import type { Query } from '../store/database.ts'
import { holdersOf } from '../store/queries/staff.ts'
import type { StoredRecord } from '../store/record.ts'
import type { NewEntry } from './new-entry.ts'
import type { ProblemAt } from './offer-area.ts'
import { landlordOf, type Rowan } from './rowan.ts'

/** What is wrong with whom the acts give the case to. Nobody is given it by being said to have it already: it opens the whole case to them. */
export async function officerProblems(
  rowan: Rowan,
  query: Query,
  landlord: string,
  { caseKind }: Pick<StoredRecord, 'caseKind'>,
  made: readonly NewEntry[],
): Promise<readonly ProblemAt[]> {
  const given = made.flatMap(({ entry }, index) =>
    entry.type === 'case.assigned' && entry.codes.officer !== undefined
      ? [{ index, officer: entry.codes.officer }]
      : [],
  )
  if (given.length === 0 || rowan.playing) return []
  const { organisation } = landlordOf(rowan, landlord)
  const fit = await holdersOf(query, ownerRoles(organisation, caseKind))
  const owner = organisation.owners.find((each) => each.kind === caseKind)
  const problem = owner?.only
    ? `must be one of the ${organisation.titles[owner.role] ?? owner.role.replaceAll('-', ' ')} (${owner.clause ?? 'our own choice'})`
    : 'must be somebody who sees whole cases in their work'
  return given
    .filter(({ officer }) => !fit.some(({ account }) => account === officer))
    .map(({ index }) => ({ index, field: 'officer', problem }))
}
