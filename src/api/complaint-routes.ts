/** Complaints as JSON: for those who handle them, and, as no more than that they are there, for the lead of a case. */

import { z } from 'zod'
import { ACT_NAMED } from '../access/audited.ts'
import { handleComplaint } from '../casework/complaints/handle-complaint.ts'
import { putComplaintBesideCase } from '../casework/complaints/put-beside-case.ts'
import { receiveComplaint } from '../casework/complaints/receive-complaint.ts'
import { readCaseComplaints } from '../views/complaints/read-case-complaints.ts'
import { readComplaint } from '../views/complaints/read-complaint.ts'
import { readComplaints } from '../views/complaints/read-complaints.ts'
import { answerTo, NOT_FOUND } from './answers.ts'
import { CivilTimeSchema, Envelope, Recorded, RoleSchema } from './entry-schemas.ts'
import { readAct, readTimes } from './read-act.ts'
import { type Route, route } from './route.ts'
import { Moment } from './view-schemas.ts'

const Scheme = z
  .strictObject({
    name: z.string(),
    nation: z.string(),
    source: z.string(),
    verified: z.boolean(),
    note: z.string(),
    hasTimes: z.boolean().describe('false: no time of it is held here'),
  })
  .nullable()
  .describe('whose times these are: law, and never the landlord’s policy')

const Stage = z.enum(['stage-1', 'stage-2'])
const State = z.enum(['received', 'acknowledged', 'answered', 'closed'])

const Line = z.strictObject({
  id: z.uuid(),
  reference: z.string(),
  received: Moment,
  stage: Stage,
  state: State,
  handler: z.string().nullable(),
  mine: z.boolean(),
  nextClock: z.enum(['acknowledge', 'answer']).nullable(),
  nextDue: Moment.nullable(),
  late: z.boolean(),
})

const Clock = z.strictObject({
  what: z.enum(['acknowledge', 'answer']),
  stage: Stage,
  due: Moment,
  done: Moment.nullable(),
  days: z.int().describe('working days'),
  extended: z.int().describe('more working days that were taken'),
  from: Moment,
  countsFrom: z.enum(['receipt', 'acknowledgement', 'last day to acknowledge']),
  beyond: z.boolean().describe('more time was taken than the scheme lets pass'),
  longestExtension: z.int(),
  skipped: z.array(z.strictObject({ date: z.string(), why: z.string(), name: z.string() })),
  verified: z.boolean().describe('false: nobody has checked this time against its source'),
})

const Staff = z.strictObject({ account: z.uuid(), name: z.string() })

const Page = z.strictObject({
  id: z.uuid(),
  reference: z.string(),
  seq: z.int(),
  now: Moment,
  state: State,
  stage: Stage,
  received: Moment,
  channel: z.string().nullable(),
  name: z.string().nullable(),
  about: z.array(z.string()),
  reach: z.string().nullable(),
  agreed: z
    .strictObject({
      rule: z
        .strictObject({
          channels: z.array(z.string()),
          never: z.array(z.string()),
          days: z.array(z.string()),
          from: z.string().nullable(),
          until: z.string().nullable(),
          expires: z.string().nullable(),
          worker: z.enum(['female', 'male']).nullable().optional().describe('who they want to come'),
          interpreter: z.boolean().optional(),
        })
        .nullable(),
      ask: z.string().nullable(),
    })
    .nullable()
    .describe('how they agreed to be reached; null where nothing of it is known here'),
  officer: z.string().nullable(),
  handler: Staff.nullable(),
  handlers: z.array(Staff),
  scheme: Scheme,
  clocks: z.array(Clock),
  running: Clock.nullable(),
  policyAsks: z.array(z.strictObject({ clause: z.string(), says: z.string() })),
  may: z.array(z.string()),
  written: z.array(
    z.strictObject({
      n: z.int(),
      type: z.string(),
      sentence: z.string(),
      at: Moment,
      by: z.string(),
      words: z.array(z.strictObject({ name: z.string(), value: z.string() })),
    }),
  ),
})

