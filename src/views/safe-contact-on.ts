/** How each victim of a case may safely be reached, and whether that may still be relied on. */
import type { SafeContactOverride } from '../policy/model.ts'
import { overriddenUntil } from '../policy/safe-contact.ts'
import type { CodeValue, Entry } from '../record/entry.ts'
import { dayOf, type Instant } from '../record/london-time.ts'
import { causingOn, partsOn } from '../record/parts.ts'
import { agreementWith } from '../record/safe-agreement.ts'
import type { Words } from '../record/separate.ts'
import { toldOfContact } from '../record/told-of-contact.ts'
import { adjustmentsOf } from './areas/contact/adjustments.ts'
import type { SafeContactLine } from './case-page.ts'
import { NO_NAME, peopleOn } from './people-on-case.ts'

const text = (value: CodeValue | undefined): string | null => (typeof value === 'string' ? value : null)
const texts = (value: CodeValue | undefined): readonly string[] => (Array.isArray(value) ? value : [])

/**
 * All that was said of how to reach somebody, or nobody by name, by whoever passed something on, a line for each; what a later word takes back
 * only a person knows.
 */
function saidOf(
  isOf: (person: CodeValue | undefined) => boolean,
  told: readonly (Entry & { readonly words: Words })[],
): string | null {
  const said = told.flatMap(({ type, codes, words }) =>
    (type === 'report.received' || type === 'concern.raised') && isOf(codes.person) && typeof words.summary === 'string'
      ? toldOfContact(words.summary)
      : [],
  )
  return said.length === 0 ? null : [...new Set(said)].join('\n')
}

/** Who alone is harmed, so that a word which names nobody is of them. Of two it may be of either; and it is never of whoever causes harm too. */
function onlyHarmed(entries: readonly Entry[]): string | null {
  const harmed = [...partsOn(entries)].flatMap(([person, role]) => (role === 'victim' ? [person] : []))
  const [only] = harmed
  return harmed.length === 1 && typeof only === 'string' && !causingOn(entries).has(only) ? only : null
}

/** What was said of reaching somebody whom nobody named, where it may not be of the only one harmed, until a way is agreed with each. */
export function saidOfNobodyNamed(entries: readonly Entry[], wordsOf: (n: number) => Words): string | null {
  const inOrder = entries.toSorted((a, b) => a.at - b.at || a.n - b.n)
  const harmed = [...partsOn(entries)].filter(([, role]) => role === 'victim')
  const isWaiting = harmed.some(([person]) => !inOrder.some((each) => isAgreedWith(person, each)))
  if (!isWaiting || onlyHarmed(entries) !== null) return null
  const told = inOrder.map((entry) => ({ ...entry, words: wordsOf(entry.n) }))
  return saidOf((person) => person === undefined, told)
}

const isAgreedWith = (person: unknown, { type, codes }: Entry): boolean =>
  type === 'safe-contact.agreed' && codes.person === person

/** One line for each victim, and for anybody else with whom a safe way was agreed. `entries` stand, in any order. */
export function safeContactOn(
  entries: readonly Entry[],
  wordsOf: (n: number) => Words,
  names: ReadonlyMap<string, string>,
  now: Instant,
  override: SafeContactOverride | null,
): readonly SafeContactLine[] {
  const inOrder = entries.toSorted((a, b) => a.at - b.at || a.n - b.n)
  const victims = peopleOn(entries, names).filter((person) => person.role === 'victim')
  const persons = new Set([
    ...victims.map((person) => person.id),
    ...inOrder.flatMap(({ type, codes }) => (type === 'safe-contact.agreed' ? (text(codes.person) ?? []) : [])),
  ])
  const told = inOrder.map((entry) => ({ ...entry, words: wordsOf(entry.n) }))
  const only = onlyHarmed(entries)
  return [...persons].map((person) => {
    const name = names.get(person) ?? NO_NAME
    const adjustments = adjustmentsOf(person, told)
    const died = inOrder.find(({ type, codes }) => type === 'death.recorded' && codes.person === person)?.at ?? null
    const agreement = agreementWith(person, inOrder, dayOf(now))
    if (agreement.state === 'none') {
      const passedOn = saidOf((of) => of === person || (of === undefined && person === only), told)
      return { person, name, adjustments, died, overriddenUntil: null, passedOn, agreed: null }
    }
    const { codes, n, at } = agreement.agreed
    const words = wordsOf(n)
    const word = (field: string) => (typeof words[field] === 'string' ? words[field] : null)
    return {
      person,
      name,
      adjustments,
      died,
      overriddenUntil: overriddenUntil(person, inOrder, now, override),
      passedOn: null,
      agreed: {
        state: agreement.state,
        since: agreement.state === 'unknown' ? { type: agreement.since.type, on: agreement.since.at } : null,
        expiresOn: text(codes.expiresOn),
        channels: texts(codes.channels),
        neverChannels: texts(codes.neverChannels),
        days: texts(codes.days),
        from: text(codes.from),
        until: text(codes.until),
        place: word('place'),
        codeWord: word('codeWord'),
        details: word('details'),
        email: word('email'),
        words: word('words'),
        language: word('language'),
        interpreter: codes.interpreter === true,
        format: text(codes.format),
        workerGender: text(codes.workerGender),
        on: at,
      },
    }
  })
}
