/** Reads what somebody wrote on a landlord's public form, and what of it must be put right. */
import { randomUUID } from 'node:crypto'
import type { ToldPublicly } from '../../casework/tell-publicly.ts'
import { type Form, type FormError, many, one } from '../kit/form.ts'
import type { FormWords } from './english-form.ts'

/** Ways by which somebody who writes can be reached, as they are said to whoever reads it; and the one that is no way. */
const SAID: Readonly<Record<keyof FormWords['reach']['each'], string>> = {
  phone: 'by telephone',
  text: 'by text',
  email: 'by e-mail',
  letter: 'by letter',
  'through-other': 'through somebody they trust',
  none: '',
}
const NONE = 'none'
const isWay = (way: string): way is keyof typeof SAID => Object.hasOwn(SAID, way)

/** The longest answers, in letters: a page of writing, and a line. */
const LONG = 10_000
const SHORT = 300

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const waysOf = (form: Form) => many(form, 'ways').filter(isWay)

export const readTold = (form: Form, { lang }: FormWords): ToldPublicly => ({
  key: UUID.test(one(form, 'key')) ? one(form, 'key') : randomUUID(),
  isThemselves: one(form, 'whose') === 'mine',
  ways: waysOf(form)
    .flatMap((way) => (way === NONE ? [] : SAID[way]))
    .join(' or '),
  notContacted: waysOf(form).includes(NONE),
  details: one(form, 'details'),
  avoid: one(form, 'avoid'),
  summary: one(form, 'summary'),
  name: one(form, 'name'),
  ...(one(form, 'danger') === 'yes' ? { imminentDanger: true } : {}),
  ...(one(form, 'danger') === 'no' ? { imminentDanger: false } : {}),
  ofColleague: one(form, 'colleague') === 'yes',
  inWelsh: lang === 'cy',
})

export function wrongIn(form: Form, { wrong }: FormWords): readonly FormError[] {
  const ways = waysOf(form)
  const wants = ways.some((way) => way !== NONE)
  const tooLong = (field: string, most: number): readonly FormError[] =>
    one(form, field).length > most ? [{ field, text: wrong.tooLong(most.toLocaleString('en-GB')) }] : []
  return [
    ...(wants && ways.includes(NONE) ? [{ field: 'ways', text: wrong.both }] : []),
    ...(ways.length === 0 && one(form, 'details') !== '' ? [{ field: 'ways', text: wrong.howToUse }] : []),
    ...(wants && one(form, 'details') === '' ? [{ field: 'details', text: wrong.noDetails }] : []),
    ...(one(form, 'whose') ? [] : [{ field: 'whose', text: wrong.whose }]),
    ...(one(form, 'summary') ? [] : [{ field: 'summary', text: wrong.summary }]),
    ...tooLong('details', SHORT),
    ...tooLong('avoid', SHORT),
    ...tooLong('summary', LONG),
    ...tooLong('name', SHORT),
  ]
}
