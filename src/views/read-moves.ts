/** Moves as lettings read them: what a home must be and where it must not be, and nothing of who, from where, or why. */
import { seesMoves } from '../access/permissions.ts'
import type { RunningLandlord } from '../casework/landlord.ts'
import { landlordOf, type Rowan } from '../casework/rowan.ts'
import type { LettingArea } from '../packs/lettings-choice.ts'
import type { MoveNeeds } from '../record/lettings-moves.ts'
import type { Instant } from '../record/london-time.ts'
import { asActor, auditAtEnd } from '../store/database.ts'
import { lettingsMovesOpen } from '../store/queries/lettings.ts'
import { roleTitle } from './role-title.ts'
import { spokenNumber } from './spoken-number.ts'

export type MoveOfferLine = {
  readonly at: Instant
  /** The area's name; null where it was said in words that lettings do not read. */
  readonly area: string | null
  readonly answer: 'accepted' | 'declined' | null
}

export type MoveFacet = {
  readonly id: string
  /** To say on the telephone: `M-4F7KQ`. It leads to no case. */
  readonly number: string
  readonly asked: Instant
  readonly priority: string
  readonly needs: MoveNeeds
  readonly avoid: readonly LettingArea[]
  /** Areas in which a home may be offered. */
  readonly fits: readonly LettingArea[]
  readonly offers: readonly MoveOfferLine[]
  /** What lettings can do now: offer a home, write down an answer, or wait until they have moved. */
  readonly next: 'offer' | 'answer' | 'wait'
}

/** How many offers the policy expects, and who may make another one with a reason. */
export type OfferLimit = { readonly atMost: number; readonly clause: string; readonly exceptionBy: readonly string[] }

export type Moves = {
  readonly now: Instant
  /** Whom lettings speak to about a move. */
  readonly speakTo: string
  readonly limit: OfferLimit | null
  /** Whether this landlord keeps a Restricted Access List: then applications are checked against it. */
  readonly checksApplications: boolean
  readonly moves: readonly MoveFacet[]
}

const ORDER = ['emergency', 'urgent', 'routine']

function limitOf(landlord: RunningLandlord): OfferLimit | null {
  const limits = landlord.packs.flatMap(({ norms }) => norms).filter((norm) => norm.kind === 'limit')
  const found = limits.findLast(({ acts }) => acts.some(({ event }) => event === 'rehousing.offered'))
  if (!found) return null
  const { atMost, cite, deviation } = found
  return {
    atMost,
    clause: cite[0]?.clause ?? '',
    exceptionBy: (deviation?.by ?? []).map((role) => roleTitle(landlord, role)),
  }
}

/** Null where the token opens nothing, and for a role that lets no homes. */
export const readMoves = (rowan: Rowan, token: string): Promise<Moves | null> =>
  asActor(rowan.database, token, async (query, actor) => {
    const may = seesMoves(actor.roles)
    const rows = may ? await lettingsMovesOpen(query) : []
    auditAtEnd(query, {
      action: 'view:moves',
      objectType: 'list',
      object: rows.map(({ id }) => id).join(' ') || null,
      basis: may ? 'lettings' : 'none',
      result: may ? 'shown' : 'not-found',
    })
    if (!may) return null
    const landlord = landlordOf(rowan, actor.landlord)
    const { lettings, restrictedAccess } = landlord.organisation
    const moves = rows.map((row): MoveFacet => {
      const last = row.offers.at(-1)
      return {
        id: row.id,
        number: spokenNumber('M', row.id),
        asked: row.asked.getTime(),
        priority: row.priority,
        needs: row.needs,
        avoid: lettings.areas.filter(({ id }) => row.avoid.includes(id)),
        fits: lettings.areas.filter(({ id }) => !row.avoid.includes(id)),
        offers: row.offers.map(({ at, area, answer }) => ({
          at,
          area: lettings.areas.find(({ id }) => id === area)?.name ?? null,
          answer: answer === 'accepted' || answer === 'declined' ? answer : null,
        })),
        next: row.accepted ? 'wait' : last && last.answer === null ? 'answer' : 'offer',
      }
    })
    return {
      now: rowan.clock(),
      speakTo: roleTitle(landlord, lettings.speakTo),
      limit: limitOf(landlord),
      checksApplications: restrictedAccess !== null,
      moves: moves.toSorted((a, b) => ORDER.indexOf(a.priority) - ORDER.indexOf(b.priority) || a.asked - b.asked),
    }
  })
