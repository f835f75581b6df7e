/** The MARAC meetings about a case: to its members when, and whom to ask; to those who were named the minutes. Every reading is audited. */
import { REPRESENTATIVE_NAMERS } from '../access/roles.ts'
import { attempted } from '../casework/attempted.ts'
import type { Rowan } from '../casework/rowan.ts'
import type { CivilDate, Instant } from '../record/london-time.ts'
import { asActor, auditAtEnd } from '../store/database.ts'
import { openMinutes } from '../store/keys/minutes.ts'
import { findStream, ownerOf } from '../store/queries/cases.ts'
import { couldRepresent, listedOn, meetingsOn, minutesOn } from '../store/queries/meetings.ts'
import { staffOf } from '../store/queries/staff.ts'

export type MinuteLine = {
  readonly id: string
  /** Whose words they are. */
  readonly originator: string
  readonly text: string
  readonly keptAt: Instant
  readonly keptBy: string
}

export type MeetingLine = {
  readonly id: string
  readonly meetingOn: CivilDate
  readonly representatives: readonly { readonly account: string; readonly name: string }[]
  readonly mayName: boolean
  /** Null for whoever does not represent the landlord there: not even whether there are any. */
  readonly minutes: readonly MinuteLine[] | null
}

export type Meetings = {
  readonly reference: string
  readonly now: Instant
  readonly meetings: readonly MeetingLine[]
  /** The day on the agenda; null where the case is on none. */
  readonly listedOn: CivilDate | null
  /** Whether the reader may add a meeting: those who name representatives, and the officer who has the case. */
  readonly mayAdd: boolean
  /** Who may be named; empty for whoever may not name. */
  readonly couldRepresent: readonly { readonly account: string; readonly name: string }[]
}

/** `of` is the reference or the id of a case. Null where it is hidden or missing. */
export const readMeetings = (rowan: Rowan, token: string, of: string): Promise<Meetings | null> =>
  asActor(rowan.database, token, async (query, { landlord, account, roles }): Promise<Meetings | null> => {
    const stream = await findStream(query, of)
    const found = stream?.kind === 'case' ? stream : null
    const meetings = found ? await meetingsOn(query, found.stream) : []
    const reads = meetings.some(({ mine }) => mine)
    auditAtEnd(query, {
      action: reads ? 'view:meeting-minutes' : 'view:meetings',
      objectType: 'case',
      object: found?.stream ?? attempted(of),
      basis: found ? 'member' : 'none',
      result: found ? 'shown' : 'not-found',
    })
    if (!found) return null
    const names = new Map((await staffOf(query)).map(({ account, name }) => [account, name]))
    const rows = reads ? await minutesOn(query, found.stream) : []
    const own = meetings.filter(({ mine }) => mine).map(({ meeting }) => meeting)
    const keys = await rowan.keyring.findKeys(landlord, 'vault', own)
    const minutesOf = (meeting: string): readonly MinuteLine[] =>
      rows
        .filter((row) => row.meeting === meeting)
        .flatMap((row) => {
          const key = keys.get(meeting)
          if (!key) return []
          const text = openMinutes(key, landlord, meeting, row.minute, row.sealed)
          const { minute, originator, kept_at, kept_by } = row
          return [{ id: minute, originator, text, keptAt: kept_at.getTime(), keptBy: names.get(kept_by) ?? '' }]
        })
    return {
      reference: found.reference,
      now: rowan.clock(),
      meetings: meetings.map((each) => ({
        id: each.meeting,
        meetingOn: each.meeting_on,
        representatives: each.representatives.map((account) => ({ account, name: names.get(account) ?? '' })),
        mayName: each.names,
        minutes: each.mine ? minutesOf(each.meeting) : null,
      })),
      mayAdd:
        roles.some((role) => REPRESENTATIVE_NAMERS.includes(role)) ||
        (await ownerOf(query, found.stream))?.owner === account,
      listedOn: await listedOn(query, found.stream),
      couldRepresent: await couldRepresent(query, found.stream),
    }
  })
