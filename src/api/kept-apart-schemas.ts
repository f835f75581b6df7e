/** What is answered about keeping people apart and about emergencies. */
import { z } from 'zod'
import { Moment } from './view-schemas.ts'

export const KeptApartAnswer = z.strictObject({
  now: Moment,
  pairs: z.array(z.strictObject({ harmedIn: z.string(), causesIn: z.string() })),
  exclusions: z.array(
    z.strictObject({
      id: z.uuid(),
      reference: z.string(),
      account: z.uuid(),
      name: z.string(),
      why: z.string(),
      since: Moment,
      by: z.string().nullable().describe("null: found in the landlord's own data"),
      asked: z
        .strictObject({ byMe: z.boolean() })
        .nullable()
        .describe('somebody asked to let them in, and a second has not agreed within a week yet'),
      ofColleague: z.boolean(),
    }),
  ),
  seals: z
    .array(
      z.strictObject({
        stream: z.uuid(),
        reference: z.string(),
        by: z.string(),
        since: Moment,
        named: z.int(),
        able: z.int().describe('how many of those named could still open it'),
        asked: z.strictObject({ by: z.string(), byMe: z.boolean() }).nullable(),
        ofColleague: z.boolean(),
      }),
    )
    .describe('cases that are closed to all but a few, and nothing of them'),
  stopped: z
    .array(z.strictObject({ name: z.string(), day: z.iso.date(), times: z.int() }))
    .describe('colleagues who looked at more than work explains and were stopped, in the last thirty days'),
  looksAfter: z.boolean().describe('may have to say who is let in again'),
  keeps: z.boolean().describe('may keep people out of cases that they are not on'),
  colleagues: z.array(z.strictObject({ account: z.uuid(), name: z.string() })),
})

export const EmergenciesAnswer = z.strictObject({
  now: Moment,
  emergencies: z.array(
    z.strictObject({
      id: z.uuid(),
      reference: z.string(),
      by: z.string(),
      category: z.string(),
      reason: z.string(),
      opened: Moment,
      until: Moment,
      reviewBy: Moment.describe('the end of the second working day'),
      reviewed: z.strictObject({ at: Moment, by: z.string(), finding: z.string() }).nullable(),
    }),
  ),
})
