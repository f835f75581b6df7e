/** Matches somebody on a case to the landlord's records: look, choose, and the match is an entry of the record. */
import { randomUUID } from 'node:crypto'
import type { CasePage, PersonOnCase } from '../../../views/case-page.ts'
import { Button, ErrorSummary } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import { FORM_TOKEN } from '../../kit/form-token.ts'
import { definePage, type Visit } from '../../kit/page.ts'
import { paths } from '../../kit/paths.ts'
import { usualRole } from '../../kit/usual-role.ts'
import { AskingForm, askedIn, Candidates, whyNot } from '../../people/asking.tsx'
import { cameOfIt } from '../came-of-it.ts'
import { CaseFrame } from '../case-frame.tsx'
import { PLACES } from '../places.ts'

export type OnePerson = { readonly page: CasePage; readonly person: PersonOnCase }

/** The person of the case that an address of a page names. */
export async function onePerson(page: CasePage | null, visit: Visit): Promise<OnePerson | null> {
  const person = page?.people.find((each) => each.id === visit.params.person)
  return page && person ? { page, person } : null
}

export const matchPersonPage = definePage<OnePerson>({
  path: '/cases/:reference/people/:person/match',
  access: 'on-case',
  audit: 'match-a-person',
  shows: ['view:case'],
  writes: ['view:matches', 'act:person.matched'],
  sends: 'acts-on-case',
  load: async (desk, visit) => onePerson(await desk.readCase(visit.token, visit.params.reference ?? ''), visit),
  view: ({ page, person }, visit, typed) => (
    <CaseFrame page={page} visit={visit} here={PLACES.people} error={typed !== null}>
      <ErrorSummary typed={typed} kept="Nothing was matched yet. Everything you typed is still here." />
      <h1 class="govuk-heading-l">{`Match ${person.name} to our records`}</h1>
      <p class="govuk-body-l">
        Then the case shows how they hold their home and with whom, and their rent account is known.
      </p>
      <AskingForm
        action={paths.matchPerson(page.reference, person.id)}
        visit={visit}
        form={typed?.form ?? { name: person.name }}
        typed={typed}
      />
    </CaseFrame>
  ),
  submit: async (desk, visit, { page, person }, form) => {
    const customer = one(form, 'customer')
    if (customer) {
      const home = one(form, 'home')
      const role = usualRole(visit.asker.roles, page.owner.role)
      const chosen = visit.asker.roles.find((each) => each === role) ?? visit.asker.roles[0]
      if (!chosen) return 'not-found'
      const performed = await desk.perform(visit.token, {
        caseId: page.id,
        type: 'person.matched',
        data: { person: person.id, customer, certain: one(form, 'certain') === 'yes', ...(home ? { home } : {}) },
        at: desk.now(),
        role: chosen,
        happened: false,
        seq: null,
        key: one(form, 'key') || randomUUID(),
      })
      return cameOfIt(performed, form, paths.recorded(paths.case(page.reference), ['person.matched']), (problems) =>
        problems.map(({ problem }) => ({ field: '', text: `This match ${problem}` })),
      )
    }
    const matches = await desk.findMatches(visit.token, askedIn(form))
    if (matches === null) return 'not-found'
    if (matches.outcome !== 'found') return { again: whyNot(matches, form), status: 400 }
    const action = paths.matchPerson(page.reference, person.id)
    return {
      shows: (
        <CaseFrame page={page} visit={visit} here={PLACES.people}>
          <h1 class="govuk-heading-l">{`Match ${person.name} to our records`}</h1>
          <Candidates
            found={matches.candidates}
            choose={(each) => (
              <form method="post" action={action}>
                <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
                <input type="hidden" name="key" value={randomUUID()} />
                <input type="hidden" name="customer" value={each.customer} />
                <input type="hidden" name="home" value={each.home?.id ?? ''} />
                <input type="hidden" name="certain" value={each.matchedOn.length > 1 ? 'yes' : 'no'} />
                <Button>{`It is ${each.name}`}</Button>
              </form>
            )}
          />
          <h2 class="govuk-heading-m">Look again</h2>
          <AskingForm action={action} visit={visit} form={form} typed={null} />
        </CaseFrame>
      ),
    }
  },
})
