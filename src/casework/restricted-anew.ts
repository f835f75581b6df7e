/**
 * Makes by what people on the Restricted Access List are recognised anew, once, where it is in an older form than this release's: the keys
 * are hashes, so they come from the sealed words of each entry. When Rowan starts, before anybody is served. See docs/decisions/0045.
 */
import { RESTRICTED_FORM } from '../people/restricted-keys.ts'
import type { Words } from '../record/separate.ts'
import { type DataKey, openWords } from '../store/keys/words.ts'
import {
  formOfRestricted,
  keepFormOfRestricted,
  recordsWithRestricted,
  replaceRestrictedKeys,
  wordsOfEntries,
} from '../store/restricted-list.ts'
import { holdStream } from '../store/sealed-rows.ts'
import { asOwner, asOwnerInSteps, auditBySystem, readRecord, type Step } from '../store/setting-up.ts'
import { faultOf } from './fault-of.ts'
import { indexKey } from './import-registry.ts'
import type { RunningLandlord } from './landlord.ts'
import { keysOfStanding, standingOn } from './restricted-access.ts'
import type { Rowan } from './rowan.ts'

type Makes = Pick<Rowan, 'owner' | 'keyring' | 'clock'>

/**
 * Of one landlord; nothing where it keeps no list, or its keys are in this form. Each record is a transaction of its own and the form is
 * noted when all are done, so that a start that is interrupted leaves every entry recognised by what it was, or anew, and the next start
 * goes on. A record that fails holds up no other and no start: it is said by its id, keeps the keys that it has, and is tried at the next.
 */
export async function makeRestrictedAnew(
  rowan: Makes,
  landlord: RunningLandlord,
  say: (line: string) => void,
): Promise<void> {
  const { id, name, organisation } = landlord
  if (organisation.restrictedAccess === null) return
  const records = await asOwner(rowan.owner, async (client) => {
    if ((await formOfRestricted(client, id)) >= RESTRICTED_FORM) return null
    const found = await recordsWithRestricted(client, id)
    if (found.length > 0) await auditBySystem(client, id, 'made-anew:restricted-keys', null)
    return found
  })
  if (records === null) return
  if (records.length === 0) return noteForm(rowan, id)
  const index = await indexKey(rowan, id).catch((error: unknown) => {
    say(`${name}: by what anybody is recognised could not be made anew: ${faultOf(error)}`)
    return null
  })
  if (index === null) return
  let failed = 0
  await asOwnerInSteps(rowan.owner, async (step) => {
    for (const stream of records)
      try {
        await makeOne(rowan, step, id, stream, index)
      } catch (error) {
        failed++
        say(`${name}: by what somebody is recognised could not be made anew, record ${stream}: ${faultOf(error)}`)
      }
  })
  if (failed > 0) return
  await noteForm(rowan, id)
  say(
    `${name}: the Restricted Access List was made anew, of ${records.length} ${records.length === 1 ? 'record' : 'records'}`,
  )
}

async function noteForm(rowan: Makes, landlord: string): Promise<void> {
  await asOwner(rowan.owner, (client) => keepFormOfRestricted(client, landlord, RESTRICTED_FORM, rowan.clock()))
}

class NoKey extends Error {
  override readonly name = 'NoKey'
}

const makeOne = (rowan: Makes, step: Step, landlord: string, stream: string, index: DataKey): Promise<void> =>
  step(async (client) => {
    await holdStream(client, landlord, stream)
    const standing = standingOn((await readRecord(client, landlord, stream, [])).entries)
    const key = await rowan.keyring.findKey({ landlord, kind: 'case', subject: stream })
    // Never the keys that are there for none.
    if (!key) throw new NoKey('The key of the record is not there')
    const known = new Map(
      (await wordsOfEntries(client, landlord, stream, standing)).map(({ entry, sealed }) => [
        entry,
        JSON.parse(openWords(key, { landlord, stream, entry }, sealed)) as Words,
      ]),
    )
    await replaceRestrictedKeys(client, landlord, stream, keysOfStanding(index, standing, known))
  })
