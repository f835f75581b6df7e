/** The same tampering with the rows of a real database, found by `rowan verify` and, without a database, by the stand-alone verifier. */
import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goOnAfterRestore } from '../../src/casework/checkpoints/make-checkpoint.ts'
import { exportChains } from '../../src/casework/export-chains.ts'
import { verifyAll, verifyChain } from '../../src/casework/verify.ts'
import { verifierKey } from '../../src/verify/checkpoint.ts'
import { readNotices } from '../../src/views/read-notices.ts'
import { chance, times } from './proving.ts'
import { type SignedWorld, signedWorld } from './signed-world.ts'

let at: SignedWorld

beforeAll(async () => {
  at = await signedWorld()
  for (let n = 0; n < 4; n++) {
    await at.report()
    await at.report()
    at.later(5)
    await at.round()
  }
  await at.report()
})
afterAll(() => at.close())

const told = async (kind: string) =>
  (await readNotices(at.rowan, at.auditor.token))?.notices.filter((each) => each.kind === kind).length
const filesAt = (path: string) =>
  readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((each) => /txt$/.test(each))

/** Everything after a line made to fit again, with the very function that writes the audit. */
const REHASHED = `do $$ declare line rowan.audit; last bytea := sha256('rowan audit vivid'); n bigint := 0; begin
  for line in select * from rowan.audit where landlord = 'vivid' order by seq loop
    n := n + 1;
    update rowan.audit a set seq = n, previous_hash = last, hash = sec.audit_hash(last, 'vivid', n, a.at, a.actor, a.action, a.object_type, a.object, a.basis, a.result)
      where a.landlord = 'vivid' and a.seq = line.seq returning a.hash into last;
  end loop;
  update rowan.audit_head set seq = n, hash = last where landlord = 'vivid';
end $$`

describe('checkpoints', () => {
  test('are signed every five minutes, bound to each other, and lie at both places', async () => {
    const [one = '', two = ''] = at.paths
    expect(filesAt(one).length).toBe(4)
    expect(filesAt(two)).toEqual(filesAt(one))
    const newest = readFileSync(join(one, filesAt(one).toSorted().at(-1) ?? ''), 'utf8')
    expect(newest).toMatch(/^rowan\/vivid\n\d+\n\S{44}\ncheckpoint 4\n/)
    expect(await verifyChain(at.rowan)).toEqual([])
    expect((await verifyAll(at.rowan))[0]).toMatchObject({ unread: [], trusted: { restores: [] } })
    expect((await at.round()).made).toBe(0)
    expect(newest).not.toMatch(/Amira|Olive|[0-9a-f]{8}-/)
  })

  test('a chain that is broken in the database, whichever way, is found', async () => {
    const [{ size } = { size: 0 }] = await at.rows<{ size: number }>(
      "select size::int from rowan.checkpoint where landlord = 'vivid' order by n desc limit 1",
    )
    const random = chance(11)
    for (let tried = 0; tried < times(2, 40); tried++) {
      const seq = 2 + Math.floor(random() * (size - 3))
      const here = `landlord = 'vivid' and seq = ${seq}`
      const line = `insert into rowan.audit select landlord, REPLACED, at, actor, action, object_type, object, basis, result, previous_hash, hash from rowan.audit where ${here}`
      const ways: Readonly<Record<string, string>> = {
        flip: `update rowan.audit set result = 'refused' where ${here}`,
        delete: `delete from rowan.audit where ${here}`,
        swap: `update rowan.audit set seq = -1 where ${here}; update rowan.audit set seq = ${seq} where landlord = 'vivid' and seq = ${seq + 1};
          update rowan.audit set seq = ${seq + 1} where landlord = 'vivid' and seq = -1`,
        insert: `update rowan.audit set seq = seq + 100000 where landlord = 'vivid' and seq > ${seq};
          update rowan.audit set seq = seq - 99999 where landlord = 'vivid' and seq > 100000; ${line.replace('REPLACED', 'seq + 1')}`,
        truncate: `delete from rowan.audit where landlord = 'vivid' and seq > ${seq}; update rowan.audit_head h set seq = a.seq, hash = a.hash
          from rowan.audit a where h.landlord = 'vivid' and a.landlord = 'vivid' and a.seq = ${seq}`,
        rewrite: `update rowan.audit set actor = null where ${here}; ${REHASHED}`,
        'delete and rewrite': `delete from rowan.audit where ${here}; ${REHASHED}`,
        'roll back': `delete from rowan.audit where landlord = 'vivid' and seq > ${seq}; ${REHASHED}; delete from rowan.checkpoint where n > 1;
          delete from rowan.record_mark where n > 1`,
      }
      for (const [way, sql] of Object.entries(ways))
        expect([way, seq, (await at.afterMeddling(sql)).length > 0]).toEqual([way, seq, true])
    }
    expect(await verifyChain(at.rowan)).toEqual([])
  }, 600_000)

  test('a record that is changed, shortened or taken away with its ends is found', async () => {
    const entries = await at.rows<{ stream: string; seq: number }>(
      `select e.stream, e.seq from rowan.entry e join rowan.record_marked m on m.of_record = e.stream and e.seq <= m.seq order by e.stream, e.seq`,
    )
    const random = chance(7)
    for (let tried = 0; tried < times(3, 40); tried++) {
      const { stream, seq } = entries[Math.floor(random() * entries.length)] ?? { stream: '', seq: 0 }
      const here = `stream = '${stream}' and seq = ${seq}`
      const end = `update rowan.stream s set seq = coalesce((select max(e.seq) from rowan.entry e where e.stream = s.stream), 0),
        head = coalesce((select e.hash from rowan.entry e where e.stream = s.stream order by e.seq desc limit 1), head) where s.stream = '${stream}'`
      const ways: Readonly<Record<string, string>> = {
        flip: `update rowan.entry set happened_at = happened_at - interval '1 day' where ${here}`,
        delete: `delete from rowan.entry where ${here}`,
        truncate: `delete from rowan.entry where stream = '${stream}' and seq >= ${seq}; ${end}`,
        'another head': `update rowan.entry set hash = sha256('x') where ${here}; ${end}`,
        'the whole record': `delete from rowan.entry where stream = '${stream}'; delete from rowan.stream where stream = '${stream}';
          delete from rowan.record_mark where of_record = '${stream}'; delete from rowan.record_marked where of_record = '${stream}'`,
      }
      for (const [way, sql] of Object.entries(ways))
        expect([way, (await at.afterMeddling(sql)).length > 0]).toEqual([way, true])
    }
    expect(await verifyChain(at.rowan)).toEqual([])
  }, 600_000)
})

