/** The address of an operated database: another machine is spoken to under seal, and only when its certificate is checked. */
import { describe, expect, it } from 'vitest'
import { connectionOf } from './connection.ts'
import { openServer } from './open-server.ts'

describe('the address of an operated database', () => {
  it.each([
    'postgres://sam:x@db.example/rowan',
    'postgres://sam:x@10.0.0.7/rowan?sslmode=disable',
    'postgres://sam:x@db.example/rowan?sslmode=prefer&uselibpqcompat=true',
    'postgres://sam:x@db.example/rowan?sslmode=no-verify',
    'postgres://sam:x@db.example/rowan?uselibpqcompat=true&sslmode=verify-ca&sslrootcert=package.json',
    'postgres://sam:x@db.example/rowan?uselibpqcompat=true&sslmode=require&sslrootcert=package.json',
  ])('%s is refused: it leads to another machine in clear, or to anybody who answers', (address) => {
    expect(() => connectionOf(address)).toThrow(/leads to another machine without TLS/)
  })

  it.each(['postgres://sam:x@db.example/rowan?sslmode=verify-full'])('%s is taken', (address) => {
    expect(connectionOf(address)).toMatchObject({ host: 'db.example', user: 'sam', database: 'rowan' })
    expect(connectionOf(address).ssl).toBeTruthy()
  })

  it.each([
    'postgres://sam@localhost/rowan',
    'postgres://sam@127.0.0.1:5433/rowan',
    'postgres://sam@/rowan?host=/run/postgresql',
  ])('%s is on this machine, and needs none', (address) => {
    expect(connectionOf(address).database).toBe('rowan')
  })
})

it('no database is opened where nobody looks at certificates', async () => {
  const opened = openServer({ folder: '/nowhere', log: () => {}, env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } })
  await expect(opened).rejects.toThrow('lets anybody pass for the database')
})
