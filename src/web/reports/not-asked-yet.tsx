/** What the short report left open, once they are safe: each leads to the form that asks it. Nothing here is owed; the policy's list is. */
import { asksAge, CHILD_OF_ANY_AGE } from '../../record/age-group.ts'
import type { CasePage } from '../../views/case-page.ts'
import { NO_NAME } from '../../views/people-on-case.ts'
import { peoplePath } from '../cases/people/people-paths.ts'
import { paths } from '../kit/paths.ts'

export type OpenQuestion = { readonly href: string; readonly label: string }

/** Acts by which somebody told or noticed something. */
const TOLD: readonly string[] = ['report.received', 'concern.raised', 'partner-update.received', 'case.opened']

/** Somebody whose name nobody gave is still somebody. */
const whom = (name: string): string => (name === NO_NAME ? 'the person harmed' : name)

/** In the order in which a conversation goes on. */
export function notAskedYet({
  reference,
  people,
  safeContact,
  relationships,
  timeline,
}: CasePage): readonly OpenQuestion[] {
  const causing = people.filter((person) => person.role === 'perpetrator')
  const saysKinds = timeline.some(
    ({ type, fields }) =>
      type === 'abuse.classified' || (type === 'report.received' && fields.some(({ name }) => name === 'abuse')),
  )
  // Somebody who was not asked at sign-up has told nothing: what they might tell is not asked about either.
  if (!timeline.some(({ type }) => TOLD.includes(type))) return []
  return [
    ...safeContact
      .filter((line) => line.agreed === null)
      .map((line) => ({
        href: paths.act(reference, 'safe-contact.agreed', { person: line.person }),
        label: `How to reach ${whom(line.name)} safely`,
      })),
    ...people
      .filter(({ role, ageGroup }) => (role === 'victim' ? asksAge(ageGroup) : ageGroup === CHILD_OF_ANY_AGE))
      .map((person) => ({
        href: peoplePath(reference, 'part', { person: person.id }),
        label: `How old ${whom(person.name)} is`,
      })),
    ...(causing.length === 0
      ? [{ href: paths.act(reference, 'person.added'), label: 'Who is causing harm' }]
      : relationships.length === 0
        ? [{ href: paths.act(reference, 'relationship.recorded'), label: 'How they are connected' }]
        : []),
    ...(saysKinds ? [] : [{ href: peoplePath(reference, 'classify'), label: 'What kinds of abuse it is' }]),
  ]
}

export const NotAskedYet = ({ page }: { readonly page: CasePage }) => {
  const open = notAskedYet(page)
  return open.length === 0 ? null : (
    <section>
      <h2 class="govuk-heading-m">Not asked yet</h2>
      <p class="govuk-body">When they are safe, and only as far as they want to say.</p>
      <ul class="app-plain">
        {open.map(({ href, label }) => (
          <li key={href}>
            <a class="govuk-link" href={href}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
