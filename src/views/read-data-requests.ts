/** Requests for the data that we hold about somebody, for those who answer them. Nothing of a case, nor whether there is one. */
import { DATA_ANSWER_AGREERS, DATA_PROTECTION_ROLES, seesDataRequests } from '../access/table.ts'
import { clockFor, dueOn } from '../casework/data-requests/data-clock.ts'
import { landlordOf, type Rowan } from '../casework/rowan.ts'
import { openKept } from '../people/registry-words.ts'
import { type CivilDate, dateOfDay, dayOf, type Instant } from '../record/london-time.ts'
import { asActor, audit } from '../store/database.ts'
import { type DataRequestRow, dataRequests, dataWithheld } from '../store/queries/data-requests.ts'

export type RequestStep = 'identity' | 'delivery' | 'review' | 'second' | 'waits' | 'answer' | 'answered'

export type DataRequestShown = {
  readonly id: string
  readonly reference: string
  readonly name: string
  readonly reach: string
  readonly asks: string
  readonly received: Instant
  readonly identityAsked: Instant | null
  readonly identityHow: string | null
  /** Whether it is known who they are in our housing records. */
  readonly known: boolean
  /** The last day in law; null while we wait to hear who it is. */
  readonly due: CivilDate | null
  readonly isLate: boolean
  /** The day from which every answer goes out; null until it is known who asks. */
  readonly notBefore: CivilDate | null
  readonly delivery: string | null
  readonly tellsOfOthers: boolean | null
  readonly othersAgree: string | null
  readonly reasonableWithout: boolean | null
  /** Why, from the log that stands apart. */
  readonly why: string | null
  /** The reader reviewed it: somebody else agrees. */
  readonly ownReview: boolean
  readonly released: Instant | null
  readonly step: RequestStep
}

export type DataRequests = {
  readonly now: Instant
  readonly requests: readonly DataRequestShown[]
  /** The law's name for its time, whether that was checked, and what is kept back from everybody by default. */
  readonly law: {
    readonly name: string
    readonly verified: boolean
    readonly keptBack: readonly string[]
    readonly keptBackBy: string
  }
  readonly protects: boolean
  readonly agrees: boolean
}

function stepOf(row: DataRequestRow, today: CivilDate): RequestStep {
  if (row.released) return 'answered'
  if (!row.identity_sure) return 'identity'
  if (!row.delivery) return 'delivery'
  if (!row.reviewed) return 'review'
  if (!row.agreed) return 'second'
  return row.not_before !== null && row.not_before > today ? 'waits' : 'answer'
}

type Said = { readonly name?: string; readonly reach?: string; readonly asks?: string; readonly why?: string }

/** Null for everybody who does not handle them: there is no such page. */
export const readDataRequests = (rowan: Rowan, token: string): Promise<DataRequests | null> =>
  asActor(rowan.database, token, async (query, { landlord, account, roles }): Promise<DataRequests | null> => {
    const running = landlordOf(rowan, landlord)
    const clock = clockFor(running)
    const sees = seesDataRequests(roles) && clock !== null
    await audit(query, {
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
    const requests: DataRequestShown[] = []
    for (const row of rows) {
      const said = open(row.request, row.sealed)
      const waits = row.identity_asked !== null && row.identity_sure === null
      const runsFrom = (row.identity_asked ? row.identity_sure : row.received)?.getTime()
      const due = waits || runsFrom === undefined ? null : dueOn(running, clock, runsFrom)
      requests.push({
        id: row.request,
        reference: row.reference,
        name: said.name ?? '',
        reach: said.reach ?? '',
        asks: said.asks ?? '',
        received: row.received.getTime(),
        identityAsked: row.identity_asked?.getTime() ?? null,
        identityHow: row.identity_how,
        known: row.customer !== null,
        due,
        isLate: due !== null && due < today && !row.released,
        notBefore: row.not_before,
        delivery: row.delivery,
        tellsOfOthers: row.tells_of_others,
        othersAgree: row.others_agree,
        reasonableWithout: row.reasonable_without,
        why: open(row.request, await dataWithheld(query, row.request)).why ?? null,
        ownReview: row.reviewed_by === account,
        released: row.released?.getTime() ?? null,
        step: stepOf(row, today),
      })
    }
    const has = (some: readonly string[]) => roles.some((role) => some.includes(role))
    return {
      now,
      requests,
      law: { name: clock.name, verified: clock.verified, keptBack: clock.keptBack, keptBackBy: clock.keptBackBy },
      protects: has(DATA_PROTECTION_ROLES),
      agrees: has(DATA_ANSWER_AGREERS),
    }
  })
