/** Writes a landlord's audit and records as files that the stand-alone verifier reads. Codes are in them, and no word of a case. */
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, renameSync, writeSync } from 'node:fs'
import { auditLines, checkpointTexts, entryLines, inSnapshot, markLines, streamLines } from '../store/read-chains.ts'
import { asOwner, auditBySystem } from '../store/setting-up.ts'
import { type ExportPart, exportFile } from '../verify/exported.ts'
import type { Rowan } from './rowan.ts'

const BUFFERED = 1 << 16

async function write(file: string, lines: AsyncIterable<object> | Iterable<object>): Promise<void> {
  const fresh = `${file}.part`
  const handle = openSync(fresh, 'wx', 0o600)
  let text = ''
  try {
    for await (const line of lines) {
      text += `${JSON.stringify(line)}\n`
      if (text.length > BUFFERED) {
        writeSync(handle, text)
        text = ''
      }
    }
    writeSync(handle, text)
  } finally {
    closeSync(handle)
  }
  renameSync(fresh, file)
}

/** The audit has its line before a byte is written. Throws where the folder is there and not empty. */
export async function exportChains(rowan: Rowan, folder: string): Promise<void> {
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new Error(`${folder} is not empty`)
  for (const landlord of rowan.landlords.keys())
    await asOwner(rowan.owner, (client) => auditBySystem(client, landlord, 'exported:chains', null))
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const landlord of rowan.landlords.keys())
    await inSnapshot(rowan.owner, async (client) => {
      const part = (name: ExportPart, lines: AsyncIterable<object> | Iterable<object>) =>
        write(exportFile(folder, landlord, name), lines)
      await part('audit', auditLines(client, landlord))
      await part('streams', await streamLines(client, landlord))
      await part('marks', markLines(client, landlord))
      await part('entries', entryLines(client, landlord))
      await part(
        'erased',
        rowan.shredding.ledger.read(landlord).filter(({ what }) => what !== 'kept-addresses'),
      )
      await part(
        'checkpoints',
        (await checkpointTexts(client, landlord)).map((text) => ({ text })),
      )
    })
}
