/** One legal step on its way: what was done, what the policy still asks for, and what comes later. Pure. */
import { findEntryType } from '../../record/entry-type.ts'
import { endedSteps, type NotOpen, proposedSteps, protectedBy } from '../../record/legal-steps.ts'
import type { CivilDate, Instant } from '../../record/london-time.ts'
import type { EntryTypeName } from '../../record/vocabulary.ts'
import type { AreaEntry, AreaReading } from '../area-page.ts'
import type { GateLine } from '../case-page.ts'
import { NO_NAME } from '../people-on-case.ts'
import { textIn } from './partners/codes.ts'

/** `asked`: the policy asks for it before the step, or is owed it now. `open`: may go ahead. `lifted`: not asked, for a reason on the record. */
export type StepState = 'done' | 'asked' | 'open' | 'lifted' | 'later'

export type Step = {
  readonly id: 'proposed' | 'weighed' | 'reviewed' | 'authorised' | 'started' | 'told' | 'hearing' | 'costs' | 'order'
  readonly state: StepState
  /** Who did it and when; null where nobody has. */
  readonly by: string | null
  readonly at: Instant | null
  /** Fields that the step's own form must still say. */
  readonly fields: readonly string[]
  /** Fields of it that were answered with no, which keeps the step closed. */
  readonly answeredNo?: readonly string[]
  readonly clauses: GateLine['clauses']
  readonly act: EntryTypeName
  /** What else it waits for, which is no part of the step itself: of each line any one. */
  readonly waitsFor?: readonly (readonly EntryTypeName[])[]
}

export type Hearing = { readonly n: number; readonly on: CivilDate; readonly told: boolean }

export type LegalJourney = {
  /** The id of the action. */
  readonly id: string
  readonly kind: string
  readonly ground: string | null
  readonly person: { readonly id: string; readonly name: string }
  readonly proposed: { readonly at: Instant; readonly by: string }
  /** Whom it is to protect; null while one person alone is harmed, or where nobody can tell. */
  readonly protects: { readonly id: string; readonly name: string } | null
  /** Why it is not open; null while what is weighed anew is weighed for it. */
  readonly notOpen: NotOpen | null
  /** It goes on as a new step alone. Source: `proposedSteps`. */
  readonly onlyAnew: boolean
  /** How it came to its end without an order of a court; null while it has not. */
  readonly ended: {
    readonly why: string
    readonly at: Instant
    readonly by: string
    readonly reason: string | null
  } | null
  /** It has neither ended nor led to an order. */
  readonly mayEnd: boolean
  /** Once it is over: what was done of it, and nothing that is still to do. */
  readonly steps: readonly Step[]
  readonly hearings: readonly Hearing[]
  /** Why the review is not needed: the incident relied on. Null once that stands no longer and the review is asked for. */
  readonly exemption: { readonly incident: string; readonly at: Instant } | null
  readonly forms: readonly { readonly form: string; readonly to: string | null; readonly at: Instant }[]
}

const START: EntryTypeName = 'legal-action.started'
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const topics = (entry: AreaEntry): readonly string[] => (Array.isArray(entry.codes.topics) ? entry.codes.topics : [])

/** What the defendant must be told before court, by the codes of the advice. Source: MHA-4.3.4. */
export const BEFORE_COURT = ['legal-consequences', 'independent-advice', 'attend-court'] as const

/** What comes before the start as a part of the step. */
const BEFORE_START: readonly string[] = [
  'legal-action.proposed',
  'victim-wishes.considered',
  'proportionality-review.held',
  'legal-action.authorised',
]

const isField = (name: string): boolean => !name.includes('.')

