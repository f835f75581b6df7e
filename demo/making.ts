/** Makes one case by performing acts on it, as staff would, with a clock that is moved from act to act. */
import type { Act } from '../src/casework/act.ts'
import { perform } from '../src/casework/perform.ts'
import { performTogether } from '../src/casework/perform-together.ts'
import type { Performed } from '../src/casework/performed.ts'
import type { Rowan } from '../src/casework/rowan.ts'
import { takeReport } from '../src/casework/take-report.ts'
import type { LoadedOrganisation } from '../src/packs/load-organisation.ts'
import type { Policy } from '../src/policy/compile.ts'
import type { JudgedDuty } from '../src/policy/judgement.ts'
import { refusals } from '../src/policy/refusals.ts'
import type { Entry } from '../src/record/entry.ts'
import { DAY, dateOfDay, dayOf, type Instant, instantOf, MINUTE, weekdayOf } from '../src/record/london-time.ts'
import { separate } from '../src/record/separate.ts'
import type { EntryTypeName, RoleName } from '../src/record/vocabulary.ts'
import { nextAnswer } from './diligence.ts'
import type { Couple } from './neighbourhood.ts'
import { type Chance, type MadeUp, madeUpPerson } from './people.ts'

/** A clock that shows what it was last set to. */
export type MovedClock = { set: (to: Instant) => void }

/** Everything that making cases for one landlord needs. */
export type Workshop = {
  readonly rowan: Rowan
  readonly clock: MovedClock
  readonly now: Instant
  readonly policy: Policy
  readonly owner: RoleName
  readonly organisation: LoadedOrganisation
  readonly chance: Chance
  /** Who lives in the landlord's homes: each case is about two of them. */
  readonly couples: readonly Couple[]
  /** The session of whoever holds a role. */
  readonly tokenFor: (role: RoleName) => string
  /** The session of a made-up member of staff, by what they are (`head`), and their account. */
  readonly sessionOf: (who: string) => string
  readonly accountOf: (who: string) => string
}

type Data = Readonly<Record<string, unknown>>
/** An act and its data. */
export type Said = readonly [EntryTypeName, Data]

export type CaseMaking = {
  readonly victim: MadeUp
  readonly other: MadeUp
  readonly child: () => MadeUp
  /** One id for each word: the same word is the same action, repair or move. */
  readonly ref: (word: string) => string
  /** Goes to a time of day, so many days ago; on a weekend, to the Friday before. Time never runs back. */
  readonly go: (daysAgo: number, clock: string) => void
  /** Goes to so many minutes before now. */
  readonly goMinutesAgo: (minutes: number) => void
  /** Takes the report, and in the same transaction what else was said. */
  readonly report: (data?: Data, children?: readonly MadeUp[], said?: readonly Said[]) => Promise<void>
  readonly act: (type: EntryTypeName, by: RoleName, data: Data, happened?: boolean) => Promise<Performed>
  /** Passes it to a role of somebody, who takes it on and is on the case from then on: `head`, as head of neighbourhoods. */
  readonly passTo: (who: string, role: RoleName) => Promise<void>
  /** Acts of one moment in one transaction; where the policy refuses one of them, each on its own. */
  readonly together: (by: RoleName, acts: readonly Said[]) => Promise<void>
  /** Tries the first of these acts that the policy refuses now, so that the refusal is on the audit. */
  readonly tryRefused: (tries: readonly (readonly [EntryTypeName, RoleName, Data])[]) => Promise<void>
  /** Answers open duties, those with a time first; `most` of them, half an hour between two. */
  readonly answer: (most: number) => Promise<void>
  /** Answers the open duties that have a time, and leaves those without. */
  readonly answerInTime: () => Promise<void>
  /** Does what closing waits for, and closes the case. */
  readonly close: (data: Data) => Promise<void>
}

/** No policy gives a clock to more than these on a new case; a duty that comes back when it is answered ends here. */
const MOST_IN_TIME = 6
/** More than any closing of a story waits for: a family owes the same once for each child. */
const MOST_BEFORE_CLOSING = 15

const WORDS: Data = { summary: 'Made-up story for the demonstration: told by telephone.' }

