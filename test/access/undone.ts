/**
 * A Rowan on one connection, each of whose requests is undone afterwards: everybody can be asked everything of one prepared world. What
 * Rowan takes for a transaction is a savepoint, and after each the lines that it left on the audit are looked up.
 */
import type pg from 'pg'
import type { Rowan } from '../../src/casework/rowan.ts'
import { type Connection, connect } from '../../src/store/server/connection.ts'

/** What one transaction of a request asked the database, by the names of its statements, and the lines that it wrote. */
export type Done = { readonly asked: readonly string[]; readonly lines: readonly string[] }

const WORDS: Readonly<Record<string, string>> = {
  begin: 'savepoint work',
  commit: 'release savepoint work',
  rollback: 'rollback to savepoint work; release savepoint work',
}

export type Undone = Awaited<ReturnType<typeof undoneOn>>

/** `rowan` as a door has it. `during` asks it something, says which transactions that took, and undoes them. `close` it. */
export async function undoneOn(rowan: Rowan, owner: Connection) {
  const client = await connect(owner)
  await client.query("set statement_timeout = '20s'")
  let done: Done[] = []
  let asked: string[] = []
  let free: Promise<void> = Promise.resolve()

  /** The actions of the audit lines that were written since the last look. Looks as the owner: the web role may not. */
  async function newLines(): Promise<readonly string[]> {
    await client.query('reset role')
    const { rows } = await client.query<{ action: string }>(
      "select action || ' ' || result as action from rowan.audit where seq > current_setting('app.seen')::bigint or landlord <> current_setting('app.of') and false order by seq",
    )
    await client.query("select set_config('app.seen', (select coalesce(max(seq), 0)::text from rowan.audit), true)")
    await client.query('set local role rowan_web')
    return rows.map(({ action }) => action)
  }

  const query = async (asking: pg.QueryConfig | string, values?: unknown[]) => {
    const text = typeof asking === 'string' ? asking : asking.text
    const word = WORDS[text]
    if (word === undefined) {
      if (typeof asking === 'object' && asking.name !== undefined) asked.push(asking.name)
      return client.query(asking as string, values)
    }
    if (text === 'commit') {
      done.push({ asked, lines: await newLines() })
      asked = []
    }
    if (text === 'rollback') asked = []
    return client.query(word)
  }

  /** One at a time: they share the connection. */
  async function take() {
    const before = free
    let release: () => void = () => {}
    free = new Promise((resolve) => {
      release = resolve
    })
    await before
    return { query, release }
  }
  /** One statement, which is a transaction of its own. */
  async function alone(asking: pg.QueryConfig) {
    const taken = await take()
    try {
      await taken.query('begin')
      const answer = await taken.query(asking)
      await taken.query('commit')
      return answer
    } finally {
      taken.release()
    }
  }
  const database = { pool: { connect: take, query: alone } as unknown as pg.Pool, close: async () => {} }

  return {
    rowan: { ...rowan, database } satisfies Rowan as Rowan,
    during: async <T>(work: () => Promise<T>): Promise<{ readonly answer: T; readonly done: readonly Done[] }> => {
      done = []
      asked = []
      await client.query('begin')
      try {
        await client.query("select set_config('app.seen', (select coalesce(max(seq), 0)::text from rowan.audit), true)")
        await client.query('set local role rowan_web')
        return { answer: await work(), done }
      } finally {
        await client.query('rollback')
      }
    },
    close: () => client.end(),
  }
}
