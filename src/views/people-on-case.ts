/** The people of a case, how they are connected, and how each victim may safely be reached. */
import type { CodeValue, Entry } from '../record/entry.ts'
import type { Words } from '../record/separate.ts'
import type { CasePage, KeptLine, PersonOnCase, SafeContactLine } from './case-page.ts'

const text = (value: CodeValue | undefined): string | null => (typeof value === 'string' ? value : null)
const texts = (value: CodeValue | undefined): readonly string[] => (Array.isArray(value) ? value : [])

/** Each person once, with the latest facts about them. Somebody whose name was not written down is shown without one. */
export function peopleOn(entries: readonly Entry[], names: ReadonlyMap<string, string>): readonly PersonOnCase[] {
  const people = new Map<string, PersonOnCase>()
  for (const { type, codes } of entries) {
    const id = text(codes.person)
    if (id === null || (type !== 'person.added' && type !== 'person.updated')) continue
    const before = people.get(id)
    if (!before && type === 'person.updated') continue
    people.set(id, {
      id,
      name: names.get(id) ?? 'Name not recorded',
      role: text(codes.role) ?? before?.role ?? 'victim',
      ageGroup: text(codes.ageGroup) ?? before?.ageGroup ?? null,
      customerType: text(codes.customerType) ?? before?.customerType ?? null,
      affected: text(codes.affected) ?? before?.affected ?? null,
    })
  }
  return [...people.values()]
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

/** One line for each victim, and for anybody else with whom a safe way was agreed. */
export function safeContactOn(
  entries: readonly Entry[],
  wordsOf: (n: number) => Words,
  names: ReadonlyMap<string, string>,
): readonly SafeContactLine[] {
  const agreed = entries
    .filter((entry) => entry.type === 'safe-contact.agreed')
    .toSorted((a, b) => a.at - b.at || a.n - b.n)
  const victims = peopleOn(entries, names).filter((person) => person.role === 'victim')
  const persons = new Set([
    ...victims.map((person) => person.id),
    ...agreed.flatMap(({ codes }) => text(codes.person) ?? []),
  ])
  return [...persons].map((person) => {
    const latest = agreed.findLast((entry) => entry.codes.person === person)
    const name = names.get(person) ?? 'Name not recorded'
    if (!latest) return { person, name, agreed: null }
    const { codes } = latest
    const words = wordsOf(latest.n)
    return {
      person,
      name,
      agreed: {
        channels: texts(codes.channels),
        neverChannels: texts(codes.neverChannels),
        days: texts(codes.days),
        from: text(codes.from),
        until: text(codes.until),
        place: text(words.place),
        codeWord: text(words.codeWord),
        details: text(words.details),
        workerGender: text(codes.workerGender),
        on: latest.at,
      },
    }
  })
}
