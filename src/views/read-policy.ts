/** The landlord's policy, clause by clause, with what executes each and how many live duties it has among the reader's cases. */
import { landlordOf, type Rowan } from '../casework/rowan.ts'
import { versionAt } from '../policy/compile.ts'
import { changedClauses } from '../policy/edition.ts'
import type { Norm, Pack, Pattern } from '../policy/model.ts'
import { asActor, auditAtEnd } from '../store/database.ts'
import { packEditions } from '../store/pack-editions.ts'
import { liveClauses } from '../store/queries/duties.ts'
import type { ClauseLine, EditionLine, PolicyPage } from './policy-page.ts'
import { askedOf } from './sentences.ts'

/** A norm in one sentence. */
export function normSentence(norm: Norm): string {
  const acts = (patterns: readonly Pattern[]) =>
    [...new Set(patterns.map((pattern) => askedOf(pattern.event, null, pattern.where)))]
      .map((said, index) => (index === 0 ? said : said.charAt(0).toLowerCase() + said.slice(1)))
      .join(', or ')
  switch (norm.kind) {
    case 'duty':
      return acts(norm.do)
    case 'offer':
      return `${acts(norm.do)}: a no also answers it`
    case 'sign':
      return `Consider: ${acts(norm.do)}`
    case 'every':
      return `${acts(norm.do)}, regularly`
    case 'gate':
      return `Refused until all is ready: ${acts(norm.before)}`
    case 'never':
      return `Refused: ${acts(norm.acts)}`
    case 'limit':
      return `At most ${norm.atMost}: ${acts(norm.acts)}`
    case 'record':
      return `Write down ${norm.must.join(', ')}: ${acts(norm.when)}`
    case 'hold':
      return `On hold for a while: ${acts(norm.forbids)}`
    default:
      return norm satisfies never
  }
}

/** The part of the document that a clause stands in: what its printed number begins with. */
const sectionOf = (printed: string): string => /\d+/.exec(printed)?.[0] ?? ''

/** Every edition with the clauses in which it differs from the one before of the same version. */
const editionLines = (rows: Awaited<ReturnType<typeof packEditions>>): readonly EditionLine[] =>
  rows.map(({ pack, version, edition, recorded, text }) => {
    const before = rows.find((each) => each.pack === pack && each.version === version && each.edition === edition - 1)
    const changed = before ? changedClauses(JSON.parse(before.text) as Pack, JSON.parse(text) as Pack) : []
    return { version, edition, recorded: recorded.getTime(), changed }
  })

/** Null where the token opens nothing. */
export function readPolicyPage(rowan: Rowan, token: string): Promise<PolicyPage | null> {
  const now = rowan.clock()
  return asActor(rowan.database, token, async (query, actor) => {
    const landlord = landlordOf(rowan, actor.landlord)
    const pack = versionAt(landlord.policy, now)
    const rows = await liveClauses(query, now)
    const editions = editionLines(await packEditions(query))
    auditAtEnd(query, {
      action: 'view:policy',
      objectType: 'policy',
      object: pack.id,
      basis: 'staff',
      result: 'shown',
    })
    const live = new Map(rows.map((row) => [row.clause, row]))
    const about = <T extends { readonly clauses: readonly string[] }>(all: readonly T[], id: string) =>
      all.filter((each) => each.clauses.includes(id))
    const lines = [...landlord.clauses.values()].map(
      (clause): ClauseLine => ({
        id: clause.id,
        printed: clause.printed,
        says: clause.says,
        priority: clause.priority,
        system: clause.system,
        claim: clause.claim,
        norms: pack.norms
          .filter((norm) => norm.cite.some((cite) => cite.clause === clause.id))
          .map((norm) => ({ id: norm.id, kind: norm.kind, sentence: normSentence(norm) })),
        errata: about(pack.errata, clause.id),
        readings: about(pack.interpretations, clause.id),
        tensions: about(pack.tensions, clause.id),
        live: live.get(clause.id)?.live ?? 0,
        late: live.get(clause.id)?.late ?? 0,
      }),
    )
    const sections = new Map<string, ClauseLine[]>()
    for (const line of lines) {
      const title = sectionOf(line.printed) === '' ? 'Opening' : `Section ${sectionOf(line.printed)}`
      const section = sections.get(title)
      if (section) section.push(line)
      else sections.set(title, [line])
    }
    return {
      landlord: landlord.name,
      document: landlord.organisation.document ?? null,
      pack: { id: pack.id, version: pack.version, inForce: pack.inForce },
      sections: [...sections].map(([title, clauses]) => ({ title, clauses })),
      interpretations: pack.interpretations,
      tensions: pack.tensions,
      silences: pack.silences,
      editions,
      imports: pack.imports,
      counts: {
        clauses: lines.length,
        executed: lines.filter((line) => line.claim.by === 'norms').length,
        planned: lines.filter((line) => line.claim.by === 'planned').length,
        liveDuties: rows.reduce((sum, row) => sum + row.live, 0),
      },
    }
  })
}
