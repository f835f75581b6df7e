/** An auditor at each of the five landlords: sees who did what and who was turned away, and no case, no person and nobody's words. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RoleName } from '../../src/record/vocabulary.ts'
import { isReadable } from '../readable.ts'
import { type Housed, hasBrowser, housed, launch } from './browser.ts'
import { employed, type MadeUpCase, reported } from './made-up-work.ts'
import { isNotThere, neverSays, tabTo } from './reading-pages.ts'

const LANDLORDS: readonly (readonly [string, RoleName])[] = [
  ['plus-dane', 'community-safety-team'],
  ['chesterfield', 'da-caseworker'],
  ['whg', 'community-housing-team'],
  ['vivid', 'da-caseworker'],
  ['mha', 'community-safety-team'],
]

describe.skipIf(!hasBrowser)('an auditor', () => {
  let browser: Browser
  let house: Housed
  const cases = new Map<string, MadeUpCase>()

  beforeAll(async () => {
    house = await housed(
      LANDLORDS.map(([landlord]) => landlord),
      '2026-02-03T10:00',
    )
    for (const [landlord, role] of LANDLORDS) {
      const worker = await employed(house, landlord, `Cass-${landlord}`, role)
      await employed(house, landlord, `Ivy-${landlord}`, 'auditor')
      await employed(house, landlord, `Dee-${landlord}`, 'data-protection-officer')
      cases.set(landlord, await reported(house, worker, { victim: 'Mair Madeup', other: 'Gethin Madeup' }))
    }
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  it.each(LANDLORDS)(
    'at %s reads the trail, and who looked at one case, and opens no case',
    async (landlord) => {
      const { reference } = cases.get(landlord) ?? { reference: '' }
      const page = await house.signedIn(browser, `ivy-${landlord}@${landlord}.example`, { width: 390 })
      await neverSays(page, 'Mair', 'Gethin', reference)
      await page.getByRole('link', { name: /^The audit trail/ }).click()
      await page.getByText('took the report').waitFor()
      if (landlord === 'mha') await isReadable(page)
      await neverSays(page, 'Mair', 'Gethin')
      // No case of another landlord is on it.
      await neverSays(page, ...[...cases].filter(([each]) => each !== landlord).map(([, other]) => other.reference))

      await isNotThere(page, `${house.origin}/cases/${reference}`)
      await isNotThere(page, `${house.origin}/cases/${reference}/looked`)
      await page.goto(`${house.origin}/trail?show=nothing`)
      await page.getByText(/the first page of the case, shown nothing/).waitFor()

      await page.getByLabel('Who looked at one case?').fill(reference.toLowerCase())
      await tabTo(page, 'See who looked')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: `Who looked at ${reference}` }).waitFor()
      await page.getByText(`Cass-${landlord}`, { exact: true }).waitFor()
      await neverSays(page, 'Mair', 'Gethin')
      if (landlord === 'mha') await isReadable(page)
      expect(await page.title()).not.toMatch(/R-|Mair|abuse/)
      await page.goto(`${house.origin}/how-it-stands`)
      await neverSays(page, 'Mair', 'Gethin', reference)
      await page.context().close()
    },
    90_000,
  )

  it('and a data protection officer find no reference of another landlord, and are told so in plain words', async () => {
    const page = await house.signedIn(browser, 'dee-mha@mha.example', { script: false, width: 390 })
    // Also when they ask again, and that they asked is on the trail.
    for (let asked = 0; asked < 2; asked++) {
      await page.goto(`${house.origin}/trail?case=${cases.get('whg')?.reference}`)
      await page.getByText(/^No case has the reference/).waitFor()
      await neverSays(page, 'Cass-whg', 'Mair')
    }
    await page.context().close()
  }, 60_000)
})
