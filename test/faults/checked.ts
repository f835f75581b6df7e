/** After a fault: what the fleet noted, against what is in the database. */
import { verifyChain } from '../../src/casework/verify.ts'
import { type FaultWorld, LANDLORD } from './fault-world.ts'
import type { Fleet } from './fleet.ts'

export type Before = { readonly audit: number }

export const before = async (world: FaultWorld): Promise<Before> => {
  const [row] = await world.rows<{ seq: number }>(
    'select coalesce(max(seq), 0)::int as seq from rowan.audit where landlord = $1',
    [LANDLORD],
  )
  return { audit: row?.seq ?? 0 }
}

type EntryRow = { readonly stream: string; readonly id: string; readonly by: string; readonly type: string }

/**
 * What is wrong; empty where every write is there once and whole, in the name of whoever sent it, with its line of audit, and nothing was
 * answered without one. The chains are followed where `chains` says so: that takes as long as there are records.
 */
export async function faultsAfter(world: FaultWorld, fleet: Fleet, from: Before, chains = true): Promise<string[]> {
  const wrong: string[] = []
  const done = fleet.writes.map((write) => {
    const answers = new Set(write.acknowledged.map((each) => JSON.stringify(each)))
    if (answers.size !== 1) wrong.push(`${write.what} ${write.key} was answered in ${answers.size} ways`)
    return { write, answer: write.acknowledged[0] }
  })
  const reports = done.filter(({ write }) => write.what === 'report')
  const ids = reports.flatMap(({ answer }) => (answer ? [answer.caseId] : []))
  if (new Set(ids).size !== reports.length)
    wrong.push(`${reports.length} reports were answered with ${new Set(ids).size} cases`)

  const people = [...new Set(fleet.writes.map(({ by }) => by.account))]
  const entries = await world.rows<EntryRow>(
    `select e.stream, e.id, e.by, e.type from rowan.entry e where e.landlord = $1 and e.stream = any($2)`,
    [LANDLORD, ids],
  )
  const byId = new Map(entries.map((each) => [each.id, each]))
  for (const { write, answer } of done) {
    if (!answer || write.what === 'leak') continue
    if (write.what === 'entry') {
      const found = byId.get(answer.entryId ?? '')
      if (!found) wrong.push(`what was acknowledged under ${write.key} is not there`)
      else if (found.by !== write.by.account) wrong.push(`${write.key} stands in the name of somebody else`)
      continue
    }
    const own = entries.filter((each) => each.stream === answer.caseId)
    const of = (type: string) => own.filter((each) => each.type === type).length
    if (of('report.received') !== 1 || of('person.added') !== 2)
      wrong.push(`the report ${write.key} is there ${of('report.received')} times, with ${of('person.added')} people`)
    if (own.some((each) => each.by !== write.by.account)) wrong.push(`${write.key} stands in the name of somebody else`)
  }
  const raised = entries.filter((each) => each.type === 'concern.raised').length
  const sent = done.filter(({ write }) => write.what === 'entry').length
  if (raised !== sent) wrong.push(`${sent} entries were sent, each until it was taken, and ${raised} are there`)

  // A case that nobody was ever answered about would be a report that came twice.
  const [strays] = await world.rows<{ n: number }>(
    `select count(distinct a.object)::int as n from rowan.audit a
     where a.landlord = $1 and a.seq > $2 and a.actor = any($3) and a.action like 'act:%' and a.result = 'done'
       and not a.object = any($4) and not a.action = 'act:report-leak'`,
    [LANDLORD, from.audit, people, ids],
  )
  if (strays?.n) wrong.push(`${strays.n} cases were written that nobody was told of`)

  const lines = await world.rows<{ actor: string; action: string; result: string; n: number }>(
    `select actor, action, result, count(*)::int as n from rowan.audit where landlord = $1 and seq > $2 and actor = any($3) group by 1, 2, 3`,
    [LANDLORD, from.audit, people],
  )
  const count = (action: string, result: string, actor?: string) =>
    lines
      .filter((line) => line.action === action && line.result === result && (!actor || line.actor === actor))
      .reduce((sum, { n }) => sum + n, 0)
  if (count('act:concern.raised', 'done') !== raised)
    wrong.push(`${raised} entries have ${count('act:concern.raised', 'done')} lines of audit`)
  // Whoever tells of a leak hears nothing that names it, so as many as were told of are there, each with its line.
  const leaks = done.filter(({ write }) => write.what === 'leak').length
  const [kept] = await world.rows<{ n: number }>(
    `select count(*)::int as n from rowan.leak l join rowan.entry e on e.landlord = l.landlord and e.stream = l.stream and e.type = 'leak.reported'
     where l.landlord = $1 and e.by = any($3) and exists (select from rowan.audit a
       where a.landlord = l.landlord and a.seq > $2 and a.action = 'act:report-leak' and a.object = l.stream::text)`,
    [LANDLORD, from.audit, people],
  )
  const told = count('act:report-leak', 'done')
  if (kept?.n !== leaks || told !== leaks)
    wrong.push(`${leaks} leaks were told of, ${kept?.n} are there, and ${told} are on the audit`)
  for (const account of people) {
    const seen = fleet.disclosed.filter(({ by }) => by.account === account)
    const told = lines
      .filter((line) => line.actor === account && line.result === 'shown')
      .reduce((sum, { n }) => sum + n, 0)
    if (seen.length > told) wrong.push(`${seen.length} answers were seen, and ${told} are on the audit`)
  }
  if (chains)
    wrong.push(...(await verifyChain(world.rowan)).map((fault) => `${fault.chain} ${fault.seq}: ${fault.what}`))
  return wrong
}
