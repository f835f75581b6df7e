/** When a request for data is due: kept as it is worked out, with what changes it, and what the worker tells of it. */
import type { CivilDate, Instant } from '../../record/london-time.ts'
import type { Query } from '../database.ts'
import type { TakenJob } from '../jobs.ts'

const did = async (query: Query, name: string, sql: string, values: readonly unknown[]): Promise<boolean> =>
  (await query<{ done: boolean }>(name, `select ${sql} as done`, [...values]))[0]?.done ?? false

export const askClarity = (query: Query, request: string, at: Instant) =>
  did(query, 'ask-clarity', 'sec.ask_clarity($1, $2)', [request, at])

/** `waited` is in whole days. */
export const hearClarity = (query: Query, request: string, waited: number, at: Instant) =>
  did(query, 'hear-clarity', 'sec.hear_clarity($1, $2, $3)', [request, waited, at])

/** False too once the first month is over. */
export const extendRequest = (
  query: Query,
  of: {
    readonly request: string
    readonly because: string
    readonly sealed: Buffer
    readonly day: CivilDate
    readonly at: Instant
  },
) =>
  did(query, 'extend-data-request', 'sec.extend_data_request($1, $2, $3, $4, $5)', [
    of.request,
    of.because,
    of.sealed,
    of.day,
    of.at,
  ])

/** What they were told, sealed; null where it takes no longer. */
export const extensionOf = async (query: Query, request: string): Promise<Buffer | null> =>
  (await query<{ sealed: Buffer | null }>('data-extension', 'select sec.data_extension($1) as sealed', [request]))[0]
    ?.sealed ?? null

/** Keeps its last days, and plans when those who protect data are told. */
export async function timeRequest(
  query: Query,
  request: string,
  time: { readonly due: CivilDate | null; readonly extendBy: CivilDate | null },
  told: object,
): Promise<void> {
  await query('time-data-request', 'select sec.time_data_request($1, $2, $3, $4)', [
    request,
    time.due,
    time.extendBy,
    JSON.stringify(told),
  ])
}

/** Tells those who protect data at that moment, if nobody has agreed by then. */
export async function waitsForSecond(query: Query, request: string, at: Instant): Promise<void> {
  await query('data-request-waits', 'select sec.data_request_waits($1, $2)', [request, at])
}

export type UntimedRow = {
  readonly landlord: string
  readonly request: string
  readonly received: Date
  readonly identity_asked: Date | null
  readonly identity_sure: Date | null
  readonly paused_days: number
  readonly extended: Date | null
}

/** The worker's: those whose time runs and was never worked out. */
export const untimedRequests = (query: Query) =>
  query<UntimedRow>('untimed-requests', 'select * from sec.untimed_requests()')

/** The worker's: keeps its last days, and plans when those who protect data are told. */
export async function timeFromBefore(
  query: Query,
  { landlord, request }: Pick<UntimedRow, 'landlord' | 'request'>,
  time: { readonly due: CivilDate | null; readonly extendBy: CivilDate | null },
  told: object,
): Promise<void> {
  await query('time-from-before', 'select sec.time_from_before($1, $2, $3, $4, $5)', [
    landlord,
    request,
    time.due,
    time.extendBy,
    JSON.stringify(told),
  ])
}

/** The worker's. Answers with how many were told. */
export async function tellDataProtectors(query: Query, job: TakenJob): Promise<number> {
  const { landlord, key, kind, about, due } = job
  const [row] = await query<{ told: number }>(
    'tell-data-protectors',
    'select sec.tell_data_protectors($1, $2, $3, $4, $5) as told',
    [landlord, key, kind, about, due],
  )
  return row?.told ?? 0
}
