/** Whoever harms the one person whom a document is about: its reader cannot protect them from somebody who is not in it. Pure. */
import type { CaseReading } from '../../views/case-reading.ts'
import { isCausingHarm } from './about-other.ts'

/**
 * The people of the case who harm this person harmed. The only one who causes harm does; of several whoever is connected to them, or of whom nothing
 * says that they are connected to another who is harmed.
 */
export function harming(reading: CaseReading, person: string): CaseReading['people'] {
  const causing = reading.people.filter(({ role }) => role === 'perpetrator')
  if (isCausingHarm(reading, person)) return []
  const isWith = (id: string, other: string) =>
    reading.relationships.some(({ from, to }) => (from === id && to === other) || (from === other && to === id))
  const others = reading.people.filter(({ id, role }) => role === 'victim' && id !== person)
  return causing.length === 1
    ? causing
    : causing.filter(({ id }) => isWith(id, person) || !others.some((other) => isWith(id, other.id)))
}
