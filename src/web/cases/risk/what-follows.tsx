/** What the assessment comes to before it goes on the record: the score, what it supports here, what will stand, and what follows. */
import type { VNode } from 'preact'
import type { RiskShown } from '../../../views/risk-area.ts'
import { sayDate } from '../../kit/times.ts'
import type { Questions } from '../case-form.tsx'
import { readAssessment } from './read-assessment.ts'
import { sayLevel, sayMarker, sayScore } from './risk-words.ts'

export function WhatFollows({ data, form }: Questions<RiskShown>): VNode {
  const read = readAssessment(form, data)
  const { area } = data.organisation.riskTools
  const met = data.open.filter((duty) => duty.metBy.includes('risk.assessed'))
  const level = sayLevel(read.set)
  const stands = sayLevel(read.before).toLowerCase()
  return (
    <>
      <h2 class="govuk-heading-m">Look at this before it goes on the record</h2>
      <ul class="govuk-list govuk-list--bullet">
        {read.usesInstrument ? (
          <li>
            {`${sayScore(read.score)}. In ${area.name} ${area.bands.medium} or more is medium and ${area.bands.high} or more is high${area.confirmed === null ? ' (set by your MARAC: confirm)' : ''}: the score says ${sayLevel(read.band).toLowerCase()}.`}
          </li>
        ) : (
          <li>No question is answered: it is recorded as your professional judgement.</li>
        )}
        {read.markers.length > 0 && (
          <li>
            <strong>{`Weighs more than any score: ${read.markers.map(sayMarker).join(', ')}.`}</strong>
            {read.set === 'standard' && ' Standard means that nothing now points to serious harm. Think again.'}
          </li>
        )}
        {!read.complete && <li>It is kept as not finished. What was not asked never counts as no.</li>}
        {read.waiting === null && <li>{`You set ${level.toLowerCase()}, and that will stand.`}</li>}
        {read.waiting === 'second-person' && (
          <li>{`You set ${level.toLowerCase()}. High stands until a second person agrees.`}</li>
        )}
        {(read.waiting === 'not-finished' || read.waiting === 'reason') && (
          <li>{`You set ${level.toLowerCase()}. It lowers nothing: ${stands} still stands.`}</li>
        )}
        {read.escalated && <li>It is higher than before, and is recorded as an escalation.</li>}
        {(read.set === 'high' || read.score.yes >= area.bands.high) && (
          <li>MARAC is to be considered. A person decides.</li>
        )}
        {read.reviewOn && <li>{`Look at the risk again by ${sayDate(read.reviewOn)}.`}</li>}
        {met.map((duty) => (
          <li key={duty.id}>{`The policy asked for this: ${duty.what}.`}</li>
        ))}
      </ul>
      <p class="govuk-body">Nothing is recorded yet. Change what is not right below, or record it.</p>
    </>
  )
}

/** What was looked at: where it changes, one looks again. */
export function lookedAt({ data, form }: Pick<Questions<RiskShown>, 'data' | 'form'>): string {
  const { set, score, complete, waiting, reviewOn, usesInstrument, markers } = readAssessment(form, data)
  return [set, usesInstrument ? score.yes : 'no', score.open.length, complete, waiting, reviewOn, ...markers].join(' ')
}
