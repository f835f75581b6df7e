/** What the form of one act offers to choose from: people, staff, actions, moves, repairs and incidents, and earlier entries. */
import { DOING_JOBS, PLANNING_JOBS, PUBLIC_ROLE } from '../access/roles.ts'
import { landlordOf, type Rowan } from '../casework/rowan.ts'
import { ownerRoles } from '../packs/case-owner.ts'
import type { Organisation } from '../packs/organisation.ts'
import { type EntryTypeName, ROLES, type RoleName } from '../record/vocabulary.ts'
import { asActor, auditAtEnd, type Query } from '../store/database.ts'
import { type Colleague, colleaguesOf, holdersOf, rolesHeld } from '../store/queries/staff.ts'
import { findRecord, namesIn, type ReadRecord } from './case-record.ts'
import { peopleOn } from './people-on-case.ts'
import { plainly, sentenceOf } from './sentences.ts'
import { thingNamed } from './thing-named.ts'

export type ActForm = {
  readonly caseId: string | null
  readonly seq: number
  readonly people: readonly { readonly id: string; readonly name: string; readonly role: string }[]
  /** What this landlord calls people. */
  readonly labels: Organisation['labels']
  /** Roles that this landlord has, in its own titles: in its teams, or held by somebody. */
  readonly roles: readonly { readonly id: RoleName; readonly label: string }[]
  /** To whom the case may be given: a role, and one of its people. */
  readonly owners: {
    readonly roles: ActForm['roles']
    readonly officers: readonly { readonly id: string; readonly label: string }[]
  }
  readonly refs: Readonly<Record<string, readonly { readonly id: string; readonly label: string }[]>>
  readonly entries: readonly { readonly n: number; readonly type: EntryTypeName; readonly sentence: string }[]
}

/** Fields that refer to something on the record by an id that its first entry gave it. */
const THINGS = [
  'action',
  'repair',
  'rehousing',
  'incident',
  'area',
  'notice',
  'alert',
  'review',
  'complaint',
  'document',
  'order',
] as const
/** Fields that refer to somebody who works here. */
const STAFF = ['officer', 'holder', 'staff'] as const

const refsOn = (record: ReadRecord, nameOf: (id: string) => string | null) =>
  Object.fromEntries(
    THINGS.map((field) => {
      const first = new Map<string, string>()
      for (const { type, codes } of record.entries) {
        const id = codes[field]
        if (typeof id === 'string' && !first.has(id))
          first.set(id, thingNamed(record.entries, field, id, nameOf) ?? sentenceOf(type, codes, nameOf))
      }
      return [field, [...first].map(([id, label]) => ({ id, label }))]
    }),
  )

/** `of` is a case's reference or id; null means the organisation's own record. Null where it is hidden or missing. */
export const readActForm = (rowan: Rowan, token: string, of: string | null): Promise<ActForm | null> =>
  asActor(rowan.database, token, async (query, actor) => {
    const record = await findRecord(query, rowan.keyring, actor, of ?? actor.organisation)
    auditAtEnd(query, {
      action: 'view:act-form',
      objectType: of === null ? 'organisation' : 'case',
      object: record?.stream ?? null,
      basis: record === null ? 'none' : of === null ? 'organisation' : 'member',
      result: record ? 'shown' : 'not-found',
    })
    if (!record || (record.kind === 'organisation') !== (of === null)) return null
    return actFormOf(query, record, landlordOf(rowan, actor.landlord).organisation)
  })

function rolesOf({ teams, owners, titles }: Organisation, held: readonly string[]): ActForm['roles'] {
  const here = new Set<string>([...teams.flatMap((team) => team.roles), ...owners.map(({ role }) => role), ...held])
  return ROLES.filter((role) => here.has(role) && role !== 'system' && role !== PUBLIC_ROLE).map((role) => ({
    id: role,
    label: titles[role] ?? capital(plainly(role)),
  }))
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const asChoice = ({ account, name }: Colleague) => ({ id: account, label: name })

/** The same for a record that was found for its reader already. */
export async function actFormOf(query: Query, record: ReadRecord, organisation: Organisation): Promise<ActForm> {
  const names = namesIn(record)
  const nameOf = (id: string) => names.get(id) ?? null
  const staff = await colleaguesOf(query)
  const fitters = await holdersOf(query, [...PLANNING_JOBS, ...DOING_JOBS])
  const officers = await holdersOf(query, ownerRoles(organisation, record.caseKind))
  const roles = rolesOf(organisation, await rolesHeld(query))
  const owning = ownerRoles(organisation, record.caseKind)
  const all = record.entries.map((entry) => ({ n: entry.seq, ...entry }))
  return {
    caseId: record.kind === 'case' ? record.stream : null,
    seq: record.seq,
    people: peopleOn(
      all.map(({ role, ...entry }) => ({ ...entry, by: role })),
      names,
    ).map(({ id, name, role }) => ({ id, name, role })),
    labels: organisation.labels,
    roles,
    owners: { roles: roles.filter(({ id }) => owning.includes(id)), officers: officers.map(asChoice) },
    refs: {
      ...refsOn(record, nameOf),
      ...Object.fromEntries(STAFF.map((field) => [field, staff.map(asChoice)])),
      fitter: fitters.map(asChoice),
    },
    entries: all
      .map((entry) => ({ n: entry.n, type: entry.type, sentence: sentenceOf(entry.type, entry.codes, nameOf) }))
      .toReversed(),
  }
}
