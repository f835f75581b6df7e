/** A head of service: sees what is late without a case, takes on what waits for them, authorises, and gives a case an owner. */
import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isReadable } from '../readable.ts'
import { type Housed, hasBrowser, housed, launch } from './browser.ts'
import { employed, type MadeUpCase, reported, type Worker, wrote } from './made-up-work.ts'
import { isNotThere, neverSays, tabTo } from './reading-pages.ts'

const WEIGHED = {
  wishes: 'She wants him out, and to stay.',
  safety: 'She stays with her sister.',
  repercussions: 'He may come to the school.',
  riskPlan: 'Locks first, the school told, the police told of the day.',
  safeToAct: true,
}
const REVIEW = {
  options: ['Warning letter: ignored'],
  mentalCapacity: 'Not known, asked his GP',
  equalityAct: 'None known',
  homelessness: 'His brother has a room',
  preCourtProtocol: 'Letter before action sent',
}

describe.skipIf(!hasBrowser)('a head of service', () => {
  let browser: Browser
  let house: Housed
  let cerys: Worker
  let mali: Worker
  let proposed: MadeUpCase
  let other: MadeUpCase

  beforeAll(async () => {
    house = await housed(['mha'], '2026-02-03T10:00')
    cerys = await employed(house, 'mha', 'Cerys', 'community-safety-team')
    mali = await employed(house, 'mha', 'Mali', 'community-safety-team', 'head-of-neighbourhoods')
    await employed(house, 'mha', 'Ruth', 'head-of-neighbourhoods', 'manager')
    await employed(house, 'mha', 'Olwen', 'housing-officer')
    proposed = await reported(house, cerys, { victim: 'Mair Madeup', other: 'Gethin Madeup' }, { urgent: true })
    other = await reported(house, cerys, { victim: 'Nell Othername' }, { urgent: true })
    const action = randomUUID()
    const step = { action, person: proposed.other, kind: 'injunction' }
    await wrote(house, cerys, proposed, 'legal-action.proposed', step)
    await wrote(house, cerys, proposed, 'victim-wishes.considered', { action, ...WEIGHED })
    await wrote(house, cerys, proposed, 'proportionality-review.held', { action, ...REVIEW })
    house.at('2026-02-06T10:00')
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  it('sees what is late by team and clause, and no case by it; a housing officer finds no such page', async () => {
    const page = await house.signedIn(browser, 'ruth@mha.example', { width: 390 })
    await neverSays(page, 'Mair', 'Gethin', 'Nell', proposed.reference, other.reference)
    await page.getByRole('link', { name: /^How the policy is carried out/ }).click()
    const team = page.getByRole('listitem').filter({ hasText: 'Community Safety Team' })
    await team.getByText(/^\d+ late$/).waitFor()
    await isReadable(page)
    await neverSays(page, 'Mair', 'Gethin', 'Nell', 'Cerys', proposed.reference, other.reference)
    await tabTo(page, /^Clause \d/)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/policy#MHA-*')
    await page.context().close()

    const officer = await house.signedIn(browser, 'olwen@mha.example')
    expect(await officer.getByRole('link', { name: /^How the policy/ }).count()).toBe(0)
    await isNotThere(officer, `${house.origin}/how-it-stands`)
    await isNotThere(officer, `${house.origin}/trail`)
    await officer.context().close()
  }, 60_000)

  it('is passed what waits for their post by a colleague whom the list told so, and authorises it', async () => {
    const colleague = await house.signedIn(browser, 'cerys@mha.example', { width: 390 })
    await colleague.goto(`${house.origin}/approvals`)
    await colleague.getByText(/^It waits for: /).waitFor()
    await isReadable(colleague)
    await colleague.getByRole('link', { name: /^Pass the case to one of them/ }).click()
    await colleague.getByLabel('Head of Neighbourhoods', { exact: true }).check()
    await isReadable(colleague)
    await colleague.getByRole('button', { name: 'Pass it on' }).click()
    await colleague.getByText('On the record:').waitFor()
    await colleague.context().close()

    const page = await house.signedIn(browser, 'ruth@mha.example', { width: 390 })
    await page.getByRole('link', { name: '1 passed on to you: take it on' }).click()
    await neverSays(page, 'Mair', 'Gethin', 'Nell', other.reference)
    await page.getByRole('button', { name: /^Take it on/ }).click()
    await page.goto(house.origin)
    await page.getByRole('link', { name: '1 thing waits for you to agree' }).click()
    await page.getByText('Nothing else is missing.').waitFor()
    await isReadable(page)
    await page
      .getByRole('link', { name: new RegExp(`, ${proposed.reference}$`) })
      .first()
      .click()
    await page.getByRole('heading', { name: 'Authorise a legal step' }).waitFor()
    await page.getByText('Everything that comes before is on the record.').waitFor()
    await isReadable(page)
    await page.getByLabel('Yes', { exact: true }).check()
    await page.getByRole('button', { name: 'Authorise it' }).click()
    await page.getByText('On the record:').waitFor()
    await isNotThere(page, `${house.origin}/cases/${other.reference}`)
    await neverSays(page, 'Nell')

    // Allocation and supervision, on the case that is now open to them.
    await page.goto(`${house.origin}/cases/${proposed.reference}/running`)
    await page.getByRole('link', { name: 'Give the case an owner' }).click()
    await isReadable(page)
    await page.getByRole('button', { name: 'Give it to them' }).waitFor()
    await page.goto(`${house.origin}/cases/${proposed.reference}/running/talk`)
    await isReadable(page)
    await page.context().close()
  }, 90_000)

  it('does not authorise what they proposed themselves, though they hold the post', async () => {
    const action = randomUUID()
    await wrote(house, mali, other, 'person.added', {
      person: other.other,
      role: 'perpetrator',
      name: 'Ivor Othername',
    })
    await wrote(house, mali, other, 'legal-action.proposed', { action, person: other.other, kind: 'injunction' })
    const page = await house.signedIn(browser, 'mali@mha.example', { width: 1280 })
    await page.goto(`${house.origin}/approvals`)
    await page.getByText(/^You proposed this, so somebody else has to agree/).waitFor()
    const own = page.getByRole('listitem').filter({ hasText: other.reference })
    expect(await own.getByRole('link', { name: /^Authorise/ }).count()).toBe(0)
    await page.goto(`${house.origin}/cases/${other.reference}/action/authorise?key=${action}`)
    await page.getByLabel('Yes', { exact: true }).check()
    await page.getByRole('button', { name: 'Authorise it' }).click()
    await page.getByText('There is something to put right').waitFor()
    await page.context().close()
  }, 60_000)
})
