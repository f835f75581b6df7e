/** A frightened person on the phone: the report, what it asks next, and what a contractor passes on until somebody takes it on. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isReadable } from '../readable.ts'
import { type Housed, hasBrowser, housed, launch } from './browser.ts'
import { keepsNothing, neverSees } from './what-a-browser-keeps.ts'

const within = (page: Page, group: string | RegExp) => page.getByRole('group', { name: group })

describe.skipIf(!hasBrowser)('on the phone', () => {
  let browser: Browser
  let house: Housed

  beforeAll(async () => {
    house = await housed(['vivid', 'whg'], '2026-02-03T10:00')
    await house.staff('vivid', 'Olive', 'housing-officer')
    await house.staff('vivid', 'Casey', 'da-caseworker')
    await house.staff('vivid', 'Terry', 'tenancy-team')
    await house.staff('vivid', 'Con', 'contractor')
    await house.staff('whg', 'Vera', 'volunteer')
    await house.staff('whg', 'Hana', 'community-housing-team')
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  it.each([
    ['with JavaScript', true],
    ['without JavaScript', false],
  ])(
    'an officer takes a report in the shortest form, loses nothing, and is asked the rest afterwards, %s',
    async (_how, script) => {
      const page = await house.signedIn(browser, 'olive@vivid.example', { script, width: 390 })
      await page.getByRole('link', { name: 'New report' }).first().click()
      // The menu of a phone is two rows, and four screens are the most that the form takes.
      expect(await page.evaluate(() => document.querySelector('header')?.clientHeight ?? 999)).toBeLessThan(120)
      expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(4 * 850)
      if (script) await isReadable(page)
      await keepsNothing(page)
      await within(page, 'Are they in danger right now?').getByLabel('Yes').check()
      await page.getByLabel('How did it reach us?').selectOption('phone')
      await page.getByLabel('Who told us?').selectOption('victim')
      await page.getByLabel('Name', { exact: true }).first().fill('Amira Madeup')
      await page.getByLabel('In their own words').fill('He is at the door.')
      await page.getByLabel('Number or address to use').fill('07700 900123')
      await page.getByText('How they are connected, and where they live').click()
      await within(page, 'Do they live together?').getByLabel('Yes').check()
      await page.getByRole('button', { name: 'Record the report' }).click()

      // A number without a safe way, and a shared home without a connection, come back: neither is dropped in silence.
      await page.getByRole('link', { name: /Tick at least one way that is safe/ }).waitFor()
      await page.getByRole('link', { name: /Say how they are connected too/ }).waitFor()
      await keepsNothing(page)
      expect(await page.getByLabel('Number or address to use').inputValue()).toBe('07700 900123')
      expect(await page.getByLabel('In their own words').inputValue()).toBe('He is at the door.')
      expect(await page.getByLabel('How are they connected?').isVisible()).toBe(true)
      await page.getByLabel('How are they connected?').selectOption('married')
      await within(page, 'Safe to use').getByLabel('Text').check()
      await within(page, 'Never use').getByLabel('Phone').check()
      await page.getByRole('button', { name: 'Record the report' }).click()

      await page.getByRole('heading', { name: /^Recorded as R-/ }).waitFor()
      await keepsNothing(page)
      const reference = /R-[2-9A-Z]{4}/.exec(await page.title())?.[0] ?? ''
      await page.getByText('use text').waitFor()
      await page.getByText('Never phone.').waitFor()
      const open = page.locator('section', { has: page.getByRole('heading', { name: 'Not asked yet' }) })
      expect(await open.getByRole('link').allInnerTexts()).toEqual([
        'How old Amira Madeup is',
        'What kinds of abuse it is',
      ])
      if (script) await isReadable(page)
      await open.getByRole('link', { name: 'How old' }).click()
      await within(page, /^Age/).getByLabel('18 or over').check()
      await page.getByRole('button').last().click()
      await page.getByText('On the record:').waitFor()
      await keepsNothing(page)
      await page.goto(`${house.origin}/cases/${reference}/asks`)
      expect(await page.getByText('How old Amira Madeup is').count()).toBe(0)
      await page.context().close()

      // Somebody of the same landlord who is not on the case finds nothing of it.
      const other = await house.signedIn(browser, 'terry@vivid.example')
      await other.goto(`${house.origin}/?whose=all`)
      await neverSees(other, ['Amira', reference], [`/cases/${reference}`, `/cases/${reference}/asks`])
      await other.context().close()
    },
    240_000,
  )

  it.each([
    ['vivid', 'con', 'casey', 'domestic abuse caseworker', true],
    ['whg', 'vera', 'hana', 'community housing team', false],
  ])(
    'at %s, whoever only passes on does it on two screens, sees no case, and it waits until somebody takes it on',
    async (landlord, who, takes, role, script) => {
      const page = await house.signedIn(browser, `${who}@${landlord}.example`, { script, width: 390 })
      await page.getByRole('link', { name: 'Raise a concern' }).first().click()
      expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(2.5 * 850)
      if (script) await isReadable(page)
      await page.getByRole('button', { name: 'Pass it on' }).click()
      await page.getByRole('link', { name: 'Choose how you know' }).waitFor()
      await within(page, 'Are they in danger right now?').getByLabel('Yes').check()
      await within(page, 'How do you know?').getByLabel('They told me themselves').check()
      await page.getByLabel(/^What did you see/).fill('She asked me for help.')
      await page.getByLabel('Who is it about?').fill('Bea Madeup')
      await page.getByLabel(/^How to reach them safely/).fill('Never ring the flat')
      await page.getByText('More: signs you noticed').click()
      await within(page, 'Signs that you noticed').getByLabel('Broken lock').check()
      await page.getByRole('button', { name: 'Pass it on' }).click()
      await page.getByText(`It was passed to: ${role}.`).waitFor()
      await keepsNothing(page)
      await neverSees(page, ['R-', 'Bea', '/cases/'])
      await page.goto(house.origin)
      await neverSees(page, ['R-', 'Bea', '/cases/'], ['/reports/new', '/people/find', '/policy', '/organisation'])
      await page.getByRole('link', { name: '1 that you passed on waits to be taken on' }).click()
      await page.getByText(`You passed it to ${role}`).waitFor()
      await neverSees(page, ['R-', 'Bea', '/cases/'])

      const taker = await house.signedIn(browser, `${takes}@${landlord}.example`, { width: 390 })
      await taker.getByRole('link', { name: /passed on to you: take it on/ }).click()
      await keepsNothing(taker)
      await isReadable(taker)
      const reference = /R-[2-9A-Z]{4}/.exec(await taker.innerText('main'))?.[0] ?? ''
      // What waits is shown by its reference, and by nothing of the case.
      await neverSees(taker, ['Bea', 'She asked me'])
      await taker.getByRole('button', { name: /^Take it on/ }).click()
      await taker.getByText('On the record:').waitFor()
      await keepsNothing(taker)
      expect(await taker.content()).toContain('Never ring the flat')
      expect(await taker.content()).toContain('Bea Madeup')
      await page.goto(house.origin)
      expect(await page.getByText('that you passed on').count()).toBe(0)
      await neverSees(page, ['Bea', reference], [`/cases/${reference}`])
      await page.context().close()
      await taker.context().close()
    },
    240_000,
  )
})
