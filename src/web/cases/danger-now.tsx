/** Somebody may be in danger now, and nobody has called the police or advised it yet: before all else that a page of the case says. */
import type { CasePage } from '../../views/case-page.ts'
import { DangerSteps } from '../kit/danger-steps.tsx'
import { paths } from '../kit/paths.ts'
import { sayWhen } from '../kit/times.ts'

export const DangerNow = ({
  page: { danger, now, reference },
}: {
  readonly page: Pick<CasePage, 'danger' | 'now' | 'reference'>
}) =>
  danger === null ? null : (
    <section class="app-danger" aria-labelledby="danger-now">
      <h2 class="govuk-heading-m" id="danger-now">{`They may be in danger now (told ${sayWhen(danger, now)})`}</h2>
      <DangerSteps />
      <p class="govuk-body">
        Then say what was done:{' '}
        <a class="govuk-link" href={paths.act(reference, 'police.called')}>
          we called the police
        </a>
        {' or '}
        <a class="govuk-link" href={paths.act(reference, 'police.advised')}>
          they were advised to call the police
        </a>
      </p>
    </section>
  )
