/** The id of a new file: the same for the same request sent twice, so that the second is known as the first. */
import { createHash, randomUUID } from 'node:crypto'

/** `of` is what the file is made from; `caseId` as the request names it. Without a key every request is another. */
export function fileId(key: string | undefined, caseId: string, of: Buffer | string): string {
  if (key === undefined) return randomUUID()
  const hex = createHash('sha256').update(`${key}\0${caseId}\0`).update(of).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
