/** What may have got out, through the real pages: told of on a phone by somebody who sees no case, decided, led through its steps and closed. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { doDueJobs } from '../../src/casework/due-jobs.ts'
import { isReadable } from '../readable.ts'
import { type Housed, hasBrowser, housed, launch } from './browser.ts'
import { employed, type MadeUpCase, reported, type Worker, wrote } from './made-up-work.ts'

describe.skipIf(!hasBrowser)('what may have got out', () => {
  let browser: Browser
  let house: Housed
  let lead: Worker
  let her: MadeUpCase
  let other: MadeUpCase

  beforeAll(async () => {
    house = await housed(['mha'], '2026-06-10T10:00')
    await employed(house, 'mha', 'Conor', 'contractor')
    await employed(house, 'mha', 'Dee', 'data-protection-officer')
    lead = await employed(house, 'mha', 'Lena', 'da-caseworker', 'da-lead')
    her = await reported(house, lead, { victim: 'Amira Example', other: 'Karl Example' })
    other = await reported(house, lead, { victim: 'Fran Sample' })
    for (const each of [her, other])
      await wrote(house, lead, each, 'safe-contact.agreed', {
        person: each.victim,
        channels: ['phone'],
        expiresOn: '2026-12-31',
      })
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  it('a contractor tells of it on a phone without a script, keeps what was typed, and sees nothing of any case', async () => {
    const page = await house.signedIn(browser, 'conor@mha.example', { script: false, width: 320 })
    await page.getByRole('link', { name: 'Something may have got out' }).first().click()
    await page.getByRole('heading', { name: 'Something may have got out', level: 1 }).waitFor()
    await page.getByLabel('What happened?').fill('My card with her street lay at another door.')
    await page.getByRole('button', { name: 'Tell them now' }).click()
    await page.getByRole('link', { name: 'Tick what may be known, or that you do not know' }).waitFor()
    expect(await page.getByLabel('What happened?').inputValue()).toBe('My card with her street lay at another door.')
    await page.getByLabel('Where somebody lives, works, goes to school or will be').check()
    // A wrong number: that of another case.
    await page.getByLabel('The number of the case, if you know it').fill(other.reference.toLowerCase())
    await page.getByRole('button', { name: 'Tell them now' }).click()
    await page.getByRole('heading', { name: 'It is passed on' }).waitFor()
    expect(await page.content()).not.toContain(other.reference)
    await page.goto(`${house.origin}/got-out`)
    await page.getByRole('heading', { name: 'Page not found' }).waitFor()
    await page.context().close()
  }, 120_000)

  it('the team of the case sees that contact is held back, and why', async () => {
    await doDueJobs(house.rowan)
    const page = await house.signedIn(browser, 'lena@mha.example', { width: 390 })
    await page.goto(`${house.origin}/cases/${other.reference}/contact`)
    await page.getByText(/Held back since .* somebody not on this case says/).waitFor()
    await isReadable(page)
    await page.context().close()
  }, 120_000)

  it('data protection takes the wrong case back, names the right one, takes each step and closes it', async () => {
    const page = await house.signedIn(browser, 'dee@mha.example', { script: false })
    await page.goto(`${house.origin}/got-out`)
    await page.getByText('Decide whether it is of this case').waitFor()
    await page
      .getByRole('link', { name: /L-[2-9A-Z]{5}/ })
      .first()
      .click()
    await page.getByText('everything is held back until you decide').waitFor()
    await page.getByRole('link', { name: 'Say whether it is' }).click()
    await page.getByRole('button', { name: 'Record it' }).click()
    await page.getByRole('link', { name: 'Say whether it is of this case' }).waitFor()
    await page.getByLabel(new RegExp(`^${other.reference}`)).check()
    await page.getByLabel('It is the wrong case: take it back').check()
    await page.getByLabel(/^The right number/).fill('R-ZZZZ')
    await page.getByLabel('How do we know?').fill('He read the number from another job.')
    await page.getByRole('button', { name: 'Record it' }).click()
    await page.getByRole('link', { name: 'There is no case of this number that you may name' }).waitFor()
    expect(await page.getByLabel('How do we know?').inputValue()).toBe('He read the number from another job.')
    await page.getByLabel(/^The right number/).fill(her.reference)
    await page.getByRole('button', { name: 'Record it' }).click()
    await page.getByText('Recorded.').waitFor()
    await page.getByText(`${other.reference}: taken back`).waitFor()
    await page.getByText(`${her.reference}: everything is held back until contact is agreed again`).waitFor()
    for (const [step, why] of [
      ['Stop it going further: done', ''],
      ['Call whoever it is about, first and safely: done', 'Rang her at work, at noon.'],
      ['Look at the risk again: done', ''],
      ['Decide whether the Information Commissioner is told: not reported', 'The card named a street of 200 homes.'],
      ['Tell them what happened: done', ''],
      ['Write down what we change: done', 'Cards go to the desk.'],
    ] as const) {
      await page.getByRole('link', { name: 'Write down a step' }).click()
      await page.getByLabel(step).check()
      await page.getByLabel('What was done, or why not?').fill(why)
      await page.getByRole('button', { name: 'Record it' }).click()
      await page.getByText('Recorded.').waitFor()
    }
    await page.getByRole('link', { name: 'Close it' }).click()
    await page.getByLabel('It got out').check()
    await page.getByLabel('How do we know?').fill('He has the card.')
    await page.getByRole('button', { name: 'Close it' }).click()
    await page.getByText('Recorded.').waitFor()
    await page.context().close()

    await doDueJobs(house.rowan)
    const team = await house.signedIn(browser, 'lena@mha.example')
    await team.goto(`${house.origin}/cases/${other.reference}/contact`)
    expect(await team.getByText(/Held back since/).count()).toBe(0)
    await team.goto(`${house.origin}/cases/${her.reference}/contact`)
    await team.getByText(/may have got out. Reach them first/).waitFor()
    await team.context().close()
  }, 120_000)

  it('every page of it can be read on a phone and at a desk, by whoever uses a screen reader', async () => {
    const page = await house.signedIn(browser, 'dee@mha.example', { width: 390 })
    for (const path of ['/got-out/new', '/got-out']) {
      await page.goto(`${house.origin}${path}`)
      await isReadable(page, 320)
    }
    await page
      .getByRole('link', { name: /L-[2-9A-Z]{5}/ })
      .first()
      .click()
    await page.getByRole('heading', { name: 'Of which case' }).waitFor()
    await isReadable(page, 320)
    await page.getByRole('link', { name: 'Decide about a case, or take a wrong one back' }).click()
    await page.getByRole('heading', { name: 'Is it of this case?', level: 1 }).waitFor()
    await isReadable(page, 320)
    await page.context().close()
  }, 120_000)
})
