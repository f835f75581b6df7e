/** What is said when the policy refuses: the clause in our own words, what is missing and where to do it, and that nothing was recorded. */

import type { VNode } from 'preact'
import { Answer } from '../../design-system/parts/answer.tsx'
import { isDecided } from '../../record/decided.ts'
import type { Instant } from '../../record/london-time.ts'
import type { EntryTypeName } from '../../record/vocabulary.ts'
import { saySafeWays } from '../../views/safe-ways-sentence.ts'
import { sayNo } from './answered-no.ts'
import { paths } from './paths.ts'
import { OWN_RULE, sayClause } from './say-clause.ts'
import { sayEnd, sayWhen } from './times.ts'
import type { Conflict, Typed } from './typed.ts'
import { actHappened, missingThing, sayValue, sayValueInside } from './words.ts'

const either = new Intl.ListFormat('en-GB', { type: 'disjunction' })

type Refused = Extract<Typed['refusals'][number], { readonly sees: 'all' }>

type Props = {
  readonly typed: Typed | null
  readonly type: EntryTypeName
  readonly reference: string | null
  /** Shown where it may have been done before anybody could ask: how it is written down as it was, with what was typed. */
  readonly done?: VNode
}

/** What to do instead. A plan without a day and a time cannot keep to hours that were agreed. */
const whatIsSafe = (type: EntryTypeName, atMostHours?: number): string =>
  type === 'safe-contact.overridden'
    ? `Only a role that your organisation's reading of its policy names may do this, for ${atMostHours === undefined ? 'a few hours' : `1 to ${atMostHours} whole hours`} at a time. If somebody's life is at risk now, call 999.`
    : type === 'visit.planned'
      ? 'A visit is in person. Plan it for a day and a time that were agreed as safe, or agree new ones first.'
      : 'Use a way, a day and a time that were agreed as safe, or agree new ones first.'

/**
 * What was refused, before the reason. A contact that is not what was agreed is no step that is missing: the way, the day or the hour is
 * another. Nor is a prohibition, of which nothing that could be done first is known here. Where the role
 * alone is another, that is all that stands in the way.
 */
const headingOf = (refusals: Typed['refusals'], type: EntryTypeName): string => {
  if (refusals.every(({ until }) => until !== null)) return 'Not before the day below'
  const ofAnybody = refusals.filter((refusal) => refusal.sees === 'facet' || refusal.onlyBy === undefined)
  if (ofAnybody.length === 0) return 'Not in this role'
  const kinds = ofAnybody.map((refusal) => (refusal.sees === 'facet' ? null : refusal.kind))
  if (type !== 'safe-contact.overridden' && kinds.every((kind) => kind === 'safe-contact'))
    return 'Not this way, or not now'
  if (ofAnybody.every((refusal) => refusal.sees === 'all' && stillMissing(refusal).length === 0 && refusal.answeredNo))
    return 'Not as it stands: the answer to what comes first is no'
  return kinds.includes('never') || kinds.every((kind) => kind === 'limit' || kind === 'hold')
    ? 'The policy does not allow this as it stands'
    : 'Not yet: the policy asks for something first'
}

/** What is missing, without what is on the record and was answered with no. */
function stillMissing({ missing, answeredNo = [] }: Refused): readonly string[] {
  return missing.filter((name) => !answeredNo.some(({ act }) => act === name))
}

const NEVER_DONE_ALREADY: readonly EntryTypeName[] = [
  'legal-action.proposed',
  'legal-action.started',
  'case.closed',
  'case.reopened',
]

/** Whether an act of this type may be done before anybody could ask. Not what is decided, nor a legal step or the end of a case, which nobody takes in a hurry. */
export const mayBeDoneAlready = (type: EntryTypeName): boolean => !isDecided(type) && !NEVER_DONE_ALREADY.includes(type)

/** Whether what was refused may have been done already. Where another role is all that is missing, it is passed on. */
export const mayBeDone = (refusals: Typed['refusals'], type: EntryTypeName): boolean =>
  mayBeDoneAlready(type) && refusals.some((refusal) => refusal.sees === 'all' && refusal.onlyBy === undefined)

/** Opens with what to do; the reason stands below it. */
export const Refusals = ({ typed, type, reference, done }: Props) =>
  typed && typed.refusals.length > 0 ? (
    <Answer tone="stop" alert>
      <h2 class="govuk-heading-m">{headingOf(typed.refusals, type)}</h2>
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
            {refusal.answeredNo?.map(({ act, field }) => (
              <p class="govuk-body" key={`${act}.${field}`}>
                {`${sayNo(act, field)} `}
                {reference && (
                  <a class="govuk-link" href={paths.act(reference, act)}>
                    Once it has changed, record it anew
                  </a>
                )}
              </p>
            ))}
            {stillMissing(refusal).length > 0 && (
              <>
                <h3 class="govuk-heading-s">
                  {refusal.oneIsEnough ? 'What is missing: one of these is enough' : 'What is missing'}
                </h3>
                <ul class="govuk-list govuk-list--bullet">
                  {stillMissing(refusal).map((name) => {
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
            {refusal.onlyBy && refusal.onlyBy.length > 0 && (
              <p class="govuk-body">
                {`${refusal.kind === 'limit' ? 'One more is for' : 'It is done by'} the ${either.format(refusal.onlyBy.map(sayValueInside))} alone${refusal.kind === 'limit' ? ', with a reason' : ''}. If you are one of them, choose that role below; else ${refusal.kind === 'safe-contact' ? 'telephone one of them now' : 'pass it on'}.`}
              </p>
            )}
            {refusal.oneMoreNeeds && (
              <p class="govuk-body">You may do one more in this role. Say why, and send it again.</p>
            )}
            {refusal.kind === 'safe-contact' && (
              <p class="govuk-body">
                {refusal.instead ? saySafeWays(refusal.instead) : whatIsSafe(type, refusal.atMostHours)}
              </p>
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
                {refusal.clauses[index] === OWN_RULE && `${asTitle(sayClause(OWN_RULE))}:`}
                {refusal.clauses[index] && refusal.clauses[index] !== OWN_RULE && (
                  <a class="govuk-link" href={paths.clause(refusal.clauses[index])}>
                    {asTitle(sayClause(refusal.clauses[index]))}
                  </a>
                )}
                {` ${says}`}
              </p>
            ))}
          </section>
        ),
      )}
      {mayBeDone(typed.refusals, type) && done}
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

const asTitle = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const sayBy = (by: string): string => (/^[a-z-]+$/.test(by) ? sayValue(by).toLowerCase() : by)
