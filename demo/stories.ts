/** The made-up cases of each landlord, in their order: every state of a case, then one part of the work after the other. */
import { makeCase, type Workshop } from './making.ts'
import { MORE_ACTION } from './stories/action.ts'
import { MORE_HOME } from './stories/home.ts'
import { MORE_INTAKE } from './stories/intake.ts'
import { MORE_LETTINGS } from './stories/lettings.ts'
import { MORE_PARTNERS } from './stories/partners.ts'
import { MORE_RISK } from './stories/risk.ts'
import { MORE_RUNNING } from './stories/running.ts'
import { STATES } from './stories/states.ts'
import type { Story } from './stories/telling.ts'

export const STORIES: readonly Story[] = [
  ...STATES,
  ...MORE_INTAKE,
  ...MORE_RISK,
  ...MORE_PARTNERS,
  ...MORE_HOME,
  ...MORE_LETTINGS,
  ...MORE_ACTION,
  ...MORE_RUNNING,
]

export function tell(shop: Workshop, story: Story): Promise<void> {
  const couple = shop.couples[STORIES.indexOf(story) % shop.couples.length]
  if (!couple) throw new Error('There are no made-up people to tell a story of')
  return story.make(makeCase(shop, story.opener, couple), shop)
}