function journey(reading: AreaReading, proposed: AreaEntry): LegalJourney {
  const { page, entries, nameOf } = reading
  const id = text(proposed.codes.action) ?? ''
  const own = entries.filter((entry) => entry.codes.action === id)
  const last = (type: EntryTypeName) => own.findLast((entry) => entry.type === type)
  const started = last(START)
  const exempt = last('extreme-circumstances.recorded')
  const ended = endedSteps(entries).get(id)
  const hasOrder = last('court-order.made') !== undefined
  const closed = page.gates.filter((gate) => gate.act === START && gate.key === id && !gate.open)
  const before = (step: Step['id'], act: EntryTypeName): readonly Step[] => {
    const entry = last(act)
    const asking = started ? [] : closed.filter((gate) => gate.missing.includes(act))
    if (asking.length === 0 && !entry) return []
    return [
      {
        id: step,
        act,
        state: asking.length > 0 ? 'asked' : 'done',
        by: entry?.by ?? null,
        at: entry?.at ?? null,
        fields: [
          ...new Set(
            asking.flatMap((gate) => [
              ...gate.missing.filter(isField),
              ...gate.unsaid.flatMap((each) => (each.act === act && !each.isNo ? [each.field] : [])),
            ]),
          ),
        ],
        answeredNo: [
          ...new Set(
            asking.flatMap(({ unsaid }) =>
              unsaid.flatMap((each) => (each.act === act && each.isNo ? [each.field] : [])),
            ),
          ),
        ],
        clauses: asking.flatMap((gate) => gate.clauses),
      },
    ]
  }
  const owed = (act: EntryTypeName) => page.open.some((duty) => duty.metBy.includes(act))
  const after = (step: Step['id'], act: EntryTypeName, done: AreaEntry | undefined): Step => ({
    id: step,
    act,
    state: done ? 'done' : started && owed(act) ? 'asked' : started ? 'open' : 'later',
    by: done?.by ?? null,
    at: done?.at ?? null,
    fields: [],
    clauses: [],
  })
  const advice = own.filter((entry) => entry.type === 'advice.given')
  const told = new Set(advice.flatMap(topics))
  const hearings = own
    .filter((entry) => entry.type === 'court-hearing.fixed')
    .map((entry) => ({
      n: entry.n,
      on: text(entry.codes.hearingOn) ?? '',
      told: advice.some((each) => each.n > entry.n && topics(each).includes('attend-court')),
    }))
    .toSorted((a, b) => a.on.localeCompare(b.on) || a.n - b.n)
  const review = before('reviewed', 'proportionality-review.held')
  const lifted: readonly Step[] =
    exempt && review.length === 0
      ? [
          {
            id: 'reviewed',
            act: 'proportionality-review.held',
            state: 'lifted',
            by: exempt.by,
            at: exempt.at,
            fields: [],
            clauses: [],
          },
        ]
      : review
  const incident = text(exempt?.codes.incident)
  const { notOpen = null, onlyAnew = false } = proposedSteps(entries).get(id) ?? {}
  const severalHarmed = page.people.filter(({ role }) => role === 'victim').length > 1
  const protects = severalHarmed ? protectedBy(proposed, entries) : null
  const elsewhere = started ? [] : closed.filter(({ missing }) => !missing.some((each) => BEFORE_START.includes(each)))
  const ofProposal = started ? [] : closed.filter(({ missing }) => missing.includes('legal-action.proposed'))
  return {
    id,
    kind: text(proposed.codes.kind) ?? '',
    ground: text(proposed.codes.ground),
    person: {
      id: text(proposed.codes.person) ?? '',
      name: nameOf(text(proposed.codes.person) ?? '') ?? NO_NAME,
    },
    protects: protects === null ? null : { id: protects, name: nameOf(protects) ?? NO_NAME },
    notOpen,
    onlyAnew,
    ended: ended
      ? { why: String(ended.codes.why), at: ended.at, by: ended.by, reason: textIn(ended.words, 'reason') }
      : null,
    mayEnd: !ended && !hasOrder,
    proposed: { at: proposed.at, by: proposed.by },
    steps: (
      [
        {
          id: 'proposed',
          act: 'legal-action.proposed',
          state: ofProposal.length > 0 ? 'asked' : 'done',
          by: proposed.by,
          at: proposed.at,
          fields: ofProposal.flatMap(({ unsaid }) => unsaid.map(({ field }) => field)),
          clauses: ofProposal.flatMap(({ clauses }) => clauses),
        },
        ...before('weighed', 'victim-wishes.considered'),
        ...lifted,
        ...before('authorised', 'legal-action.authorised'),
        {
          id: 'started',
          act: START,
          state: started ? 'done' : closed.length > 0 || notOpen !== null ? 'later' : 'open',
          by: started?.by ?? null,
          at: started?.at ?? null,
          fields: [],
          clauses: elsewhere.flatMap(({ clauses }) => clauses),
          waitsFor: elsewhere.map(({ missing }) => missing.flatMap((name) => findEntryType(name)?.name ?? [])),
        },
        after('told', 'advice.given', BEFORE_COURT.every((topic) => told.has(topic)) ? advice.at(-1) : undefined),
        after('hearing', 'court-hearing.fixed', last('court-hearing.fixed')),
        after('costs', 'court-costs.decided', last('court-costs.decided')),
        after('order', 'court-order.made', last('court-order.made')),
      ] satisfies readonly Step[]
    ).filter(({ state }) => (!ended && notOpen !== 'case-closed') || state === 'done' || state === 'lifted'),
    hearings,
    exemption:
      exempt && incident && !review.some(({ state }) => state === 'asked') ? { incident, at: exempt.at } : null,
    forms: own
      .filter((entry) => entry.type === 'tenancy-notice.served')
      .map((entry) => ({
        form: text(entry.codes.form) ?? '',
        to: nameOf(text(entry.codes.person) ?? ''),
        at: entry.at,
      })),
  }
}

/** Every legal step that was proposed, the newest first: as its last proposal says, where one was put right. */
export const legalJourneys = (reading: AreaReading): readonly LegalJourney[] =>
  reading.entries
    .filter((entry) => entry.type === 'legal-action.proposed')
    .filter(({ codes }, index, all) => all.findLastIndex((each) => each.codes.action === codes.action) === index)
    .map((entry) => journey(reading, entry))
    .toReversed()
