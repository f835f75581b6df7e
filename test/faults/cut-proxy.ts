/** Stands between Rowan and its database and breaks what runs through it: cuts, swallows, half-closes, slows down, cuts in the middle. */
import { connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import type { PreparedDatabase } from '../../src/store/prepared-database.ts'
import type { Connection } from '../../src/store/server/connection.ts'

export const CUTS = ['reset', 'delay', 'truncate', 'blackhole', 'half-open'] as const
export type Cut = (typeof CUTS)[number]

export type CutProxy = {
  /** The same database, by way of the proxy. */
  readonly through: (prepared: PreparedDatabase) => Omit<PreparedDatabase, 'migrated'>
  /** Does it to every connection that is open now. New ones go through. */
  readonly cut: (how: Cut) => void
  /** Lets nothing through, neither what is open nor what is new, until it is told to. */
  readonly refuse: (isRefused: boolean) => void
  readonly close: () => Promise<void>
}

type Pair = { readonly near: Socket; readonly far: Socket; swallows: boolean; delay: number; left: number }

/** To the server whose socket lies in the folder `host`. */
export async function cutProxy({ host, port }: Pick<Connection, 'host' | 'port'>): Promise<CutProxy> {
  const pairs = new Set<Pair>()
  let isRefusing = false
  const server = createServer((near) => {
    if (isRefusing) {
      near.resetAndDestroy()
      return
    }
    const far = connect(join(host, `.s.PGSQL.${port}`))
    const pair: Pair = { near, far, swallows: false, delay: 0, left: Number.POSITIVE_INFINITY }
    pairs.add(pair)
    const carry = (from: Socket, to: Socket) => {
      from.on('data', (bytes: Buffer) => {
        if (pair.swallows || to.destroyed) return
        const part = bytes.subarray(0, pair.left)
        pair.left -= part.length
        const send = () => {
          if (!to.destroyed) to.write(part)
          if (pair.left <= 0) near.resetAndDestroy()
        }
        if (pair.delay > 0) setTimeout(send, pair.delay)
        else send()
      })
      from.on('error', () => {})
      from.on('close', () => {
        if (!pair.swallows) to.destroy()
        if (near.destroyed) {
          far.destroy()
          pairs.delete(pair)
        }
      })
    }
    carry(near, far)
    carry(far, near)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const own = { host: '127.0.0.1', port: typeof address === 'object' ? (address?.port ?? 0) : 0 }
  const inflict: Readonly<Record<Cut, (pair: Pair) => void>> = {
    reset: ({ near }) => near.resetAndDestroy(),
    blackhole: (pair) => {
      pair.swallows = true
    },
    'half-open': (pair) => {
      pair.swallows = true
      pair.far.destroy()
    },
    delay: (pair) => {
      pair.delay = 150
    },
    truncate: (pair) => {
      pair.left = 40
    },
  }
  return {
    through: ({ web, door, worker, keys, owner }) => ({
      web: { ...web, ...own },
      door: { ...door, ...own },
      worker: { ...worker, ...own },
      keys: { ...keys, ...own },
      owner,
    }),
    cut: (how) => {
      for (const pair of pairs) inflict[how](pair)
    },
    refuse: (isRefused) => {
      isRefusing = isRefused
      if (isRefused) for (const pair of pairs) inflict.reset(pair)
    },
    close: async () => {
      for (const { near, far } of pairs) {
        near.destroy()
        far.destroy()
      }
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
