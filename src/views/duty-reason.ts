/** Why one duty is asked: the norm, what set it off, how its time was worked out, the days that did not count and the reading relied on. */
import { numbered } from '../casework/judged-record.ts'
import type { RunningLandlord } from '../casework/landlord.ts'
import { explain } from '../policy/explain.ts'
import type { JudgedDuty } from '../policy/judgement.ts'
import type { Instant } from '../record/london-time.ts'
import type { DutyAlone } from '../store/queries/duties.ts'
import type { ReadRecord } from './case-record.ts'
import type { DutyLine } from './duty-line.ts'
import { normSentence } from './norm-sentence.ts'
import { type NameOf, sentenceOf } from './sentences.ts'
import { normOf } from './stored-duty.ts'

export type DutyReason = {
  /** The whole norm as a sentence: what sets it off, what it asks, by when. */
  readonly norm: string
  /** Its time alone, in words. */
  readonly rule: string
  /** What set it off; null: the policy took effect. */
  readonly trigger: string | null
  readonly steps: readonly string[]
  /** Civil dates (`2026-12-25`) that did not count, and why. */
  readonly skipped: readonly { readonly date: string; readonly why: string }[]
  readonly reading: { readonly id: string; readonly reads: string; readonly decidedBy: string } | null
  readonly tensions: readonly { readonly clauses: readonly string[]; readonly reads: string }[]
}

/** Everything that a reason is made from: the stored duty, its line, and the record that it stands on. */
export type DutyFound = {
  readonly row: DutyAlone
  readonly line: DutyLine
  readonly record: ReadRecord
  readonly nameOf: NameOf
}

/** Null where no version of the policy has the norm any more: a pack was changed, and nothing was rebuilt since. */
export function dutyReason(
  landlord: RunningLandlord,
  { row, line, record, nameOf }: DutyFound,
  now: Instant,
): DutyReason | null {
  const norm = normOf(landlord, row.norm, row.version)
  const pack = landlord.packs.find((each) => each.version === row.version)
  if (!norm || !pack) return null
  const { entries } = numbered({ entries: record.entries, organisation: [] })
  const seqOf = (entry: string | null) => record.entries.find((each) => each.id === entry)?.seq ?? null
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
    norm: normSentence(pack, norm),
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
}
