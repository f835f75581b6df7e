/** The answers that the vocabulary allows for a question of the report, in the casework's words. */
import { entryType } from '../../record/entry-type.ts'
import type { EntryTypeName } from '../../record/vocabulary.ts'
import type { Labels } from '../../views/case-page.ts'
import { sayCustomerType } from '../cases/person-words.ts'
import type { Choice } from '../kit/fields.tsx'
import { sayChoice } from '../kit/words.ts'

/** Ways in which a report comes, but by which nobody is called back. */
export const LEAVES_OUT: readonly string[] = ['internal-system', 'web-form', 'app']

/** The ways by which a landlord reaches most people. */
const USUAL: readonly string[] = ['phone', 'text', 'email', 'letter', 'voicemail', 'in-person']

export const isUsual = (way: string): boolean => USUAL.includes(way)

export const vocabularyChoices = (
  type: EntryTypeName,
  field: string,
  leavesOut: readonly string[] = [],
): readonly Choice[] =>
  (entryType(type).fields.find((each) => each.name === field)?.values ?? [])
    .filter((value) => !leavesOut.includes(value))
    .map((value) => ({ value, label: sayChoice(type, field, value) }))

/** What somebody is to the landlord, in the words of its nation. */
export const customerTypes = (labels: Labels | null): readonly Choice[] =>
  vocabularyChoices('person.added', 'customerType').map(({ value, label }) => {
    const said = labels === null ? label : sayCustomerType(labels, value)
    return { value, label: said.charAt(0).toUpperCase() + said.slice(1) }
  })
