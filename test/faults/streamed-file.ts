/** A file on a case of somebody's, large enough to be cut in the middle. */
import { randomUUID } from 'node:crypto'
import { keepFile } from '../../src/casework/files/keep-file.ts'
import { perform } from '../../src/casework/perform.ts'
import { takeReport } from '../../src/casework/take-report.ts'
import type { FaultWorld, Worker } from './fault-world.ts'

/** Adds it, and answers with the address it is read at. */
export async function streamedFile(world: FaultWorld, by: Worker): Promise<string> {
  const role = 'da-caseworker'
  const taken = await takeReport(world.rowan, by.token, {
    role,
    report: { channel: 'phone', source: 'victim' },
    people: [{ person: randomUUID(), data: { role: 'victim', name: 'Amira Example', ageGroup: '18-or-over' } }],
  })
  if (taken.outcome !== 'recorded' || taken.caseId === null) throw new Error(JSON.stringify(taken))
  const document = randomUUID()
  const bytes = Buffer.alloc(400_000, 'made up ')
  const added = await perform(
    world.rowan,
    by.token,
    {
      target: { on: 'case', caseId: taken.caseId },
      type: 'attachment.added',
      role,
      data: { document, kind: 'other', cleaned: true },
    },
    keepFile(world.rowan, { id: document, type: 'application/pdf', bytes, compartment: null }),
  )
  if (added.outcome !== 'recorded') throw new Error(JSON.stringify(added))
  return `/api/cases/${taken.caseId}/files/${document}`
}
