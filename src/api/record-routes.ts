/** Acts on a case and on the organisation's own record, and what the policy makes of each. */

import { z } from 'zod'
import { CHANGES_ROLES, CHANGES_SAFE_CONTACT } from '../access/acts.ts'
import { ACT_NAMED } from '../access/audited.ts'
import { openCase } from '../casework/open-case.ts'
import { perform } from '../casework/perform.ts'
import { takeReport } from '../casework/take-report.ts'
import { findEntryType } from '../record/entry-type.ts'
import { readJudgement } from '../views/read-judgement.ts'
import { answerTo, invalid, NOT_FOUND } from './answers.ts'
import { CivilTimeSchema, Envelope, Recorded, RoleSchema } from './entry-schemas.ts'
import { readAct, readTimes } from './read-act.ts'
import { type Route, route } from './route.ts'

const Person = z.strictObject({
  data: z.record(z.string(), z.unknown()).describe('the fields of person.added'),
  person: z.uuid().optional().describe('an id of your choice; one is made where it is left out'),
  account: z.string().max(50).optional().describe('the rent account, where there is one'),
})

const ReportSent = z.strictObject({
  by: RoleSchema,
  at: CivilTimeSchema.optional(),
  recordedAt: CivilTimeSchema.optional(),
  report: z.record(z.string(), z.unknown()).describe('the fields of report.received'),
  people: z.array(Person).max(50).default([]),
  also: z
    .array(z.strictObject({ type: z.string(), data: z.record(z.string(), z.unknown()) }))
    .max(50)
    .default([]),
})
const CaseOpened = z.strictObject({
  outcome: z.literal('recorded'),
  caseId: z.uuid(),
  reference: z.string(),
  seq: z.int(),
})

const Duty = z.strictObject({
  norm: z.string(),
  kind: z.enum(['duty', 'offer', 'sign', 'every']),
  clauses: z.array(z.string()),
  trigger: z.int().nullable(),
  due: z.string().nullable(),
  stated: z.boolean(),
  state: z.enum(['open', 'done', 'waived', 'stopped', 'superseded']),
  late: z.boolean(),
  doneBy: z.int().nullable(),
  why: z.string(),
})
const Judgement = z.strictObject({
  id: z.string(),
  policy: z.strictObject({ pack: z.string(), version: z.string() }),
  duties: z.array(Duty),
  signs: z.array(Duty),
  breaches: z.array(
    z.strictObject({ n: z.int(), norm: z.string(), clauses: z.array(z.string()), remedied: z.boolean() }),
  ),
  holds: z.array(
    z.strictObject({
      norm: z.string(),
      clauses: z.array(z.string()),
      from: z.string(),
      until: z.string(),
      state: z.enum(['running', 'ended']),
    }),
  ),
  entries: z.array(
    z.strictObject({ n: z.int(), id: z.string(), stream: z.enum(['case', 'organisation']), type: z.string() }),
  ),
})
export const RECORD_ROUTES: readonly Route[] = [
  route({
    method: 'POST',
    path: '/reports',
    summary: 'Take a report: opens a case with everything that was said, in one piece',
    access: 'in-a-role',
    audit: ['act:take-report'],
    body: ReportSent,
    answers: CaseOpened,
    answer: async ({ rowan, token, body, key }) => {
      const read = readTimes(body)
      if (!read.ok) return read.answer
      const also = body.also.map(({ type, data }) => ({ type: findEntryType(type)?.name, data }))
      const known = also.flatMap(({ type, data }) => (type ? [{ type, data }] : []))
      if (known.length < also.length) return invalid([{ field: 'also', problem: 'names an unknown entry type' }])
      const people = body.people.map(({ data, person, account }) => ({
        data,
        ...(person === undefined ? {} : { person }),
        ...(account === undefined ? {} : { account }),
      }))
      return answerTo(
        await takeReport(rowan, token, {
          role: body.by,
          report: body.report,
          people,
          also: known,
          ...read.times,
          ...(key === undefined ? {} : { key }),
        }),
      )
    },
  }),
  route({
    method: 'POST',
    path: '/cases',
    summary: 'Begin a case with one entry of any kind that a case may hold',
    access: 'in-a-role',
    audit: ['act:open-case'],
    body: Envelope,
    entries: 'case',
    answers: CaseOpened,
    answer: async ({ rowan, token, body, key }) => {
      const read = readAct(body, key)
      return read.ok ? answerTo(await openCase(rowan, token, read.act)) : read.answer
    },
  }),
  route({
    method: 'POST',
    path: '/cases/{id}/entries',
    summary: 'Do one act on a case',
    access: 'acts-on-case',
    audit: [ACT_NAMED],
    stepUp: ({ type }) => CHANGES_SAFE_CONTACT.some((each) => each === type),
    body: Envelope,
    entries: 'case',
    answers: Recorded,
    answer: async ({ rowan, token, params, body, key }) => {
      const read = readAct(body, key)
      if (!read.ok) return read.answer
      return answerTo(await perform(rowan, token, { ...read.act, target: { on: 'case', caseId: params.id ?? '' } }))
    },
  }),
  route({
    method: 'POST',
    path: '/organisation/entries',
    summary: "Do one act on the organisation's own record",
    access: 'in-a-role',
    audit: [ACT_NAMED],
    stepUp: ({ type }) => CHANGES_ROLES.some((each) => each === type),
    body: Envelope,
    entries: 'organisation',
    answers: Recorded,
    answer: async ({ rowan, token, body, key }) => {
      const read = readAct(body, key)
      return read.ok
        ? answerTo(await perform(rowan, token, { ...read.act, target: { on: 'organisation' } }))
        : read.answer
    },
  }),
  route({
    method: 'GET',
    path: '/cases/{id}/judgement',
    summary: 'What the policy makes of a case now, in the form of rowan simulate',
    access: 'on-case',
    audit: ['read:judgement'],
    answers: Judgement,
    answer: async ({ rowan, token, params }) => {
      const found = await readJudgement(rowan, token, params.id ?? '')
      return found ? { status: 200, body: found } : NOT_FOUND
    },
  }),
  route({
    method: 'GET',
    path: '/organisation/judgement',
    summary: "What the policy makes of the organisation's own record now, in the form of rowan simulate",
    access: 'sees-cases',
    audit: ['read:judgement'],
    answers: Judgement,
    answer: async ({ rowan, token }) => {
      const found = await readJudgement(rowan, token, null)
      return found ? { status: 200, body: found } : NOT_FOUND
    },
  }),
]
