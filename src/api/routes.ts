/** Every route of the API, as data: what it is called, what it takes, what it answers, and what answers it. */
import { z } from 'zod'
import { CHANGES_ROLES } from '../access/table.ts'
import { openCase } from '../casework/open-case.ts'
import { perform } from '../casework/perform.ts'
import type { Rowan } from '../casework/rowan.ts'
import { takeReport } from '../casework/take-report.ts'
import { prove } from '../identity/prove.ts'
import { signIn, signOut } from '../identity/sign-in.ts'
import { answerCode } from '../identity/sign-in-step.ts'
import { findEntryType } from '../record/entry-type.ts'
import { instantOf } from '../record/london-time.ts'
import { checkApplication } from '../views/check-application.ts'
import { readJudgement } from '../views/read-judgement.ts'
import { answerTo, type HttpAnswer, invalid, NOT_FOUND } from './answers.ts'
import { CivilTimeSchema, Envelope, type EnvelopeSent, RoleSchema } from './entry-schemas.ts'
import { ApplicationAnswer, ApplicationAsked } from './lettings-schemas.ts'

/** One request, read. `body` has passed the route's schema. */
export type Asked<Body> = {
  readonly rowan: Rowan
  readonly token: string
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, unknown>>
  readonly body: Body
  readonly key?: string
  readonly from: string
}

export type Route<Body = unknown> = {
  readonly method: 'GET' | 'POST'
  /** With parameters in braces, as OpenAPI writes them. */
  readonly path: string
  readonly summary: string
  /** The most that its body may hold, in bytes; a megabyte unless told otherwise. */
  readonly largest?: number
  /** False for the one route that needs no session. */
  readonly signedIn: boolean
  /** Whether it does much harm in other hands: then its sender showed who they are within the last five minutes. */
  readonly stepUp?: true | ((body: Body) => boolean)
  /** True for a question that is sent as a body, so that nothing of it stands in an address. */
  readonly reads?: boolean
  readonly body?: z.ZodType<Body>
  readonly query?: z.ZodType
  /** Which entry types the body may be: published one by one. */
  readonly entries?: 'case' | 'organisation'
  readonly answers: z.ZodType
  readonly answer: (asked: Asked<Body>) => Promise<HttpAnswer>
}

/** Keeps the type of a body between its schema and what answers it. */
export const route = <Body>({ stepUp, ...made }: Route<Body>): Route => ({
  ...made,
  ...(stepUp === undefined
    ? {}
    : { stepUp: stepUp === true ? true : (body: unknown) => (made.body ? stepUp(made.body.parse(body)) : true) }),
  answer: (asked) => {
    const body = made.body ? made.body.parse(asked.body) : (undefined as Body)
    return made.answer({ ...asked, body })
  },
})

const SignIn = z.strictObject({
  username: z.string().max(200),
  password: z.string().max(1000),
  code: z.string().max(20).optional().describe('the code of the phone, for whoever has one'),
})

const WRONG: HttpAnswer = {
  status: 401,
  body: { error: 'not-signed-in', says: 'The name, the password or the code is wrong.' },
}
const TOO_MANY: HttpAnswer = {
  status: 429,
  body: { error: 'too-many-attempts', says: 'Too many attempts: wait a little.' },
}
const CODE_NEEDED: HttpAnswer = {
  status: 401,
  body: { error: 'code-needed', says: 'Send the code of the phone along with the name and the password.' },
}
const ON_THE_PAGE: HttpAnswer = {
  status: 403,
  body: {
    error: 'set-up-needed',
    says: 'Sign in on the page first: a password of your own or a second factor is asked there.',
  },
}

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

/** The times of a body as instants, or what is wrong with them. */
export function readTimes(sent: { readonly at?: string | undefined; readonly recordedAt?: string | undefined }) {
  const times: { at?: number; recordedAt?: number } = {}
  for (const field of ['at', 'recordedAt'] as const) {
    const value = sent[field]
    if (value === undefined) continue
    try {
      times[field] = instantOf(value)
    } catch {
      return { ok: false, answer: invalid([{ field, problem: `"${value}" is no time that there is` }]) } as const
    }
  }
  return { ok: true, times } as const
}

/** The entry that a body proposes, as casework takes it; or what is wrong with its envelope. */
export function readAct(body: EnvelopeSent, key: string | undefined) {
  const type = findEntryType(body.type)
  if (!type)
    return {
      ok: false,
      answer: invalid([{ field: 'type', problem: `: there is no entry type "${body.type}"` }]),
    } as const
  const read = readTimes(body)
  if (!read.ok) return read
  const act = {
    type: type.name,
    data: body.data,
    role: body.by,
    ...read.times,
    ...(body.happened === undefined ? {} : { happened: body.happened }),
    ...(body.seq === undefined ? {} : { seq: body.seq }),
    ...(key === undefined ? {} : { key }),
  }
  return { ok: true, act } as const
}

