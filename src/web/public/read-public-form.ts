/** Reads what somebody wrote on a landlord's public form, and what of it must be put right. */
import { randomUUID } from 'node:crypto'
import type { ToldPublicly } from '../../casework/tell-publicly.ts'
import { type Form, type FormError, many, one } from '../kit/form.ts'

/** Ways by which somebody who writes can be reached: the label, and how it is said to whoever reads it. */
const SAID: Readonly<Record<string, readonly [label: string, said: string]>> = {
  phone: ['Telephone call', 'by telephone'],
  text: ['Text message', 'by text'],
  email: ['E-mail', 'by e-mail'],
  letter: ['Letter', 'by letter'],
  'through-other': ['Through somebody I trust', 'through somebody they trust'],
  none: ['Do not contact me', ''],
}
/** The one that is no way. */
const NONE = 'none'
export const WAYS = Object.entries(SAID).map(([value, [label]]) => ({ value, label }))

/** The longest answers, in letters: a page of writing, and a line. */
const LONG = 10_000
const SHORT = 300

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const waysOf = (form: Form): readonly string[] => many(form, 'ways').filter((way) => way in SAID)

export const readTold = (form: Form): ToldPublicly => ({
  key: UUID.test(one(form, 'key')) ? one(form, 'key') : randomUUID(),
  isThemselves: one(form, 'whose') === 'mine',
  ways: waysOf(form)
    .flatMap((way) => (way === NONE ? [] : (SAID[way]?.[1] ?? [])))
    .join(' or '),
  notContacted: waysOf(form).includes(NONE),
  details: one(form, 'details'),
  avoid: one(form, 'avoid'),
  summary: one(form, 'summary'),
  name: one(form, 'name'),
  ...(one(form, 'danger') === 'yes' ? { imminentDanger: true } : {}),
  ...(one(form, 'danger') === 'no' ? { imminentDanger: false } : {}),
  ofColleague: one(form, 'colleague') === 'yes',
})

const tooLong = (form: Form, field: string, most: number): readonly FormError[] =>
  one(form, field).length > most
    ? [{ field, text: `That is too long: ${most.toLocaleString('en-GB')} letters at the most` }]
    : []

export function wrongIn(form: Form): readonly FormError[] {
  const ways = waysOf(form)
  const wants = ways.some((way) => way !== NONE)
  return [
    ...(wants && ways.includes(NONE)
      ? [{ field: 'ways', text: 'Choose how we can reach you, or that we do not contact you: not both' }]
      : []),
    ...(ways.length === 0 && one(form, 'details') !== ''
      ? [{ field: 'ways', text: 'Choose how we may use the number or address that you wrote' }]
      : []),
    ...(wants && one(form, 'details') === ''
      ? [{ field: 'details', text: 'Write the number or address that is safe, or leave open how we can reach you' }]
      : []),
    ...(one(form, 'whose') ? [] : [{ field: 'whose', text: 'Choose whether it is about you or somebody else' }]),
    ...(one(form, 'summary') ? [] : [{ field: 'summary', text: 'Write a few words about what is happening' }]),
    ...tooLong(form, 'details', SHORT),
    ...tooLong(form, 'avoid', SHORT),
    ...tooLong(form, 'summary', LONG),
    ...tooLong(form, 'name', SHORT),
  ]
}
