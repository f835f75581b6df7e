/** The parts of an answer that stand on cases and in complaints: gathered and read by those who are there, and joined. */
import type { Instant } from '../../record/london-time.ts'
import type { RoleName } from '../../record/vocabulary.ts'
import type { Query } from '../database.ts'
import type { TakenJob } from '../jobs.ts'

export type DataPlace = 'case' | 'complaint'

/** One part, for those who may gather it. Sealed texts are hexadecimal. */
export type DataPartRead = {
  readonly part: string
  readonly place: DataPlace
  readonly stream: string
  /** Who they are on that case; null of a complaint. */
  readonly person: string | null
  /** Of the case or the complaint. */
  readonly reference: string
  /** The reference of the request. */
  readonly request: string
  readonly asked: Instant
  readonly due: string | null
  readonly gathered: Instant | null
  readonly by: string | null
  readonly own: boolean | null
  /** What is given; null where nothing is, or nothing was gathered yet. */
  readonly sealed: string | null
  readonly why: string | null
  readonly agreed: Instant | null
  readonly agreedBy: string | null
  readonly isAnswered: boolean
  /** A second person sent back what was put together: it is put together anew. */
  readonly isBack: boolean
  /** False for whoever protects data, and reads a part of a complaint as a second person. */
  readonly isThere: boolean
}

/** Null for whoever is not there, and where there is none. */
export const readDataPart = async (query: Query, part: string): Promise<DataPartRead | null> =>
  (await query<{ part: DataPartRead | null }>('read-data-part', 'select sec.read_data_part($1) as part', [part]))[0]
    ?.part ?? null

/** One that waits for the reader: to be put together, also anew where it was sent back, or to be read by somebody else than whoever did that. */
export type DataPartWaiting = Pick<DataPartRead, 'part' | 'place' | 'stream' | 'reference'> & {
  readonly isGathered: boolean
}

/** Those of requests not answered yet that the reader can take a step further. */
export const waitingDataParts = (query: Query) =>
  query<DataPartWaiting>(
    'waiting-data-parts',
    'select part, place, stream, reference, is_gathered as "isGathered" from sec.waiting_data_parts()',
  )

/** The homes of whoever asked, sealed, for whoever puts the part together. */
export const ownHomesOfPart = (query: Query, part: string) =>
  query<{ readonly home: string; readonly sealed: Buffer }>(
    'own-homes-of-part',
    'select home, sealed from sec.own_homes_of_part($1)',
    [part],
  )

export type DataPartGathered = {
  readonly part: string
  readonly tellsOfOthers: boolean
  readonly othersAgree: string | null
  readonly reasonableWithout: boolean | null
  /** Null where nothing is given. */
  readonly sealed: Buffer | null
  readonly why: Buffer
  readonly at: Instant
}

const did = async (query: Query, name: string, sql: string, values: readonly unknown[]): Promise<boolean> =>
  (await query<{ done: boolean }>(name, `select ${sql} as done`, [...values]))[0]?.done ?? false

export const gatherDataPart = (query: Query, of: DataPartGathered) =>
  did(query, 'gather-data-part', 'sec.gather_data_part($1, $2, $3, $4, $5, $6, $7)', [
    of.part,
    of.tellsOfOthers,
    of.othersAgree,
    of.reasonableWithout,
    of.sealed,
    of.why,
    of.at,
  ])

/** `gathered` is when what was read was put together: false where it was put together anew since. */
export const agreeDataPart = (query: Query, part: string, gathered: Instant, at: Instant) =>
  did(query, 'agree-data-part', 'sec.agree_data_part($1, $2, $3)', [part, gathered, at])

/** `why` holds the reason too. False where it was put together anew since. */
export const sendBackDataPart = (
  query: Query,
  of: { readonly part: string; readonly gathered: Instant; readonly why: Buffer; readonly at: Instant },
) => did(query, 'send-back-data-part', 'sec.send_back_data_part($1, $2, $3, $4)', [of.part, of.gathered, of.why, of.at])

/** Reminds those who may read it at that moment, if nobody has by then. */
export async function partWaits(query: Query, part: string, at: Instant): Promise<void> {
  await query('part-waits', 'select sec.part_waits($1, $2)', [part, at])
}

export type DataPartRow = {
  readonly part: string
  readonly request: string
  readonly place: DataPlace
  readonly asked: Date
  /** Whoever gathered it; before that whoever has the case or the complaint. Null where nobody has. */
  readonly who: string | null
  readonly gathered: Date | null
  readonly gives: boolean
  readonly reader: string | null
  readonly agreed: Date | null
  /** Of a complaint that the asker may read as a second person. */
  readonly reference: string | null
}

/** How far each is, for whoever protects data; nothing of what stands there. */
export const dataParts = (query: Query) =>
  query<DataPartRow>(
    'data-parts',
    'select part, request, place, asked, who, gathered, gives, reader, agreed, reference from sec.data_parts()',
  )

/** What was gathered and read of a request that is given out, sealed under the key of where it stands. */
export const joinedParts = (query: Query, request: string) =>
  query<{ readonly part: string; readonly place: DataPlace; readonly stream: string; readonly sealed: Buffer }>(
    'joined-parts',
    'select part, place, stream, sealed from sec.joined_parts($1)',
    [request],
  )

/** The worker's: looks where the data of whoever asked stands, and asks those who are there. Answers with how many were told. */
export async function lookForParts(
  query: Query,
  { landlord, about }: TakenJob,
  of: { readonly at: Instant; readonly late: Instant; readonly roles: readonly RoleName[] },
): Promise<number> {
  const [row] = await query<{ told: number }>(
    'look-for-parts',
    'select sec.look_for_parts($1, $2, to_timestamp($3 / 1000.0), to_timestamp($4 / 1000.0), $5) as told',
    [landlord, about, of.at, of.late, of.roles],
  )
  return row?.told ?? 0
}

/** The worker's: reminds those who may read it. Answers with how many were told. */
export async function tellOfPart(
  query: Query,
  { landlord, key, about, due }: TakenJob,
  roles: readonly RoleName[],
): Promise<number> {
  const [row] = await query<{ told: number }>('tell-of-part', 'select sec.tell_of_part($1, $2, $3, $4, $5) as told', [
    landlord,
    key,
    about,
    due,
    roles,
  ])
  return row?.told ?? 0
}
