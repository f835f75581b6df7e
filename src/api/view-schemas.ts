/**
 * The views as the API tells them. Inside, a moment is an instant; a policy and the people who read it speak of civil time in
 * London, so every instant becomes one here, at the edge. A field that is not named here passes as it is: it may hold no instant.
 */
import { z } from 'zod'
import { civilOf, instantOf } from '../record/london-time.ts'
import { NOTICE_KINDS } from '../views/read-notices.ts'
import { CivilTimeSchema } from './entry-schemas.ts'

/** An instant of a view, told as `YYYY-MM-DDTHH:MM`. */
export const Moment = z.codec(z.int(), CivilTimeSchema, { decode: civilOf, encode: instantOf })

const ClauseRead = z.strictObject({ id: z.string(), printed: z.string(), says: z.string() })

export const DutyLine = z.looseObject({
  id: z.uuid(),
  caseId: z.uuid().nullable(),
  caseReference: z.string().nullable(),
  norm: z.string(),
  kind: z.enum(['duty', 'offer', 'sign', 'every']),
  what: z.string().describe('what to do, verb first'),
  clauses: z.array(ClauseRead),
  opened: Moment,
  due: Moment.nullable().describe('null: the policy states no time'),
  stated: z.boolean(),
  late: z.boolean(),
  outcome: z.enum(['open', 'done', 'waived', 'stopped', 'superseded']),
  ended: Moment.nullable(),
})

export const CaseLine = z.looseObject({
  id: z.uuid(),
  reference: z.string(),
  state: z.enum(['reported', 'open', 'monitoring', 'closed']),
  openDuties: z.int(),
  lateDuties: z.int(),
  nextDue: Moment.nullable(),
  changed: Moment,
  goesFirst: z.boolean().describe('whether it goes before routine work'),
  quietFor: z.int().nullable().describe('days without an entry, where that is longer than the landlord lets pass'),
})

/** What was asked for and waits. */
export const RequestsAnswer = z.strictObject({
  now: Moment,
  requests: z.array(
    z.strictObject({
      caseId: z.uuid(),
      caseReference: z.string(),
      queue: z.enum(['tenancy-change', 'rehousing']),
      kind: z.string().nullable().describe('what change of tenancy; null: a move'),
      about: z.string().nullable(),
      since: Moment,
      goesFirst: z.boolean(),
    }),
  ),
  clauses: z.array(z.strictObject({ queue: z.string(), clause: z.string() })),
})

/** A hold as a facet: no reason, and no person. */
export const HoldLine = z.strictObject({
  id: z.uuid(),
  account: z.string(),
  from: Moment,
  until: Moment,
  running: z.boolean(),
})

/** A job as a facet: no reason, and nobody's part in it. */
export const JobLine = z.strictObject({
  id: z.guid(),
  number: z.string(),
  what: z.string(),
  kind: z.enum(['fit', 'mend']),
  priority: z.string().nullable(),
  placed: Moment,
  where: z.string().nullable(),
  telephone: z.string().nullable(),
  adjustments: z.string().nullable(),
  worker: z.enum(['female', 'male']).nullable().describe('who is to come'),
  interpreter: z.boolean().describe('an interpreter comes too'),
  before: z.enum(['call', 'text', 'ask']).describe('what to do before going there'),
  days: z.array(z.string()),
  from: z.string().nullable(),
  until: z.string().nullable(),
  lastTried: z.strictObject({ at: Moment, why: z.string() }).nullable(),
})

