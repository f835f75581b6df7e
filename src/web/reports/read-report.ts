/** Reads the report's form. What was left empty is left out: unknown is not no. */
import type { ReportSent } from '../kit/desk.ts'
import { type Form, type FormError, many, one } from '../kit/form.ts'

type Filled = Readonly<Record<string, unknown>>

const yesNo = (form: Form, name: string): boolean | undefined => {
  const said = one(form, name)
  return said === 'yes' ? true : said === 'no' ? false : undefined
}

const filled = (values: Readonly<Record<string, unknown>>): Filled =>
  Object.fromEntries(
    Object.entries(values).filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  )

const orNull = (values: Filled): Filled | null => (Object.keys(values).length > 0 ? values : null)

/** What is needed and not there yet. */
export function reportErrors(form: Form): readonly FormError[] {
  const safe = many(form, 'safe.channels')
  const never = many(form, 'safe.neverChannels')
  const both = safe.filter((channel) => never.includes(channel))
  const restOfSafe = never.length || many(form, 'safe.days').length || one(form, 'safe.from') || one(form, 'safe.until')
  return [
    ...(one(form, 'channel') ? [] : [{ field: 'channel', text: 'Choose how it reached us' }]),
    ...(one(form, 'source') ? [] : [{ field: 'source', text: 'Choose who told us' }]),
    ...(both.length
      ? [{ field: 'safe.channels', text: 'The same way is ticked as safe and as never. Untick one' }]
      : []),
    ...(restOfSafe && safe.length === 0
      ? [{ field: 'safe.channels', text: 'Tick at least one way that is safe, or leave the other answers here empty' }]
      : []),
  ]
}

export const readReport = (form: Form): Omit<ReportSent, 'at' | 'role' | 'key'> => {
  const victim = filled({
    name: one(form, 'victim.name'),
    ageGroup: one(form, 'victim.ageGroup'),
    customerType: one(form, 'victim.customerType'),
  })
  const safe = many(form, 'safe.channels').length
  return {
    report: filled({
      channel: one(form, 'channel'),
      source: one(form, 'source'),
      abuse: many(form, 'abuse'),
      imminentDanger: yesNo(form, 'imminentDanger'),
      canCallPolice: yesNo(form, 'canCallPolice'),
      urgent: yesNo(form, 'urgent'),
      historic: yesNo(form, 'historic'),
      victimIs: one(form, 'victim.customerType'),
      summary: one(form, 'summary'),
    }),
    victim: orNull(victim),
    perpetrator: orNull(
      filled({ name: one(form, 'perpetrator.name'), customerType: one(form, 'perpetrator.customerType') }),
    ),
    relation: orNull(filled({ relation: one(form, 'relation'), shareHome: yesNo(form, 'shareHome') })),
    children: [1, 2, 3, 4]
      .filter((n) => one(form, `child.${n}.ageGroup`) || one(form, `child.${n}.name`))
      .map((n) =>
        filled({
          name: one(form, `child.${n}.name`),
          ageGroup: one(form, `child.${n}.ageGroup`) || 'not-known',
          affected: one(form, `child.${n}.affected`),
        }),
      ),
    found: one(form, 'customer') ? { customer: one(form, 'customer'), home: one(form, 'home') || null } : null,
    safeContact: safe
      ? filled({
          channels: many(form, 'safe.channels'),
          neverChannels: many(form, 'safe.neverChannels'),
          days: many(form, 'safe.days'),
          from: one(form, 'safe.from'),
          until: one(form, 'safe.until'),
          details: one(form, 'safe.details'),
          codeWord: one(form, 'safe.codeWord'),
        })
      : null,
  }
}
