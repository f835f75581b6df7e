/** The lists of the page about keeping: what waits, what is due, what is held, what was done, and the landlord's own times. */
import type { DueShown, ErasureShown, Keeping } from '../../views/read-keeping.ts'
import { Button, TextField, WordsField } from '../kit/fields.tsx'
import { FORM_TOKEN } from '../kit/form-token.ts'
import type { Visit } from '../kit/page.ts'
import { exactTime, longDate, sayDate } from '../kit/times.ts'
import { errorOf, type Typed } from '../kit/typed.ts'
import { sayFrom, sayKept, sayKind, sayPeriod } from './keeping-words.ts'

type Shown = { readonly data: Keeping; readonly visit: Visit }
type WithTyped = Shown & { readonly typed: Typed | null }

type HiddenProps = { readonly visit: Visit; readonly does: string; readonly id?: string; readonly what?: string }

export const Hidden = ({ visit, does, id, what }: HiddenProps) => (
  <>
    <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
    <input type="hidden" name="does" value={does} />
    {id !== undefined && <input type="hidden" name="id" value={id} />}
    {what !== undefined && <input type="hidden" name="what" value={what} />}
  </>
)

const Act = ({
  label,
  about,
  warns = false,
  ...hidden
}: HiddenProps & { label: string; about: string; warns?: boolean }) => (
  <form method="post">
    <Hidden {...hidden} />
    <button class={`govuk-button ${warns ? 'govuk-button--warning' : 'govuk-button--secondary'}`} type="submit">
      {label}
      <span class="govuk-visually-hidden">{`: ${about}`}</span>
    </button>
  </form>
)

/** The reference is typed: what cannot be undone is not one touch on a phone. */
const Agree = ({ line, visit, typed }: Pick<WithTyped, 'visit' | 'typed'> & { readonly line: ErasureShown }) => (
  <form method="post" novalidate>
    <Hidden visit={visit} does="agree" id={line.id} />
    <TextField
      name={`confirm-${line.id}`}
      label={`To agree, type ${line.reference}`}
      width={10}
      form={typed?.form ?? {}}
      typed={typed}
    />
    <button class="govuk-button govuk-button--warning" type="submit">
      Agree: erase it for ever
      <span class="govuk-visually-hidden">{`: ${line.reference}, ${sayKept(line.what).toLowerCase()}`}</span>
    </button>
  </form>
)

const WaitingLine = ({ line, data, visit, typed }: WithTyped & { readonly line: ErasureShown }) => {
  const about = `${line.reference}, ${sayKept(line.what).toLowerCase()}`
  return (
    <li>
      <p class="govuk-body govuk-!-margin-bottom-1">
        <strong>{`${line.reference}: ${sayKept(line.what).toLowerCase()}`}</strong>
      </p>
      <p class="govuk-body">
        {line.agreed === null
          ? `Proposed by ${line.own ? 'you' : line.proposedBy}, ${exactTime(line.proposed)}. ${line.own ? 'Tell somebody else: they agree on this page, signed in as themselves.' : 'Erasing cannot be undone.'}`
          : `${line.agreedBy} agreed, ${exactTime(line.agreed)}. It is erased soon, unless somebody holds it.`}
      </p>
      {data.mayAgree && line.agreed === null && !line.own && <Agree line={line} visit={visit} typed={typed} />}
      {data.mayAgree && <Act visit={visit} does="withdraw" id={line.id} label="Do not erase it" about={about} />}
    </li>
  )
}

export const Waiting = (shown: WithTyped) => {
  const lines = shown.data.erasures.filter((line) => line.done === null)
  const part = (title: string, some: readonly ErasureShown[]) =>
    some.length > 0 && (
      <section>
        <h2 class="govuk-heading-m">{`${title} (${some.length})`}</h2>
        <ul class="app-plain">
          {some.map((line) => (
            <WaitingLine {...shown} line={line} key={line.id} />
          ))}
        </ul>
      </section>
    )
  return (
    <>
      {part(
        'Agreed: erased within a minute',
        lines.filter(({ agreed }) => agreed !== null),
      )}
      {part(
        'Waits for a second person',
        lines.filter(({ agreed }) => agreed === null),
      )}
    </>
  )
}

