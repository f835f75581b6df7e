/** How long the stand-alone verifier takes for a million lines: at most a minute. */
import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type AuditLine, auditHash, entryHash, firstAuditHash, firstHash } from '../../src/verify/chain.ts'
import { signCheckpoint } from '../../src/verify/checkpoint.ts'
import { type ExportPart, exportFile } from '../../src/verify/exported.ts'
import { firstRoot, rootAfter } from '../../src/verify/record-marks.ts'
import { verifyExport } from '../../src/verify/verify-export.ts'
import { print, times } from './proving.ts'

const LANDLORD = 'fern'
const LINES = times(7_000, 700_000)
const STREAMS = times(100, 10_000)
const ENTRIES = 30

const id = (kind: string, n: number): string => `${kind}0000000-0000-4000-8000-${String(n).padStart(12, '0')}`

function write(folder: string, part: ExportPart, lines: Iterable<object>): void {
  const file = openSync(exportFile(folder, LANDLORD, part), 'w')
  let text = ''
  for (const line of lines) {
    text += `${JSON.stringify(line)}\n`
    if (text.length > 1_000_000) {
      writeSync(file, text)
      text = ''
    }
  }
  writeSync(file, text)
  closeSync(file)
}

test('a million lines of audit and entries are verified in a minute', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rowan-million-'))
  try {
    let head = firstAuditHash(LANDLORD)
    write(
      folder,
      'audit',
      (function* () {
        for (let seq = 1; seq <= LINES; seq++) {
          const line: AuditLine = {
            seq,
            at: 1_780_000_000_000_000 + seq * 1000,
            actor: id('a', seq % 40),
            action: 'view:case',
            type: 'case',
            object: id('c', seq % STREAMS),
            basis: 'member',
            result: 'shown',
            previous: head,
            hash: '',
          }
          head = auditHash(LANDLORD, line, head)
          yield { ...line, hash: head }
        }
      })(),
    )
    const ends: { stream: string; seq: number; head: string }[] = []
    write(
      folder,
      'entries',
      (function* () {
        for (let n = 0; n < STREAMS; n++) {
          const stream = id('c', n)
          let previous = firstHash(LANDLORD, stream)
          for (let seq = 1; seq <= ENTRIES; seq++) {
            const entry = {
              id: id('e', n * 100 + seq),
              seq,
              type: 'contact.logged',
              at: 1_780_000_000_000 + seq,
              recordedAt: 1_780_000_000_001 + seq,
              by: id('a', seq % 40),
              role: 'housing-officer',
              codes: { person: id('b', n), channel: 'phone', outcome: 'spoke', wishes: true },
              happened: true,
              fingerprint: 'ab'.repeat(32),
            }
            const hash = entryHash(LANDLORD, stream, entry, previous)
            yield { ...entry, stream, previous, hash }
            previous = hash
          }
          ends.push({ stream, seq: ENTRIES, head: previous })
        }
      })(),
    )
    write(
      folder,
      'streams',
      ends.map((end) => ({ ...end, erased: false })),
    )
    write(
      folder,
      'marks',
      ends.map((end) => ({ ...end, n: 1 })),
    )
    write(folder, 'erased', [])
    write(folder, 'checkpoints', [])
    const { privateKey } = generateKeyPairSync('ed25519')
    const { text } = signCheckpoint(
      {
        landlord: LANDLORD,
        n: 1,
        at: '2026-06-01T10:00:00.000Z',
        size: LINES,
        head,
        records: { streams: STREAMS, entries: STREAMS * ENTRIES, root: rootAfter(firstRoot(LANDLORD), ends) },
        continues: 0,
        previous: '',
      },
      privateKey,
    )
    const began = performance.now()
    const verified = await verifyExport(
      folder,
      LANDLORD,
      [{ place: 'elsewhere', texts: [text] }],
      createPublicKey(privateKey),
    )
    const seconds = (performance.now() - began) / 1000
    expect(verified).toMatchObject({ faults: [], lines: LINES, entries: STREAMS * ENTRIES, uncovered: 0 })
    expect(seconds).toBeLessThan(60)
    print(15, 'A million lines in a minute', [
      `${LINES.toLocaleString('en-GB')} lines of audit and ${(STREAMS * ENTRIES).toLocaleString('en-GB')} entries of ${STREAMS.toLocaleString('en-GB')} records, exported: verified in ${seconds.toFixed(1)} s on one core of a shared machine.`,
    ])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}, 600_000)
