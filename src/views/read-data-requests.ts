/** Requests for the data that we hold about somebody, for those who answer them. Nothing of a case, nor whether there is one. */
import { seesDataRequests } from '../access/permissions.ts'
import { DATA_ANSWER_AGREERS, DATA_PROTECTION_ROLES } from '../access/roles.ts'
import { clockFor, type DataTime, dataTime } from '../casework/data-requests/data-clock.ts'
import { factsOf } from '../casework/data-requests/time-data-request.ts'
import { landlordOf, type Rowan } from '../casework/rowan.ts'
import { nameOf } from '../people/registry.ts'
import { openKept, openPerson } from '../people/registry-words.ts'
import { type CivilDate, dateOfDay, dayOf, dayOfDate, type Instant } from '../record/london-time.ts'
import { asActor, auditAtEnd, type Query } from '../store/database.ts'
import { extensionOf } from '../store/queries/data-clock.ts'
import { type DataPartRow, dataParts } from '../store/queries/data-parts.ts'
import { type DataRequestRow, dataRequests, dataWithheld, ownData } from '../store/queries/data-requests.ts'

export type RequestStep =
  | 'identity'
  | 'identity-second'
  | 'delivery'
  | 'parts'
  | 'review'
  | 'second'
  | 'waits'
  | 'answer'
  | 'answered'

/** One place beside the housing records where their data stands: how far it is, and whose it is next. */
export type PartShown = {
  readonly part: string
  readonly place: 'case' | 'complaint'
  readonly asked: Instant
  /** Whoever put it together; before that whoever has the case or complaint. Null where nobody has. */
  readonly who: string | null
  readonly gathered: Instant | null
  readonly gives: boolean
  readonly reader: string | null
  readonly agreed: Instant | null
  /** Of a complaint that the reader may read as a second person; null of every other. */
  readonly reference: string | null
}

export type DataRequestShown = {
  readonly id: string
  readonly reference: string
  readonly name: string
  readonly reach: string
  readonly asks: string
  readonly received: Instant
  readonly identityAsked: Instant | null
  readonly identityHow: string | null
  /** When a second person sent back who it is; null once it is said anew. */
  readonly identityBack: Instant | null
  /** What a second person agrees to, or sends back; null until it is said, and once it is answered. */
  readonly identity: IdentityShown | null
  /** Whether it is known who they are in our housing records. */
  readonly known: boolean
  /** Its time: the last day is null while we wait to hear who it is, or what they mean. */
  readonly time: DataTime
  /** The same last day, for lists. */
  readonly due: CivilDate | null
  /** Days from today to the last; less than none when it is over. */
  readonly daysLeft: number | null
  readonly clarityAsked: Instant | null
  /** For how many days it stood still. */
  readonly pausedDays: number
  /** That it takes longer, and what they were told. */
  readonly extended: { readonly at: Instant; readonly because: string; readonly reasons: string } | null
  /** Whether they can still be told that it takes longer. */
  readonly mayExtend: boolean
  readonly isLate: boolean
  /** The day from which every answer goes out; null until it is known who asks. */
  readonly notBefore: CivilDate | null
  readonly delivery: string | null
  readonly tellsOfOthers: boolean | null
  readonly othersAgree: string | null
  readonly reasonableWithout: boolean | null
  /** Why, from the log that stands apart. */
  readonly why: string | null
  readonly reviewed: Instant | null
  /** The reader reviewed it: somebody else agrees. */
  readonly ownReview: boolean
  readonly released: Instant | null
  /** When somebody gave an answer without what they may not see: the whole is still to be given. For whoever protects data alone, and never for them. */
  readonly givenApart: Instant | null
  /** For whoever protects data alone; nothing for whoever agrees. */
  readonly parts: readonly PartShown[]
  readonly step: RequestStep
}

/** Who it is, as it was said. Nothing that tells whether we hold anything but a name. */
export type IdentityShown = {
  /** Names what was read. */
  readonly said: string
  /** Who they are in our housing records: the year alone of when they were born. Null where those do not know them. */
  readonly whom: { readonly name: string; readonly bornIn: number | null } | null
  /** The reader said it: somebody else agrees. */
  readonly own: boolean
}

export type DataRequests = {
  readonly now: Instant
  readonly requests: readonly DataRequestShown[]
  /** The law's name for its time, whether that was checked, and what is kept back from everybody by default. */
  readonly law: {
    readonly name: string
    readonly verified: boolean
    readonly months: number
    readonly moreMonths: number
    readonly keptBack: readonly string[]
    readonly keptBackBy: string
  }
  readonly protects: boolean
  readonly agrees: boolean
}

function stepOf(row: DataRequestRow, parts: readonly PartShown[], today: CivilDate): RequestStep {
  if (row.released) return 'answered'
  if (!row.identity_sure) return 'identity'
  if (!row.identity_agreed) return 'identity-second'
  if (!row.delivery) return 'delivery'
  if (parts.some(({ agreed }) => agreed === null)) return 'parts'
  if (!row.reviewed) return 'review'
  if (!row.agreed) return 'second'
  return row.not_before !== null && row.not_before > today ? 'waits' : 'answer'
}

