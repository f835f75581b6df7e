/** A process of its own that works on a test's database until it is done or killed: the harness kills it, at any moment. */
import { join } from 'node:path'
import { openRowan } from '../../src/casework/open-rowan.ts'
import { rotateDataKeys, rotateMasterKey } from '../../src/casework/rotate-keys.ts'
import type { Rowan } from '../../src/casework/rowan.ts'
import { masterKeys } from '../../src/store/keys/master-key.ts'
import { bringInMasterKey } from '../../src/store/keys/turning.ts'
import type { ChildWork } from './killed-child.ts'

const { web, worker, keys, owner, folder, landlord, what } = JSON.parse(process.env.ROWAN_CHILD ?? '') as ChildWork

const WORK: Readonly<Record<ChildWork['what'], (rowan: Rowan) => Promise<unknown>>> = {
  'turn-master': async (rowan) => {
    const { byMaster, current } = await rowan.turning.counts()
    if ([...byMaster.keys()].every((id) => id === current)) bringInMasterKey(folder)
    await rotateMasterKey(rowan)
  },
  'turn-data': (rowan) => rotateDataKeys(rowan, { landlord, grace: 0 }),
}

const rowan = await openRowan({
  web,
  worker,
  keys,
  owner,
  master: masterKeys(folder, {}),
  files: join(folder, 'files'),
  ledger: { folder: join(folder, 'ledger', web.database), data: folder },
  landlords: [],
  holidays: [],
})
process.stdout.write('begins\n')
await WORK[what](rowan)
await rowan.close()
