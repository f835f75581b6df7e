/** The way to the mail server: in clear on this machine alone. 127.0.0.2 stands for another machine. */
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterEach, expect, test } from 'vitest'
import { mailThrough } from './mail.ts'

const servers: SMTPServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise<void>((resolve) => server.close(() => resolve()))
})

/** A mail server, what it was sent, and what was said to it in clear. */
async function mailServer(host: string, options: ConstructorParameters<typeof SMTPServer>[0]) {
  const received: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    logger: false,
    ...options,
    onMailFrom({ address }, _session, done) {
      received.push(address)
      done()
    },
  })
  servers.push(server)
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, host, () => resolve()))
  return { received, address: `${host}:${(server.server.address() as AddressInfo).port}` }
}

const send = (server: string) =>
  mailThrough({
    server: `smtp://${server}`,
    from: 'Desk <desk@homes.example>',
    address: 'https://rowan.homes.example',
  })({
    address: 'sam@homes.example',
    id: 'one',
  })

test('on this machine may be in clear', async () => {
  const { address, received } = await mailServer('127.0.0.1', { disabledCommands: ['STARTTLS'] })
  expect(await send(address)).toBe('sent')
  expect(received).toEqual(['desk@homes.example'])
})

test('to another machine that offers no seal is not gone: nothing is said, and it was surely not delivered', async () => {
  const { address, received } = await mailServer('127.0.0.2', { disabledCommands: ['STARTTLS'] })
  expect(await send(address)).toBe('refused')
  expect(received).toEqual([])
})

test('to another machine whose certificate nobody trusts is not gone either', async () => {
  const { address, received } = await mailServer('127.0.0.2', {})
  expect(await send(address)).toBe('refused')
  expect(received).toEqual([])
})
