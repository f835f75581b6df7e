/** Loads the law folder: definitions, tenancy forms, complaint clocks, protective orders, the time to answer requests for data, and why parts are left out. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  complain,
  fieldsOf,
  itemsOf,
  oneOf,
  openYaml,
  type PackProblem,
  type Reader,
  textOf,
  wholeOf,
  yesOrNoOf,
} from '../policy/reading/yaml-reader.ts'
import { entryType } from '../record/entry-type.ts'
import { dayOfDate } from '../record/london-time.ts'
import type { EntryTypeName } from '../record/vocabulary.ts'
import { BadPack } from './bad-pack.ts'
import {
  type AbuseDefinition,
  type BreachClock,
  type ComplaintScheme,
  DATA_GROUNDS,
  DATA_WAITS,
  type DataRightClock,
  FORM_EFFECTS,
  KEPT_BACK_REASONS,
  type Law,
  type LawRow,
  type LeftOutReason,
  NATIONS,
  type ProtectiveOrder,
  type TenancyForm,
} from './law.ts'
import { readOnce } from './read-once.ts'

type Fields = ReturnType<typeof fieldsOf>

const OF_EVERY_ROW = ['id', 'name', 'nation', 'from', 'until', 'source', 'verified', 'note']

/** Whether a key is written and not `null`: what is not known is written as null, never left to guess. */
const isKnown = (fields: Fields, key: string): boolean => {
  const node = fields.get(key)
  return node !== undefined && (node as { readonly value?: unknown }).value !== null
}

function dateOf(reader: Reader, node: unknown, what: string): string {
  const date = textOf(reader, node, what)
  try {
    dayOfDate(date)
  } catch {
    complain(reader, node, `${what}: "${date}" is not a date (YYYY-MM-DD)`)
  }
  return date
}

const texts = (reader: Reader, fields: Fields, key: string) =>
  itemsOf(fields.get(key)).map((item) => textOf(reader, item, key))

/** A list of values that a field of the vocabulary allows. */
function values(reader: Reader, fields: Fields, key: string, type: EntryTypeName, field: string): readonly string[] {
  const allowed = entryType(type).fields.find((each) => each.name === field)?.values ?? []
  return itemsOf(fields.get(key)).map((item) => oneOf(reader, item, allowed, key))
}

/** A list of which each is one of a few. */
const someOf = <T extends string>(reader: Reader, fields: Fields, key: string, allowed: readonly T[]): readonly T[] =>
  itemsOf(fields.get(key)).map((item) => oneOf(reader, item, allowed, key))

/** What every row says of itself. */
function rowOf(reader: Reader, node: unknown, fields: Fields): LawRow {
  for (const key of ['id', 'nation', 'from', 'source', 'verified'])
    if (!fields.has(key)) complain(reader, node, `A row of the law does not say its "${key}"`)
  const date = (key: string) => (isKnown(fields, key) ? dateOf(reader, fields.get(key), key) : null)
  return {
    id: textOf(reader, fields.get('id') ?? node, 'id'),
    nation: oneOf(reader, fields.get('nation') ?? node, NATIONS, 'nation'),
    from: date('from'),
    until: date('until'),
    source: textOf(reader, fields.get('source') ?? node, 'source'),
    verified: yesOrNoOf(reader, fields.get('verified') ?? node, 'verified'),
    note: isKnown(fields, 'note') ? textOf(reader, fields.get('note'), 'note') : null,
  }
}

const named = (reader: Reader, fields: Fields) => textOf(reader, fields.get('name'), 'name')
/** A number, or null where it is not known. */
const whole = (reader: Reader, fields: Fields, key: string) =>
  isKnown(fields, key) ? wholeOf(reader, fields.get(key), key) : null

