import { createServer } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { claimable, readHost, readPort } from './port.ts'

const HOST = '127.0.0.1'
const other = createServer()
let taken = 0

beforeAll(async () => {
  await new Promise<void>((resolve) => other.listen({ host: HOST, port: 0 }, resolve))
  const address = other.address()
  taken = typeof address === 'object' && address ? address.port : 0
})
afterAll(() => {
  other.close()
})

test('a port that is taken is told in a line that says what to do', async () => {
  await expect(claimable(HOST, taken)).rejects.toThrow(
    `Port ${taken} is taken. End what uses it, or choose another: PORT=${taken + 1} npm start`,
  )
})

test('a port that is free is left free', async () => {
  await claimable(HOST, 0)
  await new Promise<void>((resolve) => other.close(() => resolve()))
  await claimable(HOST, taken)
  await claimable(HOST, taken)
})

test('opens to other machines behind https alone', () => {
  expect(readHost({})).toBe('127.0.0.1')
  expect(readHost({ HOST: '::1' })).toBe('::1')
  for (const HOST of ['0.0.0.0', '::', '10.0.0.7', 'rowan.homes.example']) {
    expect(() => readHost({ HOST })).toThrow(`HOST=${HOST} would open Rowan to other machines in clear`)
    expect(readHost({ HOST, ROWAN_HTTPS: 'yes' })).toBe(HOST)
  }
})

test('what is no port is no port', () => {
  expect(readPort('4111')).toBe(4111)
  for (const word of ['', 'http', '70000', '-1', '3000 ']) expect(() => readPort(word)).toThrow('PORT must be a number')
})
