/** What an act waits for by the landlord's own choice, though no norm of its policy stops it. Pure. Source: `asked_first` of organisation.yaml. */
import type { AskedFirst } from '../packs/asked-first.ts'
import type { Entry } from '../record/entry.ts'
import { entryType } from '../record/entry-type.ts'
import { closedFor } from '../record/no-report.ts'
import { type FieldProblem, isFilled } from '../record/separate.ts'
import { standing } from '../record/standing.ts'

const saysAll = ({ says }: AskedFirst, { codes }: Entry): boolean => says.every((field) => isFilled(codes[field]))

/** Whether the latest answer to what this act must not go against is a no. `stands` is what stands on the record. */
export function isStopped({ needs, same, stoppedByNo }: AskedFirst, entry: Entry, stands: readonly Entry[]): boolean {
  if (stoppedByNo === null) return false
  const answers = stands
    .filter(
      ({ type, codes }) =>
        needs.includes(type) &&
        codes[stoppedByNo] !== undefined &&
        (same === null || codes[same] === entry.codes[same]),
    )
    .toSorted((a, b) => a.at - b.at || a.n - b.n)
  return answers.at(-1)?.codes[stoppedByNo] === false
}

/** Whether something else on the record makes what this act waits for needless. `stands` is what stands on it. */
function isMetOtherwise({ or }: AskedFirst, stands: readonly Entry[]): boolean {
  return or.some(({ entry, field, is }) => {
    const said = stands
      .filter(({ type, codes }) => type === entry && codes[field] !== undefined)
      .toSorted((a, b) => a.at - b.at || a.n - b.n)
    return typeof is === 'boolean' ? said.at(-1)?.codes[field] === is : said.some(({ codes }) => codes[field] === is)
  })
}

/** Whether what this act waits for is on the record. The wishes of nobody are not waited for. `stands` is what stands on it. */
export function isMet(rule: AskedFirst, entry: Entry, stands: readonly Entry[]): boolean {
  const { act, needs, says, same, anew } = rule
  if (needs.length === 0) return saysAll(rule, entry)
  if (isStopped(rule, entry, stands)) return false
  if (isMetOtherwise(rule, stands)) return true
  const names = ({ type, codes }: Entry) => type === 'person.added' && codes.role === 'victim'
  if (says.includes('wishes') && !stands.some(names)) return true
  const last = anew ? stands.findLastIndex(({ type }) => type === act) : -1
  return stands
    .slice(last + 1)
    .some(
      (each) =>
        needs.includes(each.type) && saysAll(rule, each) && (same === null || each.codes[same] === entry.codes[same]),
    )
}

/** An act that waits for something which the policy asks for; null where nothing is missing. `before` is the record. */
export function waitingProblem(
  rules: readonly AskedFirst[],
  entry: Entry,
  before: readonly Entry[],
): FieldProblem | null {
  const stands = standing(before)
  const waits = rules.find(
    (rule) =>
      rule.act === entry.type &&
      Object.entries(rule.only).every(([field, value]) => entry.codes[field] === value) &&
      (rule.once === null || stands.some(({ type }) => type === rule.once)) &&
      !rule.notFor.includes(closedFor(entry.codes)) &&
      !isMet(rule, entry, stands),
  )
  if (!waits) return null
  const [ownField = ''] = waits.says
  if (waits.needs.length === 0)
    return { field: ownField, problem: `must be said with it (${waits.clause})`, clause: waits.clause }
  if (isStopped(waits, entry, stands)) {
    const meaning = waits.needs.flatMap((each) => entryType(each).fields).find(({ name }) => name === waits.stoppedByNo)
    return {
      field: '',
      problem: `It stays closed: the latest answer to this is no: ${meaning?.meaning} (${waits.clause}). Make them safer first, and weigh it anew once that has changed. Support and safety planning go on meanwhile`,
      clause: waits.clause,
    }
  }
  const said = waits.says.length > 0 ? ` Say of it: ${waits.says.join(', ')}.` : ''
  return {
    field: '',
    problem: `It waits until this is on record: ${waits.needs.map((each) => entryType(each).meaning).join(' Or: ')}${said}${waits.or.map(({ words }) => ` Or ${words}.`).join('')} (${waits.clause})`,
    clause: waits.clause,
  }
}
