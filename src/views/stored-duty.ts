/** A duty as it is stored, and as a line of a list. */

import type { RunningLandlord } from '../casework/landlord.ts'
import { isLate } from '../policy/judgement.ts'
import type { Cite, Norm, Pack, Pattern } from '../policy/model.ts'
import type { Instant } from '../record/london-time.ts'
import type { EntryTypeName, RoleName } from '../record/vocabulary.ts'
import { ROLES } from '../record/vocabulary.ts'
import type { CaseOfDuty, DutyAlone } from '../store/queries/duties.ts'
import type { DutyLine } from './duty-line.ts'
import { asksFor } from './sentences.ts'

/** The norms of a landlord's packs by version and id: a list looks up as many as it has duties. */
const normsOf = new WeakMap<readonly Pack[], ReadonlyMap<string, Norm>>()

/** The norm of a duty, in the version by which it was judged. */
export function normOf({ packs }: Pick<RunningLandlord, 'packs'>, id: string, version: string): Norm | undefined {
  const known =
    normsOf.get(packs) ??
    // Of two that are called the same the first counts.
    new Map(
      packs.flatMap(({ version: of, norms }) => norms.map((norm) => [`${of} ${norm.id}`, norm] as const)).toReversed(),
    )
  normsOf.set(packs, known)
  return known.get(`${version} ${id}`)
}

export const clausesShown = (landlord: RunningLandlord, ids: readonly string[], cites: readonly Cite[]) =>
  ids.map((id) => {
    const clause = landlord.clauses.get(id)
    const said = cites.find((cite) => cite.clause === id)?.says
    return {
      id,
      printed: clause?.printed ?? id,
      says: clause?.says ?? said ?? 'Contact only by the safe way that was agreed',
    }
  })

/** Acts whose person is the one causing harm: the person of a duty's trigger, often the victim, must never be put there. */
const ABOUT_THE_OTHER: readonly EntryTypeName[] = [
  'perpetrator-action.considered',
  'legal-action.proposed',
  'legal-action.started',
  'court-hearing.fixed',
  'court-order.made',
  'restricted-access.assessed',
  'restricted-access.listed',
  'perpetrator-support.requested',
]
const isAboutTheOther = (type: EntryTypeName): boolean => ABOUT_THE_OTHER.includes(type)

export type Reader = {
  readonly account: string
  readonly roles: readonly RoleName[]
  readonly organisation: string
}

const milliseconds = (date: Date | null): Instant | null => (date === null ? null : date.getTime())
const roleOf = (name: string | null): RoleName | null => ROLES.find((role) => role === name) ?? null

/** The fields of the usual act that can be answered in one way alone. */
const wantsOf = (pattern: Pattern | undefined): DutyLine['wants'] =>
  Object.fromEntries(
    Object.entries(pattern?.where ?? {}).flatMap(([field, value]) =>
      typeof value === 'string' && value !== '?' ? [[field, value]] : [],
    ),
  )

/** A line for its reader. `of` is its case; `nameOf` gives a person of the case by the name that the reader may see. */
export function dutyLine(
  landlord: RunningLandlord,
  row: DutyAlone,
  of: CaseOfDuty,
  reader: Reader,
  now: Instant,
  nameOf: (person: string) => string | null,
): DutyLine {
  const norm = normOf(landlord, row.norm, row.version)
  const metBy = norm && 'do' in norm ? [...new Set(norm.do.map((pattern) => pattern.event))] : []
  const first = norm && 'do' in norm ? norm.do[0] : undefined
  const cites = norm?.cite ?? []
  const byKey = norm && 'per' in norm && norm.per?.field === 'person'
  const ofTrigger =
    first &&
    isAboutTheOther(first.event) &&
    norm &&
    'when' in norm &&
    !norm.when.some((each) => isAboutTheOther(each.event))
      ? null
      : row.person
  const person = (byKey || (norm && 'forEach' in norm && norm.forEach !== undefined) ? row.key : null) ?? ofTrigger
  const about = person === null ? null : nameOf(person)
  const due = milliseconds(row.due)
  const ended = milliseconds(row.ended)
  const owedBy = roleOf(row.owed_by) ?? roleOf(of.owner_role)
  const ofCase = row.stream !== reader.organisation
  return {
    id: row.id,
    caseId: ofCase ? row.stream : null,
    caseReference: ofCase ? of.reference : null,
    norm: row.norm,
    kind: row.kind,
    what: first ? asksFor(first, about) : (cites[0]?.says ?? row.norm),
    clauses: clausesShown(landlord, row.clauses, cites),
    about,
    opened: row.opened.getTime(),
    due,
    stated: row.stated,
    late: isLate({ due, ended }, now),
    outcome: row.outcome,
    ended,
    owedBy,
    mine: of.owner === null ? owedBy !== null && reader.roles.includes(owedBy) : of.owner === reader.account,
    absorbed: row.absorbed,
    metBy,
    person,
    wants: wantsOf(first),
  }
}
