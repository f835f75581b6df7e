/** A made-up landlord whose audit and records are signed for at two places, and somebody who can change everything in its database. */
import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkpointRound } from '../../src/casework/checkpoints/checkpoint-round.ts'
import { takeReport } from '../../src/casework/take-report.ts'
import { testRowan } from '../../src/casework/test-rowan.ts'
import { verifyChain } from '../../src/casework/verify.ts'
import { checkpointFolder } from '../../src/store/keys/checkpoint-folder.ts'
import { withClient } from '../../src/store/server/connection.ts'

export type SignedWorld = Awaited<ReturnType<typeof signedWorld>>

export async function signedWorld() {
  const folder = mkdtempSync(join(tmpdir(), 'rowan-signed-'))
  const paths = [join(folder, 'at-the-auditor'), join(folder, 'at-the-council')]
  for (const path of paths) mkdirSync(path)
  const world = await testRowan(['vivid'], '2026-04-01T10:00', { folder, checkpoints: paths.map(checkpointFolder) })
  const { rowan } = world
  const officer = await world.staff('vivid', 'Olive', 'housing-officer')
  const auditor = await world.staff('vivid', 'Ivy', 'auditor')
  let minute = 0
  const later = (minutes: number) => {
    minute += minutes
    const hour = 10 + Math.floor(minute / 60)
    world.at(`2026-04-01T${String(hour).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`)
  }

  async function report(): Promise<string> {
    const taken = await takeReport(rowan, officer.token, {
      role: 'housing-officer',
      report: { channel: 'phone', source: 'victim', abuse: ['physical'], summary: 'Made-up words of Amira Example' },
      people: [{ person: randomUUID(), data: { role: 'victim', name: 'Amira Example', ageGroup: '18-or-over' } }],
    })
    if (taken.outcome !== 'recorded' || taken.caseId === null) throw new Error(JSON.stringify(taken))
    return taken.caseId
  }

  /** Statements of a superuser for whom no trigger runs. */
  const meddle = (sql: string) =>
    withClient(world.tested.owner, async (client) => {
      await client.query(`begin; set local session_replication_role = replica; ${sql}; commit`)
    })
  const rows = <Row extends object>(sql: string, values: readonly unknown[] = []) =>
    withClient(world.tested.owner, async (client) => (await client.query<Row>(sql, [...values])).rows)

  /** What is found after some statements, which are undone again: a copy of the tables is put back. */
  async function afterMeddling(sql: string) {
    const tables = ['audit', 'audit_head', 'entry', 'stream', 'record_mark', 'record_marked', 'checkpoint']
    const keep = tables.map((name) => `create table kept_${name} as table rowan.${name}`)
    const back = tables.map(
      (name) => `delete from rowan.${name}; insert into rowan.${name} table kept_${name}; drop table kept_${name}`,
    )
    await meddle(keep.join('; '))
    try {
      await meddle(sql)
      return await verifyChain(rowan)
    } finally {
      await meddle(back.join('; '))
    }
  }

  return {
    world,
    rowan,
    folder,
    paths,
    officer,
    auditor,
    later,
    report,
    meddle,
    rows,
    afterMeddling,
    round: () => checkpointRound(rowan),
    close: async () => {
      await world.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
