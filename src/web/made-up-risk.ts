/** What the made-up desk says of risk: how the made-up landlord assesses, and a record with several assessments and incidents. */
import { loadRiskTools } from '../packs/load-risk-tools.ts'
import { projectRoot } from '../packs/project-root.ts'
import type { RiskChoice } from '../packs/risk-choice.ts'
import type { Codes } from '../record/entry.ts'
import { instantOf } from '../record/london-time.ts'
import type { Words } from '../record/separate.ts'
import type { EntryTypeName } from '../record/vocabulary.ts'
import type { AreaEntry } from '../views/area-page.ts'

export const RISK_CHOICE: RiskChoice = {
  instrument: 'dash',
  area: 'cheshire',
  reviewDays: { high: 7, medium: 28, standard: 90 },
  reassess: [
    { trigger: 'new-incident', clause: null },
    { trigger: 'escalation', clause: null },
  ],
  askedFirst: [],
}

export const RISK_TOOLS = loadRiskTools(projectRoot(), 'made-up', RISK_CHOICE)

/** Far above the numbers of other made-up entries. */
let n = 1000
const entry = (type: EntryTypeName, civil: string, codes: Codes, words: Words = {}): AreaEntry => {
  n += 1
  const at = instantOf(civil)
  return { n, id: `risk-${n}`, type, at, recordedAt: at, by: 'Olu Example', role: 'housing-officer', codes, words }
}

export const RISK_ENTRIES: readonly AreaEntry[] = [
  entry('incident.recorded', '2026-08-30T10:00', { incident: 'I1', abuse: ['physical'] }),
  entry('risk.assessed', '2026-09-01T10:00', {
    instrument: 'dash',
    level: 'medium',
    score: 11,
    scoreSays: 'medium',
    person: 'p-1',
    answeredYes: ['1', '2', '15'],
  }),
  entry('incident.recorded', '2026-10-02T10:00', { incident: 'I2', potentialCrime: true }),
  entry(
    'risk.assessed',
    '2026-10-05T10:00',
    {
      instrument: 'other-agency',
      level: 'high',
      agency: 'police',
      assessedOn: '2026-10-04',
      learned: 'told',
      person: 'p-1',
      reasons: true,
    },
    { reasons: 'Two calls in a month' },
  ),
  entry(
    'risk.assessed',
    '2026-11-23T10:00',
    { instrument: 'dash', level: 'medium', score: 10, person: 'p-1', reasons: true },
    { reasons: 'He moved away' },
  ),
  entry('incident.recorded', '2026-11-20T10:00', { incident: 'I3', abuse: ['stalking-harassment'] }),
  entry(
    'safety-plan.agreed',
    '2026-11-21T10:00',
    { person: 'p-1', actions: true, notAgreed: true, reason: true, copy: 'printed' },
    {
      actions: ['Keep the phone charged and near', 'Ring the neighbour at number 9'],
      notAgreed: ['Tell the school office'],
      reason: 'The children are at risk',
    },
  ),
]
