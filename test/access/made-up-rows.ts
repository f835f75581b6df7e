/** The rows of the world that the matrix asks about: of every table that the web role may read, some of each case and each kind. */
import type { RowFacts } from '../../src/access/oracle.ts'
import { TABLES } from '../../src/access/table.ts'
import { ROLES } from '../../src/record/vocabulary.ts'
import { CASES, idOf, type MadeUpCase, type MadeUpPerson, meetingOf, OURS, PEOPLE, THEIRS } from './made-up-people.ts'

/** How a row is told from others, in columns that may be read. */
export const KEYS: Readonly<Record<string, readonly string[]>> = {
  landlord: [],
  account: ['account'],
  staff_role: ['account', 'role'],
  stream: ['stream'],
  complaint: ['stream'],
  entry: ['id'],
  words: ['entry'],
  membership: ['stream', 'account'],
  person: ['person', 'stream'],
  duty: ['id'],
  hold: ['id'],
  breach: ['id'],
  case_summary: ['stream'],
  account_hold: ['id'],
  work_order: ['id'],
  lettings_move: ['id'],
  asked_question: ['id'],
  audit: ['seq'],
  notice: ['account', 'key'],
  file: ['id'],
  marac_minute: ['minute'],
  waiting_handover: ['stream', 'entry'],
  outbox: ['message'],
  export: ['id'],
  due_to_erase: ['stream', 'what'],
  keeping_hold: ['hold'],
  erasure: ['erasure'],
}

export type MadeUpRow = {
  readonly table: string
  readonly values: Readonly<Record<string, unknown>>
  readonly ofCase?: MadeUpCase
  readonly isOfOrganisation?: boolean
  readonly facts?: Omit<RowFacts, 'landlord' | 'ofCase' | 'isOfOrganisation'>
}

export const ORGANISATION = idOf('organisation')
const withFacets = PEOPLE.filter((each) => each.way.hasFacets)
/** Whose work some complaints are about: of every landlord, somebody who handles complaints. */
const officerOf = (landlord: string) =>
  withFacets.find((each) => each.landlord === landlord && each.roles.includes('complaints-team'))?.account ?? null

export const madeUpRows = (): readonly MadeUpRow[] => [
  ...PEOPLE.flatMap(rowsOfPerson),
  ...[OURS, THEIRS].flatMap((landlord, place) => [
    { table: 'landlord', values: { landlord, name: landlord, searches_an_hour: 60 } },
    ...rowsOfOrganisation(landlord),
    ...CASES.flatMap((of) => rowsOfCase(landlord, of)),
    ...CASES.flatMap((of, at) => auditOf(landlord, of, place * 1000 + at * 3 + 1)),
  ]),
]

const rowsOfPerson = ({ landlord, account, name, roles, way }: MadeUpPerson): readonly MadeUpRow[] => [
  {
    table: 'account',
    values: { landlord, account, username: `${landlord} ${account}`, name, disabled: way.session === 'disabled' },
  },
  ...roles.map((role) => ({ table: 'staff_role', values: { landlord, account, role } })),
]

function rowsOfOrganisation(landlord: string): readonly MadeUpRow[] {
  const stream = ORGANISATION
  const row = (table: string, values: object): MadeUpRow => ({
    table,
    values: { landlord, stream, ...values },
    isOfOrganisation: true,
  })
  const entry = idOf('entry', 'organisation')
  return [
    row('stream', { kind: 'organisation', reference: 'O' }),
    row('entry', { id: entry, seq: 1 }),
    row('words', { entry }),
    row('duty', { id: idOf('duty', 'organisation') }),
    row('hold', { id: idOf('hold', 'organisation') }),
    row('breach', { id: idOf('breach', 'organisation') }),
    ...withFacets
      .filter((each) => each.landlord === landlord)
      .map(({ account }) => ({ ...row('notice', noticeTo(account, 'organisation')), facts: { account } })),
  ]
}

const noticeTo = (account: string, key: string) => ({ account, key, id: idOf('notice', account, key) })

