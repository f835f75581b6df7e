/** What the audit trail calls an act, as people say it. */
import { AUDITED } from '../../access/audited.ts'
import { findEntryType } from '../../record/entry-type.ts'
import type { HowLooked, Look } from '../../views/who-looked.ts'
import { clock, sayDate } from '../kit/times.ts'
import { plain } from '../kit/words.ts'

/** What the trail keeps beside what a route writes: what Rowan or its operator did. */
const PAGES: Readonly<Record<string, string>> = {
  ...AUDITED,
  'new-edition': 'recorded a new edition of the policy',
  'judged-again': 'judged every record again',
}

/** Which page it was, or what was done. */
export function sayLook(action: string): string {
  const known = PAGES[action]
  if (known) return known
  if (action.startsWith('view:today')) return 'the list of the day'
  const [kind, ...rest] = action.split(':')
  const name = rest.join(':')
  if (kind === 'view' && name.startsWith('case:')) return `the part “${plain(name.slice('case:'.length))}”`
  const type = findEntryType(name)
  if (type) return `the entry “${plain(type.name)}”`
  return plain(name)
}

const RESULTS: Readonly<Record<string, string>> = {
  'not-found': 'shown nothing',
  refused: 'refused',
  invalid: 'sent back to be put right',
  conflict: 'sent back: somebody else had written first',
}

/** How it ended, where it was not simply done or shown. */
export const sayResult = (result: string): string => (RESULTS[result] ? `, ${RESULTS[result]}` : '')

/** One day's looks in a line: `3 June 2026, 9.10am to 4.30pm: the first page of the case (4 times), a file`. */
export const sayDay = (looks: readonly Look[]): string => {
  const first = Math.min(...looks.map((look) => look.first))
  const last = Math.max(...looks.map((look) => look.last))
  const times = clock(first) === clock(last) ? clock(first) : `${clock(first)} to ${clock(last)}`
  const what = looks.map((look) => {
    const often = look.times > 1 ? ` (${look.times} times)` : ''
    return `${sayLook(look.action)}${often}${sayResult(look.result)}`
  })
  return `${sayDate(looks[0]?.day ?? '')}, ${times}: ${what.join('; ')}`
}

/** The looks of each day together, the latest day first. */
export function byDay(looks: readonly Look[]): readonly (readonly Look[])[] {
  const days = new Map<string, Look[]>()
  for (const look of looks) days.set(look.day, [...(days.get(look.day) ?? []), look])
  return [...days].toSorted(([a], [b]) => (a < b ? 1 : -1)).map(([, each]) => each)
}

/** The parts of the list, what needs somebody's eyes first. */
export const HOWS: readonly { readonly how: HowLooked; readonly title: string; readonly says: string }[] = [
  {
    how: 'turned-away',
    title: 'Asked, and were shown nothing',
    says: 'They were not on the case then. They asked for it by its reference or address, and Rowan answered as if there were none. A slip of the keyboard looks the same: the safeguarding lead asks them, nobody else.',
  },
  {
    how: 'looked-up',
    title: 'Looked somebody of the case up in our records',
    says: 'Names and homes in the landlord’s own records, and nothing of the case. It may be everyday work. Only the safeguarding lead and those who read the audit trail see this part.',
  },
  {
    how: 'emergency',
    title: 'Read it in an emergency',
    says: 'They are not on the case. They opened it for one hour and said why, and somebody looks at that afterwards.',
  },
  { how: 'on-case', title: 'Work on the case now', says: 'They are on the case, so it opens to them.' },
  {
    how: 'was-on-case',
    title: 'Were on the case, and are not any more',
    says: 'They took the report, or it was theirs for a time. It does not open to them now.',
  },
  {
    how: 'part',
    title: 'Saw a part alone',
    says: 'A job at the home, or that a rent account is on hold. Neither tells them why.',
  },
  {
    how: 'trail',
    title: 'Read this list in the audit trail',
    says: 'They see who looked and when, and nothing of the case.',
  },
]
