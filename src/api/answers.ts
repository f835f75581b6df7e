/** What came of an act, as an HTTP answer. Every refusal says what is wrong, and with which field; none says how Rowan is made. */
import { z } from 'zod'
import type { ComplaintTaken } from '../casework/complaints/receive-complaint.ts'
import type { Performed } from '../casework/performed.ts'
import type { ReportTaken } from '../casework/take-report.ts'
import type { SafeWays } from '../policy/safe-ways.ts'
import { civilOf } from '../record/london-time.ts'
import { saySafeWays } from '../views/safe-ways-sentence.ts'

export type HttpAnswer = { readonly status: number; readonly body: unknown }

/** Somebody was stopped at a limit of what one account looks at in a short time; the page says the same. */
export const TOO_MANY_LOOKS: HttpAnswer = {
  status: 429,
  body: {
    error: 'too-many-attempts',
    says: 'You looked at very much in a short time. Wait an hour, and tell your lead why.',
  },
}

/** One session, or one address, asked for very much in a minute: nothing was looked at. `Retry-After` says how long to wait. */
export const TOO_FAST: HttpAnswer = {
  status: 429,
  body: {
    error: 'too-many-attempts',
    says: 'Very much was asked for in a very short time. Nothing was done: wait, then send it again.',
  },
}

export const Problem = z.strictObject({ field: z.string(), problem: z.string() })

/** Every answer that is not a success has this form. */
export const ErrorAnswer = z.strictObject({
  error: z.enum([
    'invalid',
    'refused',
    'conflict',
    'key-reused',
    'role-not-held',
    'not-found',
    'not-signed-in',
    'too-many-attempts',
    'code-needed',
    'set-up-needed',
    'proof-needed',
    'too-large',
    'unreadable',
    'unavailable',
  ]),
  says: z.string(),
  problems: z.array(Problem).optional(),
  refusals: z
    .array(
      z.strictObject({
        norm: z.string().optional(),
        kind: z.string().optional(),
        clauses: z.array(z.string()).optional(),
        says: z.array(z.string()).optional(),
        missing: z.array(z.string()).optional(),
        until: z.string().nullable(),
        instead: z
          .strictObject({
            why: z.enum(['other-way', 'run-out', 'will-run-out', 'unknown']),
            channels: z.array(z.string()),
            days: z.array(z.string()).describe('empty: any day'),
            from: z.string().nullable(),
            until: z.string().nullable(),
            next: z.string().nullable().describe('first safe moment from the refused act on'),
            says: z.string(),
          })
          .optional()
          .describe('of an unsafe contact: what may be done instead'),
      }),
    )
    .optional(),
  since: z.array(z.strictObject({ type: z.string(), by: z.string(), recordedAt: z.string() })).optional(),
})
export type ErrorBody = z.infer<typeof ErrorAnswer>

const failed = (status: number, body: ErrorBody): HttpAnswer => ({ status, body })

export const NOT_FOUND = failed(404, { error: 'not-found', says: 'There is nothing here that you may see.' })
export const NOT_SIGNED_IN = failed(401, { error: 'not-signed-in', says: 'Sign in first.' })

export const PROOF_NEEDED = failed(403, {
  error: 'proof-needed',
  says: 'Nothing was done. Show again who you are (POST /api/prove), then send it once more.',
})

export const invalid = (problems: readonly { readonly field: string; readonly problem: string }[]): HttpAnswer =>
  failed(400, {
    error: 'invalid',
    says: `Nothing was written: ${problems.map(({ field, problem }) => (field ? `${field} ${problem}` : problem)).join('; ')}.`,
    problems: problems.map(({ field, problem }) => ({ field, problem })),
  })

export const insteadOf = (ways: SafeWays) => ({
  why: ways.why,
  channels: [...ways.channels],
  days: [...ways.days],
  from: ways.from,
  until: ways.until,
  next: ways.next === null ? null : civilOf(ways.next),
  says: saySafeWays(ways),
})

/** The answer to an act. A closed gate, a prohibition or a hold is 422: the request is well formed and the policy refuses it. */
export function answerTo(performed: Performed | ReportTaken | ComplaintTaken): HttpAnswer {
  switch (performed.outcome) {
    case 'recorded':
      return { status: 201, body: performed }
    case 'invalid':
      return invalid(performed.problems)
    case 'role-not-held':
      return failed(403, {
        error: 'role-not-held',
        says: `You do not hold the role ${performed.role}. Nothing was written: act in a role of yours, or ask somebody who holds it.`,
      })
    case 'not-found':
      return NOT_FOUND
    case 'key-reused':
      return failed(409, { error: 'key-reused', says: 'This Idempotency-Key was used for another request.' })
    case 'conflict':
      return failed(409, {
        error: 'conflict',
        says: 'Somebody else wrote first. Nothing was written: look at what is new, and decide again.',
        since: performed.since.map(({ type, by, recordedAt }) => ({ type, by, recordedAt: civilOf(recordedAt) })),
      })
    case 'refused':
      return failed(422, {
        error: 'refused',
        says: 'The policy does not let this be done now. Nothing was written.',
        refusals: performed.refusals.map((refusal) =>
          refusal.sees === 'facet'
            ? { until: refusal.until === null ? null : civilOf(refusal.until) }
            : {
                norm: refusal.norm,
                kind: refusal.kind,
                clauses: [...refusal.clauses],
                says: [...refusal.says],
                missing: [...refusal.missing],
                until: refusal.until === null ? null : civilOf(refusal.until),
                ...(refusal.instead ? { instead: insteadOf(refusal.instead) } : {}),
              },
        ),
      })
    default:
      return performed satisfies never
  }
}