function rowsOfCase(landlord: string, of: MadeUpCase): readonly MadeUpRow[] {
  const { stream, name } = of
  const id = (...words: readonly unknown[]) => idOf(...words, name)
  const owner = CASES.indexOf(of) % 2 === 0 ? officerOf(landlord) : null
  const row = (table: string, values: object, facts: NonNullable<MadeUpRow['facts']> = {}): MadeUpRow => ({
    table,
    values: { landlord, stream, ...values },
    ofCase: of,
    facts,
  })
  const complaint = (kind: string, officer: string | null, about: readonly (string | null)[]) =>
    row(
      'complaint',
      {
        stream: id('complaint', kind),
        reference: `C-${name}-${kind}`,
        state: 'received',
        officer,
        case_stream: stream,
      },
      { about },
    )
  const ours = withFacets.filter((each) => each.landlord === landlord)
  const passedOnBy = ours[CASES.indexOf(of)]?.account ?? ''
  // One person of the landlord's records, harmed in every other case and said to cause harm in the rest.
  const part = CASES.indexOf(of) % 2 === 0 ? 'victim' : 'perpetrator'
  const kind = of.state === 'of-a-colleague' ? 'colleague' : 'victim'
  return [
    row('stream', { kind: 'case', reference: `R-${name}`, case_kind: kind }),
    row('entry', { id: id('entry'), seq: 1, type: 'person.added', codes: { person: id('person'), role: part } }),
    row('words', { entry: id('entry') }),
    row('person', { person: id('person'), customer: idOf('customer') }),
    row('duty', { id: id('duty') }),
    row('hold', { id: id('hold') }),
    row('breach', { id: id('breach') }),
    row('case_summary', { state: of.state, kind, owner }),
    row('account_hold', { id: id('account-hold') }),
    row('lettings_move', { id: id('move') }),
    row('outbox', { message: id('message'), state: 'waiting', channel: 'email' }),
    row('export', {
      id: id('export'),
      file: id('file', null),
      means: 'words',
      second_look: true,
      made: '2026-01-01T00:00:00Z',
      ends: '2026-01-02T00:00:00Z',
    }),
    row('due_to_erase', { what: 'case' }),
    row('keeping_hold', { hold: id('keeping-hold'), kind: 'legal' }),
    row('erasure', { erasure: id('erasure'), what: 'case' }),
    row('marac_minute', { minute: id('minute'), meeting: meetingOf(of) }, { meeting: meetingOf(of) }),
    complaint('of-nobody', null, [owner]),
    complaint('of-officer', officerOf(landlord), [officerOf(landlord), owner]),
    ...([null, 'meeting', 'legal'] as const).map((compartment) =>
      row(
        'file',
        { id: id('file', compartment), entry: id('file', compartment), compartment },
        { compartment, meeting: meetingOf(of) },
      ),
    ),
    row('work_order', { id: id('job'), holder: null }, { holder: null }),
    ...ours.map(({ account }) => row('work_order', { id: id('job', account), holder: account }, { holder: account })),
    ...ours.map(({ account }) => row('notice', noticeTo(account, name), { account })),
    ...ours.flatMap(({ account }) =>
      [null, officerOf(landlord)].map((officer) => {
        const told = id('complaint', officer === null ? 'of-nobody' : 'of-officer')
        return row('notice', { ...noticeTo(account, told), stream: told }, { account, about: [officer, owner] })
      }),
    ),
    ...ROLES.map((role) => row('asked_question', { id: id('question', role), to_role: role }, { toRole: role })),
    ...ROLES.map((role) =>
      row(
        'waiting_handover',
        { entry: id('handover', role), to_role: role, account: passedOnBy },
        { toRole: role, account: passedOnBy },
      ),
    ),
    ...PEOPLE.filter((each) => each.landlord === landlord && each.to(of).membership !== 'none').map(({ account }) =>
      row('membership', { account }),
    ),
  ]
}

/** What the audit says of a case: by its id, by its reference, and in a list. */
const auditOf = (landlord: string, of: MadeUpCase, seq: number): readonly MadeUpRow[] =>
  [of.stream, `R-${of.name}`, `${idOf('nothing')} ${of.stream}`].map((object, at) => ({
    table: 'audit',
    values: { landlord, seq: seq + at, object, actor: officerOf(landlord) },
    ofCase: of,
  }))

/** What decides about a row, for this person. */
export function factsFor(person: MadeUpPerson, row: MadeUpRow): RowFacts {
  const meeting = row.facts?.meeting
  return {
    ...row.facts,
    landlord: String(row.values.landlord),
    ...(row.ofCase ? { ofCase: person.to(row.ofCase) } : {}),
    isOfOrganisation: row.isOfOrganisation ?? false,
    isRepresented: meeting !== undefined && person.represents.includes(meeting),
  }
}

export const keyOf = ({ table, values }: MadeUpRow): string =>
  [values.landlord, ...(KEYS[table] ?? []).map((column) => values[column])].join(' ')

/** Reads how many rows of a table there are for the asker, and a fingerprint of which. */
export const whatIsSeenOf = (table: string): string => {
  const key = ['landlord', ...(KEYS[table] ?? [])].map((column) => `${column}::text`).join(` || ' ' || `)
  return `select '${table}' as table, count(*)::int as rows, md5(coalesce(string_agg(k.key, ',' order by k.key collate "C"), '')) as which from (select ${key} as key from rowan.${table}) k`
}
export const WHAT_IS_SEEN = TABLES.map(({ table }) => whatIsSeenOf(table)).join(' union all ')

/** Rows in groups, one for each table. */
export function byTable<Row extends { readonly table: string }>(
  rows: readonly Row[],
): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.table)
    if (group) group.push(row)
    else groups.set(row.table, [row])
  }
  return groups
}
