/** A case: what the policy asks now first, then what needs something first, the people, and the record. */
import { findEntryType } from '../../record/entry-type.ts'
import type { CasePage } from '../../views/case-page.ts'
import { one } from '../kit/form.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage, type Visit } from '../kit/page.ts'
import { Timeline } from '../kit/timeline.tsx'
import { actHappened } from '../kit/words.ts'
import { AsksNow } from './asks-now.tsx'
import { CaseBar } from './case-bar.tsx'
import { DoOnCase } from './do-on-case.tsx'
import { Breaches, Gates, Holds, Tensions } from './gates.tsx'
import { People } from './people.tsx'

const Recorded = ({ visit }: { readonly visit: Visit }) => {
  const type = findEntryType(one(visit.query, 'recorded'))
  return type ? (
    <div class="app-answer" role="status">
      <p class="govuk-body">
        <strong>On the record:</strong> {`${actHappened(type.name)}. What the policy asks now is below.`}
      </p>
    </div>
  ) : null
}

const TheRecord = ({ page }: { readonly page: CasePage }) => (
  <section id="record">
    <h2 class="govuk-heading-m">The record</h2>
    <Timeline lines={page.timeline} now={page.now} />
  </section>
)

export const CaseView = ({ page, visit }: { readonly page: CasePage; readonly visit: Visit }) => (
  <Frame title={`Case ${page.reference}`} visit={visit} wide banner={<CaseBar page={page} />}>
    <Recorded visit={visit} />
    <h1 class="govuk-heading-l">{`Case ${page.reference}`}</h1>
    <AsksNow page={page} />
    <div class="app-two">
      <div class="app-two__side">
        <DoOnCase page={page} />
        <People page={page} />
      </div>
      <div class="app-two__main">
        <Tensions page={page} />
        <Holds page={page} />
        <Breaches page={page} />
        <Gates page={page} />
        <TheRecord page={page} />
      </div>
    </div>
  </Frame>
)

export const casePage = definePage<CasePage>({
  path: '/cases/:reference',
  access: 'sees-cases',
  audit: 'read-a-case',
  load: (desk, visit) => desk.readCase(visit.token, visit.params.reference ?? ''),
  view: (page, visit) => <CaseView page={page} visit={visit} />,
})
