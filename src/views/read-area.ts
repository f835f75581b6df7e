/** Reads one area of work on a case for a member of it; null for a case that is hidden or missing, and the attempt is audited. */
import { attempted } from '../casework/attempted.ts'
import { numbered } from '../casework/judged-record.ts'
import { landlordOf, type Rowan } from '../casework/rowan.ts'
import { entryType } from '../record/entry-type.ts'
import { standing } from '../record/standing.ts'
import type { Area } from '../record/vocabulary.ts'
import { asActor, auditAtEnd } from '../store/database.ts'
import { accountsKnownOn } from '../store/queries/registry.ts'
import { staffOf } from '../store/queries/staff.ts'
import { type AreaEntry, type AreaPage, type AreaReading, areaAudit, type CaseArea } from './area-page.ts'
import type { GateLine } from './case-page.ts'
import { findRecord, namesIn, type ReadRecord } from './case-record.ts'
import type { DutyLine } from './duty-line.ts'
import { actFormOf } from './read-act-form.ts'
import { casePage } from './read-case.ts'

/** `of` is the reference or the id of the case. */
export async function readArea<Shown>(
  rowan: Rowan,
  token: string,
  of: string,
  area: CaseArea<Shown>,
): Promise<AreaPage<Shown> | null> {
  const now = rowan.clock()
  return asActor(rowan.database, token, async (query, actor) => {
    const record = await findRecord(query, rowan.keyring, actor, of)
    const found = record?.kind === 'case' ? record : null
    auditAtEnd(query, {
      action: areaAudit(area),
      objectType: 'case',
      object: found?.stream ?? attempted(of),
      basis: found ? 'member' : 'none',
      result: found ? 'shown' : 'not-found',
    })
    if (!found) return null
    const { organisation } = landlordOf(rowan, actor.landlord)
    const page = await casePage(rowan, query, actor, found, now)
    const [staff, accountsKnown] = await Promise.all([staffOf(query), accountsKnownOn(query, found.stream)])
    const names = new Map([...staff.map((each) => [each.account, each.name] as const), ...namesIn(found)])
    const reading: AreaReading = {
      page,
      caseKind: found.caseKind,
      entries: standingEntries(found, actor.account),
      accountsKnown,
      nameOf: (id) => names.get(id) ?? null,
      landlord: actor.landlord,
      organisation,
    }
    return {
      page,
      open: page.open.filter((duty) => isDutyOf(area.covers, duty)),
      ended: page.ended.filter((duty) => isDutyOf(area.covers, duty)),
      gates: page.gates.filter((gate) => isGateOf(area.covers, gate)),
      offers: await actFormOf(query, found, organisation),
      organisation,
      shows: area.shows(reading),
    }
  })
}

const isDutyOf = (covers: readonly Area[], duty: DutyLine): boolean =>
  duty.metBy.some((act) => covers.includes(entryType(act).area))

const isGateOf = (covers: readonly Area[], gate: GateLine): boolean => covers.includes(entryType(gate.act).area)

function standingEntries(record: ReadRecord, account: string): readonly AreaEntry[] {
  const { entries } = numbered({ entries: record.entries, organisation: [] })
  const own = new Map(record.entries.map((entry) => [entry.seq, entry]))
  return standing(entries)
    .flatMap(({ n, codes }) => {
      const entry = own.get(n)
      return entry ? [{ ...entry, n, by: entry.byName, isOwn: entry.by === account, codes }] : []
    })
    .toSorted((a, b) => a.at - b.at || a.n - b.n)
}
