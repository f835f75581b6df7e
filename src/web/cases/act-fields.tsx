/** The questions of one act, made from the vocabulary: each field asked in the form that its type calls for, and read back. */
import type { EntryType, Field } from '../../record/entry-type.ts'
import { pointsToEntry } from '../../record/entry-type.ts'
import { type EntryTypeName, ROLES } from '../../record/vocabulary.ts'
import type { ActForm } from '../kit/desk.ts'
import { Checkboxes, type Choice, OneOf, Radios, Select, TextField, WordsField, YesNo } from '../kit/fields.tsx'
import { type Form, type FormError, many, one } from '../kit/form.ts'
import type { Typed } from '../kit/typed.ts'
import { fieldHint, fieldLabel, sayChoice, sayProblem, sayValue } from '../kit/words.ts'
import { sayCustomerType } from './person-words.ts'
import { candidatesIn, isAgainst, isAgency } from './whom.ts'

/** A field of the act is called so in the form, apart from the form's own fields. `part` tells the acts of one form apart. */
export const inForm = (field: string, part = 'f'): string => `${part}.${field}`

const PEOPLE = new Set(['person', 'from', 'to', 'damagedBy', 'protects'])

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
  'email',
  'language',
])

/** A fact may not be known; nobody has to write more than they wish. */
const isToWrite = ({ type, values }: Field): boolean =>
  type === 'text' || type === 'date' || type === 'int' || (type === 'list' && !values)

const label = (type: EntryType, field: Field): string =>
  `${field.name === 'person' && isAgainst(type.name) ? 'Which person causing harm?' : fieldLabel(type.name, field.name)}${field.required ? '' : isToWrite(field) ? ' (optional)' : ' (if known)'}`

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Acts that ask for an agency or an expert: nobody of the case is offered, so that nobody is chosen by a slip of the hand. */
const NOT_FROM_THEM: ReadonlySet<EntryTypeName> = new Set(['advice.sought', 'referral.not-made'])

/** A role is chosen among those that this landlord has, in its own titles; one that is no role stays as it is. */
const values = (type: EntryType, field: Field, { roles, labels }: ActForm): readonly Choice[] => {
  if (field.name === 'customerType' || field.name === 'victimIs')
    return (field.values ?? []).map((value) => ({ value, label: capital(sayCustomerType(labels, value)) }))
  if (field.name === 'agency' || field.name === 'ledBy')
    return (field.values ?? []).filter(isAgency).map((value) => ({ value, label: sayValue(value) }))
  const asked = NOT_FROM_THEM.has(type.name) ? (field.values ?? []).filter(isAgency) : (field.values ?? [])
  const asksRole = field.values?.includes('system') ?? false
  return asked.flatMap((value) => {
    if (!asksRole || !ROLES.some((role) => role === value))
      return [{ value, label: sayChoice(type.name, field.name, value) }]
    const role = roles.find(({ id }) => id === value)
    return role ? [{ value, label: role.label }] : []
  })
}

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
    ? candidatesIn(type.name, field.name, offers.people).map((person) => ({
        value: person.id,
        label: `${person.name} (${sayValue(person.role).toLowerCase()})`,
      }))
    : (offers.refs[field.name] ?? []).map((each) => ({ value: each.id, label: each.label }))
  const shared = { name, label: label(type, field), form, typed }
  const isStaff = field.name === 'officer' || field.name === 'holder' || field.name === 'staff'
  if (choices.length === 0 && !people && (isStaff || field.name === 'area'))
    return <TextField {...shared} hint={fieldHint(type, field)} width={20} />
  if (choices.length === 0 && !field.required) return null
  if (choices.length === 0)
    return (
      <Select {...shared} hint={people ? 'Nobody is on the case yet. Add a person first.' : NONE_YET} choices={[]} />
    )
  const nobody = people || isStaff ? 'Nobody in particular' : 'None in particular'
  if (field.required) return <OneOf {...shared} choices={choices} />
  return choices.length < 6 ? (
    <Radios {...shared} choices={[...choices, { value: '', label: nobody }]} />
  ) : (
    <Select {...shared} choices={choices} empty={nobody} />
  )
}

const NONE_YET = 'There is none on the record yet. Record it first.'

/** Entries that a field can point to: of one type alone where its meaning names it ("n of the recharge.raised"). */
function pointedAt({ meaning }: Field, { entries }: ActForm): ActForm['entries'] {
  const wanted = /^n of the (\S+)$/.exec(meaning ?? '')?.[1]
  return wanted === undefined ? entries : entries.filter(({ type }) => type === wanted)
}

/** The numbered questions of a risk instrument are asked on a page of their own, not as a list of numbers. */
const isNumberedQuestion = ({ values }: Field): boolean => values?.[0] === '1'

/** One question. */
export function ActField(props: Props) {
  const { type, field, offers, form, typed, part } = props
  if (isNumberedQuestion(field)) return null
  const shared = {
    name: inForm(field.name, part),
    label: label(type, field),
    hint: fieldHint(type, field),
    form,
    typed,
  }
  switch (field.type) {
    case 'enum':
      return <OneOf {...shared} choices={values(type, field, offers)} />
    case 'list':
      if (field.values)
        return <Checkboxes {...shared} choices={values(type, field, offers)} columns={field.values.length > 8} />
      return <WordsField {...shared} hint="One on each line" />
    case 'bool':
      return <YesNo {...shared} mustSay={field.required} />
    case 'ref':
      return <Reference {...props} />
    case 'int':
      if (pointsToEntry(type.name, field.name))
        return (
          <Select
            {...shared}
            hint={pointedAt(field, offers).length > 0 ? undefined : NONE_YET}
            choices={pointedAt(field, offers).map((entry) => ({
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
    text: field ? sayProblem(type.name, field, problem) : problem,
  }))
