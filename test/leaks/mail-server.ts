/** A real mail server on this machine that keeps what it was given, or will not take it. */
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export type Received = { readonly to: readonly string[]; readonly text: string }
export type MailServer = Awaited<ReturnType<typeof mailServer>>

/** `answers` says what it does with the next message: takes it, refuses it, or takes it and breaks the connection before it says so. */
export async function mailServer(port = 0) {
  const received: Received[] = []
  const how: { next: 'take' | 'refuse' | 'break' } = { next: 'take' }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) =>
      how.next === 'refuse' ? done(Object.assign(new Error('Mailbox full'), { responseCode: 452 })) : done(),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        received.push({
          to: session.envelope.rcptTo.map((each) => each.address),
          text: Buffer.concat(chunks).toString('utf8'),
        })
        if (how.next !== 'break') return done()
        for (const connection of server.connections) connection._socket.destroy()
      })
    },
  } as ConstructorParameters<typeof SMTPServer>[0])
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()))
  const at = (server.server.address() as AddressInfo).port
  return {
    received,
    how,
    settings: {
      server: `smtp://127.0.0.1:${at}`,
      from: 'Desk <desk@homes.example>',
      address: 'https://rowan.homes.example',
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
