/** `rowan keys`: what wraps what, and turning keys beside a running Rowan. */
import { findCase, keyCounts, rotateDataKeys, rotateMasterKey } from '../casework/rotate-keys.ts'
import type { Rowan } from '../casework/rowan.ts'
import type { Visit } from './administer.ts'
import { type Command, readOptions, type Terminal, Unusable } from './command.ts'
import { progressOn } from './progress.ts'

/** Makes the data folder's next master key; undefined where the master key comes from the environment. */
export type NewMaster = (() => void) | undefined

async function status(rowan: Rowan, terminal: Terminal): Promise<number> {
  const { byMaster, destroyed, turning, current } = await keyCounts(rowan)
  for (const [id, count] of byMaster)
    terminal.out(`master key ${id}: wraps ${count} keys${id === current ? ' (in use)' : ''}`)
  terminal.out(`${destroyed} keys are destroyed, ${turning} are being turned`)
  return 0
}

async function rotateMaster(rowan: Rowan, terminal: Terminal, bringIn: NewMaster): Promise<number> {
  const { byMaster, current } = await keyCounts(rowan)
  const isUnderWay = [...byMaster.keys()].some((id) => id !== current)
  if (!isUnderWay && bringIn === undefined)
    throw new Unusable(
      'Start Rowan with the new master key as ROWAN_MASTER_KEY and the one so far as ROWAN_MASTER_KEY_BEFORE, then call this again',
    )
  if (!isUnderWay) bringIn?.()
  const say = progressOn(process.stderr)
  const count = await rotateMasterKey(rowan, (done, whole) => say({ of: 'Master key', done, whole, things: 'keys' }))
  terminal.out(`${count} keys are wrapped by the new master key.`)
  terminal.out('Keep the one before it as long as you keep backups of the keys that it wrapped, and then delete it.')
  return 0
}

async function rotateData(rowan: Rowan, terminal: Terminal, landlord: string, reference?: string): Promise<number> {
  if (!rowan.landlords.has(landlord))
    throw new Unusable(`There is no landlord "${landlord}"; known are ${[...rowan.landlords.keys()].join(', ')}`)
  const stream = reference === undefined ? undefined : await findCase(rowan, landlord, reference)
  if (reference !== undefined && stream === undefined) throw new Unusable(`There is no record ${reference}`)
  const say = progressOn(process.stderr)
  const count = await rotateDataKeys(rowan, {
    landlord,
    ...(stream === undefined ? {} : { stream }),
    say: (done, whole, things) => say({ of: landlord, done, whole, things }),
  })
  terminal.out(`${count} keys were turned; what they sealed is sealed again.`)
  return 0
}

export const keys = (visit: Visit, bringIn: NewMaster): Command => ({
  name: 'keys',
  does: 'Say what wraps the keys, and turn them: the master key, or the keys of what is kept',
  usage: `rowan keys
rowan keys rotate master
rowan keys rotate data LANDLORD [REFERENCE]

master   a new master key wraps every key; nothing is sealed again. Yearly, and when somebody leaves who could read it.
         In a data folder it is made here, and the one before stays beside it as master.before.key. Where it comes from
         ROWAN_MASTER_KEY: start Rowan with the new one there and the one so far in ROWAN_MASTER_KEY_BEFORE, then call this.
data     new keys for one record, or for everything of a landlord; all of it is sealed again. On suspicion. The key of the
         index, from which the ids of homes and people are made, stays.

People go on working meanwhile, and everything stays readable. Killed at any moment, the same call goes on where it was.`,
  run(words, terminal) {
    const [verb, what, landlord, reference, ...more] = readOptions(words, []).rest
    return visit(terminal, (rowan) => {
      if (verb === undefined) return status(rowan, terminal)
      if (verb === 'rotate' && what === 'master' && landlord === undefined)
        return rotateMaster(rowan, terminal, bringIn)
      if (verb === 'rotate' && what === 'data' && landlord !== undefined && more.length === 0)
        return rotateData(rowan, terminal, landlord, reference)
      throw new Unusable('Say what: rowan keys rotate master, or rowan keys rotate data LANDLORD [REFERENCE]')
    })
  },
})