describe('the stand-alone verifier', () => {
  const run = promisify(execFile)
  const program = () => join(at.folder, 'verify.mjs')
  const verify = async (...words: readonly string[]) =>
    run(process.execPath, [program(), ...words], { cwd: at.folder, env: {} }).then(
      ({ stdout }) => ({ code: 0, stdout, stderr: '' }),
      ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
    )
  const key = () => verifierKey(at.rowan.checkpoints?.publicKey ?? (undefined as never))
  const out = () => join(at.folder, 'exported')

  test('is one file that imports nothing but what Node has, and finds an export whole', async () => {
    await build({
      entryPoints: [join(import.meta.dirname, '../../src/verify/stand-alone.ts')],
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile: program(),
      logLevel: 'silent',
    })
    const imported = [...readFileSync(program(), 'utf8').matchAll(/from "([^"]+)"/g)].map(([, name]) => name)
    expect(imported.every((name) => name?.startsWith('node:'))).toBe(true)
    await exportChains(at.rowan, out())
    const came = await verify(out(), '--key', key(), '--checkpoints', at.paths[0] ?? '')
    expect([came.code, came.stderr]).toEqual([0, ''])
    expect(came.stdout).toMatch(/the newest of 4 checkpoints is 4/)
    const audited = await at.rows("select from rowan.audit where action = 'exported:chains'")
    expect(audited).toHaveLength(1)
    const text = readdirSync(out()).map((name) => readFileSync(join(out(), name), 'utf8'))
    expect(text.join('')).not.toMatch(/Amira/)
  })

  test('finds a line that was changed in the export, one taken from its end, and a key that is not the one', async () => {
    const file = join(out(), 'vivid.audit.jsonl')
    const whole = readFileSync(file, 'utf8')
    const checkpoints = ['--checkpoints', at.paths[1] ?? '']
    writeFileSync(
      file,
      whole.replace('"result":"shown"', '"result":"done"').replace('"result":"done"', '"result":"shown"'),
    )
    expect((await verify(out(), '--key', key(), ...checkpoints)).code).toBe(1)
    writeFileSync(file, `${whole.split('\n').slice(0, 5).join('\n')}\n`)
    expect((await verify(out(), '--key', key(), ...checkpoints)).stdout).toMatch(/the end is missing/)
    writeFileSync(file, whole)
    expect((await verify(out(), '--key', key(), ...checkpoints)).code).toBe(0)
    const other = verifierKey((await import('node:crypto')).generateKeyPairSync('ed25519').publicKey)
    expect((await verify(out(), '--key', other, ...checkpoints)).code).toBe(1)
    expect((await verify(out(), '--key', 'rowan+00000000+AAAA')).code).toBe(2)
    expect((await verify(join(at.folder, 'nowhere'), '--key', key())).code).toBe(2)
  })
})

