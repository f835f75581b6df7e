/** Keeps a server of our own running while people are served: one that ends without being asked to is started again. */
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'

export type KeptServer = {
  /** The session that holds the server now. */
  readonly current: () => pg.Client
  /** Watches no longer, and waits for a start that is under way. */
  readonly release: () => Promise<void>
}

/** Between two tries to start it, in milliseconds. */
const BETWEEN = 500

/**
 * Watches the session that holds the server. Where that is cut, because the server was killed or the session alone was ended, `reach`
 * finds the server or starts it, again and again until it answers. Says in a line that it ended and that it is back.
 */
export function keepServer(first: pg.Client, reach: () => Promise<pg.Client>, log: (line: string) => void): KeptServer {
  let hold = first
  let isReleased = false
  let starting: Promise<void> | undefined

  async function startAgain(): Promise<void> {
    log('The database server ended without being asked to: starting it again.')
    for (let said = ''; !isReleased; ) {
      try {
        hold = await reach()
        watch(hold)
        log('The database server is back.')
        return
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error)
        if (why !== said) log(why)
        said = why
        await pause(BETWEEN)
      }
    }
  }

  function watch(client: pg.Client): void {
    client.once('end', () => {
      if (!isReleased) starting = startAgain()
    })
  }

  watch(hold)
  return {
    current: () => hold,
    release: async () => {
      isReleased = true
      await starting
    },
  }
}