const Near = z.strictObject({
  reference: z.string(),
  now: Moment,
  complaints: z.array(
    z.strictObject({
      id: z.uuid(),
      reference: z.string(),
      received: Moment,
      stage: Stage,
      state: State,
      person: z.uuid().nullable(),
      name: z.string().nullable(),
      role: z.string().nullable(),
      belongs: z.boolean().describe('it is of the person harmed, and stands beside this case'),
      mayBelong: z.boolean().describe('it can be put beside this case'),
    }),
  ),
})

const Sent = z.strictObject({
  by: RoleSchema,
  at: CivilTimeSchema.optional(),
  data: z.record(z.string(), z.unknown()).describe('the fields of complaint.received, without its side'),
})

export const COMPLAINT_ROUTES: readonly Route[] = [
  route({
    method: 'GET',
    path: '/complaints',
    summary: 'The complaints that I handle, what is due first',
    access: 'complaints',
    audit: ['view:complaints'],
    answers: z.strictObject({ now: Moment, scheme: Scheme, complaints: z.array(Line) }),
    answer: async ({ rowan, token }) => {
      const found = await readComplaints(rowan, token)
      return found
        ? { status: 200, body: z.strictObject({ now: Moment, scheme: Scheme, complaints: z.array(Line) }).parse(found) }
        : NOT_FOUND
    },
  }),
  route({
    method: 'POST',
    path: '/complaints',
    summary: 'Take a complaint of anybody; answers the same whoever complains',
    access: 'complaints',
    audit: ['act:receive-complaint'],
    body: Sent,
    answers: z.strictObject({
      outcome: z.literal('recorded'),
      complaintId: z.uuid(),
      reference: z.string(),
      seq: z.int(),
    }),
    answer: async ({ rowan, token, body, key }) => {
      const read = readTimes({ at: body.at })
      if (!read.ok) return read.answer
      return answerTo(
        await receiveComplaint(rowan, token, {
          role: body.by,
          data: body.data,
          ...read.times,
          ...(key === undefined ? {} : { key }),
        }),
      )
    },
  }),
  route({
    method: 'GET',
    path: '/complaints/{id}',
    summary: 'One complaint: its clocks by law, what the policy asks, and how its maker is reached',
    access: 'complaint',
    audit: ['view:complaint'],
    answers: Page,
    answer: async ({ rowan, token, params }) => {
      const found = await readComplaint(rowan, token, params.id ?? '')
      return found ? { status: 200, body: Page.parse(found) } : NOT_FOUND
    },
  }),
  route({
    method: 'POST',
    path: '/complaints/{id}/entries',
    summary: 'Acknowledge a complaint, answer it, take more time, take it to stage 2, give it to somebody, close it',
    access: 'complaint',
    audit: [ACT_NAMED],
    body: Envelope,
    answers: Recorded,
    answer: async ({ rowan, token, params, body, key }) => {
      const read = readAct(body, key)
      if (!read.ok) return read.answer
      const { recordedAt: _none, happened: _neither, ...act } = read.act
      return answerTo(await handleComplaint(rowan, token, { ...act, complaint: params.id ?? '' }))
    },
  }),
  route({
    method: 'GET',
    path: '/cases/{id}/complaints',
    summary: 'For the lead of a case: that somebody on it complained, and nothing of what they say',
    access: 'on-case',
    audit: ['view:case-complaints'],
    answers: Near,
    answer: async ({ rowan, token, params }) => {
      const found = await readCaseComplaints(rowan, token, params.id ?? '')
      return found ? { status: 200, body: Near.parse(found) } : NOT_FOUND
    },
  }),
  route({
    method: 'POST',
    path: '/cases/{id}/complaints/{complaint}',
    summary: 'Put a complaint of the person harmed beside their case; one of anybody else cannot be',
    access: 'leads-case',
    audit: ['act:put-complaint-beside-case'],
    body: z.strictObject({ by: RoleSchema }),
    answers: Recorded,
    answer: async ({ rowan, token, params, body }) =>
      answerTo(
        await putComplaintBesideCase(rowan, token, {
          caseId: params.id ?? '',
          complaint: params.complaint ?? '',
          role: body.by,
        }),
      ),
  }),
]
