/** A made-up landlord for the tests of keeping people apart: asked of the database with each person's session. */
import { randomBytes, randomUUID } from 'node:crypto'
import { takeReport } from '../../src/casework/take-report.ts'
import { testRowan } from '../../src/casework/test-rowan.ts'
import type { RoleName } from '../../src/record/vocabulary.ts'
import { asActor } from '../../src/store/database.ts'
import { withClient } from '../../src/store/server/connection.ts'

export type KeptApartWorld = Awaited<ReturnType<typeof keptApartWorld>>

/** VIVID on a morning in April, with these people. `Olive` takes the reports. */
export async function keptApartWorld(people: readonly (readonly [string, RoleName])[]) {
  const world = await testRowan(['vivid'], '2026-04-01T10:00')
  const staff = new Map<string, { readonly token: string; readonly account: string }>()
  const join = async (name: string, ...roles: RoleName[]) =>
    void staff.set(name, await world.staff('vivid', name, ...roles))
  for (const [name, role] of people) await join(name, role)
  const who = (name: string) => {
    const found = staff.get(name)
    if (!found) throw new Error(`Nobody is called ${name}`)
    return found
  }
  /** As the owner of the database: to look, and to let time pass. */
  const rows = (sql: string, values: readonly unknown[] = []) =>
    withClient(world.tested.owner, async (client) => (await client.query(sql, [...values])).rows)
  /** What the database answers somebody, as the web role with their session. */
  const asks = async <Row extends object>(name: string, sql: string, values: readonly unknown[] = []) =>
    (await asActor(world.rowan.database, who(name).token, (query) => query<Row>(randomUUID(), sql, [...values]))) ?? []
  const sayOne = async (name: string, sql: string, values: readonly unknown[]): Promise<unknown> =>
    Object.values((await asks<object>(name, sql, values))[0] ?? {})[0]

  return {
    rowan: world.rowan,
    tested: world.tested,
    at: world.at,
    join,
    who,
    rows,
    asks,
    sayOne,
    sees: async (name: string, stream: string) =>
      (await asks(name, 'select from rowan.stream where stream = $1', [stream])).length > 0,
    keepOut: (name: string, of: string, whom: string, why = 'relative') =>
      sayOne(name, 'select sec.keep_out($1, $2, $3)', [of, who(whom).account, why]),
    seal: (name: string, stream: string, ...named: string[]) =>
      sayOne(name, 'select sec.seal_case($1, $2)', [stream, named.map((each) => who(each).account)]),
    unseal: (name: string, stream: string) =>
      sayOne(name, 'select sec.unseal_case($1, $2)', [stream, ['da-caseworker', 'da-lead']]),
    told: async (name: string, kind: string) =>
      (await rows('select from rowan.notice where account = $1 and kind = $2', [who(name).account, kind])).length,
    /** Opens a case in an emergency, with a reason. */
    breakGlass: (name: string, of: string) =>
      asActor(world.rowan.database, who(name).token, async (query) => {
        const [glass] = await query<{ id: string; stream: string }>(
          randomUUID(),
          "select * from sec.break_glass($1, 'danger-now')",
          [of],
        )
        if (glass) await query(randomUUID(), 'select sec.say_why($1, $2)', [glass.id, randomBytes(40)])
        return glass ?? null
      }),
    opened: async () => {
      const person = randomUUID()
      const taken = await takeReport(world.rowan, who('Olive').token, {
        role: 'housing-officer',
        report: { channel: 'phone', source: 'victim', abuse: ['physical'] },
        people: [{ person, data: { role: 'victim', name: 'Amira Example' }, account: 'VIV-000-777' }],
      })
      if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
      return { stream: taken.caseId, reference: taken.reference, person }
    },
    close: world.close,
  }
}