/** One file of rows: each is read, and no two have the same id. */
export function rowsIn<T extends LawRow>(
  text: string,
  file: string,
  list: string,
  keys: readonly string[],
  read: (reader: Reader, fields: Fields, row: LawRow) => T,
): { readonly rows: readonly T[]; readonly problems: readonly PackProblem[] } {
  const { reader, root } = openYaml(text, file)
  if (!root) return { rows: [], problems: reader.problems }
  const seen = new Set<string>()
  const rows = itemsOf(fieldsOf(reader, root, [list], 'The file').get(list)).map((node) => {
    const fields = fieldsOf(reader, node, [...OF_EVERY_ROW, ...keys], 'A row of the law')
    const row = rowOf(reader, node, fields)
    if (seen.has(row.id)) complain(reader, node, `Two rows have the id "${row.id}"`)
    seen.add(row.id)
    return read(reader, fields, row)
  })
  return { rows, problems: reader.problems }
}

export const readDefinitions = (text: string, file: string) =>
  rowsIn(
    text,
    file,
    'definitions',
    ['both_aged', 'behaviours', 'connections', 'child_affected_by'],
    (reader, fields, row): AbuseDefinition => ({
      ...row,
      name: named(reader, fields),
      bothAged: whole(reader, fields, 'both_aged'),
      behaviours: values(reader, fields, 'behaviours', 'abuse.classified', 'kinds'),
      connections: values(reader, fields, 'connections', 'relationship.recorded', 'relation'),
      childAffectedBy: values(reader, fields, 'child_affected_by', 'person.added', 'affected'),
    }),
  )

export const readTenancyForms = (text: string, file: string) =>
  rowsIn(
    text,
    file,
    'forms',
    ['tenure', 'purpose', 'served_on', 'effect', 'copy_to_other_holders', 'never_carries', 'follows'],
    (reader, fields, row): TenancyForm => {
      const known = entryType('tenancy-notice.served').fields.find((each) => each.name === 'form')?.values ?? []
      return {
        ...row,
        id: oneOf(reader, fields.get('id'), known, 'id'),
        name: named(reader, fields),
        tenure: texts(reader, fields, 'tenure'),
        purpose: textOf(reader, fields.get('purpose'), 'purpose'),
        servedOn: texts(reader, fields, 'served_on'),
        effect: oneOf(reader, fields.get('effect'), FORM_EFFECTS, 'effect'),
        copyToOtherHolders: yesOrNoOf(reader, fields.get('copy_to_other_holders'), 'copy_to_other_holders'),
        neverCarries: texts(reader, fields, 'never_carries'),
        follows: fields.has('follows') ? oneOf(reader, fields.get('follows'), known, 'follows') : null,
      }
    },
  )

const STAGE = ['stage', 'acknowledge', 'answer', 'answer_counts_from', 'longest_extension', 'verified']

export const readComplaintClocks = (text: string, file: string) =>
  rowsIn(text, file, 'schemes', ['stages'], (reader, fields, row): ComplaintScheme => {
    const stages = entryType('complaint.acknowledged').fields.find((each) => each.name === 'stage')?.values ?? []
    return {
      ...row,
      name: named(reader, fields),
      stages: itemsOf(fields.get('stages')).map((node) => {
        const each = fieldsOf(reader, node, STAGE, 'A stage')
        const days = (key: string) => wholeOf(reader, each.get(key) ?? node, key)
        return {
          stage: oneOf(reader, each.get('stage') ?? node, stages, 'stage'),
          acknowledge: days('acknowledge'),
          answer: days('answer'),
          answerCountsFrom: oneOf(
            reader,
            each.get('answer_counts_from') ?? node,
            ['acknowledgement', 'receipt'] as const,
            'answer_counts_from',
          ),
          longestExtension: days('longest_extension'),
          verified: yesOrNoOf(reader, each.get('verified') ?? node, 'verified'),
        }
      }),
    }
  })

export const readProtectiveOrders = (text: string, file: string) =>
  rowsIn(text, file, 'orders', ['applicants', 'where', 'longest_days'], (reader, fields, row): ProtectiveOrder => {
    const known = entryType('court-order.made').fields.find((each) => each.name === 'kind')?.values ?? []
    return {
      ...row,
      id: oneOf(reader, fields.get('id'), known, 'id'),
      applicants: texts(reader, fields, 'applicants'),
      where: itemsOf(fields.get('where')).map((node) => {
        const each = fieldsOf(reader, node, ['place', 'from'], 'A place')
        return {
          place: textOf(reader, each.get('place'), 'place'),
          from: dateOf(reader, each.get('from'), 'from'),
        }
      }),
      longestDays: whole(reader, fields, 'longest_days'),
    }
  })

