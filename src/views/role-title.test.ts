import { expect, test } from 'vitest'
import type { RunningLandlord } from '../casework/landlord.ts'
import { loadOrganisation } from '../packs/load-organisation.ts'
import { landlordIds } from '../packs/load-policies.ts'
import { projectRoot } from '../packs/project-root.ts'
import { ROLES } from '../record/vocabulary.ts'
import { roleTitle } from './role-title.ts'

test('whoever must not learn why is told to call somebody by a title that does not say it', () => {
  for (const landlord of landlordIds(projectRoot())) {
    const running = { organisation: loadOrganisation(projectRoot(), landlord) } as unknown as RunningLandlord
    for (const role of ROLES) expect(roleTitle(running, role)).not.toMatch(/\bda\b|abuse|safeguard/i)
  }
  const vivid = { organisation: loadOrganisation(projectRoot(), 'vivid') } as unknown as RunningLandlord
  expect(roleTitle(vivid, 'da-caseworker')).toBe('caseworker')
})
