/** What is said when the policy refuses: the clause in our own words, what is missing and where to do it, and that nothing was recorded. */
import { Answer } from '../../design-system/parts/answer.tsx'
import type { Instant } from '../../record/london-time.ts'
import type { EntryTypeName } from '../../record/vocabulary.ts'
import { saySafeWays } from '../../views/safe-ways-sentence.ts'
import { paths } from './paths.ts'
import { sayEnd, sayWhen } from './times.ts'
import type { Conflict, Typed } from './typed.ts'
import { actHappened, missingThing, sayValue } from './words.ts'

type Props = { readonly typed: Typed | null; readonly type: EntryTypeName; readonly reference: string | null }

/** What to do instead. A plan without a day and a time cannot keep to hours that were agreed. */
const whatIsSafe = (type: EntryTypeName): string =>
  type === 'safe-contact.overridden'
    ? "Only a role that your organisation's reading of its policy names may do this, and only for a few hours. If somebody's life is at risk now, call 999."
    : type === 'visit.planned'
      ? 'A visit is in person. Plan it for a day and a time that were agreed as safe, or agree new ones first.'
      : 'Use a way, a day and a time that were agreed as safe, or agree new ones first.'

/** Opens with what to do; the reason stands below it. */
export const Refusals = ({ typed, type, reference }: Props) =>
  typed && typed.refusals.length > 0 ? (
    <Answer tone="stop" alert>
      <h2 class="govuk-heading-m">Not yet: the policy asks for something first</h2>
      <p class="govuk-body">Nothing was recorded. Everything you typed is still here.</p>
      {typed.refusals.map((refusal) =>
        refusal.sees === 'facet' ? (
          <p class="govuk-body" key="facet">
            {refusal.until === null
              ? 'This cannot be done now.'
              : `This cannot be done until ${sayEnd(refusal.until)}.`}
          </p>
        ) : (
          <section key={refusal.norm}>
            {refusal.missing.length > 0 && (
              <>
                <h3 class="govuk-heading-s">What is missing</h3>
                <ul class="govuk-list govuk-list--bullet">
                  {refusal.missing.map((name) => {
                    const { label, act } = missingThing(type, name)
                    const href = act && reference ? paths.act(reference, act.name) : null
                    return (
                      <li key={name}>
                        {href ? (
                          <a class="govuk-link" href={href}>
                            {label}
                          </a>
                        ) : (
                          label
                        )}
                      </li>
                    )
                  })}
                </ul>
              </>
            )}
            {refusal.until !== null && <p class="govuk-body">{`It cannot be done until ${sayEnd(refusal.until)}.`}</p>}
            {refusal.kind === 'safe-contact' && (
              <p class="govuk-body">{refusal.instead ? saySafeWays(refusal.instead) : whatIsSafe(type)}</p>
            )}
            {refusal.instead && reference && (
              <p class="govuk-body">
                <a class="govuk-link" href={paths.act(reference, 'safe-contact.agreed')}>
                  {refusal.instead.why === 'other-way' ? 'Agree another way with them' : 'Agree again'}
                </a>
              </p>
            )}
            {refusal.says.map((says, index) => (
              <p class="govuk-body app-why" key={says}>
                {refusal.clauses[index] && (
                  <a class="govuk-link" href={paths.clause(refusal.clauses[index])}>
                    {refusal.clauses[index]}
                  </a>
                )}
                {` ${says}`}
              </p>
            ))}
          </section>
        ),
      )}
    </Answer>
  ) : null

/** Somebody else wrote first: what they did, before deciding again. */
export const ConflictNotice = ({ conflict, now }: { readonly conflict: Conflict | null; readonly now: Instant }) =>
  conflict ? (
    <Answer alert>
      <h2 class="govuk-heading-m">The record changed while you were writing</h2>
      <p class="govuk-body">
        Nothing of yours was recorded yet, and everything you typed is still here. Read this, then send it again if it
        still stands.
      </p>
      <ul class="govuk-list govuk-list--bullet">
        {conflict.map((entry) => (
          <li key={`${entry.type}${entry.recordedAt}`}>
            {`${actHappened(entry.type)}, by ${sayBy(entry.by)}, ${sayWhen(entry.recordedAt, now)}`}
          </li>
        ))}
      </ul>
    </Answer>
  ) : null

const sayBy = (by: string): string => (/^[a-z-]+$/.test(by) ? sayValue(by).toLowerCase() : by)
