/** Reads one norm of a pack, by its kind. */
import { isMap, isScalar } from 'yaml'
import { findEntryType } from '../../record/entry-type.ts'
import type { Norm, NormKind, Pattern, Strength } from '../model.ts'
import {
  readCites,
  readEvent,
  readInterval,
  readPatterns,
  readPer,
  readPeriod,
  readRoles,
  readWhere,
  readWithin,
} from './patterns.ts'
import { complain, fieldsOf, itemsOf, lineOf, oneOf, type Reader, textOf, wholeOf, yesOrNoOf } from './yaml-reader.ts'

const KINDS = [
  'duty',
  'offer',
  'sign',
  'gate',
  'never',
  'limit',
  'record',
  'every',
  'hold',
] as const satisfies readonly NormKind[]
const STRENGTHS = [
  'will',
  'always',
  'aim',
  'attempt',
  'may',
  'consider',
  'encourage',
  'where-appropriate',
] as const satisfies readonly Strength[]

const COMMON = ['cite', 'strength', 'reading'] as const
const DUTY = [
  'when',
  'do',
  'within',
  'stated',
  'per',
  'for_each',
  'not_about',
  'again',
  'if',
  'unless',
  'stops_when',
  'waivable',
  'survives_closure',
  'owed_by',
]
const KEYS: Readonly<Record<NormKind, readonly string[]>> = {
  duty: DUTY,
  offer: DUTY,
  sign: DUTY,
  gate: ['before', 'per', 'needs', 'field_any', 'needs_consent', 'for_by_act', 'if', 'since', 'until'],
  never: ['act', 'if', 'while', 'also_of', 'per', 'unless_field', 'remedied_by'],
  limit: ['act', 'per', 'at_most', 'deviation'],
  record: ['when', 'must_record'],
  every: ['do', 'at_least', 'due_date', 'stated'],
  hold: ['per', 'starts_on', 'length', 'forbids', 'again', 'ends_early_on'],
}

type Fields = ReadonlyMap<string, unknown>

/** A word field of the entry types that a pattern list looks at. */
function readFieldName(reader: Reader, node: unknown, acts: readonly Pattern[]): string {
  const name = textOf(reader, node, 'field')
  for (const act of acts)
    if (!findEntryType(act.event)?.fields.some((field) => field.name === name))
      complain(reader, node, `${act.event} has no field "${name}"`)
  return name
}

function checkPer(reader: Reader, node: unknown, name: string, patterns: readonly Pattern[]): void {
  if (!patterns.some((pattern) => findEntryType(pattern.event)?.fields.some((field) => field.name === name)))
    complain(reader, node, `per: none of ${patterns.map((pattern) => pattern.event).join(', ')} has a field "${name}"`)
}

function readDuty(reader: Reader, node: unknown, fields: Fields) {
  const get = (key: string) => fields.get(key)
  const when = readPatterns(reader, get('when'))
  const answers = readPatterns(reader, get('do'))
  if (when.length === 0) complain(reader, node, 'when: a duty needs a trigger')
  if (answers.length === 0) complain(reader, node, 'do: a duty needs something that meets it')
  const per = fields.has('per') ? readPer(reader, get('per')) : undefined
  if (per) checkPer(reader, get('per'), per.field, [...when, ...answers])
  const waiver = fields.has('waivable') ? fieldsOf(reader, get('waivable'), ['by', 'reasons'], 'waivable') : null
  return {
    when,
    do: answers,
    within: fields.has('within') ? readWithin(reader, get('within')) : ('not_stated' as const),
    stated: fields.has('stated') ? yesOrNoOf(reader, get('stated'), 'stated') : true,
    ...(per ? { per } : {}),
    ...(fields.has('for_each')
      ? { forEach: oneOf(reader, get('for_each'), ['adult-victim'] as const, 'for_each') }
      : {}),
    ...readNotAbout(reader, fields),
    again: fields.has('again')
      ? oneOf(reader, get('again'), ['absorb', 'each', 'restart'] as const, 'again')
      : ('absorb' as const),
    ...(fields.has('if') ? { if: readPatterns(reader, get('if')) } : {}),
    ...(fields.has('unless') ? { unless: readInterval(reader, get('unless')) } : {}),
    stopsWhen: readPatterns(reader, get('stops_when')),
    waivable: waiver && {
      by: readRoles(reader, waiver.get('by')),
      reasons: itemsOf(waiver.get('reasons')).map((item) => textOf(reader, item, 'reason')),
    },
    survivesClosure: fields.has('survives_closure') && yesOrNoOf(reader, get('survives_closure'), 'survives_closure'),
    ...(fields.has('owed_by') ? { owedBy: readRoles(reader, get('owed_by'))[0] ?? ('manager' as const) } : {}),
  }
}

const readNotAbout = (reader: Reader, fields: Fields) =>
  fields.has('not_about')
    ? { notAbout: oneOf(reader, fields.get('not_about'), ['perpetrator'] as const, 'not_about') }
    : {}

