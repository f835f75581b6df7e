/** Sessions in which anybody tells through a landlord's public form, of a minute at most. Each is one function of the door. */
import type { Query } from '../database.ts'

/** Null where the landlord has no such form; false where as many came within the hour as are let through. */
export const beginTelling = async (query: Query, landlord: string, token: Buffer, most: number) =>
  (
    await query<{ begun: boolean | null }>('begin-telling', 'select sec.begin_telling($1, $2, $3) as begun', [
      landlord,
      token,
      most,
    ])
  )[0]?.begun ?? null

/** `told`: a report came of it, which counts. */
export const endTelling = (query: Query, token: Buffer, told: boolean) =>
  query('end-telling', 'select sec.end_telling($1, $2)', [token, told])