export function makeCase(shop: Workshop, opener: RoleName, couple: Couple): CaseMaking {
  const { rowan, clock, chance, policy, now } = shop
  const victim = { ...couple.victim, id: chance.id() }
  const other = { ...couple.other, id: chance.id() }
  const record: Entry[] = []
  const refs = new Map<string, string>()
  let time: Instant = 0
  let caseId = ''

  const ref = (word: string) => {
    const known = refs.get(word) ?? chance.id()
    refs.set(word, known)
    return known
  }
  const goTo = (wanted: Instant) => {
    time = Math.min(Math.max(wanted, time + MINUTE), now)
    clock.set(time)
  }
  const note = (type: EntryTypeName, by: RoleName, data: Data, seq: number, happened = false) => {
    const read = separate(type, data)
    if (read.ok) record.push({ n: seq, type, at: time, recordedAt: time, by, codes: read.codes, happened })
  }
  const act = async (type: EntryTypeName, by: RoleName, data: Data, happened = false): Promise<Performed> => {
    goTo(time)
    const sent: Act = { target: { on: 'case', caseId }, type, role: by, data, happened }
    const done = await perform(rowan, shop.tokenFor(by), sent)
    if (done.outcome === 'recorded') note(type, by, data, done.seq, happened)
    else if (done.outcome !== 'refused') throw new Error(`A made-up ${type} could not be: ${JSON.stringify(done)}`)
    return done
  }
  const isRefused = (type: EntryTypeName, by: RoleName, data: Data): boolean => {
    const read = separate(type, data)
    if (!read.ok) return false
    const proposed = { n: record.length + 1, type, at: time, recordedAt: time, by, codes: read.codes, happened: false }
    return refusals(policy, record, proposed).length > 0
  }

  const answerWhile = async (most: number, goesOn: (duty: JudgedDuty) => boolean) => {
    const tried = new Set<string>()
    for (let done = 0; done < most; done++) {
      goTo(time + 35 * MINUTE)
      const stands = { victim: victim.id, owner: shop.owner, ref }
      const skip = (duty: JudgedDuty) => !goesOn(duty) || tried.has(`${duty.norm} ${duty.key ?? ''}`)
      const next = nextAnswer(policy, record, time, stands, skip)
      if (!next) return
      tried.add(`${next.duty.norm} ${next.duty.key ?? ''}`)
      await act(next.planned.type, next.planned.by, next.planned.data)
    }
  }

  return {
    victim,
    other,
    ref,
    child: () => madeUpPerson(chance, 'child'),
    go(daysAgo, hour) {
      const day = dayOf(now - daysAgo * DAY)
      const back = Math.max(0, weekdayOf(day) - 5)
      goTo(instantOf(`${dateOfDay(day - back)}T${hour}`))
    },
    goMinutesAgo: (minutes) => goTo(now - minutes * MINUTE),
    async report(data = {}, children = [], said = []) {
      const report = { channel: 'phone', source: 'victim', abuse: ['physical'], victimIs: 'tenant', ...WORDS, ...data }
      const people = [
        {
          person: victim.id,
          account: victim.account,
          data: { role: 'victim', name: victim.name, ageGroup: '18-or-over', customerType: 'tenant' },
        },
        { person: other.id, data: { role: 'perpetrator', name: other.name, ageGroup: '18-or-over' } },
        ...children.map((child) => ({
          person: child.id,
          data: { role: 'victim', name: child.name, ageGroup: 'under-16', affected: 'heard' },
        })),
      ]
      const matched = [victim, other].map(({ id, customer }) => ({
        type: 'person.matched' as EntryTypeName,
        data: { person: id, customer, certain: true } as Data,
      }))
      const also = [...matched, ...said.map(([type, told]) => ({ type, data: told }))]
      const taken = await takeReport(rowan, shop.tokenFor(opener), { role: opener, report, people, also })
      if (taken.outcome !== 'recorded') throw new Error(`A made-up report was not taken: ${JSON.stringify(taken)}`)
      caseId = taken.caseId
      note('report.received', opener, { ...report, person: victim.id }, 1)
      people.forEach((each, index) => {
        note('person.added', opener, { ...each.data, person: each.person }, index + 2)
      })
      also.forEach((each, index) => {
        note(each.type, opener, each.data, people.length + index + 2)
      })
    },
    act,
    passTo: async (who, role) => {
      const passed = await act('handover.made', shop.owner, { to: role })
      if (passed.outcome !== 'recorded') return
      goTo(time + MINUTE)
      const took: Act = {
        target: { on: 'handover', caseId },
        type: 'handover.accepted',
        role,
        data: { entry: passed.entryId },
      }
      const done = await perform(rowan, shop.sessionOf(who), took)
      if (done.outcome !== 'recorded') throw new Error(`A made-up case was not taken on: ${JSON.stringify(done)}`)
      note('handover.accepted', role, { entry: passed.seq }, done.seq)
    },
    together: async (by, acts) => {
      goTo(time)
      const done = await performTogether(rowan, shop.tokenFor(by), {
        caseId,
        role: by,
        acts: acts.map(([type, data]) => ({ type, data })),
      })
      if (done.outcome !== 'recorded') {
        for (const [type, data] of acts) await act(type, by, data)
        return
      }
      acts.forEach(([type, data], index) => {
        note(type, by, data, done.seq - acts.length + index + 1)
      })
    },
    async tryRefused(tries) {
      const found = tries.find(([type, by, data]) => isRefused(type, by, data))
      if (found) await act(...found)
    },
    answer: (most) => answerWhile(most, () => true),
    answerInTime: () => answerWhile(MOST_IN_TIME, ({ due }) => due !== null),
    async close(data) {
      const first = shop.organisation.closing.map(({ clause }) => clause)
      await answerWhile(MOST_BEFORE_CLOSING, ({ clauses }) => clauses.some((clause) => first.includes(clause)))
      await act('case.closed', shop.owner, data)
    },
  }
}
