/** What somebody who asked for their data may have of one case or complaint, through the API: for those who are there. */
import { z } from 'zod'
import { OTHERS_AGREE } from '../casework/data-requests/others-answers.ts'
import {
  agreeToPart,
  gatherPart,
  type PartAsk,
  type PartAt,
  type PartDone,
  readPart,
  sendBackPart,
} from '../outgoing/data-requests/gather-part.ts'
import { FILE_DECISIONS } from '../outgoing/data-requests/given-file.ts'
import { sayFound } from '../outgoing/scanner/found-sentence.ts'
import { civilOf } from '../record/london-time.ts'
import { type HttpAnswer, invalid, NOT_FOUND } from './answers.ts'
import { ExhibitSchema } from './paper-routes.ts'
import { type Route, route } from './route.ts'

const Done = z.strictObject({ outcome: z.literal('done'), part: z.uuid() })
const Answers = z.array(z.array(z.string()))

const answerOf = (done: PartDone): HttpAnswer => {
  switch (done.outcome) {
    case 'done':
      return { status: 200, body: done }
    case 'invalid':
      return invalid(done.problems)
    case 'tells':
      return invalid(done.found.map((each) => ({ field: '', problem: sayFound(each) })))
    case 'not-found':
      return NOT_FOUND
    default:
      return done satisfies never
  }
}

const FileDecided = z.strictObject({
  file: z.string(),
  decision: z.enum(FILE_DECISIONS),
  copy: z.string().nullable().default(null).describe('which copy with parts left out is given in its stead'),
  reason: z.string().nullable().default(null).describe('why it is withheld, as the law has it'),
})

const FileSeen = z.strictObject({
  ...{ file: z.string(), kind: z.string(), type: z.string(), size: z.int(), at: z.string(), by: z.string() },
  note: z.string().nullable(),
  about: z.enum(['them', 'somebody-else', 'not-said']),
  guarded: z.enum(['few', 'police']).nullable().describe('open to few, or from the police'),
  copies: z.array(z.strictObject({ file: z.string(), at: z.string() })),
})

const Body = z.strictObject({
  items: z.array(ExhibitSchema).max(500).default([]),
  files: z.array(FileDecided).max(500).default([]).describe('each file that you see needs a decision'),
  nothing: z.boolean().default(false).describe('that nothing is given from there'),
  tellsOfOthers: z.boolean(),
  othersAgree: z.enum(OTHERS_AGREE).nullable().default(null),
  reasonableWithout: z.boolean().nullable().default(null),
  why: z.string().max(5_000).describe('for those who are there alone, and for no answer'),
})

const Agreed = z.strictObject({
  gathered: z.int().min(0).describe('as it was read: what was put together anew since is read anew'),
})

/** The same of a case and of a complaint; each for those who are there. */
const routesOf = (place: PartAt['place']): readonly Route[] => {
  const [root, access, reads] =
    place === 'case'
      ? (['cases', 'acts-on-case', 'acts-on-case'] as const)
      : (['complaints', 'complaint', 'complaint-part'] as const)
  const path = `/${root}/{id}/data-parts/{part}` as const
  const at = ({ id = '', part = '' }: Readonly<Record<string, string>>): PartAt => ({ place, of: id, part })
  return [
    {
      method: 'GET',
      path,
      summary: `What of a ${place} somebody may have who asked for their data, and what was put together`,
      access: reads,
      audit: ['view:data-part'],
      answers: z.strictObject({
        request: z.string(),
        due: z.string().nullable(),
        choices: z.array(
          z.strictObject({
            ...{ entry: z.uuid(), title: z.string(), at: z.string(), answers: Answers },
            words: z.string().nullable(),
          }),
        ),
        items: z
          .array(
            z.strictObject({
              ...{ section: z.string(), at: z.string(), title: z.string(), answers: Answers, words: z.string() },
            }),
          )
          .nullable()
          .describe('null: nothing was put together yet; empty: nothing is given'),
        files: z.array(FileSeen).describe('those that you may open'),
        decided: z.array(FileDecided),
        reasons: z.array(z.strictObject({ id: z.string(), name: z.string() })),
        opensAll: z
          .boolean()
          .describe(
            'false: something is given that you may not open, or that was added in error: you cannot agree to it',
          ),
        own: z.boolean().describe('whoever asks put it together: somebody else reads it'),
        gathered: z.int().nullable().describe('when it was put together, in milliseconds: sent back to agree'),
        agreed: z.string().nullable(),
        back: z
          .strictObject({ reason: z.string(), by: z.string(), at: z.string(), isOpen: z.boolean() })
          .nullable()
          .describe('why a second person sent it back last; open until it is put together anew'),
      }),
      answer: async ({ rowan, token, params }) => {
        const found = await readPart(rowan, token, at(params))
        if (!found) return NOT_FOUND
        const { request, due, own, gathered, agreed, choices, items, back, isBack, files, decided, reasons, opensAll } =
          found
        const rows = (all: readonly (readonly string[])[]) => all.map((row) => [...row])
        const said = <T extends { readonly at: number; readonly answers: readonly (readonly string[])[] }>(
          each: T,
        ) => ({
          ...each,
          at: civilOf(each.at),
          answers: rows(each.answers),
        })
        return {
          status: 200,
          body: {
            ...{ request, due, own: own === true, gathered, agreed: agreed === null ? null : civilOf(agreed) },
            back: back && { ...back, at: civilOf(back.at), isOpen: isBack },
            ...{ decided: [...decided], reasons: [...reasons], opensAll },
            files: files.map(({ copies, ...each }) => ({
              ...each,
              at: civilOf(each.at),
              copies: copies.map(({ file, at }) => ({ file, at: civilOf(at) })),
            })),
            choices: choices.map(said),
            items: items?.map(said) ?? null,
          },
        }
      },
    },
    route({
      method: 'POST',
      path,
      summary:
        'Put together what they may have from there; refused where it tells of somebody else or where somebody is',
      access,
      audit: ['act:gather-data-part', ...(place === 'case' ? (['view:data-part'] as const) : [])],
      body: Body,
      answers: Done,
      answer: async ({ rowan, token, params, body: { othersAgree, ...body } }) => {
        const ask: PartAsk = { ...body, othersAgree: othersAgree ?? '' }
        return answerOf(await gatherPart(rowan, token, at(params), ask))
      },
    }),
    route({
      method: 'POST',
      path: `${path}/agree`,
      summary: 'Say that you have read what somebody else put together, and agree that they are given it',
      access: reads,
      audit: ['act:agree-data-part'],
      stepUp: true,
      body: Agreed,
      answers: Done,
      answer: async ({ rowan, token, params, body: { gathered } }) =>
        answerOf(await agreeToPart(rowan, token, at(params), gathered)),
    }),
    route({
      method: 'POST',
      path: `${path}/back`,
      summary: 'Send back what somebody else put together, with the reason: it is put together anew',
      access: reads,
      audit: ['act:send-back-data-part'],
      body: Agreed.extend({
        reason: z.string().max(5_000).describe('read by those who handle it, and by nobody else'),
      }),
      answers: Done,
      answer: async ({ rowan, token, params, body }) => answerOf(await sendBackPart(rowan, token, at(params), body)),
    }),
  ]
}

export const DATA_PART_ROUTES: readonly Route[] = [...routesOf('case'), ...routesOf('complaint')]
