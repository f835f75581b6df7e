/** Orders and conditions on somebody who causes harm: how long they hold, how they were broken, and what the law's data says of them. Pure. */
import type { ProtectiveOrder } from '../../packs/law.ts'
import { holdsIn } from '../../packs/law.ts'
import { type CivilDate, dateOfDay, dayOf, dayOfDate, type Instant } from '../../record/london-time.ts'
import type { AreaEntry, AreaReading } from '../area-page.ts'
import { NO_NAME } from '../people-on-case.ts'

export type OrderBreach = {
  readonly n: number
  readonly at: Instant
  readonly how: string
  /** Whether the police know; null where nobody has said. */
  readonly police: boolean | null
}

export type OrderShown = {
  readonly n: number
  readonly kind: string
  readonly person: string
  readonly personId: string
  readonly at: Instant
  readonly startsOn: CivilDate | null
  readonly expiresOn: CivilDate | null
  readonly conditions: string | null
  readonly noContact: boolean
  readonly powerOfArrest: boolean
  readonly mustLeave: boolean
  /** `ends-soon`: within four weeks. `past`: its last day is over and nobody has said what came of it. */
  readonly state: 'in-force' | 'ends-soon' | 'past' | 'ended'
  readonly ended: string | null
  readonly breaches: readonly OrderBreach[]
  /** When the person harmed was last told something, after it was made; null: not yet on the record. */
  readonly toldOn: Instant | null
  /** What the law's data holds of such an order on that day; null: not configured. */
  readonly law: ProtectiveOrder | null
}

const SOON_DAYS = 28
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

function stateOf(expiresOn: CivilDate | null, ended: AreaEntry | undefined, now: Instant): OrderShown['state'] {
  if (ended) return 'ended'
  if (expiresOn === null) return 'in-force'
  const left = dayOfDate(expiresOn) - dayOf(now)
  return left < 0 ? 'past' : left <= SOON_DAYS ? 'ends-soon' : 'in-force'
}

/** Every order, those in force first, each with its breaches. */
export function courtOrders({ entries, page, nameOf, organisation }: AreaReading): readonly OrderShown[] {
  const orders = entries.filter((entry) => entry.type === 'court-order.made')
  const shown = orders.map((order): OrderShown => {
    const expiresOn = text(order.codes.expiresOn)
    const ended = entries.findLast((entry) => entry.type === 'court-order.ended' && entry.codes.entry === order.n)
    const personId = text(order.codes.person) ?? ''
    const isOnly = orders.filter((each) => each.codes.person === personId).length === 1
    const day = dateOfDay(dayOf(order.at))
    return {
      n: order.n,
      kind: text(order.codes.kind) ?? '',
      person: nameOf(personId) ?? NO_NAME,
      personId,
      at: order.at,
      startsOn: text(order.codes.startsOn),
      expiresOn,
      conditions: text(order.words.conditions),
      noContact: order.codes.noContact === true,
      powerOfArrest: order.codes.powerOfArrest === true,
      mustLeave: order.codes.mustLeave === true,
      state: stateOf(expiresOn, ended, page.now),
      ended: text(ended?.codes.why),
      breaches: entries
        .filter(
          (entry) =>
            entry.type === 'court-order.breached' &&
            (entry.codes.entry === order.n ||
              (entry.codes.entry === undefined && isOnly && entry.codes.person === personId)),
        )
        .map((entry) => ({
          n: entry.n,
          at: entry.at,
          how: text(entry.codes.how) ?? 'other',
          police: typeof entry.codes.reportedToPolice === 'boolean' ? entry.codes.reportedToPolice : null,
        })),
      toldOn: entries.findLast((entry) => entry.type === 'victim.updated' && entry.at >= order.at)?.at ?? null,
      law:
        organisation.law.protectiveOrders.find(
          (row) => row.id === order.codes.kind && holdsIn(row, organisation.nation, day),
        ) ?? null,
    }
  })
  return shown.toSorted((a, b) => Number(a.state === 'ended') - Number(b.state === 'ended') || b.at - a.at)
}
