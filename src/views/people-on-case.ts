/** The people of a case, how they are connected, and which addresses of theirs are kept apart. */
import type { CodeValue, Entry } from '../record/entry.ts'
import type { Words } from '../record/separate.ts'
import type { CasePage, KeptLine, PersonOnCase } from './case-page.ts'

/** What is shown of somebody whose name nobody wrote down. It is no name: papers are not searched for its words. */
export const NO_NAME = 'Name not recorded'

const text = (value: CodeValue | undefined): string | null => (typeof value === 'string' ? value : null)

/** Each person once, with the latest facts about them. Somebody whose name was not written down is shown without one. */
export function peopleOn(
  entries: readonly Entry[],
  names: ReadonlyMap<string, string>,
  wordsOf: (n: number) => Words = () => ({}),
): readonly PersonOnCase[] {
  const people = new Map<string, PersonOnCase>()
  for (const { type, codes } of entries) {
    const id = text(codes.person)
    if (id === null || (type !== 'person.added' && type !== 'person.updated')) continue
    const before = people.get(id)
    if (!before && type === 'person.updated') continue
    people.set(id, {
      id,
      name: names.get(id) ?? NO_NAME,
      role: text(codes.role) ?? before?.role ?? 'victim',
      ageGroup: text(codes.ageGroup) ?? before?.ageGroup ?? null,
      customerType: text(codes.customerType) ?? before?.customerType ?? null,
      affected: text(codes.affected) ?? before?.affected ?? null,
      ...calledAs(entries, id, wordsOf),
    })
  }
  return [...people.values()]
}

/** The person's own choice goes before the landlord's, whichever came last; and stands until they choose again. */
function calledAs(entries: readonly Entry[], person: string, wordsOf: (n: number) => Words): { calledAs?: string } {
  const chosen = entries.filter((entry) => entry.type === 'person.label-chosen' && entry.codes.person === person)
  const last = chosen.findLast((entry) => entry.codes.chosenBy === 'person') ?? chosen.at(-1)
  if (!last) return {}
  const { label } = last.codes
  const ownWord = wordsOf(last.n).ownWord
  if (label === 'own-word') return { calledAs: typeof ownWord === 'string' ? ownWord : '' }
  return { calledAs: label === 'none' ? '' : String(label) }
}

export const relationshipsOn = (entries: readonly Entry[]): CasePage['relationships'] =>
  entries
    .filter((entry) => entry.type === 'relationship.recorded')
    .map(({ codes }) => ({
      from: text(codes.from) ?? '',
      to: text(codes.to) ?? '',
      relation: text(codes.relation) ?? 'not-known',
      // Nobody said that it ended.
      current: codes.current !== false,
      shareHome: codes.shareHome === true,
    }))

/** The newest first. The address itself is in the vault alone. */
export const keptOn = (entries: readonly Entry[]): readonly KeptLine[] =>
  entries
    .filter((entry) => entry.type === 'address.kept')
    .map(({ codes, at }) => ({
      address: text(codes.address) ?? '',
      person: text(codes.person) ?? '',
      kind: text(codes.kind),
      on: at,
    }))
    .toReversed()
