/** Cases that must be kept apart: one person is harmed in the first and said to cause harm in the second. */
import type { Conflicts } from '../../views/read-conflicts.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'

export const keptApartPage = definePage<Conflicts>({
  path: paths.keptApart,
  access: 'signed-in',
  audit: 'read-cases-to-keep-apart',
  load: (desk, visit) => desk.readConflicts(visit.token),
  view: ({ pairs }, visit) => (
    <Frame title="Cases to keep apart" visit={visit} section="kept-apart">
      <h1 class="govuk-heading-l">Cases to keep apart</h1>
      <p class="govuk-body">
        In each line the same person of our records is harmed in one case, and said to cause harm in another. Neither
        case tells of the other, and nobody but you sees this. See that nobody works on both, and that each is believed
        on its own.
      </p>
      {pairs.length === 0 && <p class="govuk-body">There is none.</p>}
      <ul class="app-duties">
        {pairs.map(({ harmedIn, causesIn }) => (
          <li class="app-duty" key={`${harmedIn} ${causesIn}`}>
            <div class="app-duty__what">
              {'Harmed in '}
              <strong>{harmedIn}</strong>
              {', said to cause harm in '}
              <strong>{causesIn}</strong>
            </div>
          </li>
        ))}
      </ul>
    </Frame>
  ),
})
