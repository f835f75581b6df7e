/** What somebody needs to know before they pass something on: to whom it goes. It tells nothing of any case. */
import { landlordOf, type Rowan } from '../casework/rowan.ts'
import type { IntakeChoice } from '../packs/intake-choice.ts'
import type { Organisation } from '../packs/organisation.ts'
import type { Instant } from '../record/london-time.ts'
import type { RoleName } from '../record/vocabulary.ts'
import { asActor } from '../store/database.ts'

export type PassingOn = {
  readonly now: Instant
  readonly intake: IntakeChoice
  /** What the landlord calls people and their homes. */
  readonly labels: Organisation['labels']
  /** The landlord's own titles of roles. */
  readonly titles: Readonly<Partial<Record<RoleName, string>>>
}

/** Null where the token opens nothing. */
export const readPassingOn = (rowan: Rowan, token: string): Promise<PassingOn | null> =>
  asActor(rowan.database, token, async (_query, actor) => {
    const { organisation } = landlordOf(rowan, actor.landlord)
    return { now: rowan.clock(), intake: organisation.intake, labels: organisation.labels, titles: organisation.titles }
  })
