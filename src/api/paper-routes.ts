/** Numbered papers for a court, the police or the other side, through the API. They leave by the routes of every export. */
import { z } from 'zod'
import { PRINTS } from '../outgoing/documents/document.ts'
import { makePapers, readPaperChoice } from '../outgoing/papers/make-papers.ts'
import { sayFound } from '../outgoing/scanner/found-sentence.ts'
import { entryType } from '../record/entry-type.ts'
import { civilOf } from '../record/london-time.ts'
import { answerTo, invalid, NOT_FOUND } from './answers.ts'
import { RoleSchema } from './entry-schemas.ts'
import { type Route, route } from './route.ts'

const READERS = entryType('document.made').fields.find(({ name }) => name === 'reader')?.values ?? []

export const ExhibitSchema = z.strictObject({
  entry: z.uuid(),
  words: z.boolean().default(false).describe('whether its free text is given too'),
  read: z.boolean().default(false).describe('that somebody has read every word of it'),
  leaveOut: z.array(z.string().min(1).max(20_000)).max(50).default([]),
})

export const PAPER_ROUTES: readonly Route[] = [
  route({
    method: 'GET',
    path: '/cases/{id}/papers/{reader}',
    summary: 'What of a case a court, the police or the other side may be given in numbered papers',
    access: 'on-case',
    audit: ['view:document'],
    answers: z.strictObject({
      reader: z.string(),
      seq: z.int(),
      exhibits: z.array(
        z.strictObject({
          entry: z.uuid(),
          title: z.string(),
          at: z.string(),
          answers: z.array(z.array(z.string())),
          words: z.string().nullable(),
        }),
      ),
    }),
    answer: async ({ rowan, token, params }) => {
      const found = await readPaperChoice(rowan, token, { caseId: params.id ?? '', reader: params.reader ?? '' })
      if (!found) return NOT_FOUND
      const exhibits = found.exhibits.map(({ at, answers, ...each }) => ({
        ...each,
        at: civilOf(at),
        answers: answers.map((row) => [...row]),
      }))
      return { status: 200, body: { reader: found.reader.id, seq: found.seq, exhibits } }
    },
  }),
  route({
    method: 'POST',
    path: '/cases/{id}/papers',
    summary:
      'Put numbered papers together from approved fields; refused where the file tells what its reader must not learn',
    access: 'acts-on-case',
    audit: ['view:document', 'act:document.made'],
    stepUp: true,
    body: z.strictObject({
      by: RoleSchema,
      seq: z.int().describe('number of entries of the record that they were put together from'),
      reader: z.enum(READERS as [string, ...string[]]),
      number: z.string().max(200).default('').describe('by which the reader knows the matter'),
      named: z.array(z.uuid()).max(200).describe('who on the case may stand in them by name'),
      exhibits: z.array(ExhibitSchema).max(200),
      print: z.enum(PRINTS).default('standard'),
    }),
    answers: z.strictObject({ outcome: z.literal('made'), caseId: z.uuid(), id: z.uuid(), version: z.int() }),
    answer: async ({ rowan, token, params, body: { by, ...order }, key }) => {
      const sent = { ...order, caseId: params.id ?? '', role: by, ...(key === undefined ? {} : { key }) }
      const made = await makePapers(rowan, token, sent)
      switch (made.outcome) {
        case 'made':
          return { status: 201, body: made }
        case 'tells':
          return invalid(made.found.map((each) => ({ field: '', problem: sayFound(each) })))
        case 'no-pdf':
          return invalid([{ field: '', problem: 'cannot be made here: papers are a PDF' }])
        default:
          return answerTo(made)
      }
    },
  }),
]