export const TodayAnswer = z.looseObject({
  now: Moment,
  duties: z.array(DutyLine),
  teams: z.array(z.strictObject({ id: z.string(), name: z.string(), count: z.int() })),
  areas: z.array(z.strictObject({ area: z.string(), count: z.int() })),
  approvals: z.int().describe('how many proposals wait for me to agree'),
  openComplaints: z
    .strictObject({ open: z.int(), late: z.int(), nextDue: Moment.nullable() })
    .nullable()
    .describe('those that are not closed, for whoever handles complaints'),
  toErase: z.int().describe('how many erasings that somebody else proposed wait for me to agree'),
  dataParts: z
    .array(
      z.strictObject({
        part: z.string(),
        place: z.enum(['case', 'complaint']),
        reference: z.string(),
        isGathered: z.boolean(),
      }),
    )
    .describe(
      'what somebody who asked for their data may have from where I am: to put together, or to read as the second',
    ),
  toRead: z
    .array(z.strictObject({ reference: z.string(), file: z.guid() }))
    .describe('documents that leave for an agency when I, or another like me, have read them'),
  openRequests: z
    .strictObject({ open: z.int(), late: z.int(), nextDue: z.string().nullable() })
    .nullable()
    .describe('requests for data that are not answered yet, for those who handle them'),
  toTakeOn: z.int().describe('how many that were passed on wait for me to take them on'),
  toTakeOnInDanger: z.int().describe('of those, in how many somebody may be in danger now'),
  passedOn: z.int().describe('how many that I passed on nobody has taken on yet'),
  cases: z.array(CaseLine),
  holds: z.array(HoldLine),
})

/** What the reader was told because time passed. No names. */
export const NoticesAnswer = z.strictObject({
  now: Moment,
  unseen: z.int(),
  notices: z.array(
    z.strictObject({
      id: z.guid(),
      kind: z.enum(NOTICE_KINDS),
      caseReference: z.string().nullable().describe('null: the organisation itself, or a complaint'),
      complaintReference: z.string().nullable().describe('the complaint that it is about, where it is about one'),
      what: z.string().nullable().describe('what is asked; null: about no duty, or one that is not open any more'),
      duty: z.uuid().nullable(),
      request: z.uuid().nullable().describe('the request for data that it is about, where it is about one'),
      part: z.uuid().nullable().describe('the part of an answer that is put together from this case or complaint'),
      at: Moment,
      seen: Moment.nullable(),
    }),
  ),
})

export const ApprovalsAnswer = z.strictObject({
  now: Moment,
  approvals: z.array(
    z.strictObject({
      stream: z.uuid(),
      caseReference: z.string(),
      act: z.string().describe('the act that waits'),
      agreement: z.string().describe('the entry by which somebody agrees'),
      roles: z.array(z.string()).describe('any one of these may agree'),
      key: z.string().nullable().describe('what both name: an action, a move'),
      proposed: z.string(),
      entry: z.int().describe('the place of the proposal on the record'),
      by: z.string(),
      since: Moment,
      missing: z.array(z.string()).describe('entry types and fields that the policy asks for besides'),
      clauses: z.array(ClauseRead),
      waitsFor: z.enum(['me', 'own', 'somebody-else']),
    }),
  ),
})

const Handover = z.strictObject({
  caseId: z.uuid(),
  caseReference: z.string(),
  entry: z.uuid().describe('the entry that passed it on: its acceptance names it'),
  to: z.string(),
  since: Moment,
  by: z.string(),
  byRole: z.string(),
  astray: z.boolean().describe('nobody can take it on: pass it to somebody else'),
  danger: z.boolean().describe('somebody may be in danger now; told to those who can take it on'),
})

export const HandoversAnswer = z.strictObject({
  now: Moment,
  toMe: z.array(Handover).describe('addressed to a role of mine'),
  byMe: z.array(Handover).describe('passed on by me, with whom it stays until then'),
})

const Known = z.enum(['yes', 'no', 'not-known'])

const TimelineLine = z.looseObject({
  id: z.uuid(),
  seq: z.int(),
  type: z.string(),
  sentence: z.string(),
  at: Moment,
  recordedAt: Moment,
})

