/**
 * A folder that holds checkpoints: on another machine's disk, where files can be made and not changed. One file each, made once and never
 * written again. Several processes may write the same one.
 */
import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { mkdir, open, readdir, readFile } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'

export type KeptText = { readonly landlord: string; readonly n: number; readonly at: Date; readonly text: string }

/** Where checkpoints go, outside the database. */
export type CheckpointPlace = {
  /** Tells one place from another, and says of which kind it is. */
  readonly id: string
  /** True where each is kept; false where the newest of an hour is enough. */
  readonly keepsEach: boolean
  /** Throws where it cannot be reached, or holds another one of that number. */
  readonly keep: (kept: KeptText) => Promise<void>
  /** All that it holds of a landlord; undefined where it cannot be read, or never answers. */
  readonly held?: (landlord: string) => Promise<readonly string[]>
  readonly newest?: (landlord: string) => Promise<string | undefined>
}

/**
 * `ROWAN_CHECKPOINTS`, absolute folders with a colon between; else one beside the data, which is made. Folders that were named are never made:
 * where a disk is not mounted its folder is missing, and that is a place out of reach. Throws one plain line for another path.
 */
export function checkpointFolders(
  data: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): readonly string[] {
  const given = (env.ROWAN_CHECKPOINTS ?? '').split(':').filter((each) => each !== '')
  const relative = given.find((each) => !isAbsolute(each))
  if (relative !== undefined) throw new Error(`ROWAN_CHECKPOINTS needs folders from the root on: ${relative} is not`)
  if (given.length > 0) return given
  const own = join(data, 'checkpoints')
  mkdirSync(own, { recursive: true, mode: 0o700 })
  return [own]
}

const CODE = 'code'
const codeOf = (error: unknown): unknown => (error instanceof Error && CODE in error ? error[CODE] : undefined)

const names = async (folder: string): Promise<readonly string[]> => {
  try {
    return (await readdir(folder)).toSorted()
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  }
}

/** How often a half written file is passed over: a process that died left it, and it cannot be written again. */
const TRIES = 9

const made = async (folder: string): Promise<string> => {
  try {
    await mkdir(folder, { mode: 0o755 })
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  }
  return folder
}

/** A disk of another machine may never answer: what waits for it goes on without. In milliseconds. */
const PATIENCE = 10_000

function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the folder does not answer')), PATIENCE)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

async function write(place: string, landlord: string, month: string, n: number, text: string): Promise<void> {
  const folder = await made(join(await made(join(place, landlord)), month))
  for (let tried = 1; tried <= TRIES; tried++) {
    const file = join(folder, `${String(n).padStart(8, '0')}${tried === 1 ? '' : `-${tried}`}.txt`)
    try {
      const handle = await open(file, 'wx', 0o444)
      try {
        await handle.writeFile(text)
        await handle.sync()
      } finally {
        await handle.close()
      }
      return
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
      const there = await readFile(file, 'utf8')
      if (there === text) return
      if (!text.startsWith(there)) throw new Error('another checkpoint of that number is there')
    }
  }
  throw new Error('it cannot be written whole')
}

export function checkpointFolder(path: string): CheckpointPlace {
  const months = async (landlord: string) =>
    (await names(join(path, landlord))).map((month) => join(path, landlord, month))

  async function newest(landlord: string): Promise<string | undefined> {
    const month = (await months(landlord)).at(-1)
    const files = month === undefined ? [] : await names(month)
    const texts = await Promise.all(files.slice(-2).map((name) => readFile(join(month ?? '', name), 'utf8')))
    return texts.findLast((text) => text.includes('\n— '))
  }

  async function held(landlord: string): Promise<readonly string[]> {
    // Where the folder itself is missing nothing is known of what it holds.
    await readdir(path)
    const texts: string[] = []
    for (const month of await months(landlord))
      for (const name of await names(month)) {
        const text = await readFile(join(month, name), 'utf8')
        if (text.includes('\n— ')) texts.push(text)
      }
    return texts
  }

  return {
    id: `folder ${createHash('sha256').update(path).digest('hex').slice(0, 6)}`,
    keepsEach: true,
    keep: ({ landlord, n, at, text }) => inTime(write(path, landlord, at.toISOString().slice(0, 7), n, text)),
    newest: (landlord) => inTime(newest(landlord)),
    held,
  }
}