const partShown = ({ request: _request, asked, gathered, agreed, ...row }: DataPartRow): PartShown => ({
  ...row,
  asked: asked.getTime(),
  gathered: gathered?.getTime() ?? null,
  agreed: agreed?.getTime() ?? null,
})

/** Whom they were taken for: a second person cannot agree to a name that they do not read. */
async function identityOf(
  rowan: Rowan,
  query: Query,
  landlord: string,
  row: DataRequestRow,
  account: string,
): Promise<IdentityShown | null> {
  if (row.identity_said === null || row.released !== null) return null
  const found = await ownData(query, row.request)
  const key = found && (await rowan.keyring.findKey({ landlord, kind: 'person', subject: found.customer }))
  const person = found && key ? openPerson(key, landlord, found.customer, Buffer.from(found.sealed, 'hex')) : null
  return {
    said: row.identity_said,
    whom: person && {
      name: nameOf(person),
      bornIn: person.dateOfBirth ? Number(person.dateOfBirth.slice(0, 4)) : null,
    },
    own: row.identity_by === account,
  }
}

type Said = Readonly<Partial<Record<'name' | 'reach' | 'asks' | 'why' | 'reasons', string>>>

/** Null for everybody who does not handle them: there is no such page. */
export const readDataRequests = (rowan: Rowan, token: string): Promise<DataRequests | null> =>
  asActor(rowan.database, token, async (query, { landlord, account, roles }): Promise<DataRequests | null> => {
    const running = landlordOf(rowan, landlord)
    const clock = clockFor(running)
    const sees = seesDataRequests(roles) && clock !== null
    auditAtEnd(query, {
      action: 'view:data-requests',
      objectType: 'list',
      object: null,
      basis: sees ? 'staff' : 'none',
      result: sees ? 'shown' : 'not-found',
    })
    if (!sees) return null
    const now = rowan.clock()
    const today = dateOfDay(dayOf(now))
    const rows = await dataRequests(query)
    const ids = rows.map((row) => row.request)
    const keys = await rowan.keyring.findKeys(landlord, 'vault', ids)
    const open = (id: string, sealed: Buffer | null): Said => {
      const key = keys.get(id)
      return key && sealed ? (openKept(key, landlord, id, sealed) as Said) : {}
    }
    const parts = await dataParts(query)
    const has = (some: readonly string[]) => roles.some((role) => some.includes(role))
    const protects = has(DATA_PROTECTION_ROLES)
    const requests: DataRequestShown[] = []
    for (const row of rows) {
      const own = parts.filter(({ request }) => request === row.request).map(partShown)
      const step = stepOf(row, own, today)
      const said = open(row.request, row.sealed)
      const time = dataTime(running, clock, factsOf(row))
      const { due, extendBy } = time
      requests.push({
        id: row.request,
        reference: row.reference,
        name: said.name ?? '',
        reach: said.reach ?? '',
        asks: said.asks ?? '',
        received: row.received.getTime(),
        identityAsked: row.identity_asked?.getTime() ?? null,
        identityHow: row.identity_how,
        identityBack: row.identity_back?.getTime() ?? null,
        identity: await identityOf(rowan, query, landlord, row, account),
        known: row.customer !== null,
        time,
        due,
        daysLeft: due === null ? null : dayOfDate(due) - dayOf(now),
        clarityAsked: row.clarity_asked?.getTime() ?? null,
        pausedDays: row.paused_days,
        extended: row.extended && {
          at: row.extended.getTime(),
          because: row.extended_because ?? '',
          reasons: open(row.request, await extensionOf(query, row.request)).reasons ?? '',
        },
        mayExtend: extendBy !== null && today <= extendBy && !row.extended && !row.released,
        isLate: due !== null && due < today && !row.released,
        notBefore: row.not_before,
        delivery: row.delivery,
        tellsOfOthers: row.tells_of_others,
        othersAgree: row.others_agree,
        reasonableWithout: row.reasonable_without,
        why: open(row.request, await dataWithheld(query, row.request)).why ?? null,
        reviewed: row.reviewed?.getTime() ?? null,
        ownReview: row.reviewed_by === account,
        released: row.released?.getTime() ?? null,
        givenApart: protects && row.released === null ? (row.given_apart?.getTime() ?? null) : null,
        parts: own,
        step,
      })
    }
    return {
      now,
      requests,
      law: {
        ...{ name: clock.name, verified: clock.verified, months: clock.months, moreMonths: clock.moreMonths },
        ...{ keptBack: clock.keptBack, keptBackBy: clock.keptBackBy },
      },
      protects,
      agrees: has(DATA_ANSWER_AGREERS),
    }
  })
