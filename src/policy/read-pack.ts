/** Reads a landlord's pack (policy.yaml) and register (clauses.yaml) as programs are read: every problem with its file and line. */
import { dayOfDate } from '../record/london-time.ts'
import { ROLES } from '../record/vocabulary.ts'
import type { Claim, Clause, Norm, Pack } from './model.ts'
import { readNorm } from './reading/norms.ts'
import { readPatterns, readWithin } from './reading/patterns.ts'
import {
  complain,
  fieldsOf,
  itemsOf,
  oneOf,
  openYaml,
  type PackProblem,
  pairsOf,
  type Reader,
  textOf,
  wholeOf,
} from './reading/yaml-reader.ts'

export type { PackProblem }
export type PackRead =
  | { readonly ok: true; readonly pack: Pack }
  | { readonly ok: false; readonly problems: readonly PackProblem[] }
export type ClausesRead =
  | { readonly ok: true; readonly clauses: readonly Clause[] }
  | { readonly ok: false; readonly problems: readonly PackProblem[] }

const PACK_KEYS = [
  'pack',
  'version',
  'landlord',
  'in_force',
  'calendar',
  'safe_contact_clause',
  'safe_contact_remedied_by',
  'safe_contact_override',
  'interpretations',
  'tensions',
  'errata',
  'imports',
  'silences',
  'norms',
] as const
/** What every pack must say. */
const NEEDED = ['pack', 'version', 'landlord', 'in_force', 'calendar', 'safe_contact_clause', 'norms'] as const
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/

function dateOf(reader: Reader, node: unknown, what: string): string {
  const text = textOf(reader, node, what)
  try {
    dayOfDate(text)
  } catch {
    if (text !== '') complain(reader, node, `${what}: "${text}" is not a date (YYYY-MM-DD)`)
    return '1970-01-01'
  }
  return text
}

const texts = (reader: Reader, node: unknown, what: string) => itemsOf(node).map((item) => textOf(reader, item, what))

function readCalendar(reader: Reader, node: unknown): Pack['calendar'] {
  const fields = fieldsOf(reader, node, ['zone', 'holidays', 'close', 'closed'], 'calendar')
  const close = textOf(reader, fields.get('close'), 'calendar.close')
  if (close !== '' && !CLOCK.test(close))
    complain(reader, fields.get('close'), `calendar.close: "${close}" is not a time (HH:MM)`)
  return {
    zone: oneOf(reader, fields.get('zone'), ['Europe/London'] as const, 'calendar.zone'),
    holidays: textOf(reader, fields.get('holidays'), 'calendar.holidays'),
    close,
    closed: itemsOf(fields.get('closed')).map((item) => dateOf(reader, item, 'calendar.closed')),
  }
}

function readOverride(reader: Reader, node: unknown): Pack['safeContactOverride'] {
  if (node === undefined) return null
  const fields = fieldsOf(reader, node, ['by', 'at_most_hours', 'reading'], 'safe_contact_override')
  const by = itemsOf(fields.get('by')).map((item) => oneOf(reader, item, ROLES, 'safe_contact_override.by'))
  if (by.length === 0) complain(reader, node, 'safe_contact_override: names no role')
  const hours = fields.get('at_most_hours') ?? node
  const atMostHours = wholeOf(reader, hours, 'safe_contact_override.at_most_hours')
  if (atMostHours === 0) complain(reader, hours, 'safe_contact_override.at_most_hours must be 1 or more')
  return {
    by,
    atMostHours,
    reading: textOf(reader, fields.get('reading') ?? node, 'safe_contact_override.reading'),
  }
}