function readGate(reader: Reader, fields: Fields) {
  const get = (key: string) => fields.get(key)
  const before = readPatterns(reader, get('before'))
  const per = fields.has('per') ? readPer(reader, get('per')) : undefined
  const actType = before[0] && findEntryType(before[0].event)
  return {
    before,
    ...(per ? { per } : {}),
    needs: itemsOf(get('needs')).map((item) => {
      const need = fieldsOf(reader, item, ['any', 'event', 'where', 'by', 'per', 'not_about', 'unless'], 'A need')
      const exempt = need.has('unless') ? fieldsOf(reader, need.get('unless'), ['event', 'cite'], 'An exemption') : null
      const single = isMap(item) ? item.clone() : item
      if (isMap(single)) for (const key of ['per', 'not_about', 'unless']) single.delete(key)
      return {
        any: need.has('any') ? readPatterns(reader, need.get('any')) : readPatterns(reader, single),
        ...(need.has('per') ? { per: readPer(reader, need.get('per')) } : {}),
        ...readNotAbout(reader, need),
        ...(exempt
          ? {
              unless: {
                event: readEvent(reader, exempt.get('event'))?.name ?? ('report.received' as const),
                cite: readCites(reader, exempt.get('cite')),
              },
            }
          : {}),
      }
    }),
    fieldAny: actType ? itemsOf(get('field_any')).map((item) => readWhere(reader, item, actType)) : [],
    ...(fields.has('needs_consent') ? { needsConsent: textOf(reader, get('needs_consent'), 'needs_consent') } : {}),
    forByAct: fields.has('for_by_act') && yesOrNoOf(reader, get('for_by_act'), 'for_by_act'),
    ...(fields.has('if') ? { if: readPatterns(reader, get('if')) } : {}),
    ...(fields.has('since') ? { since: readPatterns(reader, get('since')) } : {}),
    until: readPatterns(reader, get('until')),
  }
}

function readHold(reader: Reader, fields: Fields) {
  const length = fieldsOf(
    reader,
    fields.get('length'),
    ['event', 'field', 'min_months', 'max_months', 'default'],
    'length',
  )
  return {
    ...(fields.has('per') ? { per: readPer(reader, fields.get('per')) } : {}),
    startsOn: readPatterns(reader, fields.get('starts_on')),
    length: {
      event: readEvent(reader, length.get('event'))?.name ?? ('breathing-space.set' as const),
      field: textOf(reader, length.get('field'), 'length.field'),
      minMonths: wholeOf(reader, length.get('min_months'), 'min_months'),
      maxMonths: wholeOf(reader, length.get('max_months'), 'max_months'),
      default: oneOf(reader, length.get('default'), ['max', 'min'] as const, 'length.default'),
    },
    forbids: readPatterns(reader, fields.get('forbids')),
    extend:
      fields.has('again') && oneOf(reader, fields.get('again'), ['extend', 'absorb'] as const, 'again') === 'extend',
    endsEarlyOn: readPatterns(reader, fields.get('ends_early_on')),
  }
}

/** Reads one norm; null where not even its kind can be told. */
export function readNorm(reader: Reader, node: unknown): Norm | null {
  const first = isMap(node) ? node.items[0]?.key : undefined
  const kind = KINDS.find((each) => isScalar(first) && first.value === each)
  if (!kind) {
    complain(reader, node, `A norm begins with its kind: ${KINDS.join(', ')}`)
    return null
  }
  const fields = fieldsOf(reader, node, [kind, ...COMMON, ...KEYS[kind]], `This ${kind}`)
  const get = (key: string) => fields.get(key)
  const common = {
    id: textOf(reader, get(kind), kind),
    cite: readCites(reader, get('cite')),
    ...(fields.has('strength') ? { strength: oneOf(reader, get('strength'), STRENGTHS, 'strength') } : {}),
    ...(fields.has('reading') ? { reading: textOf(reader, get('reading'), 'reading') } : {}),
    line: lineOf(reader, node),
  }
  if (common.cite.length === 0) complain(reader, node, 'cite: every norm cites a clause')
  switch (kind) {
    case 'duty':
    case 'offer':
    case 'sign':
      return { kind, ...common, ...readDuty(reader, node, fields) }
    case 'gate':
      return { kind, ...common, ...readGate(reader, fields) }
    case 'never': {
      const acts = readPatterns(reader, get('act'))
      if (acts.length === 0) complain(reader, node, 'act: a prohibition needs an act')
      return {
        kind,
        ...common,
        acts,
        ...(fields.has('if') ? { if: readPatterns(reader, get('if')) } : {}),
        ...(fields.has('while') ? { while: readInterval(reader, get('while')) } : {}),
        ...(fields.has('also_of') ? { alsoOf: oneOf(reader, get('also_of'), ['victim'] as const, 'also_of') } : {}),
        ...(fields.has('per') ? { per: readPer(reader, get('per')) } : {}),
        ...(fields.has('unless_field') ? { unlessField: readFieldName(reader, get('unless_field'), acts) } : {}),
        remediedBy: readPatterns(reader, get('remedied_by')),
      }
    }
    case 'limit': {
      const acts = readPatterns(reader, get('act'))
      const deviation = fields.has('deviation')
        ? fieldsOf(reader, get('deviation'), ['needs', 'by'], 'deviation')
        : null
      return {
        kind,
        ...common,
        acts,
        ...(fields.has('per') ? { per: readPer(reader, get('per')) } : {}),
        atMost: wholeOf(reader, get('at_most'), 'at_most'),
        deviation: deviation && {
          field: readFieldName(reader, deviation.get('needs'), acts),
          by: readRoles(reader, deviation.get('by')),
        },
      }
    }
    case 'record': {
      const when = readPatterns(reader, get('when'))
      return {
        kind,
        ...common,
        when,
        must: itemsOf(get('must_record')).map((item) => readFieldName(reader, item, when)),
      }
    }
    case 'every':
      return {
        kind,
        ...common,
        do: readPatterns(reader, get('do')),
        atLeast: fields.has('at_least') ? readPeriod(reader, get('at_least')) : null,
        ...(fields.has('due_date') ? { dueDate: textOf(reader, get('due_date'), 'due_date') } : {}),
        stated: fields.has('stated') ? yesOrNoOf(reader, get('stated'), 'stated') : true,
      }
    case 'hold':
      return { kind, ...common, ...readHold(reader, fields) }
    default:
      return kind satisfies never
  }
}
