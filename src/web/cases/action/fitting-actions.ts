/** Which legal steps a form offers against somebody, and when one is more than it seems. */
import { canBeTaken, endsForEverybody, LEGAL_ACTIONS } from '../../../record/legal-options.ts'
import type { AreaPage } from '../../../views/area-page.ts'
import type { ActionShown } from '../../../views/areas/action.ts'
import { sharedInRecordsAlone } from '../../../views/held-with-us.ts'
import type { FormError } from '../../kit/form.ts'
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

/** Steps that end a home for everybody wait until the case says what the housing records know: that it is held together. Source: MHA-4.3.6.a. */
export function sharedHomeErrors(
  data: Data,
  against: string,
  steps: readonly string[],
  field: string,
): readonly FormError[] {
  const holders = [against, ...data.shows.victims.map(({ id }) => id)]
  return steps.some(endsForEverybody) && sharedInRecordsAlone(data.page, holders)
    ? [
        {
          field,
          text: 'Our housing records say that this home is held together, and this case does not. Put it on the case first, under People: the policy goes by the case, and this step would end the home for everybody',
        },
      ]
    : []
}
