/** A socket that sends at once what was asked at once: a call to the system takes as long as a short query. */
import { Socket } from 'node:net'
import { nextTick } from 'node:process'

/** The driver corks it for each prepared statement, and what several of them wrote goes out when the work at hand is done. */
export class GatheringSocket extends Socket {
  override uncork(): void {
    nextTick(() => super.uncork())
  }
}
