/** Everything that a member of a case sees on its page; null for a case that is hidden or missing, and the attempt is audited. */
import { attempted } from '../casework/attempted.ts'
import { numbered } from '../casework/judged-record.ts'
import { keptUntil } from '../casework/kept-until.ts'
import type { RunningLandlord } from '../casework/landlord.ts'
import { landlordOf, type Rowan } from '../casework/rowan.ts'
import { versionAt } from '../policy/compile.ts'
import { isRunning } from '../policy/judgement.ts'
import { caseState } from '../record/case-state.ts'
import { dangerOn } from '../record/danger-on.ts'
import type { Entry } from '../record/entry.ts'
import { knowsNothing } from '../record/knows-nothing.ts'
import type { Instant } from '../record/london-time.ts'
import { retracted } from '../record/standing.ts'
import { ROLES } from '../record/vocabulary.ts'
import { type Actor, asActor, auditAtEnd, type Query } from '../store/database.ts'
import {
  breachesOn,
  findStream,
  type HoldRead,
  holdsOn,
  organisationEntries,
  ownerOf,
  type StreamRead,
} from '../store/queries/cases.ts'
import { type DutyAlone, dutiesOf } from '../store/queries/duties.ts'
import { membershipOf } from '../store/queries/members.ts'
import { registryOnCase } from '../store/queries/registry.ts'
import { staffOf } from '../store/queries/staff.ts'
import { abuseTestsOn } from './abuse-tests.ts'
import { breachLines } from './breach-lines.ts'
import type { CaseHold, CasePage } from './case-page.ts'
import { namesIn, type ReadRecord, recordOn } from './case-record.ts'
import { customersOnCase } from './customers-on-case.ts'
import { dataRequestsOn } from './data-requests.ts'
import type { DutyLine } from './duty-line.ts'
import { type DutyReason, dutyReason } from './duty-reason.ts'
import { gateLines } from './gates.ts'
import { byUrgency } from './in-order.ts'
import { leftUndone } from './left-undone.ts'
import { keptOn, peopleOn, relationshipsOn } from './people-on-case.ts'
import { safeContactOn, saidOfNobodyNamed } from './safe-contact-on.ts'
import type { NameOf } from './sentences.ts'
import { clausesShown, dutyLine } from './stored-duty.ts'
import { timeline } from './timeline.ts'

/** `of` is the reference or the id of the case. */
export async function readCasePage(rowan: Rowan, token: string, of: string): Promise<CasePage | null> {
  const now = rowan.clock()
  const page = async (query: Query, actor: Actor, stream: StreamRead | undefined): Promise<CasePage | null> => {
    const [record, beside] = await Promise.all([
      recordOn(query, rowan.keyring, actor, stream),
      stream?.kind === 'case' ? besideIt(rowan, query, actor, stream.stream) : null,
    ])
    const found = record?.kind === 'case' ? record : null
    auditAtEnd(query, {
      action: 'view:case',
      objectType: 'case',
      object: found?.stream ?? attempted(of),
      basis: found ? 'member' : 'none',
      result: found ? 'shown' : 'not-found',
    })
    return found && beside && casePage(rowan, query, actor, found, now, beside)
  }
  return asActor(rowan.database, token, page, (query) => findStream(query, of))
}

/** What is asked of a case beside its record, all at once. */
const besideIt = (rowan: Rowan, query: Query, actor: Actor, stream: string) =>
  Promise.all([
    staffOf(query),
    dutiesOf(query, stream),
    organisationEntries(query, actor.organisation, landlordOf(rowan, actor.landlord).organisationTypes),
    ownerOf(query, stream),
    membershipOf(query, stream, actor.account),
    holdsOn(query, stream),
    breachesOn(query, stream),
    registryOnCase(query, stream),
  ])

