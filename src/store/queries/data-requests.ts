/** Requests for the data that is held about somebody: each a function of the database, which looks at no case. */
import type { CivilDate, Instant } from '../../record/london-time.ts'
import type { Query } from '../database.ts'

export type DataRequestRow = {
  readonly request: string
  readonly reference: string
  readonly received: Date
  readonly sealed: Buffer
  readonly identity_asked: Date | null
  readonly identity_how: string | null
  readonly identity_sure: Date | null
  /** Names this saying of who it is; null until it is said, and once it was sent back. */
  readonly identity_said: string | null
  readonly identity_by: string | null
  /** When a second person agreed to it. */
  readonly identity_agreed: Date | null
  /** When it was sent back; null once it is said anew. */
  readonly identity_back: Date | null
  readonly customer: string | null
  readonly not_before: CivilDate | null
  readonly delivery: string | null
  readonly reviewed: Date | null
  readonly reviewed_by: string | null
  readonly tells_of_others: boolean | null
  readonly others_agree: string | null
  readonly reasonable_without: boolean | null
  readonly agreed: Date | null
  readonly agreed_by: string | null
  readonly released: Date | null
  /** When somebody gave it who may not see all of it, without what they may not see: the whole is still to be given. */
  readonly given_apart: Date | null
  /** Since when we wait to hear what they mean; null while we do not. */
  readonly clarity_asked: Date | null
  readonly paused_days: number
  readonly extended: Date | null
  readonly extended_because: string | null
}

/** Those that are not answered first; nothing for whoever does not handle them. */
export const dataRequests = (query: Query) =>
  query<DataRequestRow>(
    'data-requests',
    `select request, reference, received, sealed, identity_asked, identity_how, identity_sure, identity_said, identity_by,
       identity_agreed, identity_back, customer, not_before::text as not_before,
       delivery, reviewed, reviewed_by, tells_of_others, others_agree, reasonable_without, agreed, agreed_by, released, given_apart,
       clarity_asked, paused_days, extended, extended_because
     from sec.data_requests()`,
  )

/** Why something is kept back, sealed; null for whoever does not handle it and where nothing was written. */
export const dataWithheld = async (query: Query, request: string): Promise<Buffer | null> =>
  (await query<{ sealed: Buffer | null }>('data-withheld', 'select sec.data_withheld($1) as sealed', [request]))[0]
    ?.sealed ?? null

export const receiveRequest = (query: Query, request: string, reference: string, sealed: Buffer, at: Instant) =>
  query('receive-data-request', 'select sec.receive_data_request($1, $2, $3, $4)', [request, reference, sealed, at])

const did = async (query: Query, name: string, sql: string, values: readonly unknown[]): Promise<boolean> =>
  (await query<{ done: boolean }>(name, `select ${sql} as done`, [...values]))[0]?.done ?? false

export const askIdentity = (query: Query, request: string, at: Instant) =>
  did(query, 'ask-identity', 'sec.ask_identity($1, $2)', [request, at])

export const confirmIdentity = (
  query: Query,
  sure: {
    readonly request: string
    readonly customer: string | null
    readonly how: string
    readonly notBefore: CivilDate
    readonly at: Instant
  },
) =>
  did(query, 'confirm-identity', 'sec.confirm_identity($1, $2, $3, $4, $5)', [
    sure.request,
    sure.customer,
    sure.how,
    sure.notBefore,
    sure.at,
  ])

export const chooseDelivery = (query: Query, request: string, delivery: string) =>
  did(query, 'choose-delivery', 'sec.choose_delivery($1, $2)', [request, delivery])

export const reviewRequest = (
  query: Query,
  of: {
    readonly request: string
    readonly tellsOfOthers: boolean
    readonly othersAgree: string | null
    readonly reasonableWithout: boolean | null
    readonly sealed: Buffer
    readonly at: Instant
  },
) =>
  did(query, 'review-data-request', 'sec.review_data_request($1, $2, $3, $4, $5, $6)', [
    of.request,
    of.tellsOfOthers,
    of.othersAgree,
    of.reasonableWithout,
    of.sealed,
    of.at,
  ])

/** What somebody read before they agree: when it was reviewed, and how it is handed over. */
export type AnswerRead = { readonly reviewed: Instant; readonly delivery: string }

/** False where it is not `read` any more. */
export const agreeRequest = (query: Query, request: string, read: AnswerRead, at: Instant) =>
  did(query, 'agree-data-request', 'sec.agree_data_request($1, $2, $3, $4)', [
    request,
    read.reviewed,
    read.delivery,
    at,
  ])

export const releaseRequest = (query: Query, request: string, day: CivilDate, at: Instant) =>
  did(query, 'release-data-request', 'sec.release_data_request($1, $2, $3)', [request, day, at])

export type OwnData = {
  readonly customer: string
  readonly sealed: string
  readonly homes: readonly {
    readonly home: string
    readonly sealed: string
    readonly tenure: string | null
    readonly part: 'holder' | 'household'
    readonly from: CivilDate | null
    readonly until: CivilDate | null
    readonly accounts: readonly string[]
  }[]
}

/** Null while it is not known who asked, and where our housing records do not know them. */
export const ownData = async (query: Query, request: string): Promise<OwnData | null> =>
  (await query<{ found: OwnData | null }>('own-data', 'select sec.own_data($1) as found', [request]))[0]?.found ?? null