const DueLine = ({ line, data, visit }: Shown & { readonly line: DueShown }) => (
  <li>
    <p class="govuk-body govuk-!-margin-bottom-1">
      <strong>{`${line.reference}: ${sayKept(line.what).toLowerCase()}`}</strong>
    </p>
    <p class="govuk-body">
      {line.isDue ? `Due since ${sayDate(line.due)}. ` : `Kept until ${sayDate(line.due)}. `}
      {line.what === 'person'
        ? `Their last tenancy ended on ${longDate(line.closed)}.`
        : `${line.what === 'data-request' ? 'Answered' : 'Closed'} ${exactTime(line.closed)}.`}
      {!line.decided && ' This time is proposed and not decided: proposing to erase is a decision on this one.'}
      {line.held.length > 0 && ` Held: ${line.held.map(sayKind).join('; ')}.`}
    </p>
    {data.mayErase && line.isDue && line.held.length === 0 && (
      <Act
        visit={visit}
        does="propose"
        id={line.caseId}
        what={line.what}
        label="Propose to erase it"
        about={`${line.reference}, ${sayKept(line.what).toLowerCase()}`}
      />
    )}
  </li>
)

export const Due = ({ data, visit }: Shown) => (
  <section>
    <h2 class="govuk-heading-m">{`Due, or due within 90 days (${data.due.length})`}</h2>
    {data.due.length === 0 ? (
      <p class="govuk-body">Nothing. The list is made again each night.</p>
    ) : (
      <ul class="app-plain">
        {data.due.map((line) => (
          <DueLine line={line} data={data} visit={visit} key={`${line.caseId} ${line.what}`} />
        ))}
      </ul>
    )}
  </section>
)

/** What somebody typed, ended as a sentence is. */
const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)

export const Holds = ({ data, visit, typed }: WithTyped) => (
  <section>
    <h2 class="govuk-heading-m">{`Held (${data.holds.length})`}</h2>
    {data.holds.length === 0 && <p class="govuk-body">Nothing is held.</p>}
    <ul class="app-plain">
      {data.holds.map((hold) => (
        <li key={hold.id}>
          <p class="govuk-body govuk-!-margin-bottom-1">
            <strong>{`${hold.reference}: ${sayKind(hold.kind)}`}</strong>
          </p>
          <p class="govuk-body">{`${sentence(hold.reason ?? 'The record says so')} Since ${exactTime(hold.since)}, ${hold.by}.`}</p>
          {data.mayErase && (
            <details class="govuk-details" open={errorOf(typed, `reason-${hold.id}`) !== undefined}>
              <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">
                  Lift this hold<span class="govuk-visually-hidden">{`: ${hold.reference}`}</span>
                </span>
              </summary>
              <form method="post" novalidate class="govuk-details__text">
                <Hidden visit={visit} does="lift" id={hold.id} />
                <WordsField
                  name={`reason-${hold.id}`}
                  label="Why it need not stay any longer"
                  rows={2}
                  form={typed?.form ?? {}}
                  typed={typed}
                />
                <Button>Lift it</Button>
              </form>
            </details>
          )}
        </li>
      ))}
    </ul>
  </section>
)

export const Done = ({ data }: { readonly data: Keeping }) => {
  const lines = data.erasures.filter((line) => line.done !== null)
  return lines.length === 0 ? null : (
    <section>
      <h2 class="govuk-heading-m">Erased</h2>
      <ul class="govuk-list govuk-list--bullet">
        {lines.map((line) => (
          <li key={line.id}>
            {`${line.reference}: ${sayKept(line.what).toLowerCase()}, ${line.done === null ? '' : exactTime(line.done)}. Proposed by ${line.proposedBy}, agreed by ${line.agreedBy ?? 'somebody who has left'}.`}
          </li>
        ))}
      </ul>
    </section>
  )
}

export const Rules = ({ data }: { readonly data: Keeping }) => (
  <section>
    <h2 class="govuk-heading-m">Our times</h2>
    <ul class="govuk-list govuk-list--bullet">
      {data.rules.map((rule) => (
        <li key={rule.what}>
          {`${sayKept(rule.what)}: ${sayPeriod(rule.period)} ${sayFrom(rule.from)}. ${rule.decided ? 'Decided.' : 'Proposed, for the data protection officer to decide.'}`}
        </li>
      ))}
    </ul>
  </section>
)
