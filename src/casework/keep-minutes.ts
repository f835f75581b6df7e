/**
 * The minutes of a MARAC: a compartment beside the record, never part of it. Somebody opens it for one meeting, says who represents
 * the landlord there, and those alone keep and read minutes. Serves PD-17.b2 and CBC-8.1.c; domain: minutes stay with named people.
 */
import { randomUUID } from 'node:crypto'
import { entryType } from '../record/entry-type.ts'
import { type CivilDate, dayOfDate } from '../record/london-time.ts'
import type { FieldProblem } from '../record/separate.ts'
import { type AuditLine, asActor, audit, type Query } from '../store/database.ts'
import { sealMinutes } from '../store/keys/minutes.ts'
import { findStream } from '../store/queries/cases.ts'
import {
  keepKeysOf,
  keepSealedMinute,
  meetingsOn,
  nameForMeeting,
  openSealedMeeting,
} from '../store/queries/meetings.ts'
import { attempted } from './attempted.ts'
import { isId } from './new-entry.ts'
import type { Rowan } from './rowan.ts'

export type MeetingDone =
  | { readonly outcome: 'done'; readonly id: string }
  | { readonly outcome: 'invalid'; readonly problems: readonly FieldProblem[] }
  /** Hidden, missing, or not theirs to do, alike. */
  | { readonly outcome: 'not-found' }

/** Where minutes came from: a value of the vocabulary's organisations, kept so that nobody passes them on as our own. */
const ORIGINATORS = entryType('partner-update.received').fields.find((field) => field.name === 'from')?.values ?? []
/** The longest minutes, in characters. */
const LONGEST = 20_000

const isDate = (text: string): boolean => {
  try {
    dayOfDate(text)
    return true
  } catch {
    return false
  }
}

const invalid = (field: string, problem: string): MeetingDone => ({
  outcome: 'invalid',
  problems: [{ field, problem }],
})

async function onCase(
  query: Query,
  action: string,
  caseId: string,
  work: (stream: string) => Promise<string | null>,
): Promise<MeetingDone> {
  const stream = await findStream(query, caseId)
  const id = stream?.kind === 'case' ? await work(stream.stream) : null
  const line: AuditLine = {
    action: `act:${action}`,
    objectType: 'case',
    object: stream?.kind === 'case' ? stream.stream : attempted(caseId),
    basis: stream?.kind === 'case' ? 'member' : 'none',
    result: id === null ? 'not-found' : 'done',
  }
  await audit(query, line)
  return id === null ? { outcome: 'not-found' } : { outcome: 'done', id }
}

/** Opens the compartment of one meeting about a case. It is empty, and nobody reads in it until somebody is named. */
export async function openMeeting(
  rowan: Rowan,
  token: string,
  sent: { readonly caseId: string; readonly meetingOn: CivilDate },
): Promise<MeetingDone> {
  if (!isDate(sent.meetingOn)) return invalid('meetingOn', 'must be a date')
  const done = await asActor(rowan.database, token, (query) =>
    onCase(query, 'open-meeting', sent.caseId, async (stream) => {
      const same = (await meetingsOn(query, stream)).find((each) => each.meeting_on === sent.meetingOn)
      if (same) return same.names ? same.meeting : null
      const meeting = randomUUID()
      return (await openSealedMeeting(query, meeting, stream, sent.meetingOn, rowan.clock())) ? meeting : null
    }),
  )
  return done ?? { outcome: 'not-found' }
}

/** Says that somebody on the case represents the landlord at a meeting, or, with `ends`, that they do not any longer. */
export async function nameRepresentative(
  rowan: Rowan,
  token: string,
  sent: { readonly caseId: string; readonly meeting: string; readonly account: string; readonly ends?: boolean },
): Promise<MeetingDone> {
  if (!isId(sent.account)) return invalid('account', 'must be somebody on the case')
  const done = await asActor(rowan.database, token, (query) =>
    onCase(query, sent.ends ? 'end-representative' : 'name-representative', sent.caseId, async (stream) => {
      if (!(await meetingsOn(query, stream)).some(({ meeting }) => meeting === sent.meeting)) return null
      const named = await nameForMeeting(query, sent.meeting, sent.account, rowan.clock(), sent.ends ?? false)
      return named ? sent.account : null
    }),
  )
  return done ?? { outcome: 'not-found' }
}

/** Keeps minutes of a meeting, with whose words they are. For its representatives alone. */
export async function keepMinutes(
  rowan: Rowan,
  token: string,
  sent: { readonly caseId: string; readonly meeting: string; readonly originator: string; readonly text: string },
): Promise<MeetingDone> {
  const text = sent.text.trim()
  const problems: readonly FieldProblem[] = [
    ...(ORIGINATORS.includes(sent.originator) ? [] : [{ field: 'originator', problem: 'is required' }]),
    ...(text === '' ? [{ field: 'text', problem: 'is required' }] : []),
    ...(text.length > LONGEST ? [{ field: 'text', problem: `is longer than ${LONGEST} characters` }] : []),
  ]
  if (problems.length > 0) return { outcome: 'invalid', problems }
  const done = await asActor(rowan.database, token, (query, { landlord }) =>
    onCase(query, 'keep-minutes', sent.caseId, async (stream) => {
      const { meeting, originator } = sent
      const own = (await meetingsOn(query, stream)).find((each) => each.meeting === meeting)
      if (!own?.mine) return null
      await keepKeysOf(query, stream)
      const key = await rowan.keyring.keyFor({ landlord, kind: 'vault', subject: meeting })
      if (!key) throw new Error('The key of this meeting was destroyed: nothing can be kept of it any more.')
      const minute = randomUUID()
      const sealed = sealMinutes(key, landlord, meeting, minute, text)
      return (await keepSealedMinute(query, { minute, meeting, originator, sealed, at: rowan.clock() })) ? minute : null
    }),
  )
  return done ?? { outcome: 'not-found' }
}
