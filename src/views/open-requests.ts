/** How many requests for data are not answered yet, for those who handle them: they come in on no case, so that nothing else tells of them. */
import { seesDataRequests } from '../access/permissions.ts'
import { clockFor, dataTime } from '../casework/data-requests/data-clock.ts'
import { factsOf } from '../casework/data-requests/time-data-request.ts'
import type { RunningLandlord } from '../casework/landlord.ts'
import { dateOfDay, dayOf, type Instant } from '../record/london-time.ts'
import type { RoleName } from '../record/vocabulary.ts'
import type { Query } from '../store/database.ts'
import { dataRequests } from '../store/queries/data-requests.ts'
import type { Today } from './today.ts'

/** Null for everybody who does not handle them, and where the law of the nation holds no time for them. */
export async function openRequests(
  query: Query,
  landlord: RunningLandlord,
  roles: readonly RoleName[],
  now: Instant,
): Promise<Today['openRequests']> {
  const clock = clockFor(landlord)
  if (clock === null || !seesDataRequests(roles)) return null
  const open = (await dataRequests(query)).filter(({ released }) => released === null)
  const today = dateOfDay(dayOf(now))
  const due = open.flatMap((row) => dataTime(landlord, clock, factsOf(row)).due ?? [])
  return {
    open: open.length,
    late: due.filter((day) => day < today).length,
    nextDue: due.filter((day) => day >= today).toSorted()[0] ?? null,
  }
}
