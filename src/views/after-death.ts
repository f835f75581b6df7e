/** What was asked for somebody before they died, and nobody can do any more. Pure. */
import type { Instant } from '../record/london-time.ts'
import type { EntryTypeName } from '../record/vocabulary.ts'
import type { DutyLine } from './duty-line.ts'

/** Acts that are still done for those who live, whoever was named when they were asked for: a child of the case, or what the police must hear. */
const STILL_DONE: readonly EntryTypeName[] = [
  'referral.made',
  'safeguarding-concern.identified',
  'information.shared',
  'partner.contacted',
  'police.called',
  'police-report.decided',
  'police-evidence.provided',
]

/** Whether the duty was for somebody before they died, `died`, and is no act that those who live may need. */
export const wasForTheDead = ({ opened, metBy }: DutyLine, died: Instant | null | undefined): boolean =>
  died !== null && died !== undefined && opened < died && !metBy.some((act) => STILL_DONE.includes(act))