export const CaseAnswer = z.looseObject({
  id: z.uuid(),
  reference: z.string(),
  seq: z.int().describe('number of entries: send it back with an act, and nobody is overwritten'),
  now: Moment,
  state: z.looseObject({ state: z.enum(['reported', 'open', 'monitoring', 'closed']), since: Moment }),
  readsUntil: Moment.nullable().describe('until when I have it in an emergency alone; null where I am on it'),
  keptUntil: z
    .looseObject({
      what: z.enum(['enquiry', 'case']),
      until: z.iso.date().describe('from this day it may be erased, where nothing stops it and two people agree'),
      rule: z.looseObject({ decided: z.boolean().describe('false: proposed, and not decided yet') }),
    })
    .nullable()
    .describe('once it is closed'),
  danger: Moment.nullable().describe('told of, and nobody has called the police or advised it yet'),
  knowsNothing: z.boolean(),
  override: z
    .looseObject({ by: z.array(z.string()), atMostHours: z.int() })
    .nullable()
    .describe('who may let somebody be reached outside what was agreed, because a life is at risk'),
  saidOfNobodyNamed: z
    .string()
    .nullable()
    .describe('what was said of reaching somebody whom nobody named, where more than one may be meant'),
  safeContact: z.array(
    z.looseObject({
      person: z.string(),
      name: z.string(),
      died: Moment.nullable().describe('nobody is reached in the name of somebody who has died'),
      overriddenUntil: Moment.nullable().describe('a life is at risk: until then not held to what was agreed'),
      passedOn: z
        .string()
        .nullable()
        .describe('while nothing is agreed: all that whoever passed it on was told of it, a line for each'),
      agreed: z
        .looseObject({
          state: z.enum(['agreed', 'run-out', 'unknown']).describe('run-out, unknown: agree again first'),
          since: z.looseObject({ type: z.string(), on: Moment }).nullable().describe('what made it unknown'),
          expiresOn: z.string().nullable(),
          channels: z.array(z.string()),
          on: Moment,
        })
        .nullable(),
    }),
  ),
  abuseTests: z.array(
    z.looseObject({ law: z.string(), connected: Known, aged: Known, abusive: Known, met: Known, says: z.string() }),
  ),
  dataRequests: z.array(
    z.looseObject({
      person: z.string(),
      law: z.string(),
      verified: z.boolean(),
      due: z.string().describe('a day: asked of us by law, and by no policy'),
      keptBack: z.array(z.string()).describe('kept back by default from whoever asks and is not the person harmed'),
      answeredOn: z.string().nullable(),
    }),
  ),
  open: z.array(DutyLine),
  ended: z.array(DutyLine),
  leftUndone: z.array(DutyLine).describe('of these what a closing ended undone, where the case is open again'),
  holds: z.array(z.looseObject({ norm: z.string(), from: Moment, until: Moment, running: z.boolean() })),
  breaches: z.array(z.looseObject({ norm: z.string(), what: z.string(), at: Moment, remedied: z.boolean() })),
  timeline: z.array(TimelineLine),
})

/** Who looked at a case: users and times, and no word of the case. */
export const WhoLookedAnswer = z.object({
  now: Moment,
  reference: z.string(),
  lookers: z.array(
    z.strictObject({
      account: z.uuid(),
      name: z.string(),
      how: z.enum(['on-case', 'was-on-case', 'emergency', 'part', 'looked-up', 'turned-away', 'trail']),
      last: Moment,
      looks: z.array(
        z.strictObject({
          day: z.string(),
          action: z.string(),
          result: z.string(),
          times: z.int(),
          first: Moment,
          last: Moment,
        }),
      ),
    }),
  ),
})

const Standing = {
  live: z.int(),
  late: z.int(),
  oldest: Moment.nullable().describe('when the longest late was due'),
  since: Moment.nullable().describe('since when the longest open is open'),
}

/** Numbers alone: no case, and none of a colleague. */
export const ImplementationAnswer = z.strictObject({
  now: Moment,
  landlord: z.string(),
  version: z.string(),
  responsible: z.string().nullable(),
  onCases: z.strictObject(Standing),
  ofUs: z.strictObject(Standing),
  teams: z.array(z.strictObject({ id: z.string(), name: z.string(), ...Standing })),
  clauses: z.array(z.strictObject({ id: z.string(), printed: z.string(), says: z.string(), ...Standing })),
  quiet: z.int(),
  rounded: z
    .boolean()
    .describe('nothing about fewer than five cases is in the numbers, and they are rounded down to five'),
})
