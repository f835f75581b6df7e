/** What the short report left open, once they are safe: each leads to the form that asks it. Nothing here is owed; the policy's list is. */
import type { CasePage } from '../../views/case-page.ts'
import { peoplePath } from '../cases/people/people-paths.ts'
import { paths } from '../kit/paths.ts'

export type OpenQuestion = { readonly href: string; readonly label: string }

/** In the order in which a conversation goes on. */
export function notAskedYet({
  reference,
  people,
  safeContact,
  relationships,
  timeline,
}: CasePage): readonly OpenQuestion[] {
  const harmed = people.filter((person) => person.role === 'victim')
  const causing = people.filter((person) => person.role === 'perpetrator')
  const saysKinds = timeline.some(
    ({ type, fields }) =>
      type === 'abuse.classified' || (type === 'report.received' && fields.some(({ name }) => name === 'abuse')),
  )
  return [
    ...safeContact
      .filter((line) => line.agreed === null)
      .map((line) => ({
        href: paths.act(reference, 'safe-contact.agreed', { person: line.person }),
        label: `How to reach ${line.name} safely`,
      })),
    ...harmed
      .filter((person) => person.ageGroup === null || person.ageGroup === 'not-known')
      .map((person) => ({
        href: peoplePath(reference, 'part', { person: person.id }),
        label: `How old ${person.name} is`,
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
