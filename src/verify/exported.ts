/** An export: what one landlord's audit and records are, as files of JSON lines that need no database to be read. */
import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** The files of a landlord's export; `erased` are the lines of the ledger of erasures, `checkpoints` those that the database holds. */
export const EXPORT_PARTS = ['audit', 'streams', 'marks', 'entries', 'erased', 'checkpoints'] as const
export type ExportPart = (typeof EXPORT_PARTS)[number]

export const exportFile = (folder: string, landlord: string, part: ExportPart): string =>
  join(folder, `${landlord}.${part}.jsonl`)

/** Every line of a part, parsed; nothing where the file is missing. Throws one plain line where one cannot be read. */
export async function* exportedLines(folder: string, landlord: string, part: ExportPart): AsyncGenerator<unknown> {
  const file = exportFile(folder, landlord, part)
  if (!existsSync(file)) throw new Error(`${file} is missing`)
  let n = 0
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    n++
    if (line === '') continue
    try {
      yield JSON.parse(line)
    } catch {
      throw new Error(`${file} cannot be read in line ${n}`)
    }
  }
}
