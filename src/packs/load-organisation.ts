/** Loads a landlord's organisation.yaml from its folder, what it assesses risk with, and the law of its nation. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BadPack } from './bad-pack.ts'
import { type DutyToNotify, loadDutiesToNotify } from './duties-to-notify.ts'
import { type Law, lawOf } from './law.ts'
import { loadLaw } from './load-law.ts'
import { loadRiskTools, type RiskTools } from './load-risk-tools.ts'
import { type Organisation, readOrganisation } from './organisation.ts'
import { loadOwnRecord, type OwnRecord } from './own-record.ts'
import { readOnce } from './read-once.ts'
import { loadReaders, type Readers } from './readers.ts'

export type LoadedOrganisation = Organisation & {
  readonly riskTools: RiskTools
  /** The law of its nation as data: shown beside decisions, with its source and whether it was checked. */
  readonly law: Law
  /** What the law asks this kind of landlord to tell somebody. */
  readonly dutiesToNotify: readonly DutyToNotify[]
  /** What each kind of reader may be given of a case in numbered papers. */
  readonly sharing: Readers
  /** What somebody who asks for their data is given of cases and complaints. */
  readonly ownRecord: OwnRecord
}

const organisationIn = readOnce(readOrganisation)

/** The organisation of one landlord. Throws `BadPack` with file, line and reason. */
export function loadOrganisation(root: string, landlord: string): LoadedOrganisation {
  const file = join('policies', landlord, 'organisation.yaml')
  const read = organisationIn(readFileSync(join(root, file), 'utf8'), file)
  if (!read.ok) throw new BadPack(read.problems)
  const { nation, risk, partners } = read.organisation
  return {
    ...read.organisation,
    riskTools: loadRiskTools(root, landlord, risk),
    law: lawOf(loadLaw(root), nation),
    dutiesToNotify: loadDutiesToNotify(root, partners.body),
    sharing: loadReaders(root),
    ownRecord: loadOwnRecord(root),
  }
}
