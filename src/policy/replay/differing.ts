/** Which norms judge otherwise in one text of a policy than in another. Only these need to be judged twice. Pure. */
import { findEntryType } from '../../record/entry-type.ts'
import { type EntryTypeName, SAFE_CONTACT_TYPES } from '../../record/vocabulary.ts'
import { bound } from '../compile.ts'
import { inOrder } from '../edition.ts'
import type { Gate, Norm, Pack } from '../model.ts'

/** Of a norm, what is shown and not judged. */
const SHOWN = new Set(['line', 'says', 'strength', 'reading', 'owedBy'])

const judged = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(judged)
    : value !== null && typeof value === 'object'
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([key]) => !SHOWN.has(key))
            .map(([key, each]) => [key, judged(each)]),
        )
      : value

const exemptionsOf = (norm: Norm): readonly EntryTypeName[] =>
  norm.kind === 'gate' ? norm.needs.flatMap(({ unless }) => (unless ? [unless.event] : [])) : []

/** The gates that decide whether the exemptions of a norm still count, and those that decide about theirs. */
function gatesBehind(pack: Pack, norm: Norm, seen: ReadonlySet<Norm> = new Set([norm])): readonly Gate[] {
  const events = exemptionsOf(norm)
  const behind = pack.norms.filter(
    (each): each is Gate =>
      each.kind === 'gate' && !seen.has(each) && each.before.some(({ event }) => events.includes(event)),
  )
  const known = new Set([...seen, ...behind])
  return [...behind, ...behind.flatMap((each) => gatesBehind(pack, each, known))]
}

const countsWorkingDays = (within: unknown): boolean =>
  within === 'same_working_day' || (typeof within === 'object' && within !== null && 'working_days' in within)

/** All of a norm that decides about a case, as text: two with the same text judge every record alike. */
function judgedForm(pack: Pack, norm: Norm): string {
  const own = 'within' in norm ? { ...norm, within: bound(norm.within, pack) } : norm
  const clock = 'within' in own && countsWorkingDays(own.within) ? pack.calendar : null
  const behind = gatesBehind(pack, norm).map((gate) => JSON.stringify(inOrder(judged(gate))))
  return JSON.stringify([inOrder(judged(own)), inOrder(clock), behind.toSorted()])
}

const safeContact = ({ safeContactClause, safeContactOverride }: Pack): string =>
  JSON.stringify([safeContactClause, inOrder(judged(safeContactOverride))])

export type Differing = {
  /** Norms that judge otherwise, or stand in one of the two alone. */
  readonly norms: ReadonlySet<string>
  readonly safeContact: boolean
  /** The clauses under which they stand, in either. */
  readonly clauses: ReadonlySet<string>
}

/** The name under which the safe-contact rule refuses: no norm of a pack, but a rule of its own. */
export const SAFE_CONTACT = 'safe-contact'

export function differing(before: Pack, after: Pack): Differing {
  const forms = (pack: Pack) => new Map(pack.norms.map((norm) => [norm.id, judgedForm(pack, norm)]))
  const [old, young] = [forms(before), forms(after)]
  const norms = new Set([...old.keys(), ...young.keys()].filter((id) => old.get(id) !== young.get(id)))
  const contact = safeContact(before) !== safeContact(after)
  const clauses = [before, after].flatMap((pack) => [
    ...pack.norms.filter(({ id }) => norms.has(id)).flatMap(({ cite }) => cite.map(({ clause }) => clause)),
    ...(contact ? [pack.safeContactClause] : []),
  ])
  return { norms, safeContact: contact, clauses: new Set(clauses) }
}

/** The norms of a pack that stand under some clauses: what is counted for a clause is counted for all of it. */
export const normsUnder = (pack: Pack, clauses: ReadonlySet<string>): readonly Norm[] =>
  pack.norms.filter(({ cite }) => cite.some(({ clause }) => clauses.has(clause)))

/** A pack of these norms alone, with the gates that decide about their exemptions. */
export function packOf(pack: Pack, norms: readonly Norm[]): Pack {
  const kept = new Set<Norm>([...norms, ...norms.flatMap((norm) => gatesBehind(pack, norm))])
  return { ...pack, norms: pack.norms.filter((norm) => kept.has(norm)) }
}

/** Types that judging reads whether or not a norm names them. */
const ALWAYS: readonly EntryTypeName[] = [
  'case.opened',
  'case.reopened',
  'case.closed',
  'duty.waived',
  'person.added',
  'entry.retracted',
  'consent.discussed',
]

const namesIn = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : value !== null && typeof value === 'object'
      ? Object.values(value).flatMap(namesIn)
      : []

/** Every entry type that can play a part in judging by these norms. */
export const typesReadBy = (norms: readonly Norm[]): readonly EntryTypeName[] => {
  const named = namesIn(norms).filter((name): name is EntryTypeName => findEntryType(name) !== undefined)
  return [...new Set([...named, ...ALWAYS])]
}

/** Entry types without which nothing comes of a case by these norms: what opens a duty, starts a hold, or may be refused. */
export const typesThatCount = (norms: readonly Norm[], withContacts: boolean): ReadonlySet<EntryTypeName> =>
  new Set([
    ...norms.flatMap((norm): readonly EntryTypeName[] => {
      switch (norm.kind) {
        case 'duty':
        case 'offer':
        case 'sign':
        case 'record':
          return norm.when.map(({ event }) => event)
        case 'gate':
          return norm.before.map(({ event }) => event)
        case 'never':
        case 'limit':
          return norm.acts.map(({ event }) => event)
        case 'hold':
          return [norm.length.event, ...[...norm.startsOn, ...norm.forbids].map(({ event }) => event)]
        case 'every':
          return []
        default:
          return norm satisfies never
      }
    }),
    ...(withContacts ? [...SAFE_CONTACT_TYPES, 'safe-contact.overridden' as const] : []),
  ])
