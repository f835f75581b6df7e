/** The routes by which people are kept apart from cases, and by which one is opened in an emergency. */
import { z } from 'zod'
import { keepOut, letIn, REASONS_TO_KEEP_OUT } from '../casework/kept-apart/keep-out.ts'
import {
  EMERGENCY_CATEGORIES,
  FINDINGS,
  openInEmergency,
  reviewEmergency,
} from '../casework/kept-apart/open-in-emergency.ts'
import { sealCase, undoSeal, unsealCase } from '../casework/kept-apart/seal-case.ts'
import { invalid, NOT_FOUND } from './answers.ts'
import { type Route, route } from './route.ts'

/** A case is never closed to all but one. */
const ALONE = invalid([{ field: 'named', problem: 'must name somebody else too who works here and can open it again' }])

const CaseId = z.string().max(50).describe('the id or the reference of a case')

export const KEPT_APART_ROUTES: readonly Route[] = [
  route({
    method: 'POST',
    path: '/exclusions',
    summary: 'Keep somebody out of a case from now on: yourself, where no account is said, or a colleague',
    access: 'keeps-out',
    audit: ['keep-out'],
    // Of oneself it is believed at once, and harms nobody.
    stepUp: ({ account }) => account !== undefined,
    body: z.strictObject({ caseId: CaseId, account: z.uuid().optional(), why: z.enum(REASONS_TO_KEEP_OUT) }),
    answers: z.strictObject({ outcome: z.literal('done') }),
    answer: async ({ rowan, token, body: { account, ...sent } }) => {
      const kept = await keepOut(rowan, token, { ...sent, ...(account === undefined ? {} : { account }) })
      if (kept.outcome === 'invalid') return invalid(kept.problems)
      return kept.outcome === 'not-found' ? NOT_FOUND : { status: 200, body: kept }
    },
  }),
  route({
    method: 'POST',
    path: '/exclusions/{id}/end',
    summary: 'Let somebody in again: the first who keeps people apart asks, the second agrees',
    access: 'lets-in',
    audit: ['let-in'],
    stepUp: true,
    answers: z.strictObject({ outcome: z.enum(['asked', 'let-in']) }),
    answer: async ({ rowan, token, params }) => {
      const outcome = await letIn(rowan, token, params.id ?? '')
      return outcome === null ? NOT_FOUND : { status: 200, body: { outcome } }
    },
  }),
  route({
    method: 'POST',
    path: '/cases/{id}/seal',
    summary: 'Close a case to all but those named and yourself; for whoever leads it',
    access: 'leads-case',
    audit: ['act:seal-case'],
    stepUp: true,
    body: z.strictObject({ named: z.array(z.uuid()).max(50) }),
    answers: z.strictObject({ outcome: z.literal('sealed') }),
    answer: async ({ rowan, token, params, body }) => {
      const outcome = await sealCase(rowan, token, { caseId: params.id ?? '', named: body.named })
      if (outcome === 'alone') return ALONE
      return outcome === null ? NOT_FOUND : { status: 200, body: { outcome } }
    },
  }),
  route({
    method: 'POST',
    path: '/seals/{id}/end',
    summary: 'Open a sealed case that you look after to its team again: one asks, another agrees within a week',
    access: 'lets-in',
    audit: ['act:unseal-case'],
    stepUp: true,
    answers: z.strictObject({ outcome: z.enum(['asked', 'open']) }),
    answer: async ({ rowan, token, params }) => {
      const outcome = await undoSeal(rowan, token, params.id ?? '')
      return outcome === null ? NOT_FOUND : { status: 200, body: { outcome } }
    },
  }),
  route({
    method: 'POST',
    path: '/cases/{id}/seal/end',
    summary: 'Open a sealed case to its team again: its lead asks, another of those named agrees',
    access: 'leads-case',
    audit: ['act:unseal-case'],
    stepUp: true,
    answers: z.strictObject({ outcome: z.enum(['asked', 'open']) }),
    answer: async ({ rowan, token, params }) => {
      const outcome = await unsealCase(rowan, token, params.id ?? '')
      return outcome === null ? NOT_FOUND : { status: 200, body: { outcome } }
    },
  }),
  route({
    method: 'POST',
    path: '/emergencies',
    summary:
      'Open a case that you are not on, in an emergency: for an hour, to read; its lead and others are told at once',
    access: 'emergency',
    audit: ['emergency'],
    stepUp: true,
    body: z.strictObject({
      reference: z.string().max(20),
      category: z.enum(EMERGENCY_CATEGORIES),
      reason: z.string().max(2_000),
    }),
    answers: z.strictObject({ outcome: z.literal('opened'), reference: z.string(), until: z.iso.datetime() }),
    answer: async ({ rowan, token, body }) => {
      const opened = await openInEmergency(rowan, token, body)
      if (opened.outcome === 'invalid') return invalid(opened.problems)
      if (opened.outcome === 'not-found') return NOT_FOUND
      return { status: 200, body: { ...opened, until: new Date(opened.until).toISOString() } }
    },
  }),
  route({
    method: 'POST',
    path: '/emergencies/{id}/review',
    summary: 'Say what looking at an emergency afterwards came to, once; never of your own',
    access: 'reviews-emergency',
    audit: ['review-emergency'],
    body: z.strictObject({ finding: z.enum(FINDINGS) }),
    answers: z.strictObject({ outcome: z.literal('done') }),
    answer: async ({ rowan, token, params, body }) =>
      (await reviewEmergency(rowan, token, { id: params.id ?? '', finding: body.finding }))
        ? { status: 200, body: { outcome: 'done' } }
        : NOT_FOUND,
  }),
]
