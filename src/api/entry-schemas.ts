/** The data of every entry type as a schema, made from the vocabulary: what the API accepts, and what OpenAPI says it accepts. */
import { z } from 'zod'
import { type EntryType, type Field, pointsToEntry } from '../record/entry-type.ts'
import { LONGEST_WORDS } from '../record/separate.ts'
import { ENTRY_TYPES, ROLES } from '../record/vocabulary.ts'

const LONGEST_CODE = 200

function valueSchema(type: EntryType, field: Field): z.ZodType {
  if (pointsToEntry(type.name, field.name))
    return z.union([z.uuid(), z.int().positive()]).describe('the id of an entry, or its place on the stream')
  switch (field.type) {
    case 'enum':
      return field.values ? z.enum(field.values) : z.string().max(LONGEST_CODE)
    case 'list':
      return z.array(field.values ? z.enum(field.values) : z.string().max(LONGEST_WORDS)).max(200)
    case 'bool':
      return z.boolean()
    case 'int':
      return z.int().min(0)
    case 'date':
      return z.iso.date()
    case 'ref':
      return z.uuid()
    case 'text':
      return z.string().max(field.personal ? LONGEST_WORDS : LONGEST_CODE)
    default:
      return field.type satisfies never
  }
}

/** The fields of one entry type. Unknown fields are refused. */
export const dataSchema = (type: EntryType) =>
  z
    .strictObject(
      Object.fromEntries(
        type.fields.map((field) => {
          const value = valueSchema(type, field).describe(field.meaning)
          return [field.name, field.required ? value : value.optional()]
        }),
      ),
    )
    .describe(type.meaning)

/** `YYYY-MM-DDTHH:MM`, as a clock in London shows it. */
export const CivilTimeSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
  .describe('civil time in Europe/London, YYYY-MM-DDTHH:MM')

export const RoleSchema = z.enum(ROLES)

/** What every proposed entry has beside its data. */
export const Envelope = z.strictObject({
  type: z.string().max(LONGEST_CODE),
  by: RoleSchema.describe('the role in which it was done: one that you hold'),
  data: z.record(z.string(), z.unknown()),
  at: CivilTimeSchema.optional().describe('when it happened or was received; now where it is left out'),
  recordedAt: CivilTimeSchema.optional().describe('when it was written down: only where stories are played'),
  happened: z.boolean().optional().describe('true: it took place outside our control, and is kept and marked a breach'),
  seq: z.int().min(0).optional().describe('number of entries that you saw: another one written since is a conflict'),
})
export type EnvelopeSent = z.infer<typeof Envelope>

/** The whole proposed entry of one type, for the published description. */
export const entrySchema = (type: EntryType) =>
  Envelope.extend({ type: z.literal(type.name), data: dataSchema(type) }).describe(type.meaning)

/** Entry types that may stand on a case, or on the organisation's own record. */
export const typesFor = (scope: 'case' | 'organisation'): readonly EntryType[] =>
  ENTRY_TYPES.filter((type) => type.scope === scope || type.scope === 'either')

/** What is answered once an entry is written. */
export const Recorded = z.strictObject({
  outcome: z.literal('recorded'),
  caseId: z.uuid().nullable(),
  entryId: z.uuid(),
  seq: z.int(),
})
