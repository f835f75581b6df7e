/** The case of a colleague: whoever reports it is led away from it, the people team alone has it, and others are asked without a name. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isReadable } from '../readable.ts'
import { type Housed, hasBrowser, housed, launch } from './browser.ts'
import { employed, reported } from './made-up-work.ts'
import { isNotThere, neverSays } from './reading-pages.ts'

describe.skipIf(!hasBrowser)('the people team', () => {
  let browser: Browser
  let house: Housed

  beforeAll(async () => {
    house = await housed(['mha', 'plus-dane'], '2026-02-03T10:00')
    await employed(house, 'mha', 'Olwen', 'housing-officer')
    await employed(house, 'mha', 'Cerys', 'community-safety-team')
    await employed(house, 'mha', 'Ruth', 'head-of-neighbourhoods', 'director')
    await employed(house, 'mha', 'Pat', 'people-team')
    await employed(house, 'plus-dane', 'Paula', 'community-safety-team')
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  it('at MHA has what an officer reported of a colleague, and neither the officer, the team nor a director has it', async () => {
    const officer = await house.signedIn(browser, 'olwen@mha.example', { width: 390 })
    await officer.goto(`${house.origin}/reports/new`)
    await officer.getByLabel('How did it reach us?').selectOption('in-person')
    await officer.getByLabel('Who told us?').selectOption('victim')
    await officer.getByLabel('Name', { exact: true }).first().fill('Zephyrine Madeup')
    await officer.getByLabel('What are they to us?').first().selectOption('colleague')
    await officer.getByRole('button', { name: 'Record the report' }).click()
    await officer.getByText('It is now with the people who look after reports of this kind.').waitFor()
    const reference = /R-[2-9A-Z]{4}/.exec(await officer.locator('main').innerText())?.[0] ?? ''
    expect(reference).not.toBe('')
    await neverSays(officer, 'Zephyrine')
    await isReadable(officer)
    await isNotThere(officer, `${house.origin}/cases/${reference}`)
    await officer.goto(house.origin)
    await neverSays(officer, 'Zephyrine', reference)
    await officer.context().close()

    for (const [who, pages] of [
      ['cerys', ['/', '/?whose=all', '/approvals', '/notices', '/passed-on']],
      ['ruth', ['/', '/approvals', '/passed-on', '/how-it-stands']],
    ] as const) {
      const page = await house.signedIn(browser, `${who}@mha.example`)
      for (const path of pages) {
        await page.goto(`${house.origin}${path}`)
        await neverSays(page, 'Zephyrine', reference)
      }
      await isNotThere(page, `${house.origin}/cases/${reference}`)
      await isNotThere(page, `${house.origin}/cases/${reference}/looked`)
      await page.context().close()
    }

    const people = await house.signedIn(browser, 'pat@mha.example', { width: 390 })
    await people.getByRole('link', { name: reference }).first().click()
    await people.getByText('Zephyrine Madeup').first().waitFor()
    expect(await people.title()).not.toMatch(/Zephyrine|colleague/i)
    await isReadable(people)
    // Passing it on leads nowhere but back to them.
    await people.goto(`${house.origin}/cases/${reference}/people/pass-on`)
    await neverSays(people, 'Safeguarding lead', 'Community Safety Team (CST)')
    // Who tried to open it is told to them, and to nobody else.
    await people.goto(`${house.origin}/cases/${reference}/looked`)
    for (const name of ['Cerys', 'Ruth']) await people.getByText(name, { exact: true }).first().waitFor()
    await people.context().close()
  }, 240_000)

  it('at Plus Dane asks the safety team without a name, is refused with one, and its question tells of nobody', async () => {
    const pat = await employed(house, 'plus-dane', 'Penny', 'people-team')
    const { reference } = await reported(house, pat, { victim: 'Zephyrine Madeup' }, { victimIs: 'colleague' })
    const page = await house.signedIn(browser, 'penny@plus-dane.example', { width: 390 })
    const ask = async (identifies: 'Yes' | 'No') => {
      await page
        .getByRole('group', { name: /^Can somebody be known by it/ })
        .getByLabel(identifies, { exact: true })
        .check()
      await page.getByRole('button', { name: 'Put it on the record' }).click()
    }
    await page.goto(`${house.origin}/cases/${reference}/partners`)
    await page.getByRole('link', { name: 'Ask an expert for advice' }).click()
    await page.getByLabel('Whom do you ask?', { exact: true }).selectOption('community-safety-team')
    await page.getByLabel(/^About what/).fill('Which refuge takes a dog?')
    await ask('Yes')
    await page.getByRole('heading', { name: 'The policy does not allow this as it stands' }).waitFor()
    expect(await page.getByLabel(/^About what/).inputValue()).toBe('Which refuge takes a dog?')
    await ask('No')
    await page.getByText('On the record:').waitFor()
    await page.context().close()

    const team = await house.signedIn(browser, 'paula@plus-dane.example', { width: 390 })
    await team.goto(`${house.origin}/questions`)
    await team.getByText('Which refuge takes a dog?').first().waitFor()
    await neverSays(team, 'Zephyrine', reference, 'Penny')
    await isReadable(team)
    await isNotThere(team, `${house.origin}/cases/${reference}`)
    await team.context().close()
  }, 240_000)
})
