/** The questions of one act, made from the vocabulary: each field asked in the form that its type calls for, and read back. */
import type { EntryType, Field } from '../../record/entry-type.ts'
import { pointsToEntry } from '../../record/entry-type.ts'
import type { EntryTypeName } from '../../record/vocabulary.ts'
import type { ActForm } from '../kit/desk.ts'
import { Checkboxes, type Choice, OneOf, Select, TextField, WordsField, YesNo } from '../kit/fields.tsx'
import { type Form, type FormError, many, one } from '../kit/form.ts'
import type { Typed } from '../kit/typed.ts'
import { fieldLabel, sayValue } from '../kit/words.ts'
import { isAgainst } from './whom.ts'

/** A field of the act is called so in the form, apart from the form's own fields. `part` tells the acts of one form apart. */
export const inForm = (field: string, part = 'f'): string => `${part}.${field}`

const PEOPLE = new Set(['person', 'from', 'to', 'damagedBy'])

/** Acts that begin something which later acts name; the first of them gives it its id. */
const BEGINS: Partial<Record<EntryTypeName, string>> = {
  'legal-action.proposed': 'action',
  'repair.reported': 'repair',
  'rehousing.requested': 'rehousing',
  'incident.recorded': 'incident',
  'person.added': 'person',
  'tenancy-notice.received': 'notice',
  'alert.placed': 'alert',
  'death-review.opened': 'review',
  'complaint.received': 'complaint',
  'work-order.placed': 'order',
}

export const begins = (type: EntryTypeName, field: string): boolean => BEGINS[type] === field

const LONG = new Set([
  'summary',
  'account',
  'ownWords',
  'note',
  'reason',
  'reasons',
  'conditions',
  'comment',
  'wishes',
  'safety',
  'riskPlan',
  'repercussions',
])
const SHORT = new Set([
  'name',
  'reference',
  'crimeReference',
  'codeWord',
  'details',
  'place',
  'area',
  'law',
  'agreement',
])

const label = (type: EntryType, field: Field): string =>
  `${field.name === 'person' && isAgainst(type.name) ? 'Which person causing harm?' : fieldLabel(type.name, field.name)}${field.required ? '' : ' (if known)'}`

const hintOf = (field: Field): string | undefined =>
  field.meaning && field.meaning.length > 8
    ? `${field.meaning.charAt(0).toUpperCase()}${field.meaning.slice(1)}`
    : undefined

const values = (field: Field): readonly Choice[] =>
  (field.values ?? []).map((value) => ({ value, label: sayValue(value) }))

type Props = {
  readonly type: EntryType
  readonly field: Field
  readonly offers: ActForm
  readonly form: Form
  readonly typed: Typed | null
  readonly part?: string
}

function Reference({ type, field, offers, form, typed, part }: Props) {
  const name = inForm(field.name, part)
  if (begins(type.name, field.name)) return <input type="hidden" name={name} value={one(form, name)} />
  const people = PEOPLE.has(field.name)
  const choices: readonly Choice[] = people
    ? offers.people.map((person) => ({
        value: person.id,
        label: `${person.name} (${sayValue(person.role).toLowerCase()})`,
      }))
    : (offers.refs[field.name] ?? []).map((each) => ({ value: each.id, label: each.label }))
  const shared = { name, label: label(type, field), form, typed }
  if (
    choices.length === 0 &&
    !people &&
    (field.name === 'officer' || field.name === 'holder' || field.name === 'staff' || field.name === 'area')
  )
    return <TextField {...shared} hint={hintOf(field)} width={20} />
  if (choices.length === 0 && !field.required) return null
  if (choices.length === 0)
    return (
      <Select
        {...shared}
        hint={
          people
            ? 'Nobody is on the case yet. Add a person first.'
            : 'There is none on the record yet. Record it first.'
        }
        choices={[]}
      />
    )
  return (
    <OneOf
      {...shared}
      choices={field.required ? choices : [...choices, { value: '', label: 'Nobody in particular' }]}
    />
  )
}

/** The numbered questions of a risk instrument are asked on a page of their own, not as a list of numbers. */
const isNumberedQuestion = ({ values }: Field): boolean => values?.[0] === '1'

/** One question. */
export function ActField(props: Props) {
  const { type, field, offers, form, typed, part } = props
  if (isNumberedQuestion(field)) return null
  const shared = { name: inForm(field.name, part), label: label(type, field), hint: hintOf(field), form, typed }
  switch (field.type) {
    case 'enum':
      return <OneOf {...shared} choices={values(field)} />
    case 'list':
      if (field.values) return <Checkboxes {...shared} choices={values(field)} columns={field.values.length > 8} />
      return <WordsField {...shared} hint="One on each line" />
    case 'bool':
      return <YesNo {...shared} />
    case 'ref':
      return <Reference {...props} />
    case 'int':
      if (pointsToEntry(type.name, field.name))
        return (
          <Select
            {...shared}
            choices={offers.entries.map((entry) => ({
              value: String(entry.n),
              label: `${entry.n}. ${entry.sentence}`,
            }))}
          />
        )
      return <TextField {...shared} type="number" width={5} />
    case 'date':
      return <TextField {...shared} type="date" width={10} />
    case 'text':
      if (field.name === 'from' || field.name === 'until' || field.name === 'time')
        return <TextField {...shared} type="time" width={5} />
      if (SHORT.has(field.name) && !LONG.has(field.name)) return <TextField {...shared} width={20} />
      return <WordsField {...shared} rows={field.name === 'summary' || field.name === 'account' ? 6 : 3} />
    default:
      return field.type satisfies never
  }
}

const wholeNumber = (text: string): number | string => (/^-?\d+$/.test(text) ? Number(text) : text)

function fieldValue(field: Field, form: Form, part?: string): unknown {
  const name = inForm(field.name, part)
  switch (field.type) {
    case 'list':
      return field.values
        ? many(form, name)
        : one(form, name)
            .split(/\r?\n/)
            .map((line) => line.trim())
            .filter(Boolean)
    case 'bool': {
      const said = one(form, name)
      return said === 'yes' ? true : said === 'no' ? false : undefined
    }
    case 'int':
      return one(form, name) === '' ? undefined : wholeNumber(one(form, name))
    default:
      return one(form, name) || undefined
  }
}

/** What was typed, as the act's data; what is empty is left out. */
export function readFields(type: EntryType, form: Form, part?: string): Readonly<Record<string, unknown>> {
  const data: Record<string, unknown> = {}
  for (const field of type.fields) {
    const value = fieldValue(field, form, part)
    if (value !== undefined && !(Array.isArray(value) && value.length === 0)) data[field.name] = value
  }
  return data
}

/** The problems that casework found, beside the questions they are about. */
export const asErrors = (
  type: EntryType,
  problems: readonly { readonly field: string; readonly problem: string }[],
): readonly FormError[] =>
  problems.map(({ field, problem }) => ({
    field: field ? inForm(field) : '',
    text: field ? `${fieldLabel(type.name, field)}: ${problem === 'is required' ? 'answer this' : problem}` : problem,
  }))
