/** Made-up people who sign in: of the office, of income, and from outside. */

import type { Asker } from './kit/desk.ts'

export const OFFICER: Asker = {
  name: 'Olu Example',
  landlord: 'Made-up Homes',
  roles: ['housing-officer', 'line-manager'],
  seesCases: true,
  oversees: true,
  readsTrail: true,
  seesAccounts: false,
  seesJobs: false,
  seesMoves: false,
  advises: false,
  seesConflicts: false,
  seesComplaints: true,
  unseenNotices: 2,
}
export const INCOME: Asker = {
  name: 'Ines Example',
  landlord: 'Made-up Homes',
  roles: ['income-officer'],
  seesCases: false,
  oversees: false,
  readsTrail: false,
  seesAccounts: true,
  seesJobs: false,
  seesMoves: false,
  advises: false,
  seesConflicts: false,
  seesComplaints: false,
  unseenNotices: 0,
}
export const CONTRACTOR: Asker = {
  name: 'Con Example',
  landlord: 'Made-up Homes',
  roles: ['contractor'],
  seesCases: false,
  oversees: false,
  readsTrail: false,
  seesAccounts: false,
  seesJobs: true,
  seesMoves: false,
  advises: false,
  seesConflicts: false,
  seesComplaints: false,
  unseenNotices: 0,
}