export const readDataRights = (text: string, file: string) =>
  rowsIn(
    text,
    file,
    'clocks',
    [
      'months',
      'where_no_such_day',
      'where_nobody_works',
      'begins_with',
      'stands_still_for',
      'more_months',
      'more_because',
      'not_before_days',
      'kept_back',
      'kept_back_by',
      'kept_back_reasons',
    ],
    (reader, fields, row): DataRightClock => ({
      ...row,
      name: named(reader, fields),
      months: wholeOf(reader, fields.get('months'), 'months'),
      whereNoSuchDay: oneOf(reader, fields.get('where_no_such_day'), ['last-of-month'] as const, 'where_no_such_day'),
      whereNobodyWorks: oneOf(
        reader,
        fields.get('where_nobody_works'),
        ['next-working-day'] as const,
        'where_nobody_works',
      ),
      beginsWith: someOf(reader, fields, 'begins_with', DATA_WAITS),
      standsStillFor: someOf(reader, fields, 'stands_still_for', DATA_WAITS),
      moreMonths: wholeOf(reader, fields.get('more_months'), 'more_months'),
      moreBecause: someOf(reader, fields, 'more_because', DATA_GROUNDS),
      notBeforeDays: wholeOf(reader, fields.get('not_before_days'), 'not_before_days'),
      keptBack: values(reader, fields, 'kept_back', 'information.shared', 'what'),
      keptBackBy: textOf(reader, fields.get('kept_back_by'), 'kept_back_by'),
      keptBackReasons: someOf(reader, fields, 'kept_back_reasons', KEPT_BACK_REASONS),
    }),
  )

export const readLeftOutReasons = (text: string, file: string) =>
  rowsIn(text, file, 'reasons', [], (reader, fields, row): LeftOutReason => ({ ...row, name: named(reader, fields) }))

export const readBreachClocks = (text: string, file: string) =>
  rowsIn(
    text,
    file,
    'clocks',
    ['hours'],
    (reader, fields, row): BreachClock => ({
      ...row,
      name: named(reader, fields),
      hours: wholeOf(reader, fields.get('hours'), 'hours'),
    }),
  )

const LAW_READERS = {
  definitions: readOnce(readDefinitions),
  tenancyForms: readOnce(readTenancyForms),
  complaintClocks: readOnce(readComplaintClocks),
  protectiveOrders: readOnce(readProtectiveOrders),
  dataRights: readOnce(readDataRights),
  leftOutReasons: readOnce(readLeftOutReasons),
  breachClocks: readOnce(readBreachClocks),
}

/** The law of every nation. Throws `BadPack` with every problem of every file: file, line and reason. */
export function loadLaw(root: string): Law {
  const problems: PackProblem[] = []
  const load = <T>(
    name: string,
    read: (text: string, file: string) => { readonly rows: readonly T[]; readonly problems: readonly PackProblem[] },
  ) => {
    const file = join('law', name)
    const found = read(readFileSync(join(root, file), 'utf8'), file)
    problems.push(...found.problems)
    return found.rows
  }
  const law: Law = {
    definitions: load('definitions.yaml', LAW_READERS.definitions),
    tenancyForms: load('tenancy-forms.yaml', LAW_READERS.tenancyForms),
    complaintSchemes: load('complaint-clocks.yaml', LAW_READERS.complaintClocks),
    protectiveOrders: load('protective-orders.yaml', LAW_READERS.protectiveOrders),
    dataRights: load('data-rights.yaml', LAW_READERS.dataRights),
    leftOutReasons: load('left-out-reasons.yaml', LAW_READERS.leftOutReasons),
    breachClocks: load('breach-clocks.yaml', LAW_READERS.breachClocks),
  }
  if (problems.length > 0) throw new BadPack(problems)
  return law
}
