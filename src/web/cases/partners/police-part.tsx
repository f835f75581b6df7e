/** The police: what may be a crime and waits for a decision, what was decided and why, and MAPPA. */
import type { Instant } from '../../../record/london-time.ts'
import type { PoliceShown } from '../../../views/areas/partners/police.ts'
import { sayWhen } from '../../kit/times.ts'
import { sayValueInside } from '../../kit/words.ts'
import { partnerPath } from './partner-paths.ts'

const MAPPA: Readonly<Record<string, string>> = {
  'criteria-met': 'MAPPA’s criteria are met.',
  'serious-concern': 'There is serious concern, though MAPPA’s criteria are not met.',
  none: 'MAPPA: neither its criteria nor serious concern.',
}

type Props = { readonly police: PoliceShown; readonly reference: string; readonly now: Instant }

export const PolicePart = ({ police, reference, now }: Props) => (
  <section id="police">
    <h2 class="govuk-heading-m">The police</h2>
    {police.undecided.length > 0 && (
      <p class="govuk-body">
        <strong>What happened may be a crime, and nobody has decided whether to report it.</strong>{' '}
        <a class="govuk-link" href={partnerPath(reference, 'report')}>
          Decide now
        </a>
      </p>
    )}
    {police.saysNo && <p class="govuk-body">They said that they do not want the police told.</p>}
    {police.decisions.length === 0 && police.undecided.length === 0 && <p class="govuk-body">No decision yet.</p>}
    {police.decisions.length > 0 && (
      <ul class="app-plain">
        {police.decisions.map((each) => (
          <li key={each.at}>
            <strong>{each.decision === 'reported' ? 'Reported' : 'Not reported'}</strong>
            {each.reference && `, reference ${each.reference}`}
            {each.reasons && <p class="govuk-body govuk-!-margin-bottom-1">{each.reasons}</p>}
            <p class="app-note govuk-!-margin-bottom-0">
              {`${each.by}, ${sayValueInside(each.role)}, ${sayWhen(each.at, now)}`}
            </p>
          </li>
        ))}
      </ul>
    )}
    {police.mappa && (
      <p class="govuk-body">
        {`${MAPPA[police.mappa] ?? ''} `}
        {police.mappa !== 'none' && police.mappaContacts.length === 0 && (
          <a class="govuk-link" href={partnerPath(reference, 'contacted', { partner: 'mappa', purpose: 'liaison' })}>
            Contact MAPPA
          </a>
        )}
        {police.mappa !== 'none' && (
          <>
            {' '}
            <a class="govuk-link" href={partnerPath(reference, 'refer', { to: 'mappa', purpose: 'crime' })}>
              Refer to MAPPA
            </a>
            {', about the person causing harm'}
          </>
        )}
      </p>
    )}
    {police.mappaContacts.map(({ outcome, at }) => (
      <p class="govuk-body govuk-!-margin-bottom-1" key={at}>
        {`MAPPA was contacted ${sayWhen(at, now)}.${outcome ? ` ${outcome}` : ''}`}
      </p>
    ))}
  </section>
)
