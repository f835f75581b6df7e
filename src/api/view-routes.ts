/** The routes that only read: what the pages show, as JSON. Instants are whole milliseconds since 1970 UTC, as everywhere in Rowan. */
import { z } from 'zod'
import { listCases } from '../views/list-cases.ts'
import { readCasePage } from '../views/read-case.ts'
import { readHolds } from '../views/read-holds.ts'
import { readPolicyPage } from '../views/read-policy.ts'
import { readToday } from '../views/read-today.ts'
import { type HttpAnswer, invalid, NOT_FOUND } from './answers.ts'
import type { Route } from './routes.ts'

const InstantMs = z.int().describe('milliseconds since 1970 UTC')

const DutyLine = z.looseObject({
  id: z.uuid(),
  caseId: z.uuid().nullable(),
  caseReference: z.string().nullable(),
  norm: z.string(),
  kind: z.enum(['duty', 'offer', 'sign', 'every']),
  what: z.string().describe('what to do, verb first'),
  clauses: z.array(z.strictObject({ id: z.string(), printed: z.string(), says: z.string() })),
  opened: InstantMs,
  due: InstantMs.nullable().describe('null: the policy states no time'),
  stated: z.boolean(),
  late: z.boolean(),
  outcome: z.enum(['open', 'done', 'waived', 'stopped', 'superseded']),
})

const CaseLine = z.looseObject({
  id: z.uuid(),
  reference: z.string(),
  state: z.enum(['reported', 'open', 'monitoring', 'closed']),
  openDuties: z.int(),
  lateDuties: z.int(),
  nextDue: InstantMs.nullable(),
  changed: InstantMs,
})

const Filter = z.strictObject({
  whose: z.enum(['mine', 'team', 'all']).default('all'),
  show: z.enum(['everything', 'late', 'due-today', 'no-time-stated']).default('everything'),
})

const shown = (body: unknown): HttpAnswer => (body === null ? NOT_FOUND : { status: 200, body })

const view = (
  path: string,
  summary: string,
  answers: z.ZodType,
  answer: Route['answer'],
  query?: z.ZodType,
): Route => ({ method: 'GET', path, summary, signedIn: true, answers, answer, ...(query ? { query } : {}) })

export const VIEW_ROUTES: readonly Route[] = [
  view(
    '/today',
    'What I owe and what my team owes, late first',
    z.looseObject({ now: InstantMs, duties: z.array(DutyLine), cases: z.array(CaseLine) }),
    async ({ rowan, token, query }) => {
      const filter = Filter.safeParse(query)
      if (filter.success) return shown(await readToday(rowan, token, filter.data))
      return invalid(filter.error.issues.map((issue) => ({ field: issue.path.join('.'), problem: issue.message })))
    },
    Filter,
  ),
  view(
    '/cases',
    'The cases that I am on, newest change first',
    z.strictObject({ cases: z.array(CaseLine) }),
    async ({ rowan, token }) => {
      const cases = await listCases(rowan, token)
      return shown(cases && { cases })
    },
  ),
  view(
    '/cases/{id}',
    'One case: its people, duties, gates, holds, breaches and record',
    z.looseObject({
      id: z.uuid(),
      reference: z.string(),
      seq: z.int(),
      now: InstantMs,
      open: z.array(DutyLine),
      ended: z.array(DutyLine),
      timeline: z.array(z.looseObject({ id: z.uuid(), seq: z.int(), type: z.string(), at: InstantMs })),
    }),
    async ({ rowan, token, params }) => shown(await readCasePage(rowan, token, params.id ?? '')),
  ),
  view(
    '/holds',
    'The rent accounts that are held, for a role that sees accounts and no cases',
    z.strictObject({
      holds: z.array(
        z.strictObject({
          id: z.uuid(),
          account: z.string(),
          from: InstantMs,
          until: InstantMs,
          running: z.boolean(),
        }),
      ),
    }),
    async ({ rowan, token }) => {
      const holds = await readHolds(rowan, token)
      return shown(holds && { holds })
    },
  ),
  view(
    '/policy',
    "The landlord's policy, clause by clause: what executes it, its slips and readings, its live duties",
    z.looseObject({
      landlord: z.string(),
      sections: z.array(z.looseObject({ title: z.string(), clauses: z.array(z.looseObject({ id: z.string() })) })),
    }),
    async ({ rowan, token }) => shown(await readPolicyPage(rowan, token)),
  ),
]
