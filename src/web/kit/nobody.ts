/** The asker before anybody has signed in: sees nothing. */
import type { Asker } from './desk.ts'

export const NOBODY: Asker = {
  name: '',
  landlord: '',
  roles: [],
  seesCases: false,
  oversees: false,
  readsTrail: false,
  seesAccounts: false,
  seesJobs: false,
  seesMoves: false,
  advises: false,
  seesKeptApart: false,
  seesComplaints: false,
  givesRoles: false,
  proved: false,
  formToken: null,
  unseenNotices: 0,
}
