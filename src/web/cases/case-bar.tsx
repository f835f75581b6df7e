/** What never scrolls away on a case: which case it is, its state and owner, and how its people may safely be reached. */
import { StickyBar } from '../../design-system/parts/sticky-bar.tsx'
import { safestChannels } from '../../policy/safe-contact.ts'
import type { Instant } from '../../record/london-time.ts'
import { mayNotWorkByVoice } from '../../views/areas/contact/adjustments.ts'
import type { CasePage, SafeContactLine } from '../../views/case-page.ts'
import { paths } from '../kit/paths.ts'
import { exactTime, longDate, sayDate, sayWhen } from '../kit/times.ts'
import { sayValue, sayValueInside } from '../kit/words.ts'
import { PLACES, placePath } from './places.ts'

const list = (values: readonly string[]): string => values.map(sayValueInside).join(', ')

/** The state of the case in words. */
export function sayState({ state }: Pick<CasePage, 'state'>): string {
  switch (state.state) {
    case 'reported':
      return `Reported ${longDate(state.since)}`
    case 'open':
      return `Open since ${longDate(state.since)}`
    case 'monitoring':
      return `Monitored since ${longDate(state.since)}`
    case 'closed':
      return `Closed ${longDate(state.since)}`
    default:
      return state satisfies never
  }
}

const quoted = (lines: string): string => `“${lines.split('\n').join('”, “')}”`

const hours = ({ from, until }: { readonly from: string | null; readonly until: string | null }): string =>
  from && until ? `${from} to ${until}` : from ? `from ${from}` : until ? `until ${until}` : 'any time'

type Agreed = NonNullable<SafeContactLine['agreed']>

const safestOf = ({ channels, neverChannels }: Agreed): readonly string[] =>
  safestChannels({ channels: [...channels], neverChannels: [...neverChannels] })

/** Why it may not be relied on any more. */
export function sayLapsed({ state, since, expiresOn }: Agreed): string {
  if (state === 'run-out') return `Ran out on ${expiresOn ? sayDate(expiresOn) : 'its last day'}.`
  switch (since?.type) {
    case 'victim.moved':
      return `Unknown since the move, ${longDate(since.on)}.`
    case 'relationship.recorded':
      return `Unknown since the other came back, ${longDate(since.on)}.`
    case 'incident.recorded':
      return `Unknown since ${longDate(since.on)}: whoever causes harm may know where they are.`
    case 'leak.raised':
      return `Held back since ${longDate(since.on)}: somebody not on this case says that where they are, or how they are reached, may have got out. It is being looked into.`
    case 'leak.noted':
      return `Unknown since ${longDate(since.on)}: where they are, or how they are reached, may have got out. Reach them first.`
    case 'case.reopened':
      return `Unknown since the case was opened again, ${longDate(since.on)}.`
    default:
      return 'Not known any more.'
  }
}

/** What to arrange before a word is said. */
const needsOf = (agreed: Agreed): readonly string[] => [
  ...(agreed.workerGender && agreed.workerGender !== 'no-preference' ? [`A ${agreed.workerGender} worker`] : []),
  ...(agreed.interpreter
    ? [`An interpreter${agreed.language ? ` (${agreed.language})` : ''}, never family`]
    : agreed.language
      ? [agreed.language]
      : []),
  ...(agreed.format && agreed.format !== 'standard' ? [sayValue(agreed.format)] : []),
]

type LineProps = { readonly line: SafeContactLine; readonly reference: string; readonly now: Instant }

