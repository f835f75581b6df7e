/** The norms of the duties that stand open on a case, for tests: as its reader sees them. */
import { asActor } from '../store/database.ts'
import { dutiesOf } from '../store/queries/duties.ts'
import type { TestRowan } from './test-rowan.ts'

export const openDuties = async (world: TestRowan, token: string, caseId: string): Promise<readonly string[]> =>
  (await asActor(world.rowan.database, token, async (query) =>
    (await dutiesOf(query, caseId)).filter((duty) => duty.outcome === 'open').map((duty) => duty.norm),
  )) ?? []
