/** Somebody told us: opens a case with all that was said, in one transaction, and answers with what the policy asks now. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mayTakeReport } from '../access/table.ts'
import { refusals } from '../policy/refusals.ts'
import type { Instant } from '../record/london-time.ts'
import type { FieldProblem } from '../record/separate.ts'
import type { EntryTypeName, RoleName } from '../record/vocabulary.ts'
import { canonical, firstHash } from '../store/chain.ts'
import { asActor, audit } from '../store/database.ts'
import { recall, remember, type StoredEntry, type StoredRecord } from '../store/record.ts'
import { append } from './append.ts'
import { numbered } from './judged-record.ts'
import { type NewEntry, readProposal } from './new-entry.ts'
import type { Performed } from './performed.ts'
import { refusalInFull } from './refused.ts'
import { landlordOf, type Rowan } from './rowan.ts'

export type Report = {
  readonly role: RoleName
  /** When we were told; now where it is left out. */
  readonly at?: Instant
  /** When it was written down: only where stories are played. */
  readonly recordedAt?: Instant
  readonly key?: string
  /** The fields of `report.received`. The victim is filled in from the people where it is left out. */
  readonly report: Readonly<Record<string, unknown>>
  /** The fields of `person.added`, each with an id of the sender's choice, else one is made; and a rent account where there is one. */
  readonly people: readonly {
    readonly data: Readonly<Record<string, unknown>>
    readonly person?: string
    readonly account?: string
  }[]
  /** What else was said: an incident, a safe way of contact, how people are connected. */
  readonly also?: readonly { readonly type: EntryTypeName; readonly data: Readonly<Record<string, unknown>> }[]
}

export type ReportTaken =
  | { readonly outcome: 'recorded'; readonly caseId: string; readonly reference: string; readonly seq: number }
  | Exclude<Performed, { readonly outcome: 'recorded' }>

const SPEAKABLE = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Short, random, speakable: `R-4F7K`. Letters and digits that are read alike are left out. */
export const newReference = (): string =>
  `R-${[...randomBytes(4)].map((byte) => SPEAKABLE[byte % SPEAKABLE.length]).join('')}`

export async function takeReport(rowan: Rowan, token: string, report: Report): Promise<ReportTaken> {
  const now = rowan.clock()
  const requestHash = createHash('sha256').update(canonical(report)).digest('hex')
  const stream = randomUUID()
  const taken = await asActor(rowan.database, token, async (query, actor): Promise<ReportTaken> => {
    if (report.key !== undefined) {
      const before = await recall(query, report.key)
      if (before) return before.requestHash === requestHash ? (before.answer as ReportTaken) : { outcome: 'key-reused' }
    }
    const landlord = landlordOf(rowan, actor.landlord)
    const line = { action: 'act:take-report', objectType: 'case', object: stream, basis: 'staff' } as const
    const refuse = async (answer: ReportTaken, result: 'refused' | 'invalid') => {
      await audit(query, { ...line, object: null, result })
      return answer
    }
    if (!mayTakeReport(actor.roles, report.role)) return refuse({ outcome: 'not-found' }, 'refused')
    const recordedAt = rowan.playing ? (report.recordedAt ?? now) : now
    const at = report.at ?? now
    const record: StoredRecord = {
      stream,
      kind: 'case',
      reference: newReference(),
      caseKind: isOfColleague(report) ? 'colleague' : 'victim',
      opened: at,
      seq: 0,
      head: firstHash(landlord.id, stream),
      entries: [],
      accounts: {},
      organisation: [],
    }
    const { made, problems } = readAll(report, record, at, recordedAt)
    if (problems.length > 0) return refuse({ outcome: 'invalid', problems }, 'invalid')
    const entries = made.map(({ entry }) => entry)
    const against = entries.flatMap((entry, index) => refusals(landlord.policy, entries.slice(0, index), entry))
    if (against.length > 0)
      return refuse(
        { outcome: 'refused', refusals: against.map((refusal) => refusalInFull(landlord, refusal)) },
        'refused',
      )
    const key = await rowan.keyring.keyFor({ landlord: landlord.id, kind: 'case', subject: stream })
    const written = await append({
      query,
      actor,
      landlord,
      record,
      key,
      made,
      now: Math.max(now, recordedAt),
      opens: true,
      accounts: accountsOf(report, made),
    })
    await audit(query, { ...line, result: 'done' })
    const answer: ReportTaken = {
      outcome: 'recorded',
      caseId: stream,
      reference: record.reference,
      seq: written.length,
    }
    if (report.key !== undefined) await remember(query, report.key, requestHash, answer)
    return answer
  })
  return taken ?? { outcome: 'not-found' }
}

/** A colleague who is a customer too is a colleague first: the people team decides, by opening the case, what kind it is. */
export const isColleague = (victimIs: unknown): boolean =>
  victimIs === 'colleague' || victimIs === 'colleague-and-customer'

const isOfColleague = ({ report, also }: Report): boolean =>
  isColleague(report.victimIs) ||
  (also ?? []).some(({ type, data }) => type === 'case.opened' && data.kind === 'colleague')

/** Reads everything that was said, and says of every field what is wrong with it. */
function readAll(report: Report, record: StoredRecord, at: Instant, recordedAt: Instant) {
  const people = report.people.map((each) => ({
    type: 'person.added' as const,
    data: { ...each.data, person: each.person ?? each.data.person ?? randomUUID() },
  }))
  const victim = people.find(({ data }) => 'role' in data && data.role === 'victim')?.data.person
  const told = { ...(victim === undefined ? {} : { person: victim }), ...report.report }
  const proposals = [{ type: 'report.received' as const, data: told }, ...people, ...(report.also ?? [])]
  const made: NewEntry[] = []
  const problems: FieldProblem[] = []
  const view = numbered({ entries: [] satisfies StoredEntry[], organisation: [] })
  proposals.forEach(({ type, data }, index) => {
    const proposal = { type, data, role: report.role, at, recordedAt, happened: false }
    const read = readProposal(proposal, index + 1, view)
    if (read.ok) made.push(read.made)
    else
      problems.push(
        ...read.problems.map((each) => ({
          ...each,
          field: index === 0 ? each.field : `${type}[${index}].${each.field}`,
        })),
      )
  })
  return { made, problems, record }
}

function accountsOf(report: Report, made: readonly NewEntry[]): Readonly<Record<string, string>> {
  const persons = made.filter(({ entry }) => entry.type === 'person.added').map(({ codes }) => String(codes.person))
  return Object.fromEntries(
    report.people.flatMap(({ account }, index) => {
      const person = persons[index]
      return account && person ? [[person, account]] : []
    }),
  )
}
