/** Reads a landlord's organisation.yaml: who owns cases, its words and titles, hours and services. */

import { OWNING_ROLES } from '../access/roles.ts'
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
  yesOrNoOf,
} from '../policy/reading/yaml-reader.ts'
import { findEntryType } from '../record/entry-type.ts'
import { type CivilDate, dayOfDate } from '../record/london-time.ts'
import { type Area, ENTRY_TYPES, ROLES, type RoleName } from '../record/vocabulary.ts'
import { type ClosingWait, readClosing } from './closing-choice.ts'
import { type ContactChoice, readContactChoice } from './contact-choice.ts'
import { type CoverChoice, readCoverChoice } from './cover-choice.ts'
import { type DocumentControl, readDocumentControl } from './document-control.ts'
import { type IntakeChoice, readIntakeChoice } from './intake-choice.ts'
import { type KeepingRule, readKeeping } from './keeping-choice.ts'
import {
  type Advisers,
  type LettingsChoice,
  type RestrictedAccess,
  readAdvisers,
  readLettingsChoice,
  readRestrictedAccess,
} from './lettings-choice.ts'
import { type Measure, type RepairChoice, readMeasures, readRepairChoice } from './measure-choice.ts'
import { type PartnerChoice, readPartnerChoice } from './partner-choice.ts'
import { type RiskChoice, readRiskChoice } from './risk-choice.ts'
import { type RunningChoice, readRunningChoice } from './running-choice.ts'
import { readTraining, type TrainingFirst } from './training-choice.ts'

export type Owner = {
  /** A case kind of the vocabulary. */
  readonly kind: string
  readonly role: RoleName
  /** The clause that says so; absent where the policy is silent and the landlord chose. */
  readonly clause?: string
  /** True where nobody but this role and its team may own such a case. */
  readonly only?: boolean
}
export type Team = { readonly id: string; readonly name: string; readonly roles: readonly RoleName[] }
/** A public service of which people can be told. `kind` is one of the vocabulary's organisations. */
export type Service = {
  readonly name: string
  readonly kind: string
  readonly area: string
  /** Barriers of the vocabulary that it is there for: a service by and for people who face them. */
  readonly serves?: readonly string[]
  /** By which anybody reaches it, free of charge; absent where none is held here. */
  readonly phone?: string
  /** The day on which somebody last checked that it is there and takes people; absent where nobody did. */
  readonly checked?: CivilDate
}

export type Organisation = {
  /** The name by which the landlord is publicly known. */
  readonly name: string
  readonly nation: 'england' | 'wales'
  readonly labels: {
    readonly victim: 'victim' | 'survivor' | 'victim-survivor'
    readonly home: 'tenant' | 'contract-holder'
  }
  readonly owners: readonly Owner[]
  /** Roles whose holders are on every case but those of colleagues, beside whoever owns them: each sees all of every case. */
  readonly onEveryCase: readonly RoleName[]
  readonly teams: readonly Team[]
  /** The landlord's own title for a role, where it differs from the role's plain name. */
  readonly titles: Readonly<Partial<Record<RoleName, string>>>
  /** Roles that see one facet of a case and nothing else of it. */
  readonly facets: { readonly holds: readonly RoleName[]; readonly workOrders: readonly RoleName[] }
  readonly hours: { readonly days: readonly string[]; readonly from: string; readonly until: string }
  readonly services: readonly Service[]
  readonly risk: RiskChoice
  readonly intake: IntakeChoice
  readonly covers: CoverChoice
  readonly contact: ContactChoice
  readonly partners: PartnerChoice
  /** What can make a home safer here, in the order in which it is offered. */
  readonly measures: readonly Measure[]
  readonly repairs: RepairChoice
  readonly running: RunningChoice
  /** What a case is not closed without; empty where nothing holds it up. */
  readonly closing: readonly ClosingWait[]
  /** Absent where the policy prints no control table, or only names people. */
  readonly document?: DocumentControl
  /** How long it keeps what it keeps. */
  readonly keeping: readonly KeepingRule[]
  /** Policies of the landlord's own by which work here is decided, by the area of work: they are not in Rowan. */
  readonly linkedPolicies: readonly { readonly area: Area; readonly name: string; readonly clause?: string }[]
  /** What is completed before a role is given; empty where the landlord asks for none. */
  readonly trainingFirst: readonly TrainingFirst[]
  readonly lettings: LettingsChoice
  /** Null where the landlord keeps no such list. */
  readonly restrictedAccess: RestrictedAccess | null
  /** Who is asked about a colleague without a name; empty where nobody is. */
  readonly advisers: readonly Advisers[]
}

