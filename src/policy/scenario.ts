/** The form of a scenario file, read strictly: what is wrong comes back with the place in the file. */
import type { Entry } from '../record/entry.ts'
import { type Instant, instantOf } from '../record/london-time.ts'
import { separate } from '../record/separate.ts'
import { ROLES } from '../record/vocabulary.ts'

export type Expectation = Readonly<Record<string, unknown>> & { readonly clause: string }
export type Expected = {
  readonly duties: readonly Expectation[]
  readonly refused: readonly Expectation[]
  readonly breaches: readonly Expectation[]
  readonly holds: readonly Expectation[]
  readonly absent: readonly string[]
}

/** The clauses of which a story shows something: what is absent would be absent too if nothing were there to ask it. */
export const clausesShown = ({ expect }: Pick<Scenario, 'expect'>): readonly string[] => [
  ...new Set(
    [expect.duties, expect.refused, expect.breaches, expect.holds].flatMap((rows) => rows.map((row) => row.clause)),
  ),
]

export type Scenario = {
  readonly id: string
  readonly policy: string
  readonly title: string
  readonly now: Instant
  /** In the order in which they are proposed: as written down, then by number. */
  readonly proposals: readonly Entry[]
  readonly expect: Expected
}

export type ScenarioRead =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly problems: readonly string[] }

type Loose = Readonly<Record<string, unknown>>
const isLoose = (value: unknown): value is Loose => typeof value === 'object' && value !== null && !Array.isArray(value)
const TOP = ['id', 'policy', 'title', 'story', 'timeline', 'now', 'expect']
const ENTRY = ['n', 'at', 'type', 'by', 'data', 'recordedAt', 'happened']

function timeOf(value: unknown, where: string, problems: string[]): Instant {
  try {
    if (typeof value === 'string') return instantOf(value)
  } catch {
    // said below, with the place
  }
  problems.push(`${where}: ${JSON.stringify(value)} is not a time (YYYY-MM-DDTHH:MM)`)
  return 0
}

function readEntry(item: unknown, index: number, problems: string[]): Entry | null {
  const where = `timeline[${index}]`
  if (!isLoose(item)) {
    problems.push(`${where}: must be an entry`)
    return null
  }
  for (const key of Object.keys(item)) if (!ENTRY.includes(key)) problems.push(`${where}: an entry has no key "${key}"`)
  const n = typeof item.n === 'number' && Number.isInteger(item.n) && item.n > 0 ? item.n : 0
  if (n === 0) problems.push(`${where}: n must be a whole number from 1`)
  const at = timeOf(item.at, `${where}.at`, problems)
  const recordedAt = item.recordedAt === undefined ? at : timeOf(item.recordedAt, `${where}.recordedAt`, problems)
  if (recordedAt < at) problems.push(`${where}: it is written down before it happened`)
  const by = ROLES.find((role) => role === item.by)
  if (!by) problems.push(`${where}: there is no role ${JSON.stringify(item.by)}`)
  if (item.happened !== undefined && typeof item.happened !== 'boolean')
    problems.push(`${where}.happened: must be true or false`)
  const separated = separate(String(item.type), isLoose(item.data) ? item.data : {})
  if (!isLoose(item.data)) problems.push(`${where}.data: must be a map of fields`)
  if (!separated.ok) {
    for (const each of separated.problems)
      problems.push(`${where}${each.field ? `.data.${each.field}` : ''}: ${each.problem}`)
    return null
  }
  return by
    ? { n, type: separated.type, at, recordedAt, by, codes: separated.codes, happened: item.happened === true }
    : null
}

const EXPECT = ['duties', 'refused', 'breaches', 'holds'] as const
const ROW: Readonly<Record<(typeof EXPECT)[number], readonly string[]>> = {
  duties: ['clause', 'norm', 'kind', 'trigger', 'due', 'stated', 'state', 'late', 'doneBy'],
  refused: ['clause', 'norm', 'n', 'missing'],
  breaches: ['clause', 'norm', 'n', 'remedied'],
  holds: ['clause', 'norm', 'from', 'until', 'state'],
}

/** What a story expects, read as strictly as the story: an expectation that is misspelt would prove nothing. */
function readExpected(value: unknown, problems: string[]): Expected {
  const read = { duties: [], refused: [], breaches: [], holds: [], absent: [] } as {
    -readonly [K in keyof Expected]: Expected[K][number][]
  }
  if (value === undefined) return read
  if (!isLoose(value)) problems.push('expect: must be a map')
  const expect = isLoose(value) ? value : {}
  for (const key of Object.keys(expect)) if (!(key in read)) problems.push(`expect: there is no key "${key}"`)
  for (const key of EXPECT) {
    const list = expect[key] ?? []
    if (!Array.isArray(list)) problems.push(`expect.${key}: must be a list`)
    for (const [index, item] of (Array.isArray(list) ? list : []).entries()) {
      const where = `expect.${key}[${index}]`
      const row: Loose = isLoose(item) ? item : {}
      if (typeof row.clause === 'string') read[key].push({ ...row, clause: row.clause })
      else problems.push(`${where}: must name a clause`)
      for (const name of Object.keys(row))
        if (!ROW[key].includes(name)) problems.push(`${where}: there is no key "${name}"`)
    }
  }
  const { absent = [] } = expect
  if (!Array.isArray(absent) || !absent.every((each) => typeof each === 'string'))
    problems.push('expect.absent: must be a list of clauses')
  else read.absent.push(...absent)
  return read
}

/** Reads a scenario. All problems at once; none is guessed away. */
export function readScenario(text: string): ScenarioRead {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return { ok: false, problems: [`not JSON: ${error instanceof Error ? error.message : String(error)}`] }
  }
  if (!isLoose(json)) return { ok: false, problems: ['must be one JSON object'] }
  const problems: string[] = []
  for (const key of Object.keys(json)) if (!TOP.includes(key)) problems.push(`a scenario has no key "${key}"`)
  if (typeof json.policy !== 'string') problems.push('policy: must name a landlord')
  if (!Array.isArray(json.timeline)) problems.push('timeline: must be a list of entries')
  const entries = (Array.isArray(json.timeline) ? json.timeline : []).map((item, index) =>
    readEntry(item, index, problems),
  )
  const seen = new Set<number>()
  for (const entry of entries) {
    if (entry && seen.has(entry.n)) problems.push(`timeline: two entries have the number ${entry.n}`)
    if (entry) seen.add(entry.n)
  }
  const now = timeOf(json.now, 'now', problems)
  const expect = readExpected(json.expect, problems)
  if (problems.length > 0) return { ok: false, problems }
  return {
    ok: true,
    scenario: {
      id: String(json.id ?? ''),
      policy: String(json.policy),
      title: String(json.title ?? ''),
      now,
      proposals: entries.filter((entry) => entry !== null).toSorted((a, b) => a.recordedAt - b.recordedAt || a.n - b.n),
      expect,
    },
  }
}
