/** The services of a landlord, as they are shown: those near the person first. */
import { expect, test } from 'vitest'
import { loadOrganisation } from '../../../packs/load-organisation.ts'
import { projectRoot } from '../../../packs/project-root.ts'
import { instantOf } from '../../../record/london-time.ts'
import { byArea, isStale } from './directory.tsx'

const areasOf = (landlord: string) => byArea(loadOrganisation(projectRoot(), landlord).services).map(({ area }) => area)

test('VIV-4.1.c2: services of the place come first, each place by itself, then those of the whole nation', () => {
  const areas = areasOf('vivid')
  expect(areas.slice(0, 3)).toEqual(['Hampshire', 'Portsmouth', 'Southampton'])
  expect(areas.indexOf('England')).toBeGreaterThan(2)
})

test('every landlord lists services of its own area', () => {
  for (const landlord of ['plus-dane', 'chesterfield', 'whg', 'vivid', 'mha'])
    expect(['England', 'Wales', 'United Kingdom', 'Great Britain', 'England and Wales'], landlord).not.toContain(
      areasOf(landlord)[0],
    )
})

test('PD-12.h: the ten partners that the policy names are listed, and one that is added in the data is among them', () => {
  const { services } = loadOrganisation(projectRoot(), 'plus-dane')
  const names = services.map(({ name }) => name).join('; ')
  for (const partner of [
    /community safety partnership/i,
    /Whole Housing Approach/,
    /IDVA/,
    /social services/,
    /school/,
    /Victim Support/,
    /Women's Aid/,
    /Worst Kept Secret/,
    /ManKind/,
    /LGBT Foundation/,
  ])
    expect(names).toMatch(partner)
  expect(names).toContain('Karma Nirvana')
})

test('MHA-4.5.5.c: a service that nobody checked for a year is shown as out of date', () => {
  const service = { name: 'A service', kind: 'idva', area: 'Gwent' }
  const now = instantOf('2026-03-02T09:00')
  expect(isStale({ ...service, checked: '2025-01-01' }, now)).toBe(true)
  expect(isStale({ ...service, checked: '2025-12-01' }, now)).toBe(false)
  expect(isStale(service, now)).toBe(true)
})
