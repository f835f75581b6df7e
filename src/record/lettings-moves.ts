/** What lettings were asked for on a case: what each move needs, what was offered, and what came of it. */
import type { Codes, Entry } from './entry.ts'
import type { Instant } from './london-time.ts'

export type MoveOffer = {
  readonly at: Instant
  /** The id of the landlord's area; null where an older entry has none. */
  readonly area: string | null
  /** Null while they think. */
  readonly answer: string | null
}

/** What a home must be. Codes alone: nobody's name, no address and no reason. */
export type MoveNeeds = {
  readonly bedrooms: number
  readonly homeType: string
  readonly mustHave: readonly string[]
  readonly likeForLike: boolean
  readonly sameTenure: boolean
  readonly tenancy: string | null
  /** YYYY-MM-DD. */
  readonly moveBy: string | null
}

export type LettingsMove = {
  readonly rehousing: string
  /** The number of the entry that asked, the latest where it was asked again. */
  readonly n: number
  readonly at: Instant
  readonly person: string
  readonly priority: string
  readonly needs: MoveNeeds
  /** Ids of the landlord's areas in which anybody on the case ever said that they would not be safe. */
  readonly avoid: readonly string[]
  readonly offers: readonly MoveOffer[]
  /** `open`: a home is looked for. `accepted`: they said yes and have not moved yet. All others have ended. */
  readonly state: 'open' | 'accepted' | 'returned' | 'withdrawn' | 'ended'
  /** Why lettings gave it back; null where they did not. */
  readonly returnedWhy: string | null
}

const text = (codes: Codes, field: string): string | null => {
  const value = codes[field]
  return typeof value === 'string' ? value : null
}
const texts = (codes: Codes, field: string): readonly string[] => {
  const value = codes[field]
  return Array.isArray(value) ? value.map(String) : []
}

const needsOf = (codes: Codes): MoveNeeds => ({
  bedrooms: typeof codes.bedrooms === 'number' ? codes.bedrooms : 0,
  homeType: text(codes, 'homeType') ?? 'any',
  mustHave: texts(codes, 'mustHave'),
  likeForLike: codes.likeForLike !== false,
  sameTenure: codes.sameTenure !== false,
  tenancy: text(codes, 'tenancy'),
  moveBy: text(codes, 'moveBy'),
})

type Asked = Omit<LettingsMove, 'avoid'>

const asked = ({ n, at, codes }: Entry, before: Asked | undefined): Asked => ({
  rehousing: text(codes, 'rehousing') ?? '',
  n,
  at,
  person: text(codes, 'person') ?? '',
  priority: text(codes, 'priority') ?? 'routine',
  needs: needsOf(codes),
  offers: before?.offers ?? [],
  state: 'open',
  returnedWhy: null,
})

const runs = ({ state }: Asked): boolean => state === 'open' || state === 'accepted'

function answered(move: Asked, outcome: string): Asked {
  const last = move.offers.at(-1)
  if (!last || last.answer !== null) return move
  const offers = [...move.offers.slice(0, -1), { ...last, answer: outcome }]
  return { ...move, offers, state: outcome === 'accepted' ? 'accepted' : move.state }
}

function after(move: Asked, { type, at, codes }: Entry): Asked {
  if (!runs(move)) return move
  if (type === 'case.closed') return { ...move, state: 'ended' }
  if (type === 'victim.moved') return codes.person === move.person ? { ...move, state: 'ended' } : move
  if (codes.rehousing !== move.rehousing) return move
  switch (type) {
    case 'rehousing.offered':
      return { ...move, offers: [...move.offers, { at, area: text(codes, 'areaId'), answer: null }] }
    case 'rehousing.answered':
      return answered(move, text(codes, 'outcome') ?? '')
    case 'rehousing.decided':
      return codes.outcome === 'refused' ? { ...move, state: 'ended' } : move
    case 'lettings.withdrawn':
      return { ...move, state: 'withdrawn' }
    case 'lettings.returned':
      return { ...move, state: 'returned', returnedWhy: text(codes, 'why') ?? 'other' }
    default:
      return move
  }
}

/** Areas in which somebody on the case said that they would not be safe: who asks again is no safer where they asked before. */
export const areasToAvoidOn = (entries: readonly Pick<Entry, 'type' | 'codes'>[]): readonly string[] => [
  ...new Set(
    entries.flatMap(({ type, codes }) =>
      type === 'rehousing.requested' || type === 'lettings.asked' ? texts(codes, 'avoid') : [],
    ),
  ),
]

/** In the order in which they were first asked for. `entries` stand, and are in the order in which things happened. */
export function lettingsMoves(entries: readonly Entry[]): readonly LettingsMove[] {
  const moves = new Map<string, Asked>()
  for (const entry of entries) {
    for (const [id, move] of moves) moves.set(id, after(move, entry))
    const id = entry.type === 'lettings.asked' ? (text(entry.codes, 'rehousing') ?? '') : ''
    if (id !== '') moves.set(id, asked(entry, moves.get(id)))
  }
  const avoid = areasToAvoidOn(entries)
  return [...moves.values()].map((move) => ({ ...move, avoid }))
}
