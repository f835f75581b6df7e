import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { GatheringSocket } from './gathering-socket.ts'

/** Counts how often it hands something to the system. */
class Counted extends GatheringSocket {
  sent = 0
  override _writev(...written: Parameters<NonNullable<GatheringSocket['_writev']>>): void {
    this.sent++
    super._writev?.(...written)
  }
}

test('statements that are asked at once go out in one piece, and the next ones in another', async () => {
  const got: Buffer[] = []
  const server = createServer((end) => end.on('data', (part: Buffer) => got.push(part))).listen(0)
  await once(server, 'listening')
  const socket = new Counted()
  socket.connect((server.address() as AddressInfo).port)
  await once(socket, 'connect')
  const ask = (name: string) => {
    socket.cork()
    socket.write(`bind ${name};`)
    socket.write(`run ${name};`)
    socket.uncork()
  }
  for (const name of ['begin', 'enter', 'duties']) ask(name)
  await nextTurn()
  expect(socket.sent).toBe(1)
  for (const name of ['audit', 'commit']) ask(name)
  await nextTurn()
  expect(socket.sent).toBe(2)
  socket.end()
  await once(socket, 'close')
  expect(Buffer.concat(got).toString()).toBe(
    'bind begin;run begin;bind enter;run enter;bind duties;run duties;bind audit;run audit;bind commit;run commit;',
  )
  server.close()
})
