/** A case: what the policy asks now first, then what needs something first, the people, and the record. */
import { TwoColumns } from '../../design-system/parts/two-columns.tsx'
import type { CasePage } from '../../views/case-page.ts'
import { definePage, type Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { Timeline } from '../kit/timeline.tsx'
import { AbuseTests } from './abuse-tests.tsx'
import { AsksNow, LeftUndone } from './asks-now.tsx'
import { CaseFrame, Recorded } from './case-frame.tsx'
import { DangerNow } from './danger-now.tsx'
import { DoOnCase } from './do-on-case.tsx'
import { Breaches, Gates, Holds, Tensions } from './gates.tsx'
import { LawAsks } from './law-asks.tsx'
import { People } from './people.tsx'

const TheRecord = ({ page }: { readonly page: CasePage }) => (
  <section id="record">
    <h2 class="govuk-heading-m">The record</h2>
    <p class="govuk-body-s">
      {'Something in it is wrong? '}
      <a class="govuk-link" href={paths.act(page.reference, 'entry.retracted')}>
        Take an entry back
      </a>
      {' and write it anew. Both stay readable, with who wrote them and when.'}
    </p>
    <Timeline lines={page.timeline} now={page.now} />
  </section>
)

export const CaseView = ({ page, visit }: { readonly page: CasePage; readonly visit: Visit }) => (
  <CaseFrame page={page} visit={visit} here={null}>
    <Recorded visit={visit} />
    <h1 class="govuk-heading-l">{`Case ${page.reference}`}</h1>
    <DangerNow page={page} />
    <AsksNow {...page} />
    <LeftUndone {...page} />
    <LawAsks page={page} />
    <TwoColumns
      side={
        <>
          <DoOnCase page={page} />
          <People page={page} />
          <AbuseTests page={page} />
        </>
      }
    >
      <Tensions page={page} />
      <Holds page={page} />
      <Breaches page={page} />
      <Gates page={page} />
      <TheRecord page={page} />
    </TwoColumns>
  </CaseFrame>
)

export const casePage = definePage<CasePage>({
  path: '/cases/:reference',
  access: 'on-case',
  audit: 'read-a-case',
  shows: ['view:case'],
  load: (desk, visit) => desk.readCase(visit.token, visit.params.reference ?? ''),
  view: (page, visit) => <CaseView page={page} visit={visit} />,
})
