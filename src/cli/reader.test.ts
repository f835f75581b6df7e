/** A reader who has seen enough goes away: `rowan policy coverage | head`, `rowan start | head`. */
import { spawn } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../packs/project-root.ts'
import { policy } from './policy.ts'
import { endsWithReader, READER_LEFT, whenReaderLeaves } from './reader.ts'
import { simulate } from './simulate.ts'
import { start } from './start.ts'

const ROOT = projectRoot()

/** The real command, whose reader leaves before its first line. */
async function unread(program: string, ...words: readonly string[]) {
  const child = spawn(process.execPath, [join(ROOT, ...program.split('/')), ...words], { cwd: ROOT })
  child.stdout.destroy()
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (more: string) => {
    errors += more
  })
  const [code] = await once(child, 'close')
  return { code, errors }
}

describe('a command whose reader goes away', () => {
  it('ends quietly, with the code that a shell gives to any such program', async () => {
    expect(await unread('bin/rowan', 'policy', 'coverage')).toEqual({ code: READER_LEFT, errors: '' })
  })

  it('ends quietly where it plays stories, and never with the code of stories that passed', async () => {
    const played = await unread('bin/rowan', 'simulate', 'test/scenarios', '--check')
    expect(played).toEqual({ code: READER_LEFT, errors: '' })
  })

  it('ends quietly as the stand-alone verifier', async () => {
    expect(await unread('dist/verify.mjs', '--help')).toEqual({ code: READER_LEFT, errors: '' })
  })

  it('does its work to the end where it does more than print', () => {
    const serve = start(() => Promise.reject(new Error('opens nothing here')))
    const commands = [simulate, policy(() => Promise.reject(new Error('nor here'))), serve]
    expect(endsWithReader(commands, ['policy', 'mutate'])).toBe(true)
    expect(endsWithReader(commands, ['start'])).toBe(false)
    expect(endsWithReader(commands, [])).toBe(false)
  })

  it('still fails by what is no leaving: a disk that is full', () => {
    const stream = new EventEmitter()
    let left = 0
    whenReaderLeaves(stream, () => {
      left++
    })
    stream.emit('error', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }))
    expect(left).toBe(1)
    const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' })
    expect(() => stream.emit('error', full)).toThrow('no space left')
    expect(left).toBe(1)
  })
})
