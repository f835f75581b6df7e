/** What of a record decides whether an act is refused: entry types, and of each the fields that the norms of that act look at. */
import type { EntryTypeName } from '../record/vocabulary.ts'
import type { ActNorm, Policy } from './compile.ts'
import type { Gate, Pattern, Per } from './model.ts'
import { isUnderSafeContact } from './safe-contact.ts'

export type Reads = ReadonlyMap<EntryTypeName, ReadonlySet<string>>

type Read = { readonly patterns: readonly Pattern[]; readonly fields: readonly string[] }

/** Who has which part in the case. */
const PARTS: Read = { patterns: [{ event: 'person.added' }], fields: ['person', 'role'] }

const fieldOf = (per: Per | undefined): readonly string[] => (per ? [per.field] : [])

/** The fields of an entry itself that its gate looks at. */
const ownFields = (gate: Gate): readonly string[] => [
  ...gate.before.flatMap(({ where }) => Object.keys(where ?? {})),
  ...gate.fieldAny.flatMap((where) => Object.keys(where)),
  ...gate.needs.flatMap(({ per, notAbout }) => [...fieldOf(per), ...(notAbout === undefined ? [] : ['person'])]),
  ...fieldOf(gate.per),
  ...(gate.needsConsent === undefined ? [] : ['consent', 'person']),
]

/** What one norm looks at on the record before the act. */
function readsOfNorm(norm: ActNorm): readonly Read[] {
  switch (norm.kind) {
    case 'gate': {
      const purpose = norm.forByAct ? ['for'] : []
      const needs = norm.needs.map((need): Read => {
        const lifting = need.unless ? [{ event: need.unless.event }] : []
        const whom = need.notAbout === undefined ? [] : ['person']
        return { patterns: [...need.any, ...lifting], fields: [...fieldOf(need.per ?? norm.per), ...purpose, ...whom] }
      })
      const around = [...(norm.if ?? []), ...(norm.since ?? []), ...norm.until]
      const consent: Read[] = norm.needsConsent
        ? [{ patterns: [{ event: 'consent.discussed' }], fields: ['scope', 'answer', 'person'] }]
        : []
      const parts = norm.needs.some(({ notAbout }) => notAbout !== undefined) ? [PARTS] : []
      return [...needs, { patterns: around, fields: [] }, ...consent, ...parts]
    }
    case 'never': {
      const spell = norm.while ? [...norm.while.from, ...norm.while.until] : []
      // what does not say which move it is about is about a move of the person whom it names
      const whose = norm.while && (norm.alsoOf || norm.per?.match === 'lenient') ? ['person'] : []
      const parts = norm.alsoOf ? [PARTS] : []
      return [{ patterns: [...(norm.if ?? []), ...spell], fields: [...fieldOf(norm.per), ...whose] }, ...parts]
    }
    case 'limit':
      return [{ patterns: norm.acts, fields: fieldOf(norm.per) }]
    case 'record':
      return []
    case 'hold': {
      const { event, field } = norm.length
      return [
        { patterns: [...norm.startsOn, ...norm.endsEarlyOn], fields: fieldOf(norm.per) },
        { patterns: [{ event }], fields: [field, ...fieldOf(norm.per)] },
      ]
    }
    default:
      return norm satisfies never
  }
}

/** What decides whether the exemptions of a norm still count: the gates before them, and those before what lifts these. */
function readsOfExemptions(policy: Policy, norm: ActNorm, seen: ReadonlySet<Gate> = new Set()): readonly Read[] {
  if (norm.kind !== 'gate' || seen.has(norm)) return []
  const events = norm.needs.flatMap(({ unless }) => (unless ? [unless.event] : []))
  return events.flatMap((event) =>
    (policy.plans.get(event)?.acts ?? []).flatMap(({ norm: before }) =>
      before.kind !== 'gate'
        ? []
        : [
            { patterns: [{ event }], fields: ownFields(before) },
            ...readsOfNorm(before),
            ...readsOfExemptions(policy, before, new Set([...seen, norm])),
          ],
    ),
  )
}

/**
 * Of all norms that can refuse entries of these types. What was taken back is always read. Throws for a contact: what its rule looks at
 * is not told here.
 */
export function readsOf(policy: Policy, acts: readonly EntryTypeName[]): Reads {
  const reads = new Map<EntryTypeName, Set<string>>([['entry.retracted', new Set(['entry'])]])
  for (const act of acts) {
    if (isUnderSafeContact(act)) throw new Error(`${act} is a contact: it is for people on the case`)
    for (const { norm } of policy.plans.get(act)?.acts ?? [])
      for (const { patterns, fields } of [...readsOfNorm(norm), ...readsOfExemptions(policy, norm)])
        for (const { event, where } of patterns) {
          const all = reads.get(event) ?? new Set()
          for (const field of [...fields, ...Object.keys(where ?? {})]) all.add(field)
          reads.set(event, all)
        }
  }
  return reads
}