describe('a place that cannot be reached', () => {
  test('is caught up with afterwards; whoever reads the trail is told after fifteen minutes, once', async () => {
    const [place = ''] = at.paths
    renameSync(place, `${place}.away`)
    writeFileSync(place, 'in the way')
    await at.report()
    for (let n = 0; n < 4; n++) {
      expect(await told('checkpoint-late')).toBe(0)
      at.later(5)
      await at.round()
    }
    await at.round()
    expect(await told('checkpoint-late')).toBe(1)
    expect((await verifyAll(at.rowan))[0]?.unread.length).toBe(1)
    renameSync(place, `${place}.wrong`)
    expect((await verifyAll(at.rowan))[0]?.unread.length).toBe(1)
    renameSync(`${place}.away`, place)
    at.later(5)
    await at.round()
    expect(filesAt(place)).toEqual(filesAt(at.paths[1] ?? ''))
    expect(await verifyChain(at.rowan)).toEqual([])
  })

  test('a file that a killed process left half written is passed over', async () => {
    const [place = ''] = at.paths
    const month = join(place, 'vivid', '2026-04')
    const next = String(filesAt(place).length + 1).padStart(8, '0')
    writeFileSync(join(month, `${next}.txt`), 'rowan/vivid\n')
    await at.report()
    at.later(5)
    await at.round()
    expect(existsSync(join(month, `${next}-2.txt`))).toBe(true)
    expect(await verifyChain(at.rowan)).toEqual([])
  })
})

describe('a database that was brought back from a backup', () => {
  test('is found by the next round: nothing more is signed, and whoever reads the trail is told', async () => {
    const [{ n } = { n: 0 }] = await at.rows<{ n: number }>('select max(n) as n from rowan.checkpoint')
    await at.meddle(`delete from rowan.checkpoint where n > ${n - 2}; delete from rowan.record_mark where n > ${n - 2};
      delete from rowan.record_marked; insert into rowan.record_marked select distinct on (of_record) landlord, of_record, seq, head from rowan.record_mark
        order by of_record, n desc`)
    await at.report()
    at.later(5)
    const { made, said } = await at.round()
    expect(made).toBe(0)
    expect(said.join()).toMatch(/brought back/)
    expect(await told('checkpoint-stopped')).toBe(1)
    await at.round()
    expect(await told('checkpoint-stopped')).toBe(1)
    expect((await verifyChain(at.rowan)).length).toBeGreaterThan(0)
  })

  test('goes on once somebody says that it was, and every verification tells of it from then on', async () => {
    const { checkpoints } = at.rowan
    if (checkpoints === null) throw new Error('nothing is signed')
    expect(await goOnAfterRestore(at.rowan, checkpoints, 'vivid')).toBe(2)
    expect(await goOnAfterRestore(at.rowan, checkpoints, 'vivid')).toBe(null)
    at.later(5)
    await at.round()
    await at.report()
    at.later(5)
    expect((await at.round()).made).toBe(1)
    const [verified] = await verifyAll(at.rowan)
    expect(verified?.faults).toEqual([])
    expect(verified?.trusted.restores).toMatchObject([{ lost: 2 }])
  })

  test('and a chain that does not continue what was signed is not signed either', async () => {
    await at.report()
    at.later(5)
    await at.meddle(`update rowan.audit set actor = null where landlord = 'vivid' and seq = 3; ${REHASHED}`)
    expect((await at.round()).said.join()).toMatch(/the audit is not what the last one was signed for/)
    expect(await told('checkpoint-stopped')).toBe(2)
  })
})
