/** How to reach one database as one role. Holds no pool and opens nothing that it does not close. */
import pg from 'pg'

export type Connection = {
  /** A host name, or the folder of a Unix socket. */
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
  readonly ssl?: boolean | object
}

/** The folder of a socket, or this machine itself: what is said there is on no wire. */
const isHere = (host: string): boolean => host.startsWith('/') || /^(localhost|127(\.\d+){3}|::1)$/.test(host)

/** Whether what is said is sealed, and said to nobody but whom the certificate names. */
const isSealed = (ssl: unknown): boolean =>
  ssl === true ||
  (typeof ssl === 'object' &&
    ssl !== null &&
    !('rejectUnauthorized' in ssl && !ssl.rejectUnauthorized) &&
    // As libpq's verify-ca has it: whoever has a certificate of the same authority would be taken for the database.
    !('checkServerIdentity' in ssl))

/**
 * Reads a `postgres://` address. Throws one plain line when it is not one, and when it leads to another machine without TLS and the check
 * of its certificate. Source: OWASP ASVS 5.0, 12.3.1 and 12.3.2.
 */
export function connectionOf(address: string): Connection {
  if (!/^postgres(ql)?:\/\//.test(address)) throw new Error('DATABASE_URL must begin with postgres://')
  const { host, port, user, password, database, ssl } = new pg.Client({ connectionString: address })
  if (!isHere(host) && !isSealed(ssl))
    throw new Error(
      'DATABASE_URL leads to another machine without TLS: add sslmode=verify-full, and sslrootcert where the certificate is your own',
    )
  return {
    host,
    port,
    user: user ?? 'postgres',
    password: password ?? '',
    database: database ?? 'rowan',
    ...(ssl ? { ssl } : {}),
  }
}

/** Throws one plain line where the certificates of other machines are not looked at. Source: OWASP ASVS 5.0, 12.3.2. */
export function refuseUnchecked(env: Readonly<Record<string, string | undefined>>): void {
  if (env.NODE_TLS_REJECT_UNAUTHORIZED === '0')
    throw new Error('NODE_TLS_REJECT_UNAUTHORIZED=0 lets anybody pass for the database or the mail server: take it out')
}

/** Runs `work` on a connection of its own, and closes it whatever happens. */
export async function withClient<T>(connection: Connection, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connect(connection)
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** One open connection; the caller ends it. A connection that breaks while idle is noticed at its next use. */
export async function connect(connection: Connection): Promise<pg.Client> {
  const client = new pg.Client({ ...connection, application_name: `rowan ${process.pid}` })
  client.on('error', () => {})
  await client.connect()
  return client
}
