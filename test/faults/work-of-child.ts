/** A process of its own that works on a test's database until it is done or killed: the harness kills it, at any moment. */
import { join } from 'node:path'
import { doDueJobs } from '../../src/casework/due-jobs.ts'
import { eraseAgreedOn } from '../../src/casework/erase.ts'
import { looksRound } from '../../src/casework/looks/draw-looks.ts'
import { openRowan } from '../../src/casework/open-rowan.ts'
import { restore } from '../../src/casework/restore.ts'
import { rotateDataKeys, rotateMasterKey } from '../../src/casework/rotate-keys.ts'
import type { Rowan } from '../../src/casework/rowan.ts'
import { loadHolidays } from '../../src/packs/load-holidays.ts'
import { loadLetters } from '../../src/packs/load-letters.ts'
import { loadOrganisation } from '../../src/packs/load-organisation.ts'
import { loadPolicy } from '../../src/packs/load-policies.ts'
import { masterKeys } from '../../src/store/keys/master-key.ts'
import { bringInMasterKey } from '../../src/store/keys/turning.ts'
import type { ChildWork } from './killed-child.ts'

const {
  web,
  door,
  worker,
  keys,
  owner,
  folder,
  landlord,
  what,
  now,
  root,
  restore: back,
} = JSON.parse(process.env.ROWAN_CHILD ?? '') as ChildWork

if (back) {
  process.stdout.write('begins\n')
  await restore({
    server: { superuser: { ...owner, database: 'postgres' }, database: back.database },
    data: back.data,
    records: back.records,
    keys: back.keys,
    key: Buffer.from(back.key, 'base64'),
    config: {
      master: masterKeys(folder, {}),
      files: back.files,
      ledger: { folder: join(folder, 'ledger', web.database), data: folder },
      landlords: [],
      holidays: [],
      clock: () => now,
    },
  })
  process.exit(0)
}

const WORK: Readonly<Record<Exclude<ChildWork['what'], 'restore'>, (rowan: Rowan) => Promise<unknown>>> = {
  'turn-master': async (rowan) => {
    const { byMaster, current } = await rowan.turning.counts()
    if ([...byMaster.keys()].every((id) => id === current)) bringInMasterKey(folder)
    await rotateMasterKey(rowan)
  },
  erase: (rowan) => eraseAgreedOn(rowan),
  jobs: (rowan) => doDueJobs(rowan),
  looks: (rowan) => looksRound(rowan),
  'turn-data': (rowan) => rotateDataKeys(rowan, { landlord, grace: 0 }),
}

/** The work that needs what a landlord says of itself. */
const ofLandlord = what === 'erase' || what === 'jobs' || what === 'looks'

const rowan = await openRowan({
  web,
  door,
  worker,
  keys,
  owner,
  master: masterKeys(folder, {}),
  files: join(folder, 'files'),
  ledger: { folder: join(folder, 'ledger', web.database), data: folder },
  landlords: ofLandlord
    ? [
        {
          ...loadPolicy(root, landlord),
          organisation: loadOrganisation(root, landlord),
          letters: loadLetters(root, landlord),
        },
      ]
    : [],
  holidays: ofLandlord ? loadHolidays(root) : [],
  clock: () => now,
})
process.stdout.write('begins\n')
if (what !== 'restore') await WORK[what](rowan)
await rowan.close()
