/** What a report asks in the landlord's own words. */
import { expect, test } from 'vitest'
import { customerTypes } from './report-choices.ts'

test('whoever takes a report in Wales is asked about contract-holders, and in England about tenants', () => {
  const said = (home: 'contract-holder' | 'tenant') =>
    customerTypes({ victim: 'survivor', home }).flatMap(({ value, label }) => (/tenant/.test(value) ? [label] : []))
  expect(said('contract-holder')).toEqual(['Contract-holder', 'Joint contract-holder', 'Former contract-holder'])
  expect(said('tenant')).toEqual(['Tenant', 'Joint tenant', 'Former tenant'])
})
