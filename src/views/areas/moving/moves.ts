/** Moves of a case, each by its own reference: asked for, assessed, decided, talked through, offered, answered. Never an address. */
import { moveId } from '../../../casework/facet-rows.ts'
import { areasToAvoidOn, type LettingsMove, lettingsMoves } from '../../../record/lettings-moves.ts'
import type { Instant } from '../../../record/london-time.ts'
import type { AreaEntry, AreaReading } from '../../area-page.ts'
import { spokenNumber } from '../../spoken-number.ts'
import { entriesOf, textIn, textsIn } from '../partners/codes.ts'
import { asRecord } from '../running/ownership.ts'

/** What comes next for a move. `moved` and `refused` are its ends. */
export type MoveStep = 'assess' | 'decide' | 'talk' | 'offer' | 'answer' | 'move' | 'moved' | 'refused'

export type OfferLine = {
  readonly n: number
  readonly area: string | null
  readonly likeForLike: boolean | null
  readonly sameTenure: boolean | null
  readonly mitigatesRisk: boolean | null
  readonly reason: string | null
  readonly at: Instant
  /** Null while they think. */
  readonly answer: { readonly outcome: string; readonly reason: string | null } | null
}

export type MoveLine = {
  readonly rehousing: string
  readonly person: string
  readonly name: string | null
  /** When they asked; null where the thought began with the risk. */
  readonly asked: Instant | null
  /** In the words of the person. */
  readonly areasToAvoid: readonly string[]
  /** Ids of the landlord's own areas in which anybody on the case said that they would not be safe. */
  readonly avoid: readonly string[]
  /** How it stands with lettings; null where they were not asked. */
  readonly lettings: {
    readonly state: LettingsMove['state']
    readonly why: string | null
    readonly number: string
  } | null
  readonly assessed: {
    readonly threshold: string | null
    readonly riskMitigation: string | null
    readonly reasons: string | null
    readonly at: Instant
    readonly by: string
  } | null
  readonly decided: {
    readonly outcome: string
    readonly reasons: string | null
    readonly at: Instant
    readonly by: string
  } | null
  /** Which parts of the talk before an offer took place. */
  readonly talked: { readonly requirements: boolean; readonly warning: boolean }
  readonly offers: readonly OfferLine[]
  readonly next: MoveStep
}

const flag = (value: unknown): boolean | null => (typeof value === 'boolean' ? value : null)

/** How it stands with lettings, and the number by which they speak of it. */
function lettingsOf(stream: string, asked: readonly LettingsMove[], rehousing: string): MoveLine['lettings'] {
  const found = asked.find((move) => move.rehousing === rehousing)
  return found
    ? { state: found.state, why: found.returnedWhy, number: spokenNumber('M', moveId(stream, rehousing)) }
    : null
}

function offersIn(own: readonly AreaEntry[]): readonly OfferLine[] {
  const offers = entriesOf(own, 'rehousing.offered')
  return offers.map((offer, index) => {
    const until = offers[index + 1]
    const answer = entriesOf(own, 'rehousing.answered').findLast(
      (each) => after(each, offer) && (until === undefined || !after(each, until)),
    )
    return {
      n: offer.n,
      area: textIn(offer.words, 'area'),
      likeForLike: flag(offer.codes.likeForLike),
      sameTenure: flag(offer.codes.sameTenure),
      mitigatesRisk: flag(offer.codes.mitigatesRisk),
      reason: textIn(offer.words, 'reason'),
      at: offer.at,
      answer: answer
        ? { outcome: textIn(answer.codes, 'outcome') ?? '', reason: textIn(answer.words, 'reason') }
        : null,
    }
  })
}

const after = (one: AreaEntry, other: AreaEntry): boolean =>
  one.at > other.at || (one.at === other.at && one.n > other.n)

function stepOf(move: Omit<MoveLine, 'next'>, moved: boolean): MoveStep {
  const latest = move.offers.at(-1)
  if (latest?.answer?.outcome === 'accepted') return moved ? 'moved' : 'move'
  if (move.decided?.outcome === 'refused') return 'refused'
  if (latest && latest.answer === null) return 'answer'
  if (!move.assessed) return 'assess'
  if (!move.decided) return 'decide'
  return move.talked.requirements ? 'offer' : 'talk'
}

/** Those that still run first, the newest first. */
export function movesOn({ page, entries, nameOf }: AreaReading): readonly MoveLine[] {
  const ids = new Set(
    entries.flatMap(({ type, codes }) =>
      type.startsWith('rehousing.') && typeof codes.rehousing === 'string' ? [codes.rehousing] : [],
    ),
  )
  const talks = entriesOf(entries, 'options.discussed')
  const asked = lettingsMoves(asRecord(entries))
  const avoid = areasToAvoidOn(entries)
  const lines = [...ids].map((rehousing): MoveLine => {
    const own = entries.filter((entry) => entry.codes.rehousing === rehousing)
    const request = entriesOf(own, 'rehousing.requested')[0]
    const assessed = entriesOf(own, 'rehousing.assessed').at(-1)
    const decided = entriesOf(own, 'rehousing.decided').at(-1)
    const person = textIn(request?.codes ?? {}, 'person') ?? textIn(assessed?.codes ?? {}, 'person') ?? ''
    const talkedOf = (topic: string) =>
      talks.some(
        ({ codes }) =>
          textsIn(codes, 'topics').includes(topic) && (codes.rehousing === undefined || codes.rehousing === rehousing),
      )
    const line = {
      rehousing,
      person,
      name: nameOf(person),
      asked: request?.at ?? null,
      areasToAvoid: entriesOf(own, 'rehousing.requested').flatMap(({ words }) => textsIn(words, 'areasToAvoid')),
      avoid,
      lettings: lettingsOf(page.id, asked, rehousing),
      assessed: assessed
        ? {
            threshold: textIn(assessed.codes, 'threshold'),
            riskMitigation: textIn(assessed.words, 'riskMitigation'),
            reasons: textIn(assessed.words, 'reasons'),
            at: assessed.at,
            by: assessed.by,
          }
        : null,
      decided: decided
        ? {
            outcome: textIn(decided.codes, 'outcome') ?? '',
            reasons: textIn(decided.words, 'reasons'),
            at: decided.at,
            by: decided.by,
          }
        : null,
      talked: { requirements: talkedOf('rehousing-requirements'), warning: talkedOf('rehousing-warning') },
      offers: offersIn(own),
    }
    const last = own.at(-1)
    const moved = entriesOf(entries, 'victim.moved').some(
      (each) => last !== undefined && after(each, last) && each.codes.person === person,
    )
    return { ...line, next: stepOf(line, moved) }
  })
  const ended = ({ next }: MoveLine) => next === 'moved' || next === 'refused'
  const newest = lines.toReversed()
  return [...newest.filter((line) => !ended(line)), ...newest.filter(ended)]
}