/** What must hold between the parts of a pack: ids used once, readings and imports declared. */
function checkWhole(
  reader: Reader,
  norms: readonly Norm[],
  nodes: readonly unknown[],
  overrideNode: unknown,
  pack: Pack,
): void {
  const { safeContactOverride: override } = pack
  if (override && !pack.interpretations.some((each) => each.id === override.reading))
    complain(reader, overrideNode, `safe_contact_override: there is no interpretation "${override.reading}"`)
  const seen = new Set<string>()
  norms.forEach((norm, index) => {
    const node = nodes[index]
    if (seen.has(norm.id)) complain(reader, node, `Two norms have the id "${norm.id}"`)
    seen.add(norm.id)
    if (norm.reading !== undefined && !pack.interpretations.some((each) => each.id === norm.reading))
      complain(reader, node, `reading: there is no interpretation "${norm.reading}"`)
    const within =
      'within' in norm && typeof norm.within === 'object' && 'import' in norm.within ? norm.within.import : null
    if (within !== null && !pack.imports.some((each) => each.id === within))
      complain(reader, node, `within: there is no import "${within}"`)
  })
}

/** Reads a pack. Never throws: what is wrong comes back with file, line and reason, all of it at once. */
export function readPack(text: string, file: string): PackRead {
  const { reader, root } = openYaml(text, file)
  if (!root) return { ok: false, problems: reader.problems }
  const fields = fieldsOf(reader, root, PACK_KEYS, 'The pack')
  const get = (key: string) => fields.get(key)
  const absent = NEEDED.filter((key) => !fields.has(key))
  if (absent.length > 0) {
    for (const key of ['pack', 'version', 'landlord'] as const) if (fields.has(key)) textOf(reader, get(key), key)
    for (const key of absent) complain(reader, root, `The pack does not say its "${key}"`)
    return { ok: false, problems: reader.problems }
  }
  const inForce = fieldsOf(reader, get('in_force') ?? root, ['from', 'review_by'], 'in_force')
  const nodes = itemsOf(get('norms'))
  const read = nodes.map((node) => readNorm(reader, node))
  const norms = read.filter((norm) => norm !== null)
  const pack: Pack = {
    id: textOf(reader, get('pack') ?? root, 'pack'),
    version: textOf(reader, get('version') ?? root, 'version'),
    landlord: textOf(reader, get('landlord') ?? root, 'landlord'),
    inForce: {
      from: dateOf(reader, inForce.get('from') ?? get('in_force'), 'in_force.from'),
      ...(inForce.has('review_by') ? { reviewBy: dateOf(reader, inForce.get('review_by'), 'in_force.review_by') } : {}),
    },
    calendar: readCalendar(reader, get('calendar') ?? root),
    safeContactClause: textOf(reader, get('safe_contact_clause') ?? root, 'safe_contact_clause'),
    ...(fields.has('safe_contact_remedied_by')
      ? { safeContactRemediedBy: readPatterns(reader, get('safe_contact_remedied_by')) }
      : {}),
    safeContactOverride: readOverride(reader, get('safe_contact_override')),
    norms,
    interpretations: itemsOf(get('interpretations')).map((node) => {
      const each = fieldsOf(reader, node, ['id', 'clauses', 'reads', 'decided_by', 'decided_on'], 'An interpretation')
      return {
        id: textOf(reader, each.get('id'), 'id'),
        clauses: texts(reader, each.get('clauses'), 'clauses'),
        reads: textOf(reader, each.get('reads'), 'reads'),
        decidedBy: textOf(reader, each.get('decided_by'), 'decided_by'),
        ...(each.has('decided_on') ? { decidedOn: dateOf(reader, each.get('decided_on'), 'decided_on') } : {}),
      }
    }),
    tensions: itemsOf(get('tensions')).map((node) => {
      const each = fieldsOf(reader, node, ['id', 'clauses', 'reads', 'shown_to'], 'A tension')
      return {
        id: textOf(reader, each.get('id'), 'id'),
        clauses: texts(reader, each.get('clauses'), 'clauses'),
        reads: textOf(reader, each.get('reads'), 'reads'),
        shownTo: oneOf(reader, each.get('shown_to'), ROLES, 'shown_to'),
      }
    }),
    errata: itemsOf(get('errata')).map((node) => {
      const each = fieldsOf(reader, node, ['id', 'clauses', 'notes'], 'An erratum')
      return {
        id: textOf(reader, each.get('id'), 'id'),
        clauses: texts(reader, each.get('clauses'), 'clauses'),
        notes: textOf(reader, each.get('notes'), 'notes'),
      }
    }),
    imports: itemsOf(get('imports')).map((node) => {
      const each = fieldsOf(reader, node, ['id', 'document', 'within'], 'An import')
      return {
        id: textOf(reader, each.get('id'), 'id'),
        document: textOf(reader, each.get('document'), 'document'),
        ...(each.has('within') ? { within: readWithin(reader, each.get('within')) } : {}),
      }
    }),
    silences: itemsOf(get('silences')).map((node) => {
      const each = fieldsOf(reader, node, ['about', 'says'], 'A silence')
      return { about: textOf(reader, each.get('about'), 'about'), says: textOf(reader, each.get('says'), 'says') }
    }),
  }
  if (norms.length === nodes.length) checkWhole(reader, norms, nodes, get('safe_contact_override'), pack)
  return reader.problems.length > 0 ? { ok: false, problems: reader.problems } : { ok: true, pack }
}

