/** Risk on a phone without JavaScript: locked until asked, kept in part, looked at first, lowered by two people, printed discreetly. */

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf } from '../../src/web/kit/address-code.ts'
import { isReadable } from '../readable.ts'
import { type Housed, hasBrowser, housed, launch } from './browser.ts'

const RECORD = 'Put it on the record'

async function takeReport(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'New report' }).first().click()
  await page.getByLabel('How did it reach us?').selectOption('phone')
  await page.getByLabel('Who told us?').selectOption('victim')
  await page.getByLabel('Name', { exact: true }).first().fill('Mair Madeup')
  await page.getByRole('button', { name: 'Record the report' }).click()
  await page.getByRole('heading', { name: 'What the policy asks now' }).waitFor()
  return /R-[2-9A-Z]{4}/.exec(await page.title())?.[0] ?? ''
}

const answer = (page: Page, number: number, said: string) =>
  page
    .getByRole('group', { name: new RegExp(`^${number}\\. `) })
    .getByLabel(said, { exact: true })
    .check()

const level = (page: Page, said: string) =>
  page.getByRole('group', { name: 'How serious is the risk?' }).getByLabel(said, { exact: true }).check()

describe.skipIf(!hasBrowser)('the risk', () => {
  let browser: Browser
  let house: Housed

  beforeAll(async () => {
    house = await housed(['mha', 'chesterfield'], '2026-02-03T10:00')
    await house.staff('mha', 'Cerys', 'community-safety-team')
    await house.staff('mha', 'Mali', 'community-safety-team')
    await house.staff('chesterfield', 'Carol', 'community-housing-team')
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  it('at MHA is assessed on a phone, raised, and lowered by two people (MHA-4.2.7.a, MHA-4.2.7.b1, MHA-4.2.8.c1, MHA-4.2.8.c2, PD-8.a, CBC-5.1.f)', async () => {
    const page = await house.signedIn(browser, 'cerys@mha.example', { script: false, width: 320 })
    const reference = await takeReport(page)
    const risk = `${house.origin}/cases/${reference}/plans`

    // Our own questions stay closed until another agency's assessment was asked about.
    await page.goto(`${risk}/assess`)
    expect(await page.getByText('1. Injury this time').count()).toBe(0)
    await page
      .getByRole('group', { name: /^Does another agency have one/ })
      .getByLabel('No', { exact: true })
      .check()
    await page.getByRole('button', { name: 'See what follows' }).click()
    await page.getByText('On the record:').waitFor()

    // They have to stop after two answers: it is kept, and cannot be called standard.
    await page.getByRole('link', { name: 'Assess the risk' }).click()
    await page.getByRole('group', { name: 'Is it safe for them to talk now?' }).getByLabel('Yes').check()
    await answer(page, 15, 'Yes')
    await answer(page, 4, 'Don’t know')
    await page.getByRole('group', { name: 'Did you have to stop' }).getByLabel('Yes, keep what I have').check()
    await page.getByRole('group', { name: 'Who works on their safety already?' }).getByLabel('Police').check()
    await level(page, 'Standard')
    await page.getByRole('button', { name: 'See what follows' }).click()
    await page.getByRole('link', { name: /cannot be standard yet/ }).waitFor()
    await level(page, 'Medium')
    await page.getByRole('button', { name: 'See what follows' }).click()
    await page.getByRole('heading', { name: 'Look at this before it goes on the record' }).waitFor()
    await page.getByText('1 yes of 24; 23 without a yes or no, so it may be up to 24.').waitFor()
    await page.getByRole('button', { name: 'Record it' }).click()
    await page.getByText('On the record:').waitFor()
    const shown = page.getByRole('region', { name: 'The risk to Mair Madeup' })
    await shown.getByText('Medium, not finished').waitFor()
    await shown.getByText('Working on it: police').waitFor()
    await shown.getByText(/^Strangulation/).waitFor()

    // A further incident asks for another look, with its clause.
    await page.goto(`${house.origin}/cases/${reference}/acts/${codeOf('incident.recorded')}`)
    await page
      .getByRole('group', { name: /^Was it told after the case was opened/ })
      .getByLabel('Yes', { exact: true })
      .check()
    await page.getByRole('button', { name: RECORD }).click()
    await page.getByText('On the record:').waitFor()
    house.at('2026-02-04T10:00')
    await page.goto(risk)
    await page.goto(`${risk}/assess?why=new-incident`)
    for (let number = 1; number <= 24; number++) await answer(page, number, number <= 14 ? 'Yes' : 'No')
    await level(page, 'High')
    await page.getByRole('button', { name: 'See what follows' }).click()
    await page.getByText(/^14 yes of 24\. In Gwent/).waitFor()
    await page.getByText('recorded as an escalation').waitFor()
    await page.getByRole('button', { name: 'Record it' }).click()
    await page.getByText('On the record:').waitFor()
    await page.getByText(/this area counts 14 or more as high/).waitFor()
    const first = page
      .locator('section', { has: page.getByRole('heading', { name: 'High risk: do these first' }) })
      .last()
    expect(await first.getByRole('link').allInnerTexts()).toEqual([
      'Speak to them today',
      'Decide whether to refer to MARAC',
      'Agree a safety plan',
    ])
    await page.goto(`${house.origin}/cases/${reference}/home`)
    expect(await page.getByRole('link', { name: /^Review security for/ }).count()).toBe(2)

    // Lower than high: a reason is asked for, and high stands until somebody else agrees.
    await page.goto(`${risk}/assess`)
    await level(page, 'Medium')
    await page.getByRole('button', { name: 'See what follows' }).click()
    await page.getByRole('link', { name: 'Say why the level may be lower than before' }).waitFor()
    await page.getByLabel('Why this level?').fill('He is in prison until spring')
    await page.getByRole('button', { name: 'See what follows' }).click()
    await page.getByText('High stands until a second person agrees').waitFor()
    await page.getByRole('button', { name: 'Record it' }).click()
    await page.getByText('You set it: ask somebody else on the case to decide.').waitFor()
    expect(await page.getByRole('link', { name: 'Decide whether medium may stand' }).count()).toBe(0)
    await page.context().close()

    const other = await house.signedIn(browser, 'mali@mha.example', { script: false, width: 1280 })
    await other.goto(risk)
    await other.getByRole('link', { name: 'Decide whether medium may stand' }).click()
    await other.getByText('He is in prison until spring').waitFor()
    await other.getByLabel('I agree: the lower level may stand').check()
    await other.getByLabel('Why?').fill('The prison confirmed it')
    await other.getByRole('button', { name: 'Decide' }).click()
    await other.getByText('The same in words').click()
    await other.getByText('A second person agreed.').waitFor()
    expect(await other.locator('.app-risk-level strong').first().innerText()).toBe('Medium')
    await other.context().close()
  }, 240_000)

  it('at MHA takes another agency’s assessment, which raises the level and asks to share (MHA-4.2.7.b1, MHA-4.2.7.b2)', async () => {
    const page = await house.signedIn(browser, 'cerys@mha.example', { width: 390 })
    const reference = await takeReport(page)
    await page.goto(`${house.origin}/cases/${reference}/plans/theirs`)
    await page.getByLabel(/^Whose assessment is it/).selectOption('police')
    await page
      .getByRole('group', { name: /^How serious is the risk/ })
      .getByLabel('High', { exact: true })
      .check()
    await page.getByRole('button', { name: 'Record their assessment' }).click()
    await page.getByText('set by another agency').waitFor()
    expect(await page.locator('.app-risk-level strong').innerText()).toBe('High')
    await isReadable(page, 320)
    await page.goto(`${house.origin}/cases/${reference}/plans/assess`)
    await level(page, 'High')
    await page.getByRole('button', { name: 'See what follows' }).click()
    await page.getByRole('heading', { name: 'Look at this before it goes on the record' }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-focus'))).toBe(true)
    await isReadable(page, 320)
    await page.goto(`${house.origin}/cases/${reference}/partners`)
    await page
      .getByRole('link', { name: /^Share information/ })
      .first()
      .waitFor()
    await page.context().close()
  }, 150_000)

  it('at Chesterfield is planned with the person: options first, what is not agreed with a reason, a sheet without names or none (CBC-5.3.b, CBC-5.3.d1)', async () => {
    const page = await house.signedIn(browser, 'carol@chesterfield.example', { script: false, width: 320 })
    const reference = await takeReport(page)
    const plan = `${house.origin}/cases/${reference}/plans/plan`
    await page.goto(plan)
    await page.getByLabel('What is agreed').fill('Keep the phone charged\nRing Mair’s sister')
    await page.getByLabel(/^What we will do though/).fill('Tell the school')
    await page.getByLabel('Yes, print one').check()
    await page.getByRole('button', { name: 'Agree this plan' }).click()
    await page.getByRole('link', { name: /Say what you talked through with them first \(clause 5\.3\)/ }).waitFor()
    await page.getByRole('link', { name: /it cannot start without a reason/ }).waitFor()
    expect(await page.getByLabel('What is agreed').inputValue()).toContain('Keep the phone charged')
    await page.getByRole('group', { name: 'What did you talk through?' }).getByLabel('Options').check()
    await page.getByLabel('Why it is done without agreement').fill('A child is at risk')
    await page.getByRole('button', { name: 'Agree this plan' }).click()
    await page.getByText('Not agreed:').waitFor()

    await page.getByRole('link', { name: 'Print it purse size' }).click()
    expect(await page.title()).toBe('Notes - Rowan')
    await page.getByText(/The plan names Mair/).waitFor()
    expect(await page.locator('.app-sheet').count()).toBe(0)
    await page.goto(plan)
    await page.getByLabel('What is agreed').fill('Keep the phone charged')
    await page.getByRole('button', { name: 'Agree this plan' }).click()
    await page.getByRole('link', { name: 'Print it purse size' }).click()
    expect((await page.locator('.app-sheet').innerText()).toLowerCase()).not.toMatch(/mair|rowan|abuse|r-\w{4}/)
    await page.emulateMedia({ media: 'print' })
    expect((await page.locator('body').innerText()).trim()).toMatch(/^To remember/)
    await page.emulateMedia({ media: 'screen' })

    await page.goto(plan)
    await page.getByLabel('No, it is not safe to hold').check()
    await page.getByRole('button', { name: 'Agree this plan' }).click()
    await page.getByText(/It is not safe for them to hold a printed plan/).waitFor()
    expect((await page.goto(`${house.origin}/cases/${reference}/notes`))?.status()).toBe(404)
    await page.context().close()
  }, 240_000)
})
