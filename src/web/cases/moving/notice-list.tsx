/** Notices that came in, what was served, and changes that were asked for. A notice ends nothing here: what follows is decided. */
import { InsetText } from '../../../design-system/govuk/inset-text.tsx'
import type { TenancyForm } from '../../../packs/law.ts'
import type { Instant } from '../../../record/london-time.ts'
import type { ChangeLine, NoticeLine, ServedLine } from '../../../views/areas/moving/notices.ts'
import { paths } from '../../kit/paths.ts'
import { sayDate, sayWhen } from '../../kit/times.ts'
import { sayValue, sayValueInside } from '../../kit/words.ts'
import { movingPath } from './moving-paths.ts'
import { sayChangeDecided, sayForm } from './moving-words.ts'

type Shared = { readonly reference: string; readonly now: Instant; readonly law: readonly TenancyForm[] }

const Copy = ({ line, reference }: { readonly line: NoticeLine; readonly reference: string }) =>
  line.copyAs === null ? null : (
    <p class="govuk-body govuk-!-margin-bottom-1">
      {line.copiedTo.length > 0
        ? `A copy went to ${line.copiedTo.join(', ')}. `
        : 'The other holder has to be warned, with a copy: without a new address, number or reason. '}
      <a class="govuk-link" href={movingPath(reference, 'serve', { notice: line.notice, form: line.copyAs.id })}>
        {line.copiedTo.length > 0 ? 'Log another copy' : 'Log that the copy was given'}
      </a>
      {!line.copyAs.verified && <span class="app-note"> To verify with your legal team.</span>}
    </p>
  )

const Notice = ({ line, reference, now }: Shared & { readonly line: NoticeLine }) => (
  <li>
    <strong>{sayValue(line.form)}</strong>
    {line.name && ` from ${line.name}`} <span class="app-tag">Ends nothing by itself</span>
    {line.fromCauseOfHarm && (
      <InsetText>
        <p class="govuk-body">
          It comes from the person said to cause harm. Do not close or end anything because of it: talk to the person
          harmed first, and to your legal team.
        </p>
      </InsetText>
    )}
    <p class="govuk-body govuk-!-margin-bottom-1">
      {line.withOther ? 'Every holder signed it.' : 'Not every holder signed it.'}{' '}
      {line.pressureConsidered === true
        ? 'Whether somebody was made to sign was considered.'
        : 'Nobody has considered yet whether somebody was made to sign.'}
      {line.expiresOn && ` It says that it takes effect on ${sayDate(line.expiresOn)}.`}
    </p>
    <Copy line={line} reference={reference} />
    <p class="app-note govuk-!-margin-bottom-0">{sayWhen(line.at, now)}</p>
  </li>
)

const Change = ({ line, reference, now }: Shared & { readonly line: ChangeLine }) => (
  <li>
    <strong>{sayValue(line.kind)}</strong>
    {line.name && ` for ${line.name}`} {line.first && <span class="app-tag app-tag--good">First in the queue</span>}
    <p class="govuk-body govuk-!-margin-bottom-1">
      {line.decided ? (
        sayChangeDecided(line.decided)
      ) : (
        <>
          {'Not decided yet. '}
          <a class="govuk-link" href={movingPath(reference, 'decide-change', { person: line.person })}>
            Decide<span class="govuk-visually-hidden">{`: ${sayValueInside(line.kind)}`}</span>
          </a>
        </>
      )}
    </p>
    {line.decided?.outcome === 'agreed' && (
      <p class="govuk-body govuk-!-margin-bottom-1">
        {'Tell each holder apart, by their own safe way. Once it holds in law, '}
        <a class="govuk-link" href={paths.act(reference, 'person.updated', { person: line.person })}>
          put what they hold now on the case
          <span class="govuk-visually-hidden">{line.name && `, ${line.name}`}</span>
        </a>
        {': the policy goes by it.'}
      </p>
    )}
    <p class="app-note govuk-!-margin-bottom-0">
      {`Asked ${sayWhen(line.at, now)}`}
      {line.decided && `, decided ${sayWhen(line.decided.at, now)} by ${line.decided.by}`}
    </p>
  </li>
)

export const NoticeList = (
  props: Shared & {
    readonly notices: readonly NoticeLine[]
    readonly served: readonly ServedLine[]
    readonly changes: readonly ChangeLine[]
  },
) =>
  props.notices.length + props.served.length + props.changes.length === 0 ? null : (
    <section id="notices">
      <h2 class="govuk-heading-m">Changes and notices</h2>
      <ul class="app-plain">
        {props.changes.map((line) => (
          <Change {...props} line={line} key={`change-${line.n}`} />
        ))}
        {props.notices.map((line) => (
          <Notice {...props} line={line} key={line.notice} />
        ))}
        {props.served.map((line) => (
          <li key={`served-${line.n}`}>
            <strong>{sayForm(line.form, props.law)}</strong>
            {line.name && ` served on ${line.name}`}
            <p class="app-note govuk-!-margin-bottom-0">
              {`${sayWhen(line.at, props.now)}, ${line.by}${line.channel ? `. ${sayValue(line.channel)}` : ''}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
