/** Somebody whose case was opened on what another agency told, and who may not know that we know. Source: PD-13.d. */
import type { CaseState } from './case-state.ts'
import type { Entry } from './entry.ts'

/** They spoke to us themselves; what a neighbour or another agency says of them is no word of theirs. */
const spokeToUs = ({ type, codes }: Pick<Entry, 'type' | 'codes'>): boolean =>
  type === 'victim.contacted' || (type === 'report.received' && codes.source === 'victim')

/** Whether nobody may contact them because of their case: it is watched, and they have not spoken to us. `entries`: what stands. */
export const knowsNothing = (state: CaseState, entries: readonly Pick<Entry, 'type' | 'codes'>[]): boolean =>
  state.state === 'open' && state.kind === 'monitoring' && !entries.some(spokeToUs)
