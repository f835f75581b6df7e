/** Why one duty is asked and how its time was worked out; null where the reader may not see it, or there is none. */
import { numbered } from '../casework/judged-record.ts'
import { landlordOf, type Rowan } from '../casework/rowan.ts'
import { explain } from '../policy/explain.ts'
import type { JudgedDuty } from '../policy/judgement.ts'
import { asActor, audit } from '../store/database.ts'
import { findDuty } from '../store/queries/duties.ts'
import { findRecord, namesIn } from './case-record.ts'
import type { DutyLine } from './duty-line.ts'
import { sentenceOf } from './sentences.ts'
import { dutyLine } from './stored-duty.ts'

export type DutyExplained = {
  readonly duty: DutyLine
  readonly rule: string
  readonly trigger: string | null
  readonly steps: readonly string[]
  readonly skipped: readonly { readonly date: string; readonly why: string }[]
  readonly reading: { readonly id: string; readonly reads: string; readonly decidedBy: string } | null
  readonly tensions: readonly { readonly clauses: readonly string[]; readonly reads: string }[]
}

export function explainDuty(rowan: Rowan, token: string, id: string): Promise<DutyExplained | null> {
  const now = rowan.clock()
  return asActor(rowan.database, token, async (query, actor) => {
    const row = await findDuty(query, id)
    const basis = row === undefined ? 'none' : row.stream === actor.organisation ? 'organisation' : 'member'
    const result = row ? 'shown' : 'not-found'
    await audit(query, { action: 'view:duty', objectType: 'duty', object: row?.id ?? null, basis, result })
    const record = row && (await findRecord(query, rowan.keyring, actor.landlord, row.stream))
    if (!row || !record) return null
    const landlord = landlordOf(rowan, actor.landlord)
    const names = namesIn(record)
    const nameOf = (person: string) => names.get(person) ?? null
    const { entries } = numbered({ entries: record.entries, organisation: [] })
    const seqOf = (entry: string | null) => record.entries.find((each) => each.id === entry)?.seq ?? null
    const line = dutyLine(landlord, row, actor, now, nameOf)
    const judged: JudgedDuty = {
      norm: row.norm,
      kind: row.kind,
      clauses: row.clauses,
      version: row.version,
      trigger: seqOf(row.trigger),
      opened: line.opened,
      key: row.key,
      due: line.due,
      stated: row.stated,
      outcome: row.outcome,
      ended: line.ended,
      endedBy: seqOf(row.ended_by),
      absorbed: row.absorbed,
      waiverRefused: seqOf(row.waiver_refused),
      owedBy: row.owed_by,
    }
    const explanation = explain(landlord.policy, judged, now)
    const trigger = entries.find((entry) => entry.n === judged.trigger)
    const ending = entries.find((entry) => entry.n === judged.endedBy)
    return {
      duty: line,
      rule: explanation.rule,
      trigger: trigger ? sentenceOf(trigger.type, trigger.codes, nameOf) : null,
      steps: [
        `Judged by version ${explanation.version} of the policy.`,
        ...(judged.absorbed > 0
          ? [`${judged.absorbed} more of the same came in meanwhile: they count with this one.`]
          : []),
        ...(ending ? [`Answered by: ${sentenceOf(ending.type, ending.codes, nameOf)}.`] : []),
        ...(judged.waiverRefused === null
          ? []
          : ['Somebody waived it who may not, or for a reason that does not count.']),
        ...(explanation.holidaysUnknown ? ['The bank holidays of that year are not known yet.'] : []),
      ],
      skipped: explanation.daysOff.map((day) => ({
        date: day.date,
        why: day.name && day.name !== day.why ? `${day.why}: ${day.name}` : day.why,
      })),
      reading: explanation.reading,
      tensions: explanation.tensions,
    }
  })
}