/** What a member of the case sees of it. Call it only for a record that was found for its reader, and audit the reading. */
export async function casePage(
  rowan: Rowan,
  query: Query,
  actor: Actor,
  record: ReadRecord,
  now: Instant,
  beside?: Awaited<ReturnType<typeof besideIt>>,
): Promise<CasePage> {
  const landlord = landlordOf(rowan, actor.landlord)
  const names = namesIn(record)
  const [colleagues, duties, organisation, owner, membership, holds, breaches, registry] =
    beside ?? (await besideIt(rowan, query, actor, record.stream))
  const staff = new Map(colleagues.map(({ account, name }) => [account, name] as const))
  const nameOf = (id: string) => names.get(id) ?? staff.get(id) ?? null
  const ofCase = { reference: record.reference, owner_role: owner?.owner_role ?? null, owner: owner?.owner ?? null }
  const lines = duties.map((row) => dutyLine(landlord, row, ofCase, actor, now, nameOf))
  const open = lines.filter((line) => line.outcome === 'open').toSorted(byUrgency)
  const all = numbered({ entries: record.entries, organisation })
  const { entries } = all
  const own = entries.filter((entry) => entry.n > 0)
  const gone = retracted(own)
  const standing = own.filter((entry) => !gone.has(entry.n))
  const wordsOf = (n: number) => record.entries.find((entry) => entry.seq === n)?.words ?? {}
  const people = peopleOn(standing, names, wordsOf)
  const customers = registry
    ? await customersOnCase(rowan, query, actor.landlord, record.stream, registry, people, now)
    : []
  const closing = standing.findLast((entry) => entry.type === 'case.closed')
  const state = caseState(own, record.opened)
  const ended = state.state === 'closed' || state.state === 'monitoring'
  return {
    id: record.stream,
    reference: record.reference,
    seq: record.seq,
    now,
    state,
    keptUntil:
      ended && closing
        ? keptUntil(landlord.organisation.keeping, {
            closed: closing.at,
            wasOpened: standing.some((entry) => entry.type === 'case.opened'),
          })
        : null,
    readsUntil: membership?.purpose === 'emergency' ? (membership.member_until?.getTime() ?? null) : null,
    owner: { role: ROLES.find((role) => role === owner?.owner_role) ?? null, officer: owner?.name ?? null },
    danger: dangerOn(standing),
    knowsNothing: knowsNothing(state, standing),
    safeContact: safeContactOn(standing, wordsOf, names, now, versionAt(landlord.policy, now).safeContactOverride),
    override: versionAt(landlord.policy, now).safeContactOverride,
    saidOfNobodyNamed: saidOfNobodyNamed(standing, wordsOf),
    labels: landlord.organisation.labels,
    people,
    relationships: relationshipsOn(standing),
    kept: keptOn(standing),
    customers: customers.map((each) => ({ ...each, matchedBy: matchOf(standing, each.person) })),
    abuseTests: abuseTestsOn(standing, people, landlord.organisation.law.definitions),
    dataRequests: dataRequestsOn(standing, landlord.organisation.law.dataRights, landlord.legalDays, nameOf),
    open,
    reasons: reasonsFor(landlord, record, duties, open, nameOf, now),
    ended: lines.filter((line) => line.outcome !== 'open').toSorted((a, b) => (b.ended ?? 0) - (a.ended ?? 0)),
    leftUndone: closing && state.state === 'open' ? leftUndone(landlord, all, record.stream, lines, now) : [],
    gates: gateLines(landlord, entries, now, nameOf),
    holds: holds.map((row) => holdLine(landlord, row, now)),
    breaches: breachLines(landlord, breaches, record, standing, nameOf),
    tensions: versionAt(landlord.policy, now).tensions.filter((tension) =>
      tension.clauses.some((clause) => duties.some((duty) => duty.clauses.includes(clause))),
    ),
    timeline: timeline(record.entries, gone, duties, nameOf),
  }
}

/** The last entry that matched them to our records. */
const matchOf = (standing: readonly Entry[], person: string): number | null =>
  standing.findLast(({ type, codes }) => type === 'person.matched' && codes.person === person)?.n ?? null

function reasonsFor(
  landlord: RunningLandlord,
  record: ReadRecord,
  duties: readonly DutyAlone[],
  lines: readonly DutyLine[],
  nameOf: NameOf,
  now: Instant,
): CasePage['reasons'] {
  const reasons: Record<string, DutyReason> = {}
  for (const line of lines) {
    const row = duties.find(({ id }) => id === line.id)
    const reason = row && dutyReason(landlord, { row, line, record, nameOf }, now)
    if (reason) reasons[line.id] = reason
  }
  return reasons
}

function holdLine(landlord: RunningLandlord, row: HoldRead, now: Instant): CaseHold {
  const norm = landlord.policy.holds.find((each) => each.norm.id === row.norm)?.norm
  const hold = { from: row.runs_from.getTime(), until: row.runs_until.getTime() }
  return {
    norm: row.norm,
    clauses: clausesShown(landlord, row.clauses, norm?.cite ?? []),
    ...hold,
    running: isRunning(hold, now),
    forbids: [...new Set(norm?.forbids.map((pattern) => pattern.event) ?? [])],
    months: norm ? { least: norm.length.minMonths, most: norm.length.maxMonths } : null,
  }
}