export type OrganisationRead =
  | { readonly ok: true; readonly organisation: Organisation }
  | { readonly ok: false; readonly problems: readonly PackProblem[] }

const KEYS = [
  'name',
  'nation',
  'labels',
  'owners',
  'on_every_case',
  'teams',
  'titles',
  'facets',
  'hours',
  'services',
  'risk',
  'intake',
  'covers',
  'contact',
  'partners',
  'measures',
  'repairs',
  'running',
  'keeping',
  'linked_policies',
  'lettings',
  'restricted_access',
  'advisers',
] as const
const AREAS: readonly Area[] = [...new Set(ENTRY_TYPES.map((type) => type.area))]
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/

const valuesOf = (type: string, field: string): readonly string[] =>
  findEntryType(type)?.fields.find((each) => each.name === field)?.values ?? []
const CASE_KINDS = valuesOf('case.opened', 'kind')
const BARRIERS = valuesOf('needs.assessed', 'barriers')
const SERVICE_KINDS = valuesOf('referral.made', 'to')

const roleOf = (reader: Reader, node: unknown): RoleName => oneOf(reader, node, ROLES, 'role')
const rolesOf = (reader: Reader, node: unknown) => itemsOf(node).map((item) => roleOf(reader, item))

function clockOf(reader: Reader, node: unknown, what: string): string {
  const text = textOf(reader, node, what)
  if (text !== '' && !CLOCK.test(text)) complain(reader, node, `${what}: "${text}" is not a time (HH:MM)`)
  return text
}

function dayIn(reader: Reader, node: unknown): CivilDate {
  const text = textOf(reader, node, 'checked')
  try {
    dayOfDate(text)
  } catch {
    complain(reader, node, `checked: "${text}" is not a date (YYYY-MM-DD)`)
  }
  return text
}

function readOwner(reader: Reader, node: unknown): Owner {
  const each = fieldsOf(reader, node, ['kind', 'role', 'clause', 'only'], 'An owner')
  return {
    kind: oneOf(reader, each.get('kind'), CASE_KINDS, 'kind'),
    role: roleOf(reader, each.get('role')),
    ...(each.has('clause') ? { clause: textOf(reader, each.get('clause'), 'clause') } : {}),
    ...(each.has('only') ? { only: yesOrNoOf(reader, each.get('only'), 'only') } : {}),
  }
}

