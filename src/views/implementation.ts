/** What is open and late of the policy, by team and by clause. Numbers alone. */
import type { Team } from '../packs/organisation.ts'
import type { Clause } from '../policy/model.ts'
import type { Instant } from '../record/london-time.ts'
import type { ImplementationRow } from '../store/queries/oversight.ts'
import { inFives } from './small-numbers.ts'

export type Standing = {
  readonly live: number
  readonly late: number
  /** When the longest late was due; null where nothing is late. */
  readonly oldest: Instant | null
  /** Since when the longest open is open: where a policy states no time, that is all that ages. Null where nothing is open. */
  readonly since: Instant | null
}
export type TeamStanding = Standing & { readonly id: string; readonly name: string }
export type ClauseStanding = Standing & { readonly id: string; readonly printed: string; readonly says: string }

export type Implementation = {
  readonly now: Instant
  readonly landlord: string
  readonly version: string
  /** The post that answers for it, where the policy names one. */
  readonly responsible: string | null
  /** What the policy asks on cases, those of colleagues apart, and what it asks of the organisation itself. */
  readonly onCases: Standing
  readonly ofUs: Standing
  /** The most late first. What no team owes stands under an empty id. */
  readonly teams: readonly TeamStanding[]
  readonly clauses: readonly ClauseStanding[]
  /** How many clauses have nothing open, or nothing that is shown. */
  readonly quiet: number
  /** Nothing about fewer than five cases is in these numbers, and the others are rounded down to five. */
  readonly rounded: boolean
}

const NOTHING: Standing = { live: 0, late: 0, oldest: null, since: null }

const earlier = (a: Instant | null, b: Instant | null): Instant | null =>
  a === null || b === null ? (a ?? b) : Math.min(a, b)

const plus = (sum: Standing, row: ImplementationRow): Standing => {
  return {
    live: sum.live + Number(row.live),
    late: sum.late + Number(row.late),
    oldest: earlier(sum.oldest, row.oldest?.getTime() ?? null),
    since: earlier(sum.since, row.since.getTime()),
  }
}

const worstFirst = (a: Standing, b: Standing): number =>
  b.late - a.late || (a.oldest ?? 0) - (b.oldest ?? 0) || (a.since ?? 0) - (b.since ?? 0) || b.live - a.live

type Rows = readonly ImplementationRow[]

function grouped(rows: Rows, keysOf: (row: ImplementationRow) => readonly string[]) {
  const parts = new Map<string, ImplementationRow[]>()
  for (const row of rows) for (const key of keysOf(row)) parts.set(key, [...(parts.get(key) ?? []), row])
  return [...parts]
}

const exactly = (rows: Rows): Standing => rows.reduce(plus, NOTHING)

/** What is about the organisation itself is nobody's case: those numbers stand as they are. */
const withoutSmall = (rows: Rows): Standing => {
  const own = exactly(rows.filter((row) => row.organisation))
  const onCases = inFives(rows.filter((row) => !row.organisation))
  return { ...own, live: own.live + onCases.live, late: own.late + onCases.late }
}

export function implementationOf(asked: {
  readonly rows: readonly ImplementationRow[]
  readonly landlord: string
  readonly teams: readonly Team[]
  readonly clauses: ReadonlyMap<string, Pick<Clause, 'id' | 'printed' | 'says'>>
  readonly version: string
  readonly responsible: string | null
  readonly now: Instant
  /** Whether the reader sees every number, however small. */
  readonly exact: boolean
}): Implementation {
  const { rows, teams, clauses, exact } = asked
  const standingOf = exact ? exactly : withoutSmall
  const teamOf = (row: ImplementationRow): string => {
    const role = row.owed_by ?? row.owner_role
    return teams.find((team) => team.roles.some((each) => each === role))?.id ?? ''
  }
  const byClause = grouped(rows, (row) => row.clauses).flatMap(([id, part]) => {
    const clause = clauses.get(id)
    const standing = standingOf(part)
    return clause && standing.live > 0 ? [{ id, printed: clause.printed, says: clause.says, ...standing }] : []
  })
  const byTeam = grouped(rows, (row) => [teamOf(row)])
  // The sum of what is shown by team, and not of all: else what a team hides could be worked out from the rest.
  const shownByTeam = byTeam.map(([, part]) => inFives(part.filter((row) => !row.organisation)))
  const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0)
  const onCases: Standing = exact
    ? exactly(rows.filter((row) => !row.organisation))
    : { ...NOTHING, live: sum(shownByTeam.map(({ live }) => live)), late: sum(shownByTeam.map(({ late }) => late)) }
  return {
    now: asked.now,
    landlord: asked.landlord,
    version: asked.version,
    responsible: asked.responsible,
    onCases,
    ofUs: exactly(rows.filter((row) => row.organisation)),
    teams: byTeam
      .map(([id, part]) => ({ id, name: teams.find((team) => team.id === id)?.name ?? '', ...standingOf(part) }))
      .filter(({ live }) => live > 0)
      .toSorted(worstFirst),
    clauses: byClause.toSorted(worstFirst),
    quiet: [...clauses.keys()].length - byClause.length,
    rounded: !exact,
  }
}
