/** How a register is covered: every clause claimed exactly once, planned work shown apart, nothing cited that is not there; and what shows each. */
import type { Claim, Clause, Pack } from './model.ts'

/** One test through the API or the browser, and the clauses of which it shows something. */
export type ShownBy = { readonly test: string; readonly clauses: readonly string[] }

export type CoverageRow = {
  readonly clause: string
  readonly priority: 'A' | 'B' | 'C'
  readonly by: Claim['by']
  readonly detail: string
  /** The tests through the API or the browser that name the clause, the story first. */
  readonly tests: readonly string[]
}
export type Coverage = {
  readonly rows: readonly CoverageRow[]
  /** How many rows are claimed in each way. */
  readonly counts: Readonly<Record<Claim['by'], number>>
  /** What is wrong: norms without a claim, claims of unknown norms, citations of unknown clauses. Empty in a sound landlord. */
  readonly problems: readonly string[]
  /** Clauses of the first priority that no test shows. */
  readonly untested: readonly string[]
}

/** The norm that the engine itself is: claimed by the clause that a pack names for it. */
const BUILT_IN = 'safe-contact'

function detailOf(claim: Claim): string {
  switch (claim.by) {
    case 'norms':
      return claim.norms.join(', ')
    case 'definition':
      return claim.where
    case 'access':
      return claim.rule
    case 'feature':
      return `${claim.feature} (${claim.test})`
    case 'evidence':
      return claim.shown
    case 'not-modelled':
      return claim.why
    case 'planned':
      return `${claim.for}: ${claim.note}`
    default:
      return claim satisfies never
  }
}

/** Works out the coverage of one landlord's register by its pack, and by the tests that name its clauses. */
export function coverage(pack: Pack, clauses: readonly Clause[], shownBy: readonly ShownBy[] = []): Coverage {
  const counts = { norms: 0, definition: 0, access: 0, feature: 0, evidence: 0, 'not-modelled': 0, planned: 0 }
  const problems: string[] = []
  const known = new Set(clauses.map((clause) => clause.id))
  const claimed = new Map<string, string>()
  for (const clause of clauses) {
    counts[clause.claim.by]++
    if (clause.claim.by !== 'norms') continue
    for (const id of clause.claim.norms) {
      const norm = pack.norms.find((each) => each.id === id)
      if (!norm && id !== BUILT_IN)
        problems.push(`${clause.id} is claimed by the norm "${id}", which the pack does not have`)
      if (norm && !norm.cite.some((cite) => cite.clause === clause.id))
        problems.push(`The norm "${id}" does not cite ${clause.id}, which it claims`)
      claimed.set(id, clause.id)
    }
  }
  for (const norm of pack.norms) {
    if (!claimed.has(norm.id)) problems.push(`The norm "${norm.id}" is claimed by no clause`)
    for (const cite of norm.cite)
      if (!known.has(cite.clause))
        problems.push(`The norm "${norm.id}" cites ${cite.clause}, which the register does not have`)
  }
  for (const item of [...pack.interpretations, ...pack.tensions, ...pack.errata])
    for (const id of item.clauses)
      if (!known.has(id)) problems.push(`"${item.id}" names ${id}, which the register does not have`)
  const rows = clauses.map((clause) => ({
    clause: clause.id,
    priority: clause.priority,
    by: clause.claim.by,
    detail: detailOf(clause.claim),
    tests: shownBy.filter((each) => each.clauses.includes(clause.id)).map((each) => each.test),
  }))
  const untested = rows.filter((row) => row.priority === 'A' && row.tests.length === 0).map((row) => row.clause)
  return { rows, counts, problems, untested }
}
