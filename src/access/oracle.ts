/**
 * What the access table says of one row and one person, worked out without the database: tests ask both and compare. Written apart from
 * `row-policies.ts`, so that a mistake there is found here. Pure.
 */
import type { RoleName } from '../record/vocabulary.ts'
import type { Relation } from './relations.ts'
import {
  ACCOUNT_ROLES,
  AUDIT_ROLES,
  COMPLAINT_ROLES,
  DOING_JOBS,
  KEEPING_ROLES,
  LEGAL_ROLES,
  LETTINGS_ROLES,
  MEETING_ROLES,
  PLANNING_JOBS,
  STEERING_ROLES,
} from './roles.ts'
import { MORE_TABLES_OF_CASES, NOT_IN_AN_EMERGENCY, TABLES, TABLES_OF_CASES } from './table.ts'

export type Verb = 'select' | 'insert' | 'update' | 'delete'
export const VERBS: readonly Verb[] = ['select', 'insert', 'update', 'delete']

/** How somebody stands to one case now. `expired` and `not-begun`: their time on it is over, or has not come. */
export type CaseStanding = {
  readonly membership: 'none' | 'member' | 'expired' | 'not-begun' | 'emergency' | 'emergency-expired'
  readonly isKeptOut: boolean
  readonly isSealed: boolean
  readonly isNamed: boolean
}

export const STRANGER: CaseStanding = { membership: 'none', isKeptOut: false, isSealed: false, isNamed: false }

/** Whether they are on the case now. Nothing outranks being kept out; an emergency opens what is sealed, and membership does not. */
export const isOnCase = ({ membership, isKeptOut, isSealed, isNamed }: CaseStanding): boolean => {
  if (isKeptOut) return false
  if (membership === 'emergency') return true
  return membership === 'member' && (!isSealed || isNamed)
}

/** Somebody who asks. */
export type Person = {
  readonly landlord: string
  readonly account: string
  readonly roles: readonly RoleName[]
  /** Their session is open and their account is not disabled. */
  readonly isSignedIn: boolean
  /** The meetings for which they are named to represent the landlord. */
  readonly represents: readonly string[]
}

/** What decides about one row. Absent = the table has nothing of the kind. */
export type RowFacts = {
  readonly landlord: string
  /** How the person stands to the case to which the row belongs. */
  readonly ofCase?: CaseStanding
  readonly isOfOrganisation?: boolean
  /** Whose row it is: a notice's reader, who passed something on. */
  readonly account?: string
  readonly holder?: string | null
  readonly toRole?: RoleName
  readonly compartment?: 'meeting' | 'legal' | null
  readonly meeting?: string
  /** A paper of a case at one of whose meetings the person represents the landlord. */
  readonly isRepresented?: boolean
  /** Of a complaint, and of a notice of one: whom it is about, which is the officer that it names, and the officer of its case. */
  readonly about?: readonly (string | null)[]
}

const OF_CASES: readonly string[] = [...TABLES_OF_CASES, ...MORE_TABLES_OF_CASES, 'audit', 'complaint', 'export']
const TABLE = new Map(TABLES.map((rule) => [rule.table, rule]))

/** Whether this person may do that to this row. Nobody writes to a table: writing goes through functions. */
export function may(person: Person, verb: Verb, table: string, row: RowFacts): boolean {
  const rule = TABLE.get(table)
  if (verb !== 'select' || !rule || !person.isSignedIn || row.landlord !== person.landlord) return false
  if (row.ofCase?.isKeptOut && OF_CASES.includes(table)) return false
  if (row.ofCase?.membership === 'emergency' && NOT_IN_AN_EMERGENCY.includes(table)) return false
  return rule.read.some((relation) => stands(person, relation, row))
}

function stands(person: Person, relation: Relation, row: RowFacts): boolean {
  const holds = (roles: readonly RoleName[]) => person.roles.some((role) => roles.includes(role))
  const isOn = row.ofCase !== undefined && isOnCase(row.ofCase)
  const isOrganisation = row.isOfOrganisation === true
  switch (relation) {
    case 'member':
      return isOn
    case 'organisation':
      return isOrganisation
    case 'steering':
      return isOrganisation && holds(STEERING_ROLES)
    case 'staff':
      return true
    case 'self':
      return row.account === person.account
    case 'addressee':
      // What stands on the stream of a complaint stands on no case.
      return row.account === person.account && row.about === undefined && (isOn || isOrganisation)
    case 'complaint-addressee':
      return row.account === person.account && row.about !== undefined && stands(person, 'complaint', row)
    case 'accounts':
      return holds(ACCOUNT_ROLES)
    case 'jobs':
      return holds(PLANNING_JOBS) || (row.holder === person.account && holds(DOING_JOBS))
    case 'auditor':
      return holds(AUDIT_ROLES)
    case 'open-file':
      return isOn && row.compartment === null
    case 'meeting-file':
      return isOn && row.compartment === 'meeting' && holds(MEETING_ROLES)
    case 'represented-file':
      return isOn && row.compartment === 'meeting' && row.isRepresented === true
    case 'legal-file':
      return isOn && row.compartment === 'legal' && holds(LEGAL_ROLES)
    case 'representative':
      return isOn && row.meeting !== undefined && person.represents.includes(row.meeting)
    case 'addressed-role':
      return row.toRole !== undefined && person.roles.includes(row.toRole)
    case 'lettings':
      return holds(LETTINGS_ROLES)
    case 'complaint':
      return holds(COMPLAINT_ROLES) && !row.about?.includes(person.account)
    case 'keeping':
      return holds(KEEPING_ROLES)
    default:
      return relation satisfies never
  }
}
