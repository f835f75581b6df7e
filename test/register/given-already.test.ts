/** A case that is said to be with somebody already opens to nobody who may not have it. */
import { describe, expect, test } from 'vitest'
import { landlordFor } from './opened-landlord.ts'

describe('at whg', () => {
  const at = landlordFor('whg')

  test('a case is not given to a contractor or an income officer by saying that they have it already', async () => {
    const id = await at.officer.report({ summary: 'It was on Monday.' })
    for (const role of ['contractor', 'income-officer'] as const) {
      const other = await at.landlord.somebody(`Robin ${role}`, role)
      for (const to of [role, 'community-housing-team'] as const) {
        const given = { to, officer: other.account }
        expect((await at.officer.propose(id, 'case.assigned', given, { happened: true })).status).toBe(400)
      }
    }
  })
})
