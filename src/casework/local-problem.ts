/** What the landlord's own choices and the safety of a job refuse, where the policy says nothing. */
import { officerRoles, ownerRoles } from '../packs/case-owner.ts'
import type { FieldProblem } from '../record/separate.ts'
import { tellingWords } from '../record/telling-words.ts'
import type { RunningLandlord } from './landlord.ts'
import { unknownAreaProblem } from './lettings-rule.ts'
import type { NewEntry } from './new-entry.ts'

/** Words of a job that whoever does it reads. */
const READ_BY_OTHERS = ['where', 'telephone', 'adjustments'] as const

/** A charge for damage by abuse that would reach the person harmed. Source: CBC-5.5.i; for others Rowan's own rule, as data. */
function chargeProblem(landlord: RunningLandlord, { entry }: NewEntry): FieldProblem | null {
  if (entry.happened || entry.codes.cause !== 'domestic-abuse') return null
  if (landlord.organisation.repairs.charged.includes(String(entry.codes.payer))) return null
  return { field: 'payer', problem: 'must not be the person harmed, or an account that they hold too' }
}

/** A job whose words would tell whoever does it why it is done. */
function jobProblem({ words }: NewEntry): FieldProblem | null {
  for (const field of READ_BY_OTHERS) {
    const [word] = tellingWords(String(words[field] ?? ''))
    if (word !== undefined) return { field, problem: `"${word}" would tell whoever comes why: say it without` }
  }
  return null
}

/** An owner who may not own such a case: another team's, or one who sees no whole cases. */
function ownerProblem({ organisation }: RunningLandlord, caseKind: string, { entry }: NewEntry): FieldProblem | null {
  if (ownerRoles(organisation, caseKind).some((role) => role === entry.codes.to)) return null
  const owner = organisation.owners.find((each) => each.kind === caseKind)
  if (!owner?.only) return { field: 'to', problem: 'must be a role that sees whole cases in its work' }
  const name = organisation.titles[owner.role] ?? owner.role.replaceAll('-', ' ')
  return { field: 'to', problem: `must be the ${name}, who own every such case (${owner.clause ?? 'our own choice'})` }
}

/**
 * Somebody to whom a case cannot be passed: whoever takes it on sees all of it, and they see a part, or nothing, of any. Nor is it written
 * down as something that happened: it would wait for those who may never take it on.
 * Source: WHG-2.4.a, MHA-9.1.b, PD-10.b1.
 */
function handoverProblem(
  { organisation }: RunningLandlord,
  caseKind: string,
  { entry: { codes } }: NewEntry,
): FieldProblem | null {
  if (officerRoles(organisation, caseKind).some((role) => role === codes.to)) return null
  const back = organisation.intake.stepsBack.find(({ role }) => role === codes.to)
  const problem = back
    ? `must be somebody else: they pass on what they are told, and see nothing of it afterwards (${back.clause ?? 'our own choice'})`
    : 'must be a role that sees whole cases in its work'
  return { field: 'to', problem }
}

/**
 * Clare's Law: what the police told somebody is theirs, and that they asked must not reach whom it is about. Only that it was done is
 * kept. Source: the reprimand of South Wales Police, 2022.
 */
function disclosureProblem({ entry, words }: NewEntry): FieldProblem | null {
  const [field] = entry.codes.to === 'disclosure-scheme' ? Object.keys(words) : []
  return field === undefined
    ? null
    : { field, problem: 'must be empty: what the police tell somebody who asks is theirs, and is written nowhere' }
}

/** What is wrong with this entry though the policy lets it be; null where nothing is. `caseKind` is that of its case. */
export function localProblem(landlord: RunningLandlord, caseKind: string, made: NewEntry): FieldProblem | null {
  switch (made.entry.type) {
    case 'case.assigned':
      return ownerProblem(landlord, caseKind, made)
    case 'handover.made':
      return handoverProblem(landlord, caseKind, made)
    case 'recharge.raised':
      return chargeProblem(landlord, made)
    case 'work-order.placed':
      return jobProblem(made)
    case 'referral.made':
    case 'signpost.given':
      return disclosureProblem(made)
    case 'rehousing.requested':
    case 'lettings.asked':
    case 'rehousing.offered':
      return unknownAreaProblem(landlord, made)
    default:
      return null
  }
}
