/** What was asked for of tenancies and moves on the reader's cases and is not answered yet: what goes first, then the longest waiting. */
import { landlordOf, type Rowan } from '../casework/rowan.ts'
import { ROUTINE } from '../record/goes-first.ts'
import type { Instant } from '../record/london-time.ts'
import { type OpenRequest, openRequests } from '../record/open-requests.ts'
import { asActor, auditAtEnd } from '../store/database.ts'
import { casesOf } from '../store/queries/cases.ts'
import { requestEntries } from '../store/queries/what-goes-first.ts'
import { byStream, placesOn } from './in-order.ts'
import { nameOn, readNames } from './record-words.ts'

export type RequestLine = {
  readonly caseId: string
  readonly caseReference: string
  readonly queue: OpenRequest['queue']
  /** What change of tenancy; null for a move. */
  readonly kind: string | null
  /** Who asked, by the name that the reader may see. */
  readonly about: string | null
  readonly since: Instant
  /** Ahead of routine requests. */
  readonly goesFirst: boolean
}

export type Requests = {
  readonly now: Instant
  readonly requests: readonly RequestLine[]
  /** Clauses of the landlord's policy that put requests ahead, by queue. */
  readonly clauses: readonly { readonly queue: string; readonly clause: string }[]
}

/** Null where the token opens nothing. Whoever is on no case has none. */
export const readRequests = (rowan: Rowan, token: string): Promise<Requests | null> =>
  asActor(rowan.database, token, async (query, actor) => {
    const now = rowan.clock()
    const landlord = landlordOf(rowan, actor.landlord)
    const cases = (await casesOf(query)).filter(({ state }) => state !== 'closed')
    const entries = byStream(await requestEntries(query))
    const places = placesOn(landlord, cases, entries)
    const asked = cases.flatMap(({ stream, reference }) =>
      openRequests(entries.get(stream) ?? []).map((request) => ({ stream, reference, request })),
    )
    const streams = [...new Set(asked.map(({ stream }) => stream))]
    const names = await readNames(query, rowan.keyring, actor.landlord, streams)
    const requests = asked
      .map(
        ({ stream, reference, request }): RequestLine => ({
          caseId: stream,
          caseReference: reference,
          queue: request.queue,
          kind: request.kind,
          about: nameOn(names, stream, request.person),
          since: request.since,
          goesFirst: !request.byOneCausingHarm && places.of(stream, request.queue) !== ROUTINE,
        }),
      )
      .toSorted(
        (a, b) =>
          Number(b.goesFirst) - Number(a.goesFirst) ||
          a.since - b.since ||
          (a.caseReference < b.caseReference ? -1 : 1),
      )
    const object = streams.join(' ') || null
    auditAtEnd(query, { action: 'view:requests', objectType: 'list', object, basis: 'member', result: 'shown' })
    const clauses = landlord.organisation.contact.goesFirst.flatMap(({ queue, clause }) =>
      clause === undefined ? [] : [{ queue, clause }],
    )
    return { now, requests, clauses }
  })
