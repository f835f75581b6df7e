/** How the MARAC pages say criteria, what points to a referral, and how an action ended. */
import type { MaracReason } from '../../../record/risk/marac-reasons.ts'
import type { Choice } from '../../kit/fields.tsx'
import { sayValueInside } from '../../kit/words.ts'
import { choicesOf } from './partner-words.ts'

const CRITERIA: Readonly<Record<string, { readonly label: string; readonly hint?: string }>> = {
  'professional-judgement': { label: 'Professional judgement', hint: 'You are seriously worried, whatever the score.' },
  'visible-high-risk': { label: 'Visible high risk', hint: 'The score reaches the area’s figure.' },
  escalation: { label: 'Escalation', hint: 'More often, or worse, as the area counts.' },
  repeat: { label: 'Repeat', hint: 'It was there before, and something happened since.' },
  local: { label: 'Another criterion of the area', hint: 'For example so-called honour-based abuse.' },
}

export const criteria = (): readonly Choice[] =>
  choicesOf('marac.considered', 'criteria').map(({ value, label }) => ({ value, label, ...CRITERIA[value] }))

export const sayCriterion = (value: string): string => CRITERIA[value]?.label ?? value

/** What points to a referral, as a sentence. */
export function sayReason(reason: MaracReason): string {
  switch (reason.because) {
    case 'level':
      return 'The risk was judged high'
    case 'score':
      return `The score is ${reason.score}; the area refers from ${reason.from}`
    case 'escalation': {
      const { count, rule } = reason.escalation
      return `${count} ${rule.unit === 'crime' ? 'possible crimes' : 'incidents'} in ${rule.months} months`
    }
    case 'automatic':
      return `The area always refers this: ${sayValueInside(reason.marker)}`
    case 'repeat':
      return 'It was there before and something happened since: refer again, whatever the score'
    default:
      return reason satisfies never
  }
}

/** The criterion that a reason meets. */
export const criterionOf = (reason: MaracReason): string =>
  ({
    level: 'professional-judgement',
    score: 'visible-high-risk',
    escalation: 'escalation',
    automatic: 'local',
    repeat: 'repeat',
  })[reason.because]

const ENDS: Readonly<Record<string, string>> = {
  done: 'Done',
  'could-not-be-done': 'Could not be done: things changed',
  'not-done': 'Not done',
}

export const endings = (): readonly Choice[] =>
  choicesOf('marac.action-completed', 'outcome').map(({ value, label }) => ({ value, label: ENDS[value] ?? label }))

export const sayEnding = (value: string): string => ENDS[value] ?? value
