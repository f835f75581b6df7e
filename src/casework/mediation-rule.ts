/**
 * Mediation is offered only where somebody says why it is safe, and never while a court or the police forbid contact between the two: to
 * sit at one table would break what protects one of them, with our help. Source: VIV-4.3.c; elsewhere Rowan's own rule.
 */
import { versionAt } from '../policy/compile.ts'
import { countedBefore } from '../policy/refusals.ts'
import type { Entry } from '../record/entry.ts'
import { dateOfDay, dayOf } from '../record/london-time.ts'
import { partsOn } from '../record/parts.ts'
import type { FieldProblem } from '../record/separate.ts'
import type { RunningLandlord } from './landlord.ts'
import type { NewEntry } from './new-entry.ts'
import { sayOrder } from './order-words.ts'
import { sayDay } from './say-day.ts'

/** Answers to an offer that was made. The others say that none was. */
export const OFFERED: readonly unknown[] = ['accepted', 'thinking', 'declined']

const OF_THE_TWO: readonly unknown[] = ['victim', 'perpetrator']

/** The latest order against contact that holds on the day of this entry, against whoever is harmed or causes harm. */
function orderAgainstContact(entry: Entry, before: readonly Entry[]): Entry | undefined {
  const counted = countedBefore(before, entry)
  const parts = partsOn(before)
  const ended = new Set(counted.flatMap(({ type, codes }) => (type === 'court-order.ended' ? [codes.entry] : [])))
  const today = dateOfDay(dayOf(entry.at))
  return counted.findLast(
    ({ n, type, codes }) =>
      type === 'court-order.made' &&
      codes.noContact === true &&
      OF_THE_TWO.includes(parts.get(codes.person)) &&
      !ended.has(n) &&
      (codes.expiresOn === undefined || String(codes.expiresOn) >= today),
  )
}

/** What stands in the way of an offer, whatever the landlord's policy says of it. */
function offerProblem({ entry, words }: NewEntry, before: readonly Entry[]): FieldProblem | null {
  if (!OFFERED.includes(entry.codes.outcome)) return null
  const order = orderAgainstContact(entry, before)
  if (order)
    return {
      field: 'outcome',
      problem: `must say that none was offered: an order or condition that forbids contact between them stands on this case (“${sayOrder(String(order.codes.kind))}”, ${sayDay(dateOfDay(dayOf(order.at)))})`,
    }
  if (entry.codes.appropriate === false)
    return { field: 'outcome', problem: 'must say that none was offered: it was not found to be suitable and safe' }
  return words.reason === undefined ? { field: 'reason', problem: 'must say why it is safe, and who says so' } : null
}

/** Null where nothing is in its way; with the clause by which the landlord's own policy asks for it. `before` is the record. */
export function mediationProblem(
  { policy }: Pick<RunningLandlord, 'policy'>,
  made: NewEntry,
  before: readonly Entry[],
): FieldProblem | null {
  const found = offerProblem(made, before)
  const gate = versionAt(policy, made.entry.at).norms.find(
    (norm) => norm.kind === 'gate' && norm.before.some(({ event }) => event === made.entry.type),
  )
  const clause = gate?.cite[0]?.clause
  return found === null || clause === undefined ? found : { ...found, problem: `${found.problem} (${clause})`, clause }
}
