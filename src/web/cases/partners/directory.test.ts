/** The services of a landlord, as they are shown: those near the person first. */
import { expect, test } from 'vitest'
import { loadOrganisation } from '../../../packs/load-organisation.ts'
import { projectRoot } from '../../../packs/project-root.ts'
import { byArea } from './directory.tsx'

const areasOf = (landlord: string) => byArea(loadOrganisation(projectRoot(), landlord).services).map(({ area }) => area)

test('VIV-4.1.c2: services of the place come first, each place by itself, then those of the whole nation', () => {
  const areas = areasOf('vivid')
  expect(areas.slice(0, 3)).toEqual(['Hampshire', 'Portsmouth', 'Southampton'])
  expect(areas.indexOf('England')).toBeGreaterThan(2)
})

test('PD-12.h, MHA-4.5.5.c: every landlord lists services of its own area', () => {
  for (const landlord of ['plus-dane', 'chesterfield', 'whg', 'vivid', 'mha'])
    expect(['England', 'Wales', 'United Kingdom', 'Great Britain', 'England and Wales'], landlord).not.toContain(
      areasOf(landlord)[0],
    )
})
