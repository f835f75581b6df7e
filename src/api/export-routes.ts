/** Documents that leave for a partner, through the API: sealed, once, and with the ground on the record. */
import { z } from 'zod'
import { beginExport, lookAtExport } from '../outgoing/exports/begin-export.ts'
import { readExport } from '../outgoing/exports/read-export.ts'
import { takeExport } from '../outgoing/exports/take-export.ts'
import { sayFound } from '../outgoing/scanner/found-sentence.ts'
import { civilOf } from '../record/london-time.ts'
import { answerTo, invalid, NOT_FOUND } from './answers.ts'
import { RoleSchema } from './entry-schemas.ts'
import { type Route, route } from './route.ts'

const MeansSchema = z.enum(['key', 'words', 'pdf'])
const Line = z.strictObject({
  id: z.uuid(),
  means: MeansSchema,
  state: z.enum(['waits-for-second', 'ready', 'taken', 'over']),
  made: z.string(),
  by: z.string(),
  ends: z.string(),
  lookedBy: z.string().nullable(),
  words: z.string().nullable().describe('by which it opens: for whoever made it alone, to be told by telephone'),
})

export const EXPORT_ROUTES: readonly Route[] = [
  route({
    method: 'GET',
    path: '/cases/{id}/files/{file}/exports',
    summary: 'What a document for a partner holds, and how it leaves',
    access: 'on-case',
    audit: ['view:export'],
    answers: z.strictObject({
      recipient: z.string(),
      mark: z.string(),
      classes: z.array(z.string()).nullable(),
      needsSecond: z.boolean(),
      papers: z
        .strictObject({ reader: z.string(), version: z.int(), manifest: z.string() })
        .nullable()
        .describe('of numbered papers: what is in them, from which entry, with fingerprints'),
      exports: z.array(Line),
    }),
    answer: async ({ rowan, token, params }) => {
      const page = await readExport(rowan, token, params.id ?? '', params.file ?? '')
      if (!page) return NOT_FOUND
      const { recipient, mark, classes, needsSecond, papers } = page
      const exports = page.lines.map(({ id, means, state, made, by, ends, lookedBy, words }) => ({
        ...{ id, means, state, by, lookedBy, words },
        made: civilOf(made),
        ends: civilOf(ends),
      }))
      return {
        status: 200,
        body: { recipient, mark, classes, needsSecond, papers, exports },
      }
    },
  }),
  route({
    method: 'POST',
    path: '/cases/{id}/files/{file}/exports',
    summary: 'Make a document ready to leave for the partner that it was made for; for 72 hours',
    access: 'acts-on-case',
    audit: ['view:export', 'act:begin-export'],
    body: z.strictObject({ means: MeansSchema }),
    answers: z.strictObject({ outcome: z.literal('ready'), id: z.uuid() }),
    answer: async ({ rowan, token, params, body }) => {
      const begun = await beginExport(rowan, token, {
        caseId: params.id ?? '',
        file: params.file ?? '',
        means: body.means,
      })
      if (begun.outcome === 'invalid') return invalid(begun.problems)
      return begun.outcome === 'not-found' ? NOT_FOUND : { status: 201, body: begun }
    },
  }),
  route({
    method: 'POST',
    path: '/cases/{id}/exports/{export}/look',
    summary: 'Say, as a second person who has read it, that it may leave',
    access: 'second-look',
    audit: ['act:look-at-export'],
    stepUp: true,
    answers: z.strictObject({ outcome: z.literal('done') }),
    answer: async ({ rowan, token, params }) =>
      (await lookAtExport(rowan, token, { caseId: params.id ?? '', id: params.export ?? '' }))
        ? { status: 200, body: { outcome: 'done' } }
        : NOT_FOUND,
  }),
  route({
    method: 'POST',
    path: '/cases/{id}/files/{file}/exports/{export}/take',
    summary: 'Take it away sealed, once; that it was shared, and why, goes on the record with it',
    access: 'acts-on-case',
    audit: ['view:export', 'act:information.shared'],
    stepUp: true,
    body: z.strictObject({
      by: RoleSchema,
      basis: z.string().max(100).default(''),
      reasons: z.string().max(20_000).default(''),
      consent: z.string().max(100).default(''),
      agreement: z.string().max(1_000).default(''),
      neededForSafety: z.boolean().nullable().default(null),
    }),
    answers: z.strictObject({ name: z.string(), mediaType: z.string(), base64: z.string() }),
    answer: async ({ rowan, token, params, body: { by, ...grounds } }) => {
      const taken = await takeExport(rowan, token, {
        ...grounds,
        caseId: params.id ?? '',
        file: params.file ?? '',
        id: params.export ?? '',
        role: by,
      })
      if (taken.outcome === 'tells') return invalid(taken.found.map((each) => ({ field: '', problem: sayFound(each) })))
      if (taken.outcome !== 'taken') return answerTo(taken)
      const { name, mediaType, bytes } = taken.file
      return { status: 200, body: { name, mediaType, base64: bytes.toString('base64') } }
    },
  }),
]
