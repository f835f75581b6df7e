/** The documents of a case through the API. Files travel in base64, so that a client made from the description can send and save them. */
import { z } from 'zod'
import { addAttachment } from '../casework/files/add-attachment.ts'
import { LARGEST_FILE } from '../casework/files/clean-file.ts'
import { LANGUAGES, PRINTS } from '../outgoing/documents/document.ts'
import { DOCUMENT_KINDS, SECTIONS } from '../outgoing/documents/document-kinds.ts'
import { makeDocument } from '../outgoing/documents/make-document.ts'
import { sayFound } from '../outgoing/scanner/found-sentence.ts'
import { civilOf } from '../record/london-time.ts'
import { readDocuments } from '../views/read-documents.ts'
import { readFile } from '../views/read-file.ts'
import { answerTo, type HttpAnswer, invalid, NOT_FOUND } from './answers.ts'
import { RoleSchema } from './entry-schemas.ts'
import { type Route, route } from './route.ts'

const Line = z.strictObject({
  id: z.string().describe('the file: what it is opened by'),
  origin: z.enum(['made', 'added']),
  kind: z.string(),
  at: z.string(),
  by: z.string(),
  person: z.string().nullable(),
  recipient: z.string().nullable(),
  papersFor: z.string().nullable().describe('of numbered papers: for which kind of reader'),
  language: z.string().nullable(),
  format: z.string().nullable(),
  note: z.string().nullable(),
  schedule: z.string().nullable().describe('of a copy with parts left out: what was left out, by line, and why'),
  state: z.enum(['open', 'restricted', 'elsewhere', 'missing']),
  mediaType: z.string().nullable(),
  size: z.int().nullable(),
})

const Order = z.strictObject({
  by: RoleSchema,
  seq: z.int().describe('number of entries of the record that the document was seen from'),
  kind: z.enum(DOCUMENT_KINDS),
  file: z.enum(['pdf', 'docx']).default('pdf'),
  letter: z.string().max(100).default(''),
  person: z.string().max(100).default(''),
  recipient: z.string().max(100).default(''),
  sections: z.array(z.enum(SECTIONS)).default([]),
  language: z.enum(LANGUAGES).default('english'),
  print: z.enum(PRINTS).default('standard'),
  phone: z.string().max(100).default(''),
  when: z.string().max(1_000).default(''),
  own: z.string().max(1_000).default(''),
})

const Attachment = z.strictObject({
  by: RoleSchema,
  kind: z.string().max(100),
  person: z.uuid().optional(),
  note: z.string().max(20_000).optional(),
  base64: z.base64().describe('JPEG, PNG, PDF or Word; at most 20 MB before it is encoded'),
})

/** A file in base64 is a third larger; the rest of the body is small. */
const LARGEST_ATTACHMENT = Math.ceil(LARGEST_FILE / 3) * 4 + 100_000

const refused = (says: string, instead: readonly string[], clause: string): HttpAnswer => ({
  status: 422,
  body: {
    error: 'refused',
    says: `Nothing was made: not by letter.${instead.length > 0 ? ` Use instead: ${instead.join(', ')}.` : ''}`,
    refusals: [
      { norm: 'safe-contact', kind: 'safe-contact', clauses: [clause], says: [says], missing: [], until: null },
    ],
  },
})

export const DOCUMENT_ROUTES: readonly Route[] = [
  route({
    method: 'GET',
    path: '/cases/{id}/documents',
    summary: 'What was made from a case and added to it',
    access: 'on-case',
    audit: ['view:documents'],
    answers: z.strictObject({ seq: z.int(), documents: z.array(Line) }),
    answer: async ({ rowan, token, params }) => {
      const page = await readDocuments(rowan, token, params.id ?? '')
      if (!page) return NOT_FOUND
      return {
        status: 200,
        body: { seq: page.seq, documents: page.lines.map((line) => ({ ...line, at: civilOf(line.at) })) },
      }
    },
  }),
  route({
    method: 'POST',
    path: '/cases/{id}/documents',
    summary: 'Make a letter or a pack; a letter passes the safe-contact gate',
    access: 'acts-on-case',
    audit: ['view:document', 'act:document.made'],
    stepUp: true,
    body: Order,
    answers: z.strictObject({ outcome: z.literal('made'), caseId: z.uuid(), id: z.uuid(), seq: z.int() }),
    answer: async ({ rowan, token, params, body: { by, ...order }, key }) => {
      const sent = { ...order, caseId: params.id ?? '', role: by, ...(key === undefined ? {} : { key }) }
      const made = await makeDocument(rowan, token, sent)
      switch (made.outcome) {
        case 'made':
          return { status: 201, body: made }
        case 'unsafe':
          return refused(made.says, made.instead, made.clause)
        case 'tells':
          return invalid(made.found.map((each) => ({ field: '', problem: sayFound(each) })))
        case 'no-pdf':
          return invalid([{ field: 'file', problem: 'cannot be a PDF here: ask for docx' }])
        default:
          return answerTo(made)
      }
    },
  }),
  route({
    method: 'POST',
    path: '/cases/{id}/attachments',
    summary: 'Add a photograph, letter or other file; its hidden data is taken out',
    access: 'acts-on-case',
    audit: ['act:attachment.added'],
    body: Attachment,
    largest: LARGEST_ATTACHMENT,
    answers: z.strictObject({
      outcome: z.literal('recorded'),
      caseId: z.uuid().nullable(),
      entryId: z.uuid(),
      seq: z.int(),
    }),
    answer: async ({ rowan, token, params, body: { by, base64, kind, person, note }, key }) => {
      const added = await addAttachment(rowan, token, {
        caseId: params.id ?? '',
        role: by,
        kind,
        bytes: Buffer.from(base64, 'base64'),
        ...(person === undefined ? {} : { person }),
        ...(note === undefined ? {} : { note }),
        ...(key === undefined ? {} : { key }),
      })
      return added.outcome === 'unusable'
        ? invalid([{ field: 'base64', problem: `cannot be kept: ${added.why}` }])
        : answerTo(added)
    },
  }),
  route({
    method: 'GET',
    path: '/cases/{id}/files/{file}',
    summary: 'One file of a case',
    access: 'on-case',
    audit: ['view:file'],
    answers: z.strictObject({ name: z.string(), mediaType: z.string(), base64: z.string() }),
    answer: async ({ rowan, token, params }) => {
      const file = await readFile(rowan, token, params.id ?? '', params.file ?? '')
      if (!file) return NOT_FOUND
      const { name, mediaType, bytes } = file
      return { status: 200, body: { name, mediaType, base64: bytes.toString('base64') } }
    },
  }),
]
