/** What the terminal says of the made-up people. */
import { expect, test } from 'vitest'
import { madeUpFrom } from '../src/identity/made-up.ts'
import { waysIn } from './load-demo.ts'

test('whoever starts Rowan reads from where the made-up people come in, and does not try a right password that is called wrong', () => {
  const said = (env: Readonly<Record<string, string>>) => waysIn(['vivid'], madeUpFrom(env)).at(-1)
  expect(said({})).toBe('  from this machine alone')
  expect(said({ ROWAN_MADE_UP: 'anywhere' })).toBe('  from any machine: ROWAN_MADE_UP says so')
  expect(said({ ROWAN_ADDRESS: 'https://rowan.landlord.example' })).toBe(
    '  from nowhere, as ROWAN_ADDRESS is elsewhere. For a trial with made-up cases alone: ROWAN_MADE_UP=anywhere',
  )
})
