/** Reads patterns, conditions on fields, time limits and citations of a pack, checking each against the vocabulary. */
import { isMap, isScalar } from 'yaml'
import { type EntryType, findEntryType } from '../../record/entry-type.ts'
import { type EntryTypeName, ROLES, type RoleName } from '../../record/vocabulary.ts'
import type { Cite, Interval, Pattern, Per, Period, Scalar, Where, Within } from '../model.ts'
import { complain, fieldsOf, itemsOf, oneOf, pairsOf, type Reader, textOf, wholeOf } from './yaml-reader.ts'

const ENVELOPE: EntryTypeName = 'report.received'

export function readEvent(reader: Reader, node: unknown): EntryType | undefined {
  const name = textOf(reader, node, 'event')
  const type = findEntryType(name)
  if (!type) complain(reader, node, `The vocabulary has no entry type "${name}"`)
  return type
}

export const readRoles = (reader: Reader, node: unknown): readonly RoleName[] =>
  itemsOf(node).map((item) => oneOf(reader, item, ROLES, 'role'))

function readValue(reader: Reader, type: EntryType, fieldName: string, node: unknown): Scalar | null {
  const field = type.fields.find((each) => each.name === fieldName)
  const value: unknown = isScalar(node) ? node.value : undefined
  if (value === null) return null
  if (value === '?') return '?'
  if (
    field?.type === 'bool'
      ? typeof value !== 'boolean'
      : field?.type === 'int'
        ? typeof value !== 'number'
        : typeof value !== 'string'
  ) {
    complain(reader, node, `${type.name}.${fieldName} cannot be ${JSON.stringify(value)}`)
    return ''
  }
  if (field?.personal)
    complain(reader, node, `${type.name}.${fieldName} holds words: a policy may only ask "?", whether it is filled in`)
  if (typeof value === 'string' && field?.values && !field.values.includes(value))
    complain(reader, node, `${type.name}.${fieldName} has no value "${value}"`)
  return value as Scalar
}

export function readWhere(reader: Reader, node: unknown, type: EntryType): Where {
  const where: Record<string, Scalar | readonly (Scalar | null)[]> = {}
  for (const [name, value] of pairsOf(reader, node, 'where')) {
    if (!type.fields.some((field) => field.name === name)) {
      complain(reader, value, `${type.name} has no field "${name}"`)
      continue
    }
    if (isScalar(value)) {
      const read = readValue(reader, type, name, value)
      where[name] = read === null ? [null] : read
    } else where[name] = itemsOf(value).map((item) => readValue(reader, type, name, item))
  }
  return where
}

function readPattern(reader: Reader, node: unknown): Pattern {
  const fields = fieldsOf(reader, node, ['event', 'where', 'by'], 'A pattern')
  const type = readEvent(reader, fields.get('event') ?? node)
  return {
    event: type?.name ?? ENVELOPE,
    ...(fields.has('where') && type ? { where: readWhere(reader, fields.get('where'), type) } : {}),
    ...(fields.has('by') ? { by: readRoles(reader, fields.get('by')) } : {}),
  }
}

/** One pattern, a list of them, or `{any: [...]}`. */
export function readPatterns(reader: Reader, node: unknown): readonly Pattern[] {
  if (isMap(node) && node.has('any')) {
    const any = fieldsOf(reader, node, ['any'], 'A choice').get('any')
    return itemsOf(any).map((item) => readPattern(reader, item))
  }
  return itemsOf(node).map((item) => readPattern(reader, item))
}

export function readInterval(reader: Reader, node: unknown): Interval {
  const fields = fieldsOf(reader, node, ['from', 'until'], 'An interval')
  return { from: readPatterns(reader, fields.get('from')), until: readPatterns(reader, fields.get('until')) }
}

export function readPer(reader: Reader, node: unknown): Per {
  if (isScalar(node)) return { field: textOf(reader, node, 'per'), match: 'strict' }
  const fields = fieldsOf(reader, node, ['field', 'match'], 'per')
  return {
    field: textOf(reader, fields.get('field'), 'per.field'),
    match: oneOf(reader, fields.get('match'), ['strict', 'lenient'] as const, 'per.match'),
  }
}

export function readPeriod(reader: Reader, node: unknown): Period {
  const fields = fieldsOf(reader, node, ['months', 'years'], 'A period')
  return fields.has('years')
    ? { years: wholeOf(reader, fields.get('years'), 'years') }
    : { months: wholeOf(reader, fields.get('months'), 'months') }
}

export function readWithin(reader: Reader, node: unknown): Within {
  if (isScalar(node)) return oneOf(reader, node, ['not_stated', 'immediately', 'same_working_day'] as const, 'within')
  const fields = fieldsOf(
    reader,
    node,
    ['working_days', 'hours', 'calendar_days', 'months', 'years', 'on', 'import'],
    'within',
  )
  const [name] = fields.keys()
  const value = name === undefined ? undefined : fields.get(name)
  switch (name) {
    case 'working_days':
      return { working_days: wholeOf(reader, value, 'working_days') }
    case 'hours':
      return { hours: wholeOf(reader, value, 'hours') }
    case 'calendar_days':
      return { calendar_days: wholeOf(reader, value, 'calendar_days') }
    case 'on':
      return { on: textOf(reader, value, 'within.on') }
    case 'import':
      return { import: textOf(reader, value, 'within.import') }
    case 'months':
    case 'years':
      return readPeriod(reader, node)
    default:
      complain(reader, node, 'within says no time')
      return 'not_stated'
  }
}

export const readCites = (reader: Reader, node: unknown): readonly Cite[] =>
  itemsOf(node).map((item) => {
    const fields = fieldsOf(reader, item, ['clause', 'says'], 'A citation')
    return { clause: textOf(reader, fields.get('clause'), 'clause'), says: textOf(reader, fields.get('says'), 'says') }
  })