const SafeLine = ({ line, reference, now }: LineProps) => {
  const { agreed } = line
  if (line.died !== null)
    return (
      <li>
        <strong>{line.name}</strong> has died.{' '}
        <span class="app-never">Do not call, write to or visit them: somebody else would answer or open it.</span>{' '}
        <a class="app-bar__link" href={placePath(reference, PLACES.running)}>
          What follows
        </a>
      </li>
    )
  if (!agreed)
    return (
      <li>
        <strong>{line.name}</strong>: no safe way to make contact agreed yet.{' '}
        {line.passedOn && (
          <span class="app-never">{`Told, and agreed with nobody yet: ${quoted(line.passedOn)}. `}</span>
        )}
        <a class="app-bar__link" href={paths.act(reference, 'safe-contact.agreed', { person: line.person })}>
          Agree one<span class="govuk-visually-hidden">{` with ${line.name}`}</span>
        </a>
        {line.adjustments.length > 0 && <span>{` ${line.adjustments.join('. ')}.`}</span>}
      </li>
    )
  const arranged = [...needsOf(agreed), ...line.adjustments]
  const more = [
    agreed.words && `Say: ${agreed.words}`,
    agreed.codeWord && `Code word: ${agreed.codeWord}`,
    agreed.email && `E-mail: ${agreed.email}`,
    agreed.details,
    agreed.place && `Meet at ${agreed.place}`,
    agreed.expiresOn && agreed.state === 'agreed' && `Agree again by ${sayDate(agreed.expiresOn)}`,
  ].filter(Boolean)
  return (
    <li>
      <strong>{line.name}</strong>:{' '}
      {line.overriddenUntil !== null && (
        <span class="app-never">{`A life is at risk: until ${sayWhen(line.overriddenUntil, now)} any way may be used. After that, `}</span>
      )}
      {agreed.state !== 'agreed' && (
        <>
          <span class="app-never">{sayLapsed(agreed)}</span>{' '}
          <a class="app-bar__link" href={paths.act(reference, 'safe-contact.agreed', { person: line.person })}>
            Agree again<span class="govuk-visually-hidden">{` with ${line.name}`}</span>
          </a>
          {'. To reach them '}
        </>
      )}
      <span class="app-safe">
        {`use ${agreed.state === 'agreed' ? '' : 'only '}${list(agreed.state === 'agreed' ? agreed.channels : safestOf(agreed))}`}
      </span>
      {`, ${agreed.days.length ? agreed.days.map((day) => sayValue(day).slice(0, 3)).join(', ') : 'any day'}, ${hours(agreed)}.`}
      {agreed.neverChannels.length > 0 && <span class="app-never">{` Never ${list(agreed.neverChannels)}.`}</span>}
      {arranged.length > 0 && <span>{` ${arranged.join('. ')}.`}</span>}
      {mayNotWorkByVoice(agreed.channels, arranged) && (
        <span class="app-never"> Only the phone is agreed, which may not work for them: agree another way too.</span>
      )}
      {more.length > 0 && (
        <details class="app-bar__more">
          <summary>Words, code word and details</summary>
          {more.join('. ')}
        </details>
      )}
    </li>
  )
}

export const CaseBar = ({ page }: { readonly page: CasePage }) => (
  <StickyBar label="Case and safe contact">
    <p class="app-bar__case">
      <a class="app-bar__link app-bar__reference" href={paths.case(page.reference)}>
        {page.reference}
      </a>{' '}
      <span>{sayState(page)}</span>
      {' · '}
      <span>{page.owner.role ? sayValue(page.owner.role) : 'No owner yet'}</span>
      {page.owner.officer && <span>{`, ${page.owner.officer}`}</span>}
    </p>
    {page.readsUntil !== null && (
      <p class="app-bar__case">
        <strong class="app-never">{`You read this in an emergency, until ${exactTime(page.readsUntil)}.`}</strong>{' '}
        Nothing that you write here is taken: ring whoever has it.
      </p>
    )}
    <ul class="app-bar__safe" aria-label="Safe contact">
      {page.safeContact.length === 0 && <li>Nobody harmed is named yet, so no safe contact is agreed.</li>}
      {page.safeContact.map((line) =>
        page.knowsNothing && !line.agreed ? (
          <li key={line.person}>
            <strong>{line.name}</strong>: <span class="app-never">do not contact them because of this case.</span>{' '}
            Another agency told us, and they may not know that we know. Talk to the agency.
          </li>
        ) : (
          <SafeLine line={line} reference={page.reference} now={page.now} key={line.person} />
        ),
      )}
      {page.saidOfNobodyNamed && !page.knowsNothing && (
        <li>
          <span class="app-never">{`Told of nobody by name: ${quoted(page.saidOfNobodyNamed)}.`}</span> Find out whom it
          is of before you act on it.
        </li>
      )}
    </ul>
  </StickyBar>
)
