/** How pages say what may have got out, to whom, and what is done about it. */
import type { LeakPage } from '../../views/leaks/read-leaks.ts'
import type { Choice } from '../kit/fields.tsx'

type LeakCase = LeakPage['cases'][number]

const said = (words: Readonly<Record<string, string>>): readonly Choice[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

const WHAT: Readonly<Record<string, string>> = {
  whereabouts: 'Where somebody lives, works, goes to school or will be',
  'contact-details': 'A telephone number, e-mail or other way to reach them',
  'that-they-told-us': 'That they told us anything, or that we help them',
  'what-they-said': 'What they said, or what we wrote about it',
  'other-data': 'Something else about somebody',
  'not-known': 'I do not know',
}
const HOW: Readonly<Record<string, string>> = {
  'sent-to-the-wrong-place': 'Sent, said or left in the wrong place',
  'seen-or-overheard': 'Somebody saw or heard it',
  'lost-or-stolen': 'Paper or a device was lost or stolen',
  'opened-without-need': 'One of us looked without need',
  'shown-by-a-system': 'A system or a website showed it',
  'not-known': 'I do not know',
}
const LEARNT: Readonly<Record<string, string>> = {
  'person-causing-harm': 'Somebody of whom they are afraid',
  'their-family-or-friends': 'Family or friends of either',
  'another-customer': 'Another tenant or neighbour',
  colleague: 'One of us',
  contractor: 'A contractor',
  partner: 'Another organisation',
  public: 'Anybody',
  'not-known': 'I do not know',
}
const STEP: Readonly<Record<string, string>> = {
  stopped: 'Stop it going further',
  'safety-call': 'Call whoever it is about, first and safely',
  'risk-looked-at': 'Look at the risk again',
  regulator: 'Decide whether the Information Commissioner is told',
  told: 'Tell them what happened',
  lessons: 'Write down what we change',
}
const OUTCOME: Readonly<Record<string, string>> = {
  done: 'Done',
  'not-reached': 'Tried, and nobody was reached',
  'not-needed': 'Not needed',
  reported: 'Reported',
  'not-reported': 'Not reported',
  'not-told': 'Not told: it would make it worse',
}
const FINDING: Readonly<Record<string, string>> = {
  'got-out': 'It got out',
  'not-known': 'It cannot be known',
  'nothing-got-out': 'Nothing got out',
}

const CASE_STATE: Readonly<Record<LeakCase['state'], string>> = {
  raised: 'told of by somebody not on it; nothing is held back yet',
  held: 'told of by somebody not on it; everything is held back until you decide',
  stands: 'everything is held back until contact is agreed again',
  withdrawn: 'taken back',
}

export const sayCaseState = (state: LeakCase['state']): string => CASE_STATE[state]
export const WHATS = said(WHAT)
export const HOWS = said(HOW)
export const LEARNTS = said(LEARNT)
export const FINDINGS = said(FINDING)

export const sayWhat = (value: string): string => WHAT[value] ?? value
export const sayHow = (value: string): string => HOW[value] ?? value
export const sayLearnt = (value: string): string => LEARNT[value] ?? value
export const sayStep = (value: string): string => STEP[value] ?? value
export const sayOutcome = (value: string): string => OUTCOME[value] ?? value
export const sayFinding = (value: string): string => FINDING[value] ?? value
