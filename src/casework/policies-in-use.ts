/**
 * Makes the landlords' policies known when Rowan starts. A policy that reads otherwise than before is another edition of the same version:
 * it is recorded beside those before, every record is judged again by it in the same transaction, the audit says so, and those who answer
 * for cases are told. See docs/decisions/0072.
 */
import { createHash } from 'node:crypto'
import { EXACT_NUMBERS_ROLES } from '../access/roles.ts'
import type { Holidays } from '../policy/calendar/working-days.ts'
import { editionText } from '../policy/edition.ts'
import type { RoleName } from '../record/vocabulary.ts'
import { recordEditions, tellOfEditions, wasJudgedBy } from '../store/pack-editions.ts'
import {
  asOwner,
  installLandlord,
  type LandlordRow,
  organisationStream,
  readRecord,
  replaceJudged,
} from '../store/setting-up.ts'
import { canonical } from '../verify/chain.ts'
import { facetReading } from './facet-reading.ts'
import { judgedRows } from './judged-record.ts'
import type { RunningLandlord } from './landlord.ts'
import { judgeAll } from './rebuild.ts'
import type { Rowan } from './rowan.ts'

/** Who is told that cases were judged again: whoever answers for them, and for the policy. */
const TOLD: readonly RoleName[] = [...EXACT_NUMBERS_ROLES, 'policy-owner']

const rowOf = (landlord: RunningLandlord): LandlordRow => ({
  ...landlord,
  facetReading: facetReading(landlord.policy),
  hasPublicForm: landlord.organisation.intake.publicForm !== null,
})

/** What a record is judged by, beside itself: the same for the same rules, days and organisation. */
const judgedBy = (landlord: RunningLandlord, holidays: readonly Holidays[]): Buffer =>
  createHash('sha256')
    .update(canonical([landlord.packs.map(editionText), holidays, landlord.organisation]))
    .digest()

/** `records`: false for a visit beside whoever serves people. What changed in the folder then waits until Rowan is started again. */
export type Making = {
  readonly rowan: Pick<Rowan, 'owner' | 'keyring' | 'clock'>
  readonly holidays: readonly Holidays[]
  readonly records: boolean
  readonly say: (line: string) => void
}

/** One transaction: a landlord's policy is in use with every record judged by it, or is not. */
export const takeIntoUse = (landlord: RunningLandlord, { rowan, holidays, records, say }: Making): Promise<void> =>
  asOwner(rowan.owner, async (client) => {
    const { id, packs } = landlord
    const now = rowan.clock()
    const isNew = await installLandlord(client, rowOf(landlord), now)
    if (records || isNew) {
      const texts = packs.map((pack) => ({
        pack: pack.id,
        version: pack.version,
        inForce: pack.inForce.from,
        text: editionText(pack),
      }))
      const editions = await recordEditions(client, id, texts, now)
      const same = await wasJudgedBy(client, id, judgedBy(landlord, holidays), now)
      if (!isNew && !same) {
        const count = await judgeAll(rowan, client, landlord)
        await tellOfEditions(client, id, { editions, roles: TOLD, now })
        const what = editions.map(({ pack, version, edition }) => `${pack} ${version}, edition ${edition}`).join('; ')
        say(`${landlord.name}: ${count} records judged again${what === '' ? '' : ` by ${what}`}`)
        return
      }
    }
    const stream = organisationStream(id)
    const record = await readRecord(client, id, stream, [])
    await replaceJudged(client, id, stream, judgedRows(landlord, record, now))
  })
