/** The organisation's own record: what its policy asks of it, and the acts that are on no case. */

import { CHANGES_ROLES } from '../../access/acts.ts'
import { ACT_NAMED } from '../../access/audited.ts'
import { seesDataRequests, seesKeeping } from '../../access/permissions.ts'
import { findEntryType } from '../../record/entry-type.ts'
import { ENTRY_TYPES } from '../../record/vocabulary.ts'
import { ActList } from '../cases/act-list.tsx'
import { type ActData, ActView, sendAct } from '../cases/log-act.tsx'
import type { OrganisationPage } from '../kit/desk.ts'
import { DutyList } from '../kit/duty-lines.tsx'
import { Frame } from '../kit/layout.tsx'
import { definePage } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { Timeline } from '../kit/timeline.tsx'

export const organisationPage = definePage<OrganisationPage>({
  path: paths.organisation,
  access: 'sees-cases',
  audit: 'read-the-organisation',
  shows: ['view:organisation'],
  load: (desk, visit) => desk.readOrganisation(visit.token),
  view: (page, visit) => {
    const open = page.duties.filter((duty) => duty.outcome === 'open')
    return (
      <Frame title="Organisation" visit={visit} section="organisation" wide>
        <h1 class="govuk-heading-l">Organisation</h1>
        <p class="govuk-body">
          <a class="govuk-link" href={paths.newDataRequest}>
            Take in a request for the data that we hold about somebody
          </a>
        </p>
        {seesDataRequests(visit.asker.roles) && (
          <p class="govuk-body">
            <a class="govuk-link" href={paths.dataRequests}>
              Requests for data
            </a>
          </p>
        )}
        {seesKeeping(visit.asker.roles) && (
          <p class="govuk-body">
            <a class="govuk-link" href={paths.keeping}>
              What we keep, and for how long
            </a>
          </p>
        )}
        <h2 class="govuk-heading-m">What the policy asks of us</h2>
        {open.length === 0 ? <p class="govuk-body">Nothing just now.</p> : <DutyList duties={open} now={page.now} />}
        <h2 class="govuk-heading-m">Log what we did</h2>
        <ActList
          types={ENTRY_TYPES.filter((type) => type.scope !== 'case')}
          href={(type) => paths.organisationAct(type.name)}
        />
        <h2 class="govuk-heading-m">The record</h2>
        {page.timeline.length === 0 ? (
          <p class="govuk-body">Nothing is recorded yet.</p>
        ) : (
          <Timeline lines={page.timeline} now={page.now} />
        )}
      </Frame>
    )
  },
})

export const organisationActPage = definePage<ActData>({
  path: '/organisation/acts/:type',
  access: 'sees-cases',
  audit: 'log-an-act-of-the-organisation',
  shows: ['view:act-form'],
  writes: [ACT_NAMED],
  stepUp: (_form, visit) => CHANGES_ROLES.some((type) => type === visit.params.type),
  load: async (desk, visit) => {
    const type = findEntryType(visit.params.type ?? '')
    if (!type || type.scope === 'case') return null
    const offers = await desk.readActForm(visit.token, null)
    return offers ? { type, offers, casePage: null, now: desk.now() } : null
  },
  view: (data, visit, typed) => <ActView data={data} visit={visit} typed={typed} />,
  submit: sendAct,
})
