/** What a diligent officer would do next: the usual act for each open duty, made from the policy and the vocabulary. Pure. */
import type { Policy } from '../src/policy/compile.ts'
import { judge } from '../src/policy/judge.ts'
import type { JudgedDuty } from '../src/policy/judgement.ts'
import type { Duty, Pattern } from '../src/policy/model.ts'
import { refusals } from '../src/policy/refusals.ts'
import type { Entry } from '../src/record/entry.ts'
import { entryType, pointsToEntry } from '../src/record/entry-type.ts'
import type { Instant } from '../src/record/london-time.ts'
import { separate } from '../src/record/separate.ts'
import type { EntryTypeName, RoleName } from '../src/record/vocabulary.ts'

export type Planned = {
  readonly type: EntryTypeName
  readonly by: RoleName
  readonly at: Instant
  readonly data: Readonly<Record<string, unknown>>
}

/** Who stands for a reference field where the duty itself names nobody. */
export type Stands = { readonly victim: string; readonly owner: RoleName; readonly ref: (field: string) => string }

const PLAIN_WORDS = 'Made-up note for the demonstration.'

/** The data of an act that meets a pattern: the vocabulary's example, with what the pattern and the duty ask. */
export function dataFor(
  pattern: Pattern,
  key: { readonly field: string; readonly value: string } | null,
  stands: Stands,
) {
  const type = entryType(pattern.event)
  const data: Record<string, unknown> = {}
  for (const field of type.fields) {
    const example = type.example[field.name]
    const wanted = pattern.where?.[field.name]
    const first = Array.isArray(wanted) ? wanted.find((each) => each !== null) : wanted
    if (pointsToEntry(type.name, field.name)) continue
    if (key?.field === field.name) data[field.name] = key.value
    else if (field.type === 'ref' && (example !== undefined || field.required))
      data[field.name] = field.name === 'person' ? stands.victim : stands.ref(field.name)
    else if (first !== undefined && first !== '?') data[field.name] = field.type === 'list' ? [first] : first
    else if (field.personal && (example !== undefined || field.required || first === '?'))
      data[field.name] = field.type === 'list' ? [PLAIN_WORDS] : field.type === 'text' ? PLAIN_WORDS : example
    else if (example !== undefined && field.type !== 'date') data[field.name] = example
  }
  return data
}

/** The act that would answer an open duty at a time; null where none can be made that the policy lets through. */
export function answerTo(
  policy: Policy,
  duty: JudgedDuty,
  record: readonly Entry[],
  at: Instant,
  stands: Stands,
): Planned | null {
  const norm: Duty | undefined = policy.duties.find((each) => each.norm.id === duty.norm)?.norm
  if (!norm) return null
  for (const pattern of norm.do) {
    if (entryType(pattern.event).scope === 'organisation') continue
    const key = norm.per && duty.key !== null ? { field: norm.per.field, value: duty.key } : null
    const data = dataFor(pattern, key, stands)
    const separated = separate(pattern.event, data)
    if (!separated.ok) continue
    const by = pattern.by?.[0] ?? stands.owner
    const proposed: Entry = {
      n: record.length + 1,
      type: pattern.event,
      at,
      recordedAt: at,
      by,
      codes: separated.codes,
      happened: false,
    }
    if (refusals(policy, record, proposed).length === 0) return { type: pattern.event, by, at, data }
  }
  return null
}

/** The first open duty that can be answered: those with a time first, the earliest due at the head. */
export function nextAnswer(
  policy: Policy,
  record: readonly Entry[],
  at: Instant,
  stands: Stands,
  skip: (duty: JudgedDuty) => boolean,
): { readonly duty: JudgedDuty; readonly planned: Planned } | null {
  const open = judge(policy, record, at, 'case')
    .duties.filter((duty) => duty.outcome === 'open' && duty.trigger !== null && !skip(duty))
    .toSorted((a, b) => (a.due ?? Number.MAX_VALUE) - (b.due ?? Number.MAX_VALUE) || (a.norm < b.norm ? -1 : 1))
  for (const duty of open) {
    const planned = answerTo(policy, duty, record, at, stands)
    if (planned) return { duty, planned }
  }
  return null
}
