/** Somebody told us: opens a case with all that was said, in one transaction, and answers with what the policy asks now. */
import { randomUUID } from 'node:crypto'
import { type IntakeChoice, recipientsOf } from '../packs/intake-choice.ts'
import type { Instant } from '../record/london-time.ts'
import type { EntryTypeName, RoleName } from '../record/vocabulary.ts'
import { type BegunWith, beginCase, type CaseBegun } from './begin-case.ts'
import type { NewEntry } from './new-entry.ts'
import type { Rowan } from './rowan.ts'

export type Report = {
  readonly role: RoleName
  /** When we were told; now where it is left out. */
  readonly at?: Instant | undefined
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

export type ReportTaken = CaseBegun

/** Expected refusals are values, and then there is no case. */
export function takeReport(rowan: Rowan, token: string, report: Report): Promise<ReportTaken> {
  return beginCase(rowan, token, {
    action: 'act:take-report',
    request: report,
    key: report.key,
    role: report.role,
    at: report.at,
    recordedAt: report.recordedAt,
    with: ({ organisation }) => ({
      caseKind: isOfColleague(report) ? 'colleague' : 'victim',
      said: [...saidIn(report), ...(rowan.playing ? [] : passedByItself(organisation.intake, report))],
    }),
    name: (index, field, type) => (index === 0 ? field : `${type}[${index}].${field}`),
    accounts: (made) => accountsOf(report, made),
  })
}

/** A colleague who is a customer too is a colleague first: the people team decides, by opening the case, what kind it is. */
export const isColleague = (victimIs: unknown): boolean =>
  victimIs === 'colleague' || victimIs === 'colleague-and-customer'

const isOfColleague = ({ report, also }: Report): boolean =>
  isColleague(report.victimIs) ||
  (also ?? []).some(({ type, data }) => type === 'case.opened' && data.kind === 'colleague')

/**
 * The case of a colleague is with those who look after colleagues from its first word, and with nobody else: Rowan passed it to them, and says so.
 * It waits to be taken on there, unless one of them took the report. None where the landlord names nobody, or who takes the report says it. Source: MHA-3.2.a, PD-10.b1.
 */
function passedByItself(intake: IntakeChoice, report: Report): BegunWith['said'] {
  const [to] = recipientsOf(intake, 'colleague')
  const isSaid = (report.also ?? []).some(({ type }) => type === 'handover.made')
  return isOfColleague(report) && to !== undefined && !isSaid
    ? [{ type: 'handover.made', data: { to, ...(report.role === to ? { accepted: true } : {}) }, happened: false }]
    : []
}

/** The report, the people and all else that was said, as entries. */
function saidIn(report: Report) {
  const people = report.people.map((each) => ({
    type: 'person.added' as const,
    data: { ...each.data, person: each.person ?? each.data.person ?? randomUUID() },
  }))
  const victim = people.find(({ data }) => 'role' in data && data.role === 'victim')?.data.person
  const told = { ...(victim === undefined ? {} : { person: victim }), ...report.report }
  const said = [{ type: 'report.received' as const, data: told }, ...people, ...(report.also ?? [])]
  return said.map((each) => ({ ...each, happened: false }))
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
