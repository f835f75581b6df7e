/** Every act of the vocabulary, found by typing or by area. */
import { isDoneOnComplaint } from '../../casework/complaints/pass-on-complaint.ts'
import { isDoneOnLeak } from '../../casework/own-rule.ts'
import { isMadeOnItsOwnPage } from '../../casework/with-their-thing.ts'
import { Input } from '../../design-system/govuk/input.tsx'
import type { EntryType } from '../../record/entry-type.ts'
import { ENTRY_TYPES } from '../../record/vocabulary.ts'
import type { CasePage } from '../../views/case-page.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { AREAS, actTitle, plain } from '../kit/words.ts'
import { CaseBar } from './case-bar.tsx'

export const ActList = ({
  types,
  href,
}: {
  readonly types: readonly EntryType[]
  readonly href: (type: EntryType) => string
}) => (
  <>
    <div data-filter-box hidden>
      <Input
        name="find-act"
        type="search"
        label="Type to find it"
        classes="govuk-input--width-20"
        autocomplete="off"
        attributes={{ 'data-filter': '' }}
      />
      <p class="app-note" role="status" data-filter-said />
    </div>
    {AREAS.map(({ area, title }) => {
      const own = types.filter((type) => type.area === area)
      return own.length === 0 ? null : (
        <section data-find-group key={area}>
          <h2 class="govuk-heading-s">{title}</h2>
          <ul class="app-acts">
            {own.map((type) => (
              <li data-find={`${actTitle(type.name)} ${plain(type.name)} ${type.meaning}`} key={type.name}>
                <a class="govuk-link govuk-link--no-visited-state" href={href(type)}>
                  {actTitle(type.name)}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )
    })}
  </>
)

export const actListPage = definePage<CasePage>({
  path: '/cases/:reference/acts',
  access: 'on-case',
  audit: 'choose-an-act',
  shows: ['view:case'],
  load: (desk, visit) => desk.readCase(visit.token, visit.params.reference ?? ''),
  view: (page, visit) => (
    <Frame title={`Log an act, ${page.reference}`} visit={visit} wide banner={<CaseBar page={page} />}>
      <h1 class="govuk-heading-l">What took place?</h1>
      <ActList
        types={ENTRY_TYPES.filter(
          (type) =>
            type.scope !== 'organisation' &&
            !isMadeOnItsOwnPage(type.name) &&
            !isDoneOnComplaint(type.name) &&
            !isDoneOnLeak(type.name),
        )}
        href={(type) => paths.act(page.reference, type.name)}
      />
    </Frame>
  ),
})
