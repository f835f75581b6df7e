/** Reads a risk instrument, a landlord's licensed texts for one, and the MARAC areas. */
import type { PackProblem } from '../policy/read-pack.ts'
import {
  complain,
  fieldsOf,
  itemsOf,
  oneOf,
  openYaml,
  pairsOf,
  type Reader,
  textOf,
  wholeOf,
  yesOrNoOf,
} from '../policy/reading/yaml-reader.ts'
import { findEntryType } from '../record/entry-type.ts'
import { type CivilDate, dayOfDate } from '../record/london-time.ts'
import type { Instrument, InstrumentItem, MaracArea } from '../record/risk/instrument.ts'

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly PackProblem[] }

/** Texts of the licensed form, by the number of the question. */
export type LicensedTexts = {
  readonly instrument: string
  readonly title: string
  readonly licence: string
  readonly texts: ReadonlyMap<number, string>
}

const valuesOf = (field: string): readonly string[] =>
  findEntryType('risk.assessed')?.fields.find((each) => each.name === field)?.values ?? []
const INSTRUMENTS = valuesOf('instrument')
const MARKERS = valuesOf('markers')
const NUMBERS = valuesOf('answeredYes')

const result = <T>(reader: Reader, value: T): Read<T> =>
  reader.problems.length > 0 ? { ok: false, problems: reader.problems } : { ok: true, value }

function dateIn(reader: Reader, node: unknown, what: string): CivilDate {
  const date = textOf(reader, node, what)
  try {
    dayOfDate(date)
  } catch {
    complain(reader, node, `${what}: "${date}" is not a date (YYYY-MM-DD)`)
  }
  return date
}

function readItem(reader: Reader, node: unknown): InstrumentItem {
  const each = fieldsOf(reader, node, ['number', 'theme', 'marker'], 'A question')
  const number = wholeOf(reader, each.get('number'), 'number')
  if (!NUMBERS.includes(String(number)))
    complain(reader, node, `number: the vocabulary has questions 1 to ${NUMBERS.length}, not ${number}`)
  const marker = each.has('marker') ? oneOf(reader, each.get('marker'), MARKERS, 'marker') : null
  return { number, theme: textOf(reader, each.get('theme'), 'theme'), text: null, marker }
}

const INSTRUMENT_KEYS = [
  'id',
  'version',
  'instrument',
  'title',
  'is_form',
  'notice',
  'licence',
  'in_force',
  'scoring',
  'groups',
] as const

/** One instrument. What is wrong comes back with file, line and reason, all of it at once. */
export function readInstrument(text: string, file: string): Read<Instrument> {
  const { reader, root } = openYaml(text, file)
  const top = fieldsOf(reader, root, INSTRUMENT_KEYS, 'The instrument')
  const force = fieldsOf(reader, top.get('in_force') ?? root, ['from'], 'in_force')
  oneOf(reader, top.get('scoring'), ['count-yes'], 'scoring')
  const groups = itemsOf(top.get('groups')).map((node) => {
    const group = fieldsOf(reader, node, ['title', 'items'], 'A group')
    return {
      title: textOf(reader, group.get('title'), 'title'),
      items: itemsOf(group.get('items')).map((item) => readItem(reader, item)),
    }
  })
  const seen = new Set<number>()
  for (const { number } of groups.flatMap((group) => group.items)) {
    if (seen.has(number)) complain(reader, top.get('groups'), `number ${number} stands twice`)
    seen.add(number)
  }
  if (seen.size === 0) complain(reader, root, 'has no questions')
  return result(reader, {
    id: textOf(reader, top.get('id'), 'id'),
    version: textOf(reader, top.get('version'), 'version'),
    instrument: oneOf(reader, top.get('instrument'), INSTRUMENTS, 'instrument'),
    title: textOf(reader, top.get('title'), 'title'),
    isForm: yesOrNoOf(reader, top.get('is_form'), 'is_form'),
    notice: textOf(reader, top.get('notice'), 'notice'),
    licence: textOf(reader, top.get('licence'), 'licence'),
    from: dateIn(reader, force.get('from'), 'from'),
    groups,
  })
}

/** A landlord's copy of a licensed form. It must give the words of every question: a form in part is not the form. */
export function readLicensedTexts(text: string, file: string, numbers: readonly number[]): Read<LicensedTexts> {
  const { reader, root } = openYaml(text, file)
  const top = fieldsOf(reader, root, ['instrument', 'title', 'licence', 'texts'], 'The licensed form')
  const texts = new Map<number, string>()
  for (const [key, node] of pairsOf(reader, top.get('texts'), 'texts')) {
    const number = Number(key)
    if (!numbers.includes(number)) complain(reader, node, `texts: there is no question ${key}`)
    const words = textOf(reader, node, key)
    if (words.trim() === '') complain(reader, node, `texts: question ${key} has no words`)
    texts.set(number, words)
  }
  const without = numbers.filter((number) => !texts.has(number))
  if (without.length > 0)
    complain(reader, top.get('texts'), `texts: no words for ${without.join(', ')}; a form in part is not the form`)
  const licence = textOf(reader, top.get('licence'), 'licence')
  if (licence.trim() === '') complain(reader, top.get('licence'), 'licence: say under what licence the words are used')
  return result(reader, {
    instrument: oneOf(reader, top.get('instrument'), INSTRUMENTS, 'instrument'),
    title: textOf(reader, top.get('title'), 'title'),
    licence,
    texts,
  })
}

function readArea(reader: Reader, node: unknown): MaracArea {
  const keys = ['id', 'name', 'confirmed', 'bands', 'escalation', 'automatic', 'repeat']
  const area = fieldsOf(reader, node, keys, 'An area')
  const bands = fieldsOf(reader, area.get('bands') ?? node, ['medium', 'high'], 'bands')
  const repeat = fieldsOf(reader, area.get('repeat') ?? node, ['months', 'from', 'incident'], 'repeat')
  const medium = wholeOf(reader, bands.get('medium'), 'medium')
  const high = wholeOf(reader, bands.get('high'), 'high')
  if (medium < 1 || high <= medium)
    complain(reader, area.get('bands'), 'bands: high must be above medium, and medium above 0')
  return {
    id: textOf(reader, area.get('id'), 'id'),
    name: textOf(reader, area.get('name'), 'name'),
    confirmed: area.has('confirmed') ? dateIn(reader, area.get('confirmed'), 'confirmed') : null,
    bands: { medium, high },
    escalation: itemsOf(area.get('escalation')).map((item) => {
      const rule = fieldsOf(reader, item, ['count', 'unit', 'months'], 'An escalation rule')
      return {
        count: wholeOf(reader, rule.get('count'), 'count'),
        unit: oneOf(reader, rule.get('unit'), ['incident', 'crime'] as const, 'unit'),
        months: wholeOf(reader, rule.get('months'), 'months'),
      }
    }),
    automatic: itemsOf(area.get('automatic')).map((item) => oneOf(reader, item, MARKERS, 'automatic')),
    repeat: {
      months: wholeOf(reader, repeat.get('months'), 'months'),
      from: oneOf(reader, repeat.get('from'), ['referral', 'meeting'] as const, 'from'),
      incident: oneOf(reader, repeat.get('incident'), ['any', 'crime'] as const, 'incident'),
    },
  }
}

/** All MARAC areas. */
export function readAreas(text: string, file: string): Read<readonly MaracArea[]> {
  const { reader, root } = openYaml(text, file)
  const top = fieldsOf(reader, root, ['areas'], 'The file')
  return result(
    reader,
    itemsOf(top.get('areas')).map((node) => readArea(reader, node)),
  )
}
