/** A made-up policy of two clauses. */

import type { PolicyPage } from '../views/policy-page.ts'
import { CLAUSE } from './made-up-duties.ts'

export const POLICY: PolicyPage = {
  landlord: 'Made-up Homes',
  document: { owner: 'Director of Housing', legalAdvice: 'none recorded', clause: 'PD-7.a' },
  pack: { id: 'made-up', version: '1', inForce: { from: '2026-01-01' } },
  sections: [
    {
      title: 'Section 7',
      clauses: [
        {
          id: 'PD-7.a',
          printed: '7',
          says: CLAUSE.says,
          priority: 'A',
          system: 'A duty',
          claim: { by: 'norms', norms: ['contact-in-a-day'] },
          norms: [
            { id: 'contact-in-a-day', kind: 'duty', sentence: 'After a report, make contact within one working day.' },
          ],
          errata: [{ id: 'e', clauses: ['PD-7.a'], notes: 'The table says two days.' }],
          readings: [{ id: 'r', clauses: ['PD-7.a'], reads: 'A day is a working day.', decidedBy: 'policy-owner' }],
          tensions: [{ id: 't', clauses: ['PD-7.a'], reads: 'Speed against safety.', shownTo: 'da-lead' }],
          live: 2,
          late: 1,
        },
        {
          id: 'PD-8.a',
          printed: '8',
          says: 'Say what abuse is.',
          priority: 'C',
          system: '',
          claim: { by: 'definition', where: 'law' },
          norms: [],
          errata: [],
          readings: [],
          tensions: [],
          live: 0,
          late: 0,
        },
      ],
    },
  ],
  interpretations: [],
  tensions: [],
  silences: [{ about: 'Acknowledging', says: 'No time is stated.' }],
  editions: [
    { version: '1', edition: 2, recorded: 1_800_000_000_000, changed: ['PD-7.a'] },
    { version: '1', edition: 1, recorded: 1_790_000_000_000, changed: [] },
  ],
  imports: [{ id: 'repairs', document: 'Repairs policy' }],
  counts: { clauses: 2, executed: 1, planned: 0, liveDuties: 2 },
}
