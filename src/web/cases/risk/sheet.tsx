/** The plan on a sheet that fits a purse: a neutral title, no names, nothing that says what it is for or who made it. */
import type { AreaPage } from '../../../views/area-page.ts'
import { RISK_AREA, type RiskShown, type SafetyPlan } from '../../../views/risk-area.ts'
import { one } from '../../kit/form.ts'
import { Frame } from '../../kit/layout.tsx'
import { definePage } from '../../kit/page.ts'
import { PLACES, placePath } from '../places.ts'
import { maybePrinted } from './plan.tsx'
import { riskPaths } from './risk-paths.ts'

type Sheet = {
  readonly reference: string
  readonly plan: SafetyPlan
  /** Whose it is. */
  readonly person: string
  /** Names of people of the case that stand in its words. */
  readonly named: readonly string[]
}

/** Every name of the case, whole and each part of three letters or more, that stands in the words as a word of its own. */
export function namesIn(words: readonly string[], names: readonly string[]): readonly string[] {
  const wordsOf = (text: string) => text.split(/[^\p{L}\p{N}]+/u)
  const said = new Set(words.flatMap((line) => wordsOf(line.toLowerCase())))
  const parts = names.flatMap(wordsOf).filter((part) => part.length >= 3)
  return [...new Set(parts.filter((part) => said.has(part.toLowerCase())))]
}

/** Of whom a sheet is printed: a part of what is known of them, so that a plan is never mixed up with somebody else's. */
type Planned = { readonly person: { readonly id: string }; readonly plan: SafetyPlan | null }

/**
 * The plan that was asked for by its number, and whose it is, where they may and want to hold it on paper. Unasked, it is that of the only one who
 * has a plan: with two, nobody guesses whose is handed to whom.
 */
export function planToPrint(
  people: readonly Planned[],
  asked: string,
): { readonly plan: SafetyPlan; readonly person: string } | null {
  const theirs = people.filter(({ plan }) => plan !== null && (asked === '' || String(plan.n) === asked))
  const [only, ...others] = theirs
  return only?.plan && others.length === 0 && maybePrinted(only.plan)
    ? { plan: only.plan, person: only.person.id }
    : null
}

function sheetOf({ page, shows }: AreaPage<RiskShown>, asked: string): Sheet | null {
  const found = planToPrint(shows.people, asked)
  if (!found) return null
  const { plan, person } = found
  const names = page.people.map((person) => person.name)
  return { reference: page.reference, plan, person, named: namesIn(plan.actions, names) }
}

export const sheetPage = definePage<Sheet>({
  path: '/cases/:reference/notes',
  access: 'on-case',
  audit: 'print-a-sheet',
  shows: ['view:case:risk'],
  load: async (desk, visit) => {
    const data = await desk.readArea(visit.token, visit.params.reference ?? '', RISK_AREA)
    return data && sheetOf(data, one(visit.query, 'n'))
  },
  view: ({ reference, plan, person, named }, visit) => (
    <Frame title="Notes" visit={visit}>
      <div class="app-print-hidden">
        <h1 class="govuk-heading-l">A sheet for the purse</h1>
        {named.length > 0 ? (
          <p class="govuk-body">
            {`The plan names ${named.join(', ')}. Whoever finds the sheet would know whose it is. Take names out of the plan first, then print it.`}
          </p>
        ) : (
          <p class="govuk-body">
            Print it from your browser’s menu. Only the sheet below is printed: no title, no name, no address of ours.
            If your browser prints its own address at the foot, take off “Headers and footers” in its print window. Give
            it by hand, and only if it is safe to hold today.
          </p>
        )}
        <p class="govuk-body">
          <a class="govuk-link" href={placePath(reference, PLACES.risk)}>
            Back to the case
          </a>
          {named.length > 0 && (
            <>
              {' · '}
              <a class="govuk-link" href={riskPaths.plan(reference, person)}>
                Change the plan
              </a>
            </>
          )}
        </p>
      </div>
      {named.length === 0 && (
        <section class="app-sheet" aria-label="Sheet">
          <p class="app-sheet__title">To remember</p>
          <ul>
            {plan.actions.map((action) => (
              <li key={action}>{action}</li>
            ))}
            <li>999</li>
          </ul>
        </section>
      )}
    </Frame>
  ),
})
