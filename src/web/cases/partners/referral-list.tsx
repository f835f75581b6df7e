/** Referrals: those that nobody answered first, each with where its answer is written down. */
import type { Instant } from '../../../record/london-time.ts'
import {
  awaitsAnswer,
  hasNoAnswer,
  isWithoutAgreement,
  type NotMadeLine,
  type ReferralLine,
} from '../../../views/areas/partners/referrals.ts'
import { paths } from '../../kit/paths.ts'
import { exactTime, sayWhen } from '../../kit/times.ts'
import { sayValue } from '../../kit/words.ts'
import { partnerPath } from './partner-paths.ts'
import { sayConsent, sayOutcome } from './partner-words.ts'

type Props = {
  readonly referrals: readonly ReferralLine[]
  readonly notMade: readonly NotMadeLine[]
  readonly reference: string
  readonly now: Instant
}

/** What they are sent: for the meeting a form of its own, for everybody else a referral to them. */
const documentPath = ({ to, person }: ReferralLine, reference: string): string =>
  to === 'marac'
    ? paths.makeDocument(reference, 'marac-referral', { person })
    : paths.makeDocument(reference, 'referral-pack', { person, recipient: to })

const Answer = ({ line, reference }: { readonly line: ReferralLine; readonly reference: string }) =>
  hasNoAnswer(line) ? (
    <p class="govuk-body govuk-!-margin-bottom-1">What the police tell them is theirs. Write none of it here.</p>
  ) : (
    <p class="govuk-body govuk-!-margin-bottom-1">
      {line.answer === null ? (
        <strong>No answer yet.</strong>
      ) : (
        <>
          <strong>{sayOutcome(line.answer.outcome)}.</strong>
          {line.answer.reason && ` ${line.answer.reason}`}
        </>
      )}{' '}
      {awaitsAnswer(line) && (
        <a class="govuk-link" href={partnerPath(reference, 'answer', { entry: String(line.n) })}>
          Write down their answer
          <span class="govuk-visually-hidden">{`: ${sayValue(line.to)}, ${line.name ?? ''}`}</span>
        </a>
      )}
      {awaitsAnswer(line) && (
        <>
          {' · '}
          <a class="govuk-link" href={documentPath(line, reference)}>
            Make its document
            <span class="govuk-visually-hidden">{`: ${sayValue(line.to)}, ${line.name ?? ''}`}</span>
          </a>
        </>
      )}
    </p>
  )

export const ReferralList = ({ referrals, notMade, reference, now }: Props) => (
  <section id="referrals">
    <h2 class="govuk-heading-m">Referrals</h2>
    {referrals.length === 0 && notMade.length === 0 && <p class="govuk-body">None yet.</p>}
    {(referrals.length > 0 || notMade.length > 0) && (
      <ul class="app-plain">
        {referrals.map((line) => (
          <li key={line.n}>
            <strong>{sayValue(line.to)}</strong>
            {line.name && ` for ${line.name}`}{' '}
            {isWithoutAgreement(line) && <span class="app-tag">Without agreement</span>}
            <p class="app-note govuk-!-margin-bottom-1">
              <time dateTime={new Date(line.at).toISOString()} title={exactTime(line.at)}>
                {sayWhen(line.at, now)}
              </time>
              {`, ${line.by}. ${sayConsent(line.consent)}`}
            </p>
            {line.reasons && <p class="govuk-body govuk-!-margin-bottom-1">{line.reasons}</p>}
            {line.reference && <p class="govuk-body govuk-!-margin-bottom-1">{`Their reference: ${line.reference}`}</p>}
            <Answer line={line} reference={reference} />
          </li>
        ))}
        {notMade.map((line) => (
          <li key={`not-${line.at}-${line.to}`}>
            <strong>{sayValue(line.to)}</strong>
            {line.name && ` for ${line.name}`} <span class="app-tag">Not made</span>
            {line.reason && <p class="govuk-body govuk-!-margin-bottom-1">{line.reason}</p>}
          </li>
        ))}
      </ul>
    )}
  </section>
)
