/** Loads a landlord's organisation.yaml from its folder, and what it assesses risk with. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BadPack } from './bad-pack.ts'
import { loadRiskTools, type RiskTools } from './load-risk-tools.ts'
import { type Organisation, readOrganisation } from './organisation.ts'

export type LoadedOrganisation = Organisation & { readonly riskTools: RiskTools }

/** The organisation of one landlord. Throws `BadPack` with file, line and reason. */
export function loadOrganisation(root: string, landlord: string): LoadedOrganisation {
  const file = join('policies', landlord, 'organisation.yaml')
  const read = readOrganisation(readFileSync(join(root, file), 'utf8'), file)
  if (!read.ok) throw new BadPack(read.problems)
  return { ...read.organisation, riskTools: loadRiskTools(root, landlord, read.organisation.risk) }
}
