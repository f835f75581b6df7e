/** Decisions to share and not to share, and what each person agreed to. */
import type { Instant } from '../../../record/london-time.ts'
import type { AgreementLine, SharingLine } from '../../../views/areas/partners/sharing.ts'
import { NO_NAME } from '../../../views/people-on-case.ts'
import { exactTime, sayWhen } from '../../kit/times.ts'
import { sayValue, sayValueInside } from '../../kit/words.ts'
import { sayBasis, sayConsent, sayMethod } from './partner-words.ts'

const SCOPES: Readonly<Record<string, string>> = {
  sharing: 'Telling other agencies',
  referral: 'Being referred',
  marac: 'MARAC',
  'police-evidence': 'Evidence for the police',
}

const ANSWERS: Readonly<Record<string, string>> = {
  given: 'yes',
  refused: 'no',
  withdrawn: 'no longer',
  undecided: 'not decided yet',
}

/** Why it was not shared, as a sentence goes on. */
const NOT: Readonly<Record<string, string>> = {
  'no-lawful-basis': 'there is no ground for it',
  'not-necessary': 'they do not need it',
  'would-increase-risk': 'it would raise the risk',
  'third-party-data': 'it is about somebody else',
  'no-permission': 'the person said no',
  'data-protection-only': 'data protection was the only reason given',
}

const facts = (line: SharingLine): string =>
  [
    line.shared
      ? line.basis && `Ground: ${sayBasis(line.basis)}`
      : line.reasonKind && `Because ${NOT[line.reasonKind] ?? line.reasonKind}`,
    line.agreement,
    line.method && sayMethod(line.method),
    sayConsent(line.consent),
  ]
    .filter(Boolean)
    .join('. ')

export const SharingList = ({ lines, now }: { readonly lines: readonly SharingLine[]; readonly now: Instant }) => (
  <section id="sharing">
    <h2 class="govuk-heading-m">What was shared, and what was not</h2>
    {lines.length === 0 ? (
      <p class="govuk-body">No decision yet.</p>
    ) : (
      <ul class="app-plain">
        {lines.map((line) => (
          <li key={line.n}>
            <strong>{sayValue(line.with)}</strong>{' '}
            <span class={line.shared ? 'app-tag app-tag--open' : 'app-tag'}>
              {line.shared ? 'Shared' : 'Not shared'}
            </span>
            {line.what.length > 0 && (
              <p class="govuk-body govuk-!-margin-bottom-1">
                {`${line.what.map(sayValueInside).join(', ')}${line.name ? `, about ${line.name}` : ''}`}
              </p>
            )}
            {line.reasons && <p class="govuk-body govuk-!-margin-bottom-1">{line.reasons}</p>}
            {facts(line) !== '' && <p class="govuk-body govuk-!-margin-bottom-1">{facts(line)}</p>}
            <p class="app-note govuk-!-margin-bottom-0">
              <time dateTime={new Date(line.at).toISOString()} title={exactTime(line.at)}>
                {sayWhen(line.at, now)}
              </time>
              {`, ${line.by}`}
            </p>
          </li>
        ))}
      </ul>
    )}
  </section>
)

export const AgreementList = ({ lines, now }: { readonly lines: readonly AgreementLine[]; readonly now: Instant }) =>
  lines.length === 0 ? null : (
    <section id="agreements">
      <h2 class="govuk-heading-m">What they agreed to</h2>
      <ul class="app-plain">
        {lines.map(({ person, name, scope, answer, at }) => (
          <li key={`${person}${scope}`}>
            {`${name ?? NO_NAME}: ${SCOPES[scope] ?? sayValue(scope)}, `}
            <strong>{ANSWERS[answer] ?? answer}</strong>
            <span class="app-note">{` (${sayWhen(at, now)})`}</span>
          </li>
        ))}
      </ul>
    </section>
  )
