/** A part of the made-up case, with an entry of every type on it. */

import { HOUR } from '../record/london-time.ts'
import { separate } from '../record/separate.ts'
import { ENTRY_TYPES } from '../record/vocabulary.ts'
import type { AreaEntry, AreaPage, CaseArea } from '../views/area-page.ts'
import type { ActForm } from './kit/desk.ts'
import { CASE } from './made-up-case.ts'
import { DUTY, NOW } from './made-up-duties.ts'
import { ORGANISATION } from './made-up-organisation.ts'
import { RISK_ENTRIES } from './made-up-risk.ts'

export const OFFERS: ActForm = {
  caseId: 'c-1',
  seq: 4,
  people: CASE.people,
  labels: CASE.labels,
  roles: [
    { id: 'housing-officer', label: 'Housing officer' },
    { id: 'da-lead', label: 'Domestic abuse lead' },
  ],
  owners: { roles: [{ id: 'da-lead', label: 'Domestic abuse lead' }], officers: [] },
  refs: { action: [{ id: 'A1', label: 'Injunction' }] },
  entries: [{ n: 1, type: 'report.received', sentence: 'A report came by phone' }],
}

/** One entry of every type that a case may hold, about Amira: no part of a case is tested empty. */
const EVERYTHING: readonly AreaEntry[] = ENTRY_TYPES.filter((type) => type.scope !== 'organisation').flatMap(
  ({ name, example }, index) => {
    const person = 'person' in example ? { person: 'p-1' } : {}
    const read = separate(name, { ...example, ...person })
    if (!read.ok) return []
    const { codes, words } = read
    const at = NOW - (index + 1) * HOUR
    return [
      {
        n: index + 1,
        id: `e-${index}`,
        type: name,
        at,
        recordedAt: at,
        by: 'Olu Example',
        role: 'housing-officer',
        codes,
        words,
      },
    ]
  },
)

export const areaOf = <Shown>(area: CaseArea<Shown>): AreaPage<Shown> => ({
  page: CASE,
  open: [DUTY],
  ended: [],
  gates: CASE.gates,
  offers: OFFERS,
  organisation: ORGANISATION,
  shows: area.shows({
    page: CASE,
    entries: [...EVERYTHING, ...RISK_ENTRIES],
    accountsKnown: ['p-1'],
    nameOf: (id) => CASE.people.find((person) => person.id === id)?.name ?? null,
    landlord: 'made-up',
    caseKind: 'victim',
    organisation: ORGANISATION,
  }),
})