/** Reads one organisation. Never throws: what is wrong comes back with file, line and reason, all of it at once. */
export function readOrganisation(text: string, file: string): OrganisationRead {
  const { reader, root } = openYaml(text, file)
  if (!root) return { ok: false, problems: reader.problems }
  const top = fieldsOf(reader, root, [...KEYS, 'document', 'training_first', 'closing'], 'The organisation')
  const part = (key: string, known: readonly string[]) => fieldsOf(reader, top.get(key) ?? root, known, key)
  for (const key of KEYS) if (!top.has(key)) complain(reader, root, `"${key}" is missing`)
  if (reader.problems.length > 0) return { ok: false, problems: reader.problems }
  const labels = part('labels', ['victim', 'home'])
  const facets = part('facets', ['holds', 'work_orders'])
  const hours = part('hours', ['days', 'from', 'until'])
  const organisation: Organisation = {
    name: textOf(reader, top.get('name'), 'name'),
    nation: oneOf(reader, top.get('nation'), ['england', 'wales'] as const, 'nation'),
    labels: {
      victim: oneOf(reader, labels.get('victim'), ['victim', 'survivor', 'victim-survivor'] as const, 'victim'),
      home: oneOf(reader, labels.get('home'), ['tenant', 'contract-holder'] as const, 'home'),
    },
    owners: itemsOf(top.get('owners')).map((node) => readOwner(reader, node)),
    onEveryCase: itemsOf(top.get('on_every_case')).map((item) => oneOf(reader, item, OWNING_ROLES, 'on_every_case')),
    teams: itemsOf(top.get('teams')).map((node) => {
      const each = fieldsOf(reader, node, ['id', 'name', 'roles'], 'A team')
      return {
        id: textOf(reader, each.get('id'), 'id'),
        name: textOf(reader, each.get('name'), 'name'),
        roles: rolesOf(reader, each.get('roles')),
      }
    }),
    titles: Object.fromEntries(
      pairsOf(reader, top.get('titles'), 'titles').map(([role, title]) => {
        if (!ROLES.some((each) => each === role)) complain(reader, title, `titles: there is no role "${role}"`)
        return [role, textOf(reader, title, role)]
      }),
    ),
    facets: {
      holds: rolesOf(reader, facets.get('holds')),
      workOrders: rolesOf(reader, facets.get('work_orders')),
    },
    hours: {
      days: itemsOf(hours.get('days')).map((item) => oneOf(reader, item, DAYS, 'days')),
      from: clockOf(reader, hours.get('from'), 'from'),
      until: clockOf(reader, hours.get('until'), 'until'),
    },
    services: itemsOf(top.get('services')).map((node) => {
      const each = fieldsOf(reader, node, ['name', 'kind', 'area', 'serves', 'phone', 'checked'], 'A service')
      return {
        name: textOf(reader, each.get('name'), 'name'),
        kind: oneOf(reader, each.get('kind'), SERVICE_KINDS, 'kind'),
        area: textOf(reader, each.get('area'), 'area'),
        ...(each.has('serves')
          ? { serves: itemsOf(each.get('serves')).map((item) => oneOf(reader, item, BARRIERS, 'serves')) }
          : {}),
        ...(each.has('phone') ? { phone: textOf(reader, each.get('phone'), 'phone') } : {}),
        ...(each.has('checked') ? { checked: dayIn(reader, each.get('checked')) } : {}),
      }
    }),
    risk: readRiskChoice(reader, top.get('risk')),
    covers: readCoverChoice(reader, top.get('covers')),
    intake: readIntakeChoice(reader, top.get('intake')),
    contact: readContactChoice(reader, top.get('contact')),
    partners: readPartnerChoice(reader, top.get('partners')),
    measures: readMeasures(reader, top.get('measures')),
    repairs: readRepairChoice(reader, top.get('repairs')),
    running: readRunningChoice(reader, top.get('running')),
    closing: readClosing(reader, top.get('closing')),
    ...(top.has('document') ? { document: readDocumentControl(reader, top.get('document')) } : {}),
    keeping: readKeeping(reader, top.get('keeping')),
    trainingFirst: readTraining(reader, top.get('training_first')),
    linkedPolicies: itemsOf(top.get('linked_policies')).map((node) => {
      const each = fieldsOf(reader, node, ['area', 'name', 'clause'], 'A linked policy')
      return {
        area: oneOf(reader, each.get('area'), AREAS, 'area'),
        name: textOf(reader, each.get('name'), 'name'),
        ...(each.has('clause') ? { clause: textOf(reader, each.get('clause'), 'clause') } : {}),
      }
    }),
    lettings: readLettingsChoice(reader, top.get('lettings')),
    restrictedAccess: readRestrictedAccess(reader, top.get('restricted_access')),
    advisers: readAdvisers(reader, top.get('advisers')),
  }
  for (const kind of CASE_KINDS)
    if (organisation.owners.filter((owner) => owner.kind === kind).length !== 1)
      complain(reader, top.get('owners'), `owners: "${kind}" must have exactly one owner`)
  return reader.problems.length > 0 ? { ok: false, problems: reader.problems } : { ok: true, organisation }
}
