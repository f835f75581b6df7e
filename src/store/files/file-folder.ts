/** Files in the data folder, each whole or not there: written beside, forced to disk, then named. What they hold is sealed before. */
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

export type FileFolder = {
  /** Writes the file of an id; the same id again replaces it. A file that no row names is harmless: nobody finds it. */
  readonly write: (landlord: string, id: string, sealed: Buffer) => Promise<void>
  /** Throws where there is none. */
  readonly read: (landlord: string, id: string) => Promise<Buffer>
  /** Takes a file away for good; nothing where there is none. */
  readonly remove: (landlord: string, id: string) => Promise<void>
}

/** `id` is a UUID and `landlord` a folder's name: nothing that somebody typed becomes a path. */
export function fileFolder(root: string): FileFolder {
  const placeOf = (landlord: string, id: string): string => {
    if (!/^[a-z0-9-]+$/.test(landlord) || !/^[0-9a-f-]{36}$/.test(id))
      throw new Error('This is not the name of a file.')
    return join(root, landlord, id.slice(0, 2), id)
  }
  return {
    async write(landlord, id, sealed) {
      const place = placeOf(landlord, id)
      await mkdir(dirname(place), { recursive: true, mode: 0o700 })
      const fresh = `${place}.new`
      try {
        await forced(fresh, 'w', (file) => file.writeFile(sealed))
        await rename(fresh, place)
      } catch (error) {
        await rm(fresh, { force: true })
        throw error
      }
      await forced(dirname(place), 'r')
    },
    read: (landlord, id) => readFile(placeOf(landlord, id)),
    async remove(landlord, id) {
      await rm(placeOf(landlord, id), { force: true })
      await rm(`${placeOf(landlord, id)}.new`, { force: true })
    },
  }
}

async function forced(
  path: string,
  flags: 'w' | 'r',
  work: (file: Awaited<ReturnType<typeof open>>) => Promise<void> = async () => undefined,
): Promise<void> {
  const file = await open(path, flags, 0o600)
  try {
    await work(file)
    await file.sync()
  } finally {
    await file.close()
  }
}
