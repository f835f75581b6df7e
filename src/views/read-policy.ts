/** The policy page: each clause with what executes it, its slips and readings, and how many live duties it has. */
import { landlordOf, type Rowan } from '../casework/rowan.ts'
import { versionAt } from '../policy/compile.ts'
import type { Clause, Pack } from '../policy/model.ts'
import type { Instant } from '../record/london-time.ts'
import { asActor, audit } from '../store/database.ts'
import { type LiveDuty, liveDuties } from '../store/live-duties.ts'
import { normSentence } from './norm-sentence.ts'
import type { ClauseLine, PolicyPage } from './policy-page.ts'

function lineOf(pack: Pack, clause: Clause, live: readonly LiveDuty[], now: Instant): ClauseLine {
  const own = live.filter((duty) => duty.clauses.includes(clause.id))
  const about = (each: { readonly clauses: readonly string[] }) => each.clauses.includes(clause.id)
  return {
    id: clause.id,
    printed: clause.printed,
    says: clause.says,
    priority: clause.priority,
    system: clause.system,
    claim: clause.claim,
    norms: pack.norms
      .filter((norm) => norm.cite.some((cite) => cite.clause === clause.id))
      .map((norm) => ({ id: norm.id, kind: norm.kind, sentence: normSentence(pack, norm) })),
    errata: pack.errata.filter(about),
    readings: pack.interpretations.filter(about),
    tensions: pack.tensions.filter(about),
    live: own.length,
    late: own.filter((duty) => duty.due !== null && now > duty.due).length,
  }
}

/** Clauses under the number with which they are printed: all of 4.2.1 to 4.2.14 under "4.2". */
function sectionsOf(lines: readonly ClauseLine[]): PolicyPage['sections'] {
  const sections = new Map<string, ClauseLine[]>()
  for (const line of lines) {
    const parts = line.printed.split('.')
    const title = /^\d/.test(line.printed)
      ? `Section ${parts.length > 2 ? parts.slice(0, 2).join('.') : parts[0]}`
      : 'Title and control page'
    const section = sections.get(title)
    if (section) section.push(line)
    else sections.set(title, [line])
  }
  return [...sections].map(([title, clauses]) => ({ title, clauses }))
}

/** Answers null where the token opens no session. The live counts hold only what the reader may see. */
export async function readPolicyPage(rowan: Rowan, token: string): Promise<PolicyPage | null> {
  const now = rowan.clock()
  return asActor(rowan.database, token, async (query, actor) => {
    const landlord = landlordOf(rowan, actor.landlord)
    const pack = versionAt(landlord.policy, now)
    const live = await liveDuties(query)
    const lines = [...landlord.clauses.values()].map((clause) => lineOf(pack, clause, live, now))
    await audit(query, {
      action: 'read-policy',
      objectType: 'policy',
      object: pack.id,
      basis: 'staff',
      result: 'shown',
    })
    return {
      landlord: landlord.name,
      pack: { id: pack.id, version: pack.version, inForce: pack.inForce },
      sections: sectionsOf(lines),
      interpretations: pack.interpretations,
      tensions: pack.tensions,
      silences: pack.silences,
      imports: pack.imports,
      counts: {
        clauses: lines.length,
        executed: lines.filter((line) => line.claim.by === 'norms').length,
        planned: lines.filter((line) => line.claim.by === 'planned').length,
        liveDuties: live.length,
      },
    }
  })
}
