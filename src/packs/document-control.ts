/** What the policy's own control table says of it: whose it is, who wrote it, of when. As printed, by post and never by name. */
import { fieldsOf, type Reader, textOf } from '../policy/reading/yaml-reader.ts'

export type DocumentControl = {
  /** The post that owns the document. */
  readonly owner?: string
  /** The post that wrote it. */
  readonly author?: string
  /** The month or day on its title page. */
  readonly dated?: string
  /** The post that answers for its being carried out. */
  readonly responsible?: string
  /** Whether legal advice on it is recorded; absent where its control table has no such line. */
  readonly legalAdvice?: string
  /** The clause that says so. */
  readonly clause: string
}

const KEYS = ['owner', 'author', 'dated', 'responsible', 'legal_advice', 'clause'] as const

export function readDocumentControl(reader: Reader, node: unknown): DocumentControl {
  const each = fieldsOf(reader, node, KEYS, 'The document')
  const said = (key: (typeof KEYS)[number], as: string) =>
    each.has(key) ? { [as]: textOf(reader, each.get(key), key) } : {}
  return {
    ...said('owner', 'owner'),
    ...said('author', 'author'),
    ...said('dated', 'dated'),
    ...said('responsible', 'responsible'),
    ...said('legal_advice', 'legalAdvice'),
    clause: textOf(reader, each.get('clause'), 'clause'),
  }
}