const LATER_WORK = ['casework', 'safety', 'proof', 'public-and-other-systems'] as const

function readClaim(reader: Reader, node: unknown): Claim {
  const pairs = pairsOf(reader, node, 'claim')
  const [kind] = pairs[0] ?? ['']
  const value = (key: string, required = true) => {
    const found = pairs.find(([name]) => name === key)
    if (!found && required) complain(reader, node, `claim: "${key}" is missing`)
    return found ? textOf(reader, found[1], key) : ''
  }
  switch (kind) {
    case 'norms':
      return { by: 'norms', norms: texts(reader, pairs[0]?.[1], 'norms') }
    case 'definition':
      return { by: 'definition', where: value('definition') }
    case 'access':
      return { by: 'access', rule: value('access') }
    case 'feature':
      return { by: 'feature', feature: value('feature'), test: value('test') }
    case 'evidence':
      return { by: 'evidence', shown: value('evidence') }
    case 'not_modelled':
      return { by: 'not-modelled', why: value('not_modelled') }
    case 'planned':
      return {
        by: 'planned',
        for: oneOf(reader, pairs[0]?.[1], LATER_WORK, 'planned'),
        note: value('note', false),
      }
    default:
      complain(reader, node, 'claim: one of norms, definition, access, feature, evidence, not_modelled, planned')
      return { by: 'not-modelled', why: '' }
  }
}

/** Reads a register: every clause of the document with exactly one claim. */
export function readClauses(text: string, file: string): ClausesRead {
  const { reader, root } = openYaml(text, file)
  if (!root) return { ok: false, problems: reader.problems }
  const top = fieldsOf(reader, root, ['clauses'], 'The register')
  const seen = new Set<string>()
  const clauses = itemsOf(top.get('clauses')).map((node): Clause => {
    const each = fieldsOf(
      reader,
      node,
      ['id', 'printed', 'says', 'kind', 'priority', 'capability', 'system', 'check', 'claim'],
      'A clause',
    )
    const get = (key: string) => each.get(key)
    const id = textOf(reader, get('id'), 'id')
    if (seen.has(id)) complain(reader, node, `Clause "${id}" stands here twice`)
    seen.add(id)
    return {
      id,
      printed: textOf(reader, get('printed'), 'printed'),
      says: textOf(reader, get('says'), 'says'),
      kind: textOf(reader, get('kind'), 'kind'),
      priority: oneOf(reader, get('priority'), ['A', 'B', 'C'] as const, 'priority'),
      capability: texts(reader, get('capability'), 'capability'),
      system: textOf(reader, get('system'), 'system'),
      check: textOf(reader, get('check'), 'check'),
      claim: readClaim(reader, get('claim') ?? node),
    }
  })
  return reader.problems.length > 0 ? { ok: false, problems: reader.problems } : { ok: true, clauses }
}
