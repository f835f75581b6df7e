/** The programs of the server that a world runs on, and as whom they run. */
import { join } from 'node:path'
import { findBinaries } from '../../src/store/server/binaries.ts'
import { clusterPaths } from '../../src/store/server/cluster.ts'
import { readyPrograms } from '../../src/store/server/embedded-package.ts'
import { choose } from '../../src/store/server/open-server.ts'
import { type ServerUser, serverUser } from '../../src/store/server/server-user.ts'
import type { FaultWorld } from './fault-world.ts'

export function serverPrograms(
  world: FaultWorld,
  name: string,
): { readonly program: string; readonly user: ServerUser | undefined; readonly data: string } {
  const { data } = clusterPaths(world.cluster)
  const user = serverUser(data)
  const found = choose(findBinaries(), undefined, world.kind)
  const bin = found.embedded ? readyPrograms(found.embedded, user, '/var/lib/rowan') : found.bin
  return { program: join(bin, name), user, data }
}
