/** Reads the report's form. What was left empty is left out: unknown is not no. */
import { CHILD_OF_ANY_AGE } from '../../record/age-group.ts'
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

/** The ways that are safe, and those that are not, from both places where the form asks. */
const safeWays = (form: Form) => [...many(form, 'safe.channels'), ...many(form, 'safe.moreChannels')]
const neverWays = (form: Form) => [...many(form, 'safe.neverChannels'), ...many(form, 'safe.moreNever')]
const REST_OF_SAFE = ['safe.days', 'safe.from', 'safe.until', 'safe.details', 'safe.codeWord']

const CHILD_FIELDS = ['name', 'ageGroup', 'affected'] as const

/** The numbers of the children of whom anything was said. */
const childrenIn = (form: Form): readonly number[] =>
  [1, 2, 3, 4].filter((n) => CHILD_FIELDS.some((field) => one(form, `child.${n}.${field}`) !== ''))

/** What is needed and not there yet. Nothing that was filled in is dropped without a word. */
export function reportErrors(form: Form): readonly FormError[] {
  const safe = safeWays(form)
  const never = neverWays(form)
  const both = safe.filter((channel) => never.includes(channel))
  const restOfSafe = never.length > 0 || REST_OF_SAFE.some((name) => one(form, name) !== '')
  return [
    ...(one(form, 'channel') ? [] : [{ field: 'channel', text: 'Choose how it reached us' }]),
    ...(one(form, 'source') ? [] : [{ field: 'source', text: 'Choose who told us' }]),
    ...(both.length
      ? [{ field: 'safe.channels', text: 'The same way is ticked as safe and as never. Untick one' }]
      : []),
    ...(restOfSafe && safe.length === 0
      ? [
          {
            field: 'safe.channels',
            text: 'Tick at least one way that is safe. If none is known, empty the rest here and write it in their own words',
          },
        ]
      : []),
    ...(one(form, 'shareHome') && one(form, 'shareHome') !== 'not-known' && !one(form, 'relation')
      ? [{ field: 'relation', text: 'Say how they are connected too, or leave open whether they live together' }]
      : []),
  ]
}

export const readReport = (form: Form): Omit<ReportSent, 'at' | 'role' | 'key'> => {
  const victim = filled({
    name: one(form, 'victim.name'),
    ageGroup: one(form, 'victim.ageGroup'),
    customerType: one(form, 'victim.customerType'),
  })
  const safe = safeWays(form).length
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
    children: childrenIn(form).map((n) =>
      filled({
        ...Object.fromEntries(CHILD_FIELDS.map((field) => [field, one(form, `child.${n}.${field}`)])),
        // By their age a child is owed what no adult is: left open, it is a child all the same.
        ageGroup: one(form, `child.${n}.ageGroup`) || CHILD_OF_ANY_AGE,
      }),
    ),
    found: one(form, 'customer') ? { customer: one(form, 'customer'), home: one(form, 'home') || null } : null,
    safeContact: safe
      ? filled({
          channels: safeWays(form),
          neverChannels: neverWays(form),
          days: many(form, 'safe.days'),
          from: one(form, 'safe.from'),
          until: one(form, 'safe.until'),
          details: one(form, 'safe.details'),
          codeWord: one(form, 'safe.codeWord'),
        })
      : null,
  }
}
