/** A caseworker from the open case to the closed one: why each thing is asked, who is connected, a move, the pack for the panel, closing. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { perform } from '../../src/casework/perform.ts'
import { takeReport } from '../../src/casework/take-report.ts'
import { isReadable } from '../readable.ts'
import { type Housed, hasBrowser, housed, launch } from './browser.ts'
import { keepsNothing, neverSees } from './what-a-browser-keeps.ts'

const [AMIRA, KARL] = ['0f3c1f8e-0000-4000-8000-00000000b001', '0f3c1f8e-0000-4000-8000-00000000b002']

describe.skipIf(!hasBrowser)('a caseworker at whg', () => {
  let browser: Browser
  let house: Housed
  let reference = ''

  beforeAll(async () => {
    house = await housed(['whg'], '2026-02-03T10:00')
    const hana = await house.staff('whg', 'Hana', 'community-housing-team')
    await house.staff('whg', 'Lee', 'lettings')
    const taken = await takeReport(house.rowan, hana.token, {
      role: 'community-housing-team',
      report: { channel: 'phone', source: 'victim', abuse: ['physical'], summary: 'He broke the door.', person: AMIRA },
      people: [
        { person: AMIRA, data: { role: 'victim', name: 'Amira Madeup', ageGroup: '18-or-over' } },
        { person: KARL, data: { role: 'perpetrator', name: 'Karl Madeup' } },
      ],
      also: [
        {
          type: 'safe-contact.agreed',
          data: {
            person: AMIRA,
            channels: ['phone'],
            neverChannels: ['letter'],
            details: '07700 900456',
            codeWord: 'bluebell',
          },
        },
        {
          type: 'relationship.recorded',
          data: { from: KARL, to: AMIRA, relation: 'married', current: true, shareHome: true },
        },
      ],
    })
    if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
    reference = taken.reference
    const assessed = await perform(house.rowan, hana.token, {
      target: { on: 'case', caseId: taken.caseId },
      type: 'risk.assessed',
      role: 'community-housing-team',
      data: { person: AMIRA, instrument: 'dash', level: 'high', complete: true, reasons: 'He has a knife.' },
    })
    if (assessed.outcome !== 'recorded') throw new Error(JSON.stringify(assessed))
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  it('finds why each thing is asked in its place, and who is connected as a drawing and as words, by keyboard', async () => {
    const page = await house.signedIn(browser, 'hana@whg.example', { width: 390 })
    await page.goto(`${house.origin}/cases/${reference}`)
    await keepsNothing(page)
    const why = page.locator('.app-duty details').first()
    await why.locator('summary').focus()
    await page.keyboard.press('Enter')
    await why
      .getByText(/^Clause|clause /)
      .first()
      .waitFor()
    expect(await why.evaluate((each) => (each as HTMLDetailsElement).open)).toBe(true)
    expect(await page.locator('svg.app-drawing').count()).toBe(1)
    await page.getByText('Karl Madeup and Amira Madeup: married, living together').waitFor()
    await isReadable(page)
    // Whatever else is open, how to reach her and by what never stays in sight.
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
    const never = await page.getByText('Never letter.').boundingBox()
    expect(never?.y).toBeGreaterThanOrEqual(0)
    expect(never?.y).toBeLessThan(850 * 0.3)
    await page.context().close()
  }, 240_000)

  it('refers to the panel and makes a pack whose file, title and words give no address or number away, without JavaScript', async () => {
    const page = await house.signedIn(browser, 'hana@whg.example', { script: false, width: 390 })
    await page.goto(`${house.origin}/cases/${reference}/partners/consider`)
    await page.getByRole('group', { name: 'What do you decide?' }).getByLabel('Refer', { exact: true }).check()
    await page.getByRole('group', { name: 'Do they agree?' }).getByRole('radio').first().check()
    await page.getByLabel(/^Why, above all/).fill('High risk')
    await page.getByRole('button').last().click()
    await page.getByText('On the record:').waitFor()
    await keepsNothing(page)

    await page.goto(`${house.origin}/cases/${reference}/partners/panel`)
    await page.getByRole('link', { name: 'Make the referral document' }).click()
    await keepsNothing(page)
    await page.getByLabel('Word').check()
    await page.getByRole('button', { name: 'Read it first' }).click()
    const said = page.getByRole('region', { name: 'It will say exactly this' })
    await said.waitFor()
    await keepsNothing(page)
    expect(await said.innerText()).not.toMatch(/07700|bluebell|Rowanberry/)
    expect(await said.innerText()).toContain('Amira Madeup')
    await page.getByRole('button', { name: 'Make it and save the file' }).click()
    await page.getByRole('heading', { name: 'Documents', level: 1 }).waitFor()
    await keepsNothing(page)
    const link = page.locator('a[href*="/files/"]').first()
    const file = await page.request.get(house.origin + (await link.getAttribute('href')))
    expect(file.headers()['content-disposition']).toMatch(/filename="R-[0-9A-Z]{4}-\d+\.docx"/)
    expect(file.headers()['content-disposition']).not.toMatch(/marac|Amira/i)
    await page.context().close()
  }, 240_000)

  it('begins a move, is shown plainly what closing ends and what goes on, and closes in two steps', async () => {
    const page = await house.signedIn(browser, 'hana@whg.example', { script: false, width: 390 })
    await page.goto(`${house.origin}/cases/${reference}/tenancy`)
    await page.getByRole('link', { name: 'Begin a move' }).first().click()
    await keepsNothing(page)
    await page.getByRole('button').last().click()
    await keepsNothing(page)

    await page.goto(`${house.origin}/cases/${reference}/running/close`)
    await page.getByText('ends with closing, and stays on the record as not answered').first().waitFor()
    await page.getByLabel('They asked us to').check()
    await page.getByLabel('Why now, and what was said to the person').fill('She lives with her sister now.')
    await page.getByRole('button', { name: 'See what ends with it' }).click()
    await page.getByRole('heading', { name: 'Before you close it' }).waitFor()
    expect(await page.getByText(/^Closed 3 February/).count()).toBe(0)
    expect(await page.getByLabel('Why now, and what was said to the person').inputValue()).toContain('her sister')
    await page.getByRole('button', { name: 'Close the case' }).click()
    await page.getByText('Closed 3 February 2026').first().waitFor()
    await keepsNothing(page)
    await page.context().close()

    const lettings = await house.signedIn(browser, 'lee@whg.example')
    await neverSees(
      lettings,
      ['Amira', 'Karl', reference],
      [`/cases/${reference}`, `/cases/${reference}/tenancy`, `/cases/${reference}/partners/panel`],
    )
    await lettings.context().close()
  }, 240_000)
})
