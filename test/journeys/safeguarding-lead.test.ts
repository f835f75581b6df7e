/** A safeguarding lead: takes on what was passed to them, sees who looked, and hands the person a paper; on a phone. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isReadable } from '../readable.ts'
import { type Housed, hasBrowser, housed, launch } from './browser.ts'
import { employed, type MadeUpCase, reported, type Worker, wrote } from './made-up-work.ts'
import { isNotThere, neverSays, tabTo } from './reading-pages.ts'

describe.skipIf(!hasBrowser)('a safeguarding lead', () => {
  let browser: Browser
  let house: Housed
  let cass: Worker
  let passedOn: MadeUpCase
  let others: MadeUpCase

  beforeAll(async () => {
    house = await housed(['whg'], '2026-02-03T10:00')
    const hal = await employed(house, 'whg', 'Hal', 'housing-officer')
    cass = await employed(house, 'whg', 'Cass', 'community-housing-team')
    await employed(house, 'whg', 'Nia', 'safeguarding-lead')
    await employed(house, 'whg', 'Stan', 'housing-officer')
    passedOn = await reported(house, hal, { victim: 'Mair Madeup', other: 'Gethin Madeup' })
    await wrote(house, hal, passedOn, 'handover.made', { to: 'safeguarding-lead' })
    others = await reported(house, cass, { victim: 'Nell Othername' })
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  it('takes on what was passed to them, of which they knew nothing but that it waits', async () => {
    const page = await house.signedIn(browser, 'nia@whg.example', { width: 390 })
    const waits = page.getByRole('link', { name: '1 passed on to you: take it on' })
    await neverSays(page, 'Mair', 'Gethin', 'Nell', others.reference)
    await isReadable(page)
    await waits.click()
    await page.getByText(passedOn.reference).first().waitFor()
    await neverSays(page, 'Mair', 'Gethin', 'Nell', others.reference)
    await isReadable(page)
    await isNotThere(page, `${house.origin}/cases/${passedOn.reference}`)

    await page.goto(`${house.origin}/passed-on`)
    await tabTo(page, 'Take it on')
    await page.keyboard.press('Enter')
    await page.getByText('On the record:').waitFor()
    await page.getByText('Mair Madeup').first().waitFor()
    await isNotThere(page, `${house.origin}/cases/${others.reference}`)
    await neverSays(page, 'Nell')
    await page.context().close()
  }, 60_000)

  it('agrees, as a second person, to what somebody else limited', async () => {
    await wrote(house, cass, passedOn, 'service.limited', { what: 'rehousing', because: 'other' })
    const page = await house.signedIn(browser, 'nia@whg.example', { width: 390 })
    await page.getByRole('link', { name: '1 thing waits for you to agree' }).click()
    await page.getByText('It waits for a second person').waitFor()
    await isReadable(page)
    await neverSays(page, 'Nell', others.reference)
    await page.getByRole('link', { name: /^Look at it, and decide/ }).click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.context().close()
  }, 60_000)

  it('sees who looked and who tried, and hands over a paper that names nobody who tried', async () => {
    const curious = await house.signedIn(browser, 'stan@whg.example')
    await isNotThere(curious, `${house.origin}/cases/${passedOn.reference}`)
    await neverSays(curious, 'Mair', 'Gethin', 'excluded', 'restricted', 'permission')
    await isNotThere(curious, `${house.origin}/cases/${passedOn.reference}/looked`)
    await isNotThere(curious, `${house.origin}/cases/${passedOn.reference}/looked/paper`)
    await curious.context().close()

    const page = await house.signedIn(browser, 'nia@whg.example', { width: 390 })
    await page.goto(`${house.origin}/cases/${passedOn.reference}/running`)
    await page.getByRole('link', { name: 'See who looked at this case' }).click()
    const turnedAway = page.locator('section', { hasText: 'Asked, and were shown nothing (2)' })
    await turnedAway.getByText('Stan', { exact: true }).waitFor()
    await tabTo(page, 'On 1 day: Stan')
    await page.keyboard.press('Enter')
    await turnedAway
      .locator('.app-duty', { hasText: 'Stan' })
      .getByText(/the first page of the case/)
      .waitFor()
    await isReadable(page)
    await neverSays(page, 'Nell', others.reference)

    await page.getByRole('link', { name: 'Print it for the person harmed' }).click()
    await isReadable(page)
    const paper = (await page.locator('.app-paper').innerText()).toLowerCase()
    expect(paper).toContain('nia')
    expect(paper).toContain('one person who does not work with you asked for your file')
    expect(paper).not.toMatch(/stan|mair|gethin|abuse|whg|rowan|@|r-\w{4}/)
    await page.emulateMedia({ media: 'print' })
    expect((await page.locator('body').innerText()).trim()).toMatch(/^Who has looked at your file/)
    await page.context().close()
  }, 60_000)
})
