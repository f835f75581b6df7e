/** Pass a case on to a role: it stays with whoever passes it on until somebody takes it on. */
import { BROUGHT, recipientsOf } from '../../../packs/intake-choice.ts'
import { ROLES, type RoleName } from '../../../record/vocabulary.ts'
import type { AreaPage } from '../../../views/area-page.ts'
import { PEOPLE_AREA, type PeopleShown } from '../../../views/areas/people.ts'
import { OneOf, YesNo } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import { sayRole } from '../../kit/words.ts'
import { defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'

/** What was reported of a colleague is with the people team from its first word: passing it on is to say that they have it. */
const isTheirs = ({ page }: AreaPage<PeopleShown>): boolean => page.owner.role === 'people-team'

/** Those whom the landlord names for anything that comes in, then the owner, then whoever a legal step waits for. The case of a colleague stays with the people team, whoever is named. */
function roles(data: AreaPage<PeopleShown>): readonly RoleName[] {
  const { organisation, page, shows } = data
  if (isTheirs(data)) return ['people-team']
  const named = BROUGHT.filter((what) => what !== 'colleague').flatMap((what) =>
    recipientsOf(organisation.intake, what),
  )
  const known = [
    ...new Set([
      ...named,
      ...(page.owner.role ? [page.owner.role] : []),
      'safeguarding-lead' as const,
      ...shows.forLegalStep,
    ]),
  ]
  return ROLES.filter((role) => known.includes(role))
}

const asLabel = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export const passOnPage = defineCaseForm<PeopleShown>({
  slug: 'pass-on',
  place: PLACES.people,
  reading: PEOPLE_AREA,
  main: 'handover.made',
  title: 'Pass it on',
  why: 'Tell them yourself as well, with the reference and without a name. It stays with you until they take it on.',
  start: (data) => (isTheirs(data) ? { 'passed.to': 'people-team', 'passed.accepted': 'yes' } : {}),
  questions: ({ data, form, typed }) => (
    <>
      {isTheirs(data) && (
        <p class="govuk-body">
          It came to the people team by itself, and goes to nobody else. A report says so on the record already: write
          it down here where nothing does and the policy asks for it.
        </p>
      )}
      <OneOf
        name="passed.to"
        label="To whom?"
        choices={roles(data).map((role) => ({ value: role, label: asLabel(sayRole(role, data.organisation.titles)) }))}
        form={form}
        typed={typed}
      />
      <YesNo name="passed.accepted" label="Did they take it on when you told them?" form={form} typed={typed} />
    </>
  ),
  acts: (form) => [
    {
      part: 'passed',
      type: 'handover.made',
      data: {
        to: one(form, 'passed.to') || undefined,
        ...(one(form, 'passed.accepted') === 'yes' ? { accepted: true } : {}),
      },
    },
  ],
  after: 'They see a reference and who passed it on. By taking it on they come onto the case.',
  button: 'Pass it on',
})
