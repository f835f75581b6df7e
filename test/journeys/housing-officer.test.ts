/** From the door to the closed case, in a real browser, once with and once without JavaScript. */

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf } from '../../src/web/kit/address-code.ts'
import { type Housed, hasBrowser, housed, launch } from './browser.ts'
import { neverSays } from './reading-pages.ts'

const RECORD = 'Put it on the record'

async function takeReport(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'New report' }).first().click()
  await page.getByLabel('How did it reach us?').selectOption('phone')
  await page.getByLabel('Who told us?').selectOption('victim')
  await page.getByLabel('Name', { exact: true }).first().fill('Mair Madeup')
  await page.getByLabel('In their own words').fill('He took my phone and my bank card.')
  await page.getByRole('group', { name: 'Safe to use' }).getByLabel('Phone', { exact: true }).check()
  await page.getByRole('group', { name: 'Never use' }).getByLabel('Letter').check()
  await page.getByRole('button', { name: 'Record the report' }).click()
  await page.getByRole('heading', { name: 'What the policy asks now' }).waitFor()
  const reference = /R-[2-9A-Z]{4}/.exec(await page.title())?.[0] ?? ''
  expect(reference).not.toBe('')
  return reference
}

describe.skipIf(!hasBrowser)('a housing officer', () => {
  let browser: Browser
  let house: Housed

  beforeAll(async () => {
    house = await housed(['mha', 'plus-dane'], '2026-02-03T10:00')
    await house.staff('mha', 'Olwen', 'housing-officer', 'manager')
    await house.staff('plus-dane', 'Paula', 'community-safety-team', 'community-safety-manager')
    browser = await launch()
  })

  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  it.each([
    ['with JavaScript', true],
    ['without JavaScript', false],
  ])('takes a report, meets what is asked, is refused at a gate and closes the case, %s', async (_how, script) => {
    house.at('2026-02-03T10:00')
    const page = await house.signedIn(browser, 'olwen@mha.example', { script })
    const reference = await takeReport(page)
    const asked = await page.locator('.app-duty').count()
    expect(asked).toBeGreaterThan(0)
    await page.getByRole('link', { name: 'Go to the case' }).click()

    // The forms made from the vocabulary, which every act has; those of its own have journeys of their own.
    // A way that was never agreed as safe is refused, and what was typed is kept.
    await page.goto(`${house.origin}/cases/${reference}/acts/${codeOf('victim.contacted')}`)
    await page.getByLabel('How?').selectOption('letter')
    await page.getByRole('button', { name: RECORD }).click()
    await page.getByRole('heading', { name: /Not this way/ }).waitFor()
    expect(await page.getByLabel('How?').inputValue()).toBe('letter')
    await page.getByLabel('How?').selectOption('phone')
    await page.getByRole('button', { name: RECORD }).click()
    await page.getByText('On the record:').waitFor()

    // Legal action is proposed, and cannot be started before it was reviewed.
    await page.goto(`${house.origin}/cases/${reference}/acts/${codeOf('person.added')}`)
    await page.getByLabel('Part in this case').selectOption('perpetrator')
    await page.getByRole('textbox', { name: /^Name/ }).fill('Gethin Madeup')
    await page.getByRole('button', { name: RECORD }).click()
    await page.goto(`${house.origin}/cases/${reference}/acts/${codeOf('legal-action.proposed')}`)
    await page.getByLabel(/Gethin Madeup/).check()
    await page.getByLabel('Which step?').selectOption('possession')
    await page.getByRole('button', { name: RECORD }).click()
    await page.getByText('On the record:').waitFor()
    await page.goto(`${house.origin}/cases/${reference}/acts/${codeOf('legal-action.started')}`)
    await page.getByRole('group', { name: 'The step' }).getByRole('radio').first().check()
    await page.getByLabel(/Gethin Madeup \(/).check()
    await page.getByLabel('Which step?').selectOption('possession')
    await page.getByRole('button', { name: RECORD }).click()
    await page.getByRole('heading', { name: /Not yet/ }).waitFor()
    expect(await page.getByRole('link', { name: 'Log a proportionality review' }).count()).toBeGreaterThan(0)

    await page.goto(`${house.origin}/cases/${reference}/acts/${codeOf('case.closed')}`)
    // As safe it waits for what the policy asks of every case; as a duplicate nobody is left to do it for.
    await page.getByLabel('Why is it closed?', { exact: true }).selectOption('duplicate')
    await page.getByRole('button', { name: RECORD }).click()
    await page
      .getByText(/Closed 3 February 2026/)
      .first()
      .waitFor()
    await page.context().close()
  })

  it('sees a deadline missed, said in words and not by colour alone', async () => {
    house.at('2026-02-03T10:00')
    const first = await house.signedIn(browser, 'paula@plus-dane.example', { width: 390 })
    const reference = await takeReport(first)
    house.at('2026-02-10T10:00')
    await first.goto(`${house.origin}/cases/${reference}`)
    await first
      .getByText(/days late/)
      .first()
      .waitFor()
    await first.goto(`${house.origin}/?whose=all&show=late`)
    expect(await first.locator('.app-duty--late').count()).toBeGreaterThan(0)
    await first.context().close()
  })

  it('leaves at once: the session is over on the server', async () => {
    const page = await house.signedIn(browser, 'olwen@mha.example')
    const kept = await page.context().cookies()
    expect(kept).toHaveLength(1)
    await page.getByRole('button', { name: /Leave now/ }).click()
    await page.waitForURL('**/signed-out')
    expect(await page.context().cookies()).toEqual([])
    // Also for whoever kept what the browser held.
    await page.context().addCookies(kept)
    await page.goto(house.origin)
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    await page.context().close()
  })

  it.each([
    ['Leave now', true],
    ['Leave now', false],
    ['Sign out', true],
    ['Sign out', false],
  ])('finds nothing by going back after %s, with a script: %s', async (button, script) => {
    house.at('2026-02-03T10:00')
    const page = await house.signedIn(browser, 'olwen@mha.example', { script })
    const reference = await takeReport(page)
    await page.goto(`${house.origin}/cases/${reference}`)
    await page.getByText('Mair Madeup').first().waitFor()
    await page.getByRole('button', { name: button }).first().click()
    await page.waitForURL('**/signed-out')
    for (let back = 0; back < 3; back++) {
      await page.goBack({ waitUntil: 'load' })
      await neverSays(page, 'Mair', reference)
    }
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    await page.context().close()
  })

  it('works by keyboard alone: to the main content, through a form, and into its errors', async () => {
    const page = await house.signedIn(browser, 'olwen@mha.example')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Skip to main content')
    await page.keyboard.press('Enter')
    await page.goto(`${house.origin}/reports/new`)
    await page.getByRole('button', { name: 'Record the report' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('There is something to put right').waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('channel')
    await page.context().close()
  })
})
