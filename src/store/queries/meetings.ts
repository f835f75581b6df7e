/** MARAC meetings about a case, who represents the landlord there, and the minutes that only they read. Nothing else names these tables. */
import type { CivilDate, Instant } from '../../record/london-time.ts'
import type { Query } from '../database.ts'
import { KEEP_KEYS } from '../sealed-rows.ts'

export type MeetingRead = {
  readonly meeting: string
  readonly meeting_on: CivilDate
  /** The reader represents the landlord there. */
  readonly mine: boolean
  /** The reader may say who does. */
  readonly names: boolean
  readonly representatives: readonly string[]
}

export type MinuteRead = {
  readonly minute: string
  readonly meeting: string
  readonly originator: string
  readonly sealed: Buffer
  readonly kept_at: Date
  readonly kept_by: string
}

export type CouldRepresent = { readonly account: string; readonly name: string }

export const meetingsOn = (query: Query, stream: string) =>
  query<MeetingRead>(
    'meetings-on',
    'select meeting, meeting_on, mine, names, representatives from sec.meetings_on($1)',
    [stream],
  )

/** Under the reader's own row policy: empty for everybody who was not named. Oldest first. */
export const minutesOn = (query: Query, stream: string) =>
  query<MinuteRead>(
    'minutes-on',
    `select minute, meeting, originator, sealed, kept_at, kept_by from rowan.marac_minute
     where stream = $1 order by kept_at, minute`,
    [stream],
  )

/** Empty for whoever may not name anybody. */
export const couldRepresent = (query: Query, stream: string) =>
  query<CouldRepresent>('could-represent', 'select account, name from sec.could_represent($1)', [stream])

const isDone = async (rows: Promise<readonly { readonly done: boolean }[]>): Promise<boolean> =>
  (await rows)[0]?.done === true

/** False where it is not theirs to open, and where there is no such case for them. */
export const openSealedMeeting = (query: Query, meeting: string, stream: string, on: CivilDate, at: Instant) =>
  isDone(query('open-meeting', 'select sec.open_meeting($1, $2, $3, $4) as done', [meeting, stream, on, at]))

/** `ends`: they represent the landlord there no longer. False where it is not theirs to say. */
export const nameForMeeting = (query: Query, meeting: string, account: string, at: Instant, ends: boolean) =>
  isDone(
    query('name-representative', 'select sec.name_representative($1, $2, $3, $4) as done', [
      meeting,
      account,
      at,
      ends,
    ]),
  )

/** False for whoever does not represent the landlord there. */
export const keepSealedMinute = (
  query: Query,
  kept: {
    readonly minute: string
    readonly meeting: string
    readonly originator: string
    readonly sealed: Buffer
    readonly at: Instant
  },
) =>
  isDone(
    query('keep-minute', 'select sec.keep_minute($1, $2, $3, $4, $5) as done', [
      kept.minute,
      kept.meeting,
      kept.originator,
      kept.sealed,
      kept.at,
    ]),
  )

/** Until the end of the transaction no key of that case is turned: what is sealed now is not left behind. */
export async function keepKeysOf(query: Query, stream: string): Promise<void> {
  await query('keep-keys', KEEP_KEYS, [stream])
}

/** Whether the reader represents the landlord at a meeting about this case now. */
export const representsAt = async (query: Query, stream: string): Promise<boolean> =>
  (await query<{ yes: boolean }>('represents-at', 'select $1::uuid = any(sec.represented_cases()) as yes', [stream]))[0]
    ?.yes ?? false

/** The day on which the case was last put on an agenda, as it stands; null where it never was. */
export const listedOn = async (query: Query, stream: string): Promise<CivilDate | null> =>
  (
    await query<{ day: CivilDate | null }>(
      'marac-listed-on',
      `select e.codes->>'meetingOn' as day from rowan.entry e
       where e.stream = $1 and e.type = 'marac.listed' and not exists (select from rowan.entry x
         where x.stream = e.stream and x.type = 'entry.retracted' and x.codes->>'entry' = e.id::text)
       order by e.seq desc limit 1`,
      [stream],
    )
  )[0]?.day ?? null