const CaseOpened = z.strictObject({
  outcome: z.literal('recorded'),
  caseId: z.uuid(),
  reference: z.string(),
  seq: z.int(),
})
export const Recorded = z.strictObject({
  outcome: z.literal('recorded'),
  caseId: z.uuid().nullable(),
  entryId: z.uuid(),
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

export const ROUTES: readonly Route[] = [
  route({
    method: 'POST',
    path: '/sign-in',
    summary: 'Sign in; the token goes into the header Authorization: Bearer of every other request',
    signedIn: false,
    body: SignIn,
    answers: z.strictObject({ token: z.string() }),
    answer: async ({ rowan, body: { code, ...typed }, from }) => {
      const signed = await signIn(rowan.database, { ...typed, from })
      if (signed.ok) return { status: 200, body: { token: signed.token } }
      if (signed.reason !== 'more') return signed.reason === 'wrong' ? WRONG : TOO_MANY
      if (signed.asks !== 'code') return ON_THE_PAGE
      if (code === undefined) return CODE_NEEDED
      const coded = await answerCode(rowan, { step: signed.step, code, from })
      if (coded.outcome === 'in') return { status: 200, body: { token: coded.token } }
      return coded.outcome === 'more' ? ON_THE_PAGE : coded.outcome === 'too-many' ? TOO_MANY : WRONG
    },
  }),
  route({
    method: 'POST',
    path: '/prove',
    summary: 'Show again who you are, for five minutes: the session goes on under the token that is answered',
    signedIn: true,
    body: z.strictObject({
      proof: z.string().max(1000).describe('the code of the phone where there is one, else the password'),
    }),
    answers: z.strictObject({ token: z.string() }),
    answer: async ({ rowan, token, body, from }) => {
      const proved = await prove(rowan, token, { proof: body.proof, from, formToken: null })
      if (proved.outcome === 'proved') return { status: 200, body: { token: proved.token } }
      return proved.outcome === 'too-many' ? TOO_MANY : WRONG
    },
  }),
  route({
    method: 'POST',
    path: '/sign-out',
    summary: 'End the session',
    signedIn: true,
    answers: z.strictObject({ outcome: z.literal('signed-out') }),
    answer: async ({ rowan, token }) => {
      await signOut(rowan.database, token)
      return { status: 200, body: { outcome: 'signed-out' } }
    },
  }),
  route({
    method: 'POST',
    path: '/reports',
    summary: 'Take a report: opens a case with everything that was said, in one piece',
    signedIn: true,
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
    signedIn: true,
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
    signedIn: true,
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
    signedIn: true,
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
    method: 'POST',
    path: '/accounts/{id}/entries',
    summary: 'Do one act for a rent account, for a role that sees accounts and no cases',
    signedIn: true,
    body: Envelope,
    answers: Recorded,
    answer: async ({ rowan, token, params, body, key }) => {
      const read = readAct(body, key)
      if (!read.ok) return read.answer
      return answerTo(await perform(rowan, token, { ...read.act, target: { on: 'account', account: params.id ?? '' } }))
    },
  }),
  route({
    method: 'POST',
    path: '/jobs/{id}/entries',
    summary: 'Say that a job is done, or why it is not, for whoever plans or does jobs and sees no cases',
    signedIn: true,
    body: Envelope,
    answers: Recorded,
    answer: async ({ rowan, token, params, body, key }) => {
      const read = readAct(body, key)
      if (!read.ok) return read.answer
      return answerTo(
        await perform(rowan, token, { ...read.act, target: { on: 'work-order', order: params.id ?? '' } }),
      )
    },
  }),
  route({
    method: 'POST',
    path: '/moves/{id}/entries',
    summary: 'Offer a home, write down the answer, or give a move back, for lettings who see no cases',
    signedIn: true,
    body: Envelope,
    answers: Recorded,
    answer: async ({ rowan, token, params, body, key }) => {
      const read = readAct(body, key)
      if (!read.ok) return read.answer
      return answerTo(await perform(rowan, token, { ...read.act, target: { on: 'move', move: params.id ?? '' } }))
    },
  }),
  route({
    method: 'POST',
    path: '/questions/{id}/entries',
    summary: 'Answer a question that was put to me without a name',
    signedIn: true,
    body: Envelope,
    answers: Recorded,
    answer: async ({ rowan, token, params, body, key }) => {
      const read = readAct(body, key)
      if (!read.ok) return read.answer
      const target = { on: 'question', question: params.id ?? '' } as const
      return answerTo(await perform(rowan, token, { ...read.act, target }))
    },
  }),
  route({
    method: 'POST',
    path: '/application-check',
    summary: 'Whether lettings speak to somebody before they go on with an application, and nothing else',
    signedIn: true,
    reads: true,
    body: ApplicationAsked,
    answers: ApplicationAnswer,
    answer: async ({ rowan, token, body }) => {
      const checked = await checkApplication(rowan, token, body)
      if (checked === null) return NOT_FOUND
      if (checked.outcome === 'invalid') return invalid(checked.problems)
      if (checked.outcome === 'too-many')
        return { status: 429, body: { error: 'too-many-attempts', says: 'Too many in an hour: wait a little.' } }
      return { status: 200, body: { speakTo: checked.speakTo } }
    },
  }),
  route({
    method: 'GET',
    path: '/cases/{id}/judgement',
    summary: 'What the policy makes of a case now, in the form of rowan simulate',
    signedIn: true,
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
    signedIn: true,
    answers: Judgement,
    answer: async ({ rowan, token }) => {
      const found = await readJudgement(rowan, token, null)
      return found ? { status: 200, body: found } : NOT_FOUND
    },
  }),
]
