/** Copies of files with parts left out, through the API. */
import { z } from 'zod'
import { makeCopy, readCopyChoice } from '../outgoing/copies/make-copy.ts'
import { sayFound } from '../outgoing/scanner/found-sentence.ts'
import { answerTo, invalid, NOT_FOUND } from './answers.ts'
import { RoleSchema } from './entry-schemas.ts'
import { type Route, route } from './route.ts'

export const COPY_ROUTES: readonly Route[] = [
  route({
    method: 'GET',
    path: '/cases/{id}/files/{file}/copies',
    summary: 'The words of a file line by line, and why parts of it may be left out of a copy',
    access: 'on-case',
    audit: ['view:document', 'view:file'],
    answers: z.strictObject({
      seq: z.int(),
      lines: z.array(z.string()).nullable().describe('null for a picture'),
      reasons: z.array(z.strictObject({ id: z.string(), name: z.string(), source: z.string(), verified: z.boolean() })),
    }),
    answer: async ({ rowan, token, params }) => {
      const found = await readCopyChoice(rowan, token, { caseId: params.id ?? '', file: params.file ?? '' })
      if (!found) return NOT_FOUND
      const reasons = found.reasons.map(({ id, name, source, verified }) => ({ id, name, source, verified }))
      return { status: 200, body: { seq: found.seq, lines: found.lines && [...found.lines], reasons } }
    },
  }),
  route({
    method: 'POST',
    path: '/cases/{id}/files/{file}/copies',
    summary: 'Make a copy anew with parts left out, each with its reason; the original stays',
    access: 'acts-on-case',
    audit: ['view:document', 'view:file', 'act:document.made'],
    stepUp: true,
    body: z.strictObject({
      by: RoleSchema,
      seq: z.int(),
      leaveOut: z
        .array(z.strictObject({ reason: z.string().max(100), what: z.string().min(1).max(20_000) }))
        .max(500)
        .describe(
          'numbers of lines (12, 12-15) or words as they stand there; of a picture left, top, width and height in hundredths',
        ),
      recipient: z.string().max(100).default(''),
      named: z.array(z.uuid()).max(200).default([]),
      stays: z.array(z.string().min(1).max(1_000)).max(100).default([]),
    }),
    answers: z.strictObject({ outcome: z.literal('made'), caseId: z.uuid(), id: z.uuid() }),
    answer: async ({ rowan, token, params, body: { by, ...order }, key }) => {
      const where = { caseId: params.id ?? '', file: params.file ?? '' }
      const made = await makeCopy(rowan, token, { ...order, ...where, role: by, ...(key === undefined ? {} : { key }) })
      switch (made.outcome) {
        case 'made':
          return { status: 201, body: made }
        case 'tells':
          return invalid(made.found.map((each) => ({ field: '', problem: sayFound(each) })))
        case 'no-pdf':
          return invalid([{ field: '', problem: 'cannot be made here: a copy is a PDF' }])
        default:
          return answerTo(made)
      }
    },
  }),
]
