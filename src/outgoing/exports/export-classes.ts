/** Which classes of information a document holds, by its parts: what leaves is recorded as that, and not as what somebody says of it. */
import type { Section } from '../documents/document-kinds.ts'

/** In the vocabulary's `informationItems`; the last ones are parts of numbered papers, and a copy of another file, which may hold any. */
const CLASSES: Readonly<Record<Section | 'report' | 'orders' | 'breaches' | 'copy', readonly string[]>> = {
  people: ['tenancy-facts'],
  connections: ['tenancy-facts'],
  request: ['tenancy-facts'],
  risk: ['risk-facts', 'risk-assessment'],
  incidents: ['incident-records', 'victim-account'],
  contact: ['contact-details-safe'],
  needs: ['victim-account'],
  agreement: ['victim-account'],
  wishes: ['victim-account'],
  done: ['action-taken'],
  events: ['incident-records', 'victim-account', 'action-taken'],
  report: ['victim-account'],
  orders: ['action-taken'],
  breaches: ['incident-records', 'victim-account'],
  copy: ['victim-account', 'incident-records', 'action-taken'],
}

const isPart = (part: unknown): part is keyof typeof CLASSES => typeof part === 'string' && part in CLASSES

/** Null where the entry does not say what it holds: one from before that was recorded. */
export function classesOf(parts: unknown): readonly string[] | null {
  if (!Array.isArray(parts) || parts.length === 0 || !parts.every(isPart)) return null
  return [...new Set(parts.flatMap((part) => CLASSES[part]))]
}
