/** What lettings and advisers say, as acts on a case that they do not see: whom and what it is about comes from the record. */
import { type LettingsMove, lettingsMoves } from '../record/lettings-moves.ts'
import type { StoredRecord } from '../store/record.ts'
import type { Act } from './act.ts'
import { moveId, ownInOrder, questionId, runs } from './facet-rows.ts'
import { numbered } from './judged-record.ts'
import type { RunningLandlord } from './landlord.ts'

type Data = Readonly<Record<string, unknown>>

const waits = ({ offers }: LettingsMove): boolean => offers.at(-1)?.answer === null

/** Only these fields of what was sent. */
const only = (data: Data, ...fields: readonly string[]): Data =>
  Object.fromEntries(Object.entries(data).filter(([field]) => fields.includes(field)))

/**
 * An offer: in an area of the landlord's, which is compared with those to avoid. Whether a home lowers the risk is not for lettings to
 * say: they do not know what it is.
 */
function offerOf({ organisation }: RunningLandlord, rehousing: string, data: Data): Data {
  const area = organisation.lettings.areas.find(({ id }) => id === data.areaId)
  const said = only(data, 'areaId', 'likeForLike', 'sameTenure', 'reason')
  return { ...said, rehousing, outsideAreasToAvoid: true, ...(area ? { area: area.name } : {}) }
}

/** The data of an act of lettings, or null where the move is not open, or nothing of the kind can be said of it now. */
export function moveData(
  landlord: RunningLandlord,
  record: StoredRecord,
  id: string,
  { type, data }: Act,
): Data | null {
  const move = lettingsMoves(ownInOrder(numbered(record).entries)).find(
    (each) => runs(each) && moveId(record.stream, each.rehousing) === id,
  )
  if (!move) return null
  const { rehousing } = move
  switch (type) {
    case 'rehousing.offered':
      return move.state === 'open' && !waits(move) ? offerOf(landlord, rehousing, data) : null
    case 'rehousing.answered':
      return waits(move) ? { ...only(data, 'outcome'), rehousing } : null
    case 'lettings.returned':
      return { ...only(data, 'why'), rehousing }
    default:
      return null
  }
}

/** The data of an adviser's answer, or null where the question is not theirs in the role in which they answer. */
export function questionData(record: StoredRecord, id: string, { type, role, data }: Act): Data | null {
  const asked = record.entries.find((entry) => entry.type === 'advice.sought' && questionId(entry.id) === id)
  if (type !== 'advice.answered' || asked?.codes.from !== role) return null
  return { ...only(data, 'answer'), entry: asked.id }
}
