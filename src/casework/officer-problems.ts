/** An officer to whom a case cannot be given: they would own it and not see it, or see all of what their work shows them a part of. */
import { officerRoles } from '../packs/case-owner.ts'
import type { Query } from '../store/database.ts'
import { holdersOf } from '../store/queries/staff.ts'
import type { StoredRecord } from '../store/record.ts'
import type { NewEntry } from './new-entry.ts'
import type { ProblemAt } from './offer-area.ts'
import { landlordOf, type Rowan } from './rowan.ts'

/** What is wrong with whom the acts give the case to. What has already happened is written down all the same. */
export async function officerProblems(
  rowan: Rowan,
  query: Query,
  landlord: string,
  { caseKind }: Pick<StoredRecord, 'caseKind'>,
  made: readonly NewEntry[],
): Promise<readonly ProblemAt[]> {
  const given = made.flatMap(({ entry }, index) =>
    entry.type === 'case.assigned' && entry.codes.officer !== undefined && !entry.happened
      ? [{ index, officer: entry.codes.officer }]
      : [],
  )
  if (given.length === 0 || rowan.playing) return []
  const fit = await holdersOf(query, officerRoles(landlordOf(rowan, landlord).organisation, caseKind))
  return given
    .filter(({ officer }) => !fit.some(({ account }) => account === officer))
    .map(({ index }) => ({ index, field: 'officer', problem: 'must be somebody who sees whole cases in their work' }))
}
