/** A legal officer at MHA: takes a step on, finds the gate with what is missing, explains it to the defendant; only a review can be lifted. */
import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isReadable } from '../readable.ts'
import { type Housed, hasBrowser, housed, launch } from './browser.ts'
import { employed, type MadeUpCase, reported, type Worker, wrote } from './made-up-work.ts'
import { isNotThere, neverSays } from './reading-pages.ts'

const WEIGHED = {
  wishes: 'She wants him out, and to stay.',
  safety: 'She stays with her sister.',
  repercussions: 'He may come to the school.',
  riskPlan: 'Locks first, the school told, the police told of the day.',
  safeToAct: true,
}

describe.skipIf(!hasBrowser)('a legal officer', () => {
  let browser: Browser
  let house: Housed
  let cerys: Worker
  let ruth: Worker
  let step: MadeUpCase
  let other: MadeUpCase
  const action = randomUUID()
  const incident = randomUUID()

  beforeAll(async () => {
    house = await housed(['mha'], '2026-02-03T10:00')
    cerys = await employed(house, 'mha', 'Cerys', 'community-safety-team')
    ruth = await employed(house, 'mha', 'Ruth', 'head-of-neighbourhoods', 'community-safety-team')
    await employed(house, 'mha', 'Ada', 'legal')
    step = await reported(house, cerys, { victim: 'Mair Madeup', other: 'Gethin Madeup' })
    other = await reported(house, cerys, { victim: 'Nell Othername' })
    await wrote(house, cerys, step, 'incident.recorded', { incident, physicalViolence: true, towards: 'contractor' })
    await wrote(house, cerys, step, 'legal-action.proposed', { action, person: step.other, kind: 'injunction' })
    await wrote(house, cerys, step, 'handover.made', { to: 'legal' })
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  it('takes the step on, sees what comes before it, and cannot start it', async () => {
    const page = await house.signedIn(browser, 'ada@mha.example', { width: 390 })
    await neverSays(page, 'Mair', 'Gethin', 'Nell', step.reference, other.reference)
    // Neither the trail nor the numbers of the service are theirs.
    for (const path of ['/trail', '/how-it-stands']) await isNotThere(page, `${house.origin}${path}`)
    await page.goto(house.origin)
    await page.getByRole('link', { name: '1 passed on to you: take it on' }).click()
    await page.getByRole('button', { name: /^Take it on/ }).click()
    await page.getByText('On the record:').waitFor()

    await page.goto(`${house.origin}/cases/${step.reference}/action`)
    const steps = page.locator('#steps')
    for (const asked of ['Weigh wishes and safety', 'Hold the review', 'Authorise it'])
      await steps.getByRole('link', { name: new RegExp(`^${asked}`) }).waitFor()
    await isReadable(page)
    await isNotThere(page, `${house.origin}/cases/${other.reference}`)
    await neverSays(page, 'Nell')
    await page.context().close()
  }, 60_000)

  it('records why no review is needed, which lifts the review and nothing else', async () => {
    const page = await house.signedIn(browser, 'ada@mha.example', { width: 1280 })
    await page.goto(`${house.origin}/cases/${step.reference}/action`)
    await page.getByRole('link', { name: /^Serious threat or violence: record why/ }).click()
    await isReadable(page)
    await page
      .getByRole('group', { name: /^The incident/ })
      .getByRole('radio')
      .first()
      .check()
    await page.getByLabel('Why can a review not be waited for?').fill('He threw a hammer at a plumber')
    await page.getByRole('button', { name: 'Record it' }).click()
    await page.getByText('On the record:').waitFor()
    const steps = page.locator('#steps')
    await steps.getByText('the review is lifted, and nothing else').waitFor()
    expect(await steps.getByRole('link', { name: /^Hold the review/ }).count()).toBe(0)
    for (const stays of ['Weigh wishes and safety', 'Authorise it'])
      await steps.getByRole('link', { name: new RegExp(`^${stays}`) }).waitFor()

    // Their own yes opens nothing, and the list says whose would.
    await page.goto(`${house.origin}/approvals`)
    await page.getByText(/^It waits for: /).waitFor()
    expect(await page.getByRole('link', { name: /^Authorise/ }).count()).toBe(0)
    await page.context().close()
  }, 60_000)

  it('explains the step to the defendant once it has begun, for which a yes of either named post and the wishes were needed', async () => {
    await wrote(house, cerys, step, 'victim-wishes.considered', { action, ...WEIGHED })
    await wrote(house, ruth, step, 'legal-action.authorised', { action, stepsConsidered: true })
    await wrote(house, cerys, step, 'legal-action.started', { action, person: step.other, kind: 'injunction' })
    const page = await house.signedIn(browser, 'ada@mha.example', { width: 390 })
    await page.goto(`${house.origin}/cases/${step.reference}/action`)
    await page
      .locator('#steps')
      .getByRole('link', { name: /^Explain it to them/ })
      .click()
    await page.getByRole('heading', { name: 'Explain the step to them before court' }).waitFor()
    await isReadable(page)
    await page.getByRole('button', { name: 'Record it' }).click()
    await page.getByText('There is something to put right').waitFor()
    await page.getByRole('link', { name: 'Name a source of advice' }).waitFor()
    await page.context().close()
  }, 60_000)
})
