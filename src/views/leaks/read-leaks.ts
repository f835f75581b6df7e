/** What may have got out, for those who look after it: the list, and one. Of a case no more than its reference. */
import { closesLeaks, seesLeaks } from '../../access/permissions.ts'
import { breachClock, type StepOwed, stepsOf } from '../../casework/leaks/leak-steps.ts'
import { isId } from '../../casework/new-entry.ts'
import { landlordOf, type Rowan } from '../../casework/rowan.ts'
import { leakState } from '../../record/leak-state.ts'
import type { Instant } from '../../record/london-time.ts'
import type { Words } from '../../record/separate.ts'
import type { EntryTypeName } from '../../record/vocabulary.ts'
import { asActor, auditAtEnd } from '../../store/database.ts'
import { openWords } from '../../store/keys/words.ts'
import { type LeakCase, type LeakRead, leakRows, readStoredLeak } from '../../store/queries/leaks.ts'
import { sentenceOf } from '../sentences.ts'

export type LeakLine = {
  readonly id: string
  readonly reference: string
  readonly reported: Instant
  /** Somebody can be found or reached by it, or nobody can rule that out. */
  readonly exposes: boolean
  readonly state: 'open' | 'closed'
  readonly nextStep: string | null
  readonly nextDue: Instant | null
  readonly late: boolean
  /** References of the cases that it is about. */
  readonly cases: readonly string[]
  /** Somebody not on one of them named it, and it is not decided yet whether what they told stands. */
  readonly undecided: boolean
}

export type Leaks = { readonly now: Instant; readonly leaks: readonly LeakLine[] }

export type LeakPage = {
  readonly id: string
  readonly reference: string
  /** How many entries it has: the version that a form is made from. */
  readonly seq: number
  readonly now: Instant
  readonly state: 'open' | 'closed'
  readonly known: Instant
  readonly what: readonly string[]
  readonly exposes: boolean
  readonly how: string | null
  readonly learnt: readonly string[]
  readonly goesOn: boolean | null
  readonly account: string | null
  readonly whose: string | null
  readonly by: string
  readonly cases: readonly LeakCase[]
  readonly steps: readonly StepOwed[]
  readonly law: {
    readonly name: string
    readonly hours: number
    readonly verified: boolean
    readonly note: string
  } | null
  /** The reader may close it. */
  readonly closes: boolean
  readonly written: readonly {
    readonly n: number
    readonly type: EntryTypeName
    readonly sentence: string
    /** The step and how it ended, where the entry is one. */
    readonly step: string | null
    readonly outcome: string | null
    readonly at: Instant
    readonly by: string
    readonly reasons: string | null
  }[]
}

/** Null where the token opens nothing, and for a role that looks after none. */
export const readLeaks = (rowan: Rowan, token: string): Promise<Leaks | null> =>
  asActor(rowan.database, token, async (query, actor) => {
    const now = rowan.clock()
    const may = seesLeaks(actor.roles)
    const rows = may ? await leakRows(query) : []
    auditAtEnd(query, {
      action: 'view:leaks',
      objectType: 'list',
      object: rows.map(({ stream }) => stream).join(' ') || null,
      basis: may ? 'leaks' : 'none',
      result: may ? 'shown' : 'not-found',
    })
    if (!may) return null
    const leaks = rows.map((row): LeakLine => {
      const due = row.next_due?.getTime() ?? null
      return {
        id: row.stream,
        reference: row.reference,
        reported: row.reported.getTime(),
        exposes: row.exposes,
        state: row.state,
        nextStep: row.next_step,
        nextDue: due,
        late: row.state === 'open' && due !== null && now > due,
        cases: row.cases,
        undecided: row.undecided,
      }
    })
    return { now, leaks }
  })

/** `of` is its reference or id. Null where it is hidden or missing, and the attempt is audited. */
export const readLeak = (rowan: Rowan, token: string, of: string): Promise<LeakPage | null> =>
  asActor(rowan.database, token, async (query, actor) => {
    const found = await readStoredLeak(query, of)
    auditAtEnd(query, {
      action: 'view:leak',
      objectType: 'leak',
      object: found?.stream ?? (isId(of) ? of : null),
      basis: found ? 'leaks' : 'none',
      result: found ? 'shown' : 'not-found',
    })
    return found && pageOf(rowan, actor.landlord, found, closesLeaks(actor.roles))
  })

async function wordsOf(rowan: Rowan, landlord: string, found: LeakRead): Promise<ReadonlyMap<string, Words>> {
  const key = await rowan.keyring.findKey({ landlord, kind: 'vault', subject: found.stream })
  if (!key) return new Map()
  return new Map(
    found.words.map(({ entry, sealed }) => [
      entry,
      JSON.parse(openWords(key, { landlord, stream: found.stream, entry }, Buffer.from(sealed, 'hex'))) as Words,
    ]),
  )
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

async function pageOf(rowan: Rowan, landlord: string, found: LeakRead, closes: boolean): Promise<LeakPage | null> {
  const now = rowan.clock()
  const state = leakState(found.entries)
  const [first] = found.entries
  if (!state || !first) return null
  const running = landlordOf(rowan, landlord)
  const words = await wordsOf(rowan, landlord, found)
  const said = words.get(first.id) ?? {}
  const clock = breachClock(running)
  const nameOf = (account: string) => found.names[account] ?? 'somebody who has left'
  return {
    id: found.stream,
    reference: found.reference,
    seq: found.seq,
    now,
    state: state.state,
    known: state.known,
    what: state.what,
    exposes: state.exposes,
    how: text(first.codes.how),
    learnt: Array.isArray(first.codes.learnt) ? first.codes.learnt.map(String) : [],
    goesOn: typeof first.codes.goesOn === 'boolean' ? first.codes.goesOn : null,
    account: text(said.account),
    whose: text(said.whose),
    by: nameOf(first.by),
    cases: found.cases,
    steps: stepsOf(running, state, now),
    law: clock && { name: clock.name, hours: clock.hours, verified: clock.verified, note: clock.note ?? '' },
    closes,
    written: found.entries
      .map((entry) => ({
        n: entry.seq,
        type: entry.type,
        sentence: sentenceOf(entry.type, entry.codes, () => null),
        step: entry.type === 'leak.handled' ? text(entry.codes.step) : null,
        outcome: entry.type === 'leak.handled' ? text(entry.codes.outcome) : null,
        at: entry.at,
        by: nameOf(entry.by),
        reasons: text(words.get(entry.id)?.reasons),
      }))
      .toReversed(),
  }
}
