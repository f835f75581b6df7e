/** Which legal steps a form offers against somebody, and when one is more than it seems. */
import { canBeTaken, endsForEverybody, LEGAL_ACTIONS } from '../../../record/legal-options.ts'
import type { AreaPage } from '../../../views/area-page.ts'
import type { ActionShown } from '../../../views/areas/action.ts'
import { candidates } from './ask-person.tsx'

type Data = AreaPage<ActionShown>

/** For what a step needs a form of the law of the nation. Where it has none, the step does not exist there. Source: MHA-4.3.5.c, MHA-4.3.5.d. */
const NEEDS_FORM: Readonly<Record<string, string>> = {
  'exclude-joint-holder': 'exclusion',
  'end-rights-non-occupation': 'non-occupation',
}

/** Steps of which the person on the form can be the subject, as what they hold and the law of the nation allow. */
export const fittingActions = (data: Data, chosen: string): readonly string[] =>
  LEGAL_ACTIONS.filter((action) => {
    const purpose = NEEDS_FORM[action]
    const isKnown = purpose === undefined || data.shows.forms.some((form) => form.purpose === purpose)
    return isKnown && candidates(data, chosen).some((person) => canBeTaken(action, person.holding))
  })

/** Said beside a step that would end a tenancy which the person harmed holds too. */
export const hintOf = (data: Data, action: string): string | undefined =>
  endsForEverybody(action) && data.shows.victims.some((victim) => victim.holding === 'shared')
    ? 'It would end the home of the person harmed too'
    : undefined
