/** Acts by which somebody decides what others may then do. */
import type { EntryTypeName } from './vocabulary.ts'

const DECIDES: readonly EntryTypeName[] = ['safe-contact.overridden', 'legal-action.authorised']

/**
 * Whether this is decided and never befalls anybody: said to have happened, by somebody who may not decide it, it would open nothing and look as if
 * it had. What was decided earlier, and is written down now, has its own time.
 */
export const isDecided = (type: EntryTypeName): boolean => DECIDES.includes(type)
