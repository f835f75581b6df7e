/** A data protection officer answers somebody whose data stands in several places, from the finding of who it is to the one file; on a phone. */
import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { receiveComplaint } from '../../src/casework/complaints/receive-complaint.ts'
import { receiveDataRequest } from '../../src/casework/data-requests/handle-data-request.ts'
import { doDueJobs } from '../../src/casework/due-jobs.ts'
import { testRegistry } from '../../src/casework/test-registry.ts'
import { canMakePdf } from '../../src/outgoing/documents/render-pdf.ts'
import { textOfPdf } from '../../src/outgoing/scanner/text-of-pdf.ts'
import { findMatches } from '../../src/views/find-matches.ts'
import { openedAnswer } from '../leaks/opened-answer.ts'
import { isReadable } from '../readable.ts'
import { type Housed, hasBrowser, housed, launch } from './browser.ts'
import { employed, type MadeUpCase, reported, wrote } from './made-up-work.ts'
import { neverSays } from './reading-pages.ts'

describe.skipIf(!hasBrowser || !canMakePdf())('a data protection officer', () => {
  let browser: Browser
  let house: Housed
  let hers: MadeUpCase

  beforeAll(async () => {
    house = await housed(['whg'], '2026-02-03T10:00')
    await testRegistry(house.rowan, 'whg')
    const cass = await employed(house, 'whg', 'Cass', 'community-housing-team')
    await employed(house, 'whg', 'Cole', 'community-housing-team')
    await employed(house, 'whg', 'Dora', 'data-protection-officer')
    await employed(house, 'whg', 'Nia', 'safeguarding-lead')
    const owen = await employed(house, 'whg', 'Owen', 'complaints-team')
    await employed(house, 'whg', 'Opal', 'complaints-team')
    const found = await findMatches(house.rowan, cass.token, { name: 'Amira Example', dateOfBirth: '1990-03-04' })
    const customer = found?.outcome === 'found' ? (found.candidates[0]?.customer ?? '') : ''
    const said = { summary: 'Gethin Madeup broke the door.' }
    hers = await reported(house, cass, { victim: 'Amira Example', other: 'Gethin Madeup' }, said)
    await wrote(house, cass, hers, 'person.matched', { person: hers.victim, customer, certain: true })
    const complaint = { about: 'Nobody rang me back', channel: 'phone', name: 'Amira Example', customer }
    const taken = await receiveComplaint(house.rowan, owen.token, { role: 'complaints-team', data: complaint })
    expect(taken.outcome).toBe('recorded')
    const asked = { name: 'Amira Example', reach: 'Ring the library', asks: 'All of it' }
    expect(await receiveDataRequest(house.rowan, cass.token, asked)).toMatchObject({ outcome: 'done' })
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  const as = (name: string) => house.signedIn(browser, `${name}@whg.example`, { width: 390 })
  /** Opens the one request, from the organisation's page. */
  async function toRequest(page: Page) {
    await page.goto(`${house.origin}/data-requests`)
    await page.getByRole('link', { name: /: D-/ }).click()
  }

  it('says who it is and how it reaches her, and that it takes longer, in words that tell nothing', async () => {
    const page = await as('dora')
    await toRequest(page)
    await isReadable(page)
    await page.getByText('28 days left').waitFor()
    await page.getByRole('link', { name: 'Find who asks in our housing records' }).click()
    await page.getByLabel('Name').fill('Amira Example')
    await page.getByLabel('Date of birth').fill('1990-03-04')
    await page.getByRole('button', { name: 'Find' }).click()
    await page.getByLabel('How do you know that it is them?').first().selectOption('papers')
    await page
      .getByRole('button', { name: /^It is them/ })
      .first()
      .click()
    await page.getByText('A second person is asked to confirm who this is', { exact: false }).waitFor()
    await isReadable(page)
    await doDueJobs(house.rowan)
    const nia = await as('nia')
    await nia.goto(`${house.origin}/notices`)
    await nia.getByRole('link', { name: /second person is asked to confirm who it is$/ }).click()
    await nia.getByText('They showed papers').first().waitFor()
    await neverSays(nia, hers.reference, 'Gethin')
    await isReadable(nia)
    await nia.getByRole('button', { name: 'I agree: it is them' }).click()
    await nia.getByText('Whoever protects data does this').waitFor()
    await nia.context().close()
    await page.reload()
    await page.getByLabel('Into their hands').check()
    await page.getByLabel('Yes').first().check()
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByText('More time', { exact: true }).click()
    await page.getByRole('button', { name: 'It takes longer' }).click()
    await page.getByRole('link', { name: 'Tell them first: it takes longer only once they know why' }).waitFor()
    await isReadable(page)
    await page.getByLabel('What they ask is complex').check()
    await page.getByLabel('What did you tell them?').fill('There is much to read through.')
    await page
      .getByRole('group', { name: 'Were they told, in the way that they said is safe?' })
      .getByLabel('Yes')
      .check()
    await page.getByRole('button', { name: 'It takes longer' }).click()
    await page.getByText('By 2 months', { exact: false }).waitFor()
    await neverSays(page, hers.reference, 'Gethin')
    await isReadable(page)
    await page.context().close()
  }, 60_000)

  it('sees who puts together what, while they who are there do it and another reads it', async () => {
    await doDueJobs(house.rowan)
    const dora = await as('dora')
    await toRequest(dora)
    await dora.getByText('0 of 2 ready', { exact: false }).waitFor()
    await neverSays(dora, hers.reference, 'Gethin')
    await isReadable(dora)
    await dora.context().close()
    const gathers = async (name: string, leaves: string | null) => {
      const page = await as(name)
      await page.goto(`${house.origin}/notices`)
      await page.getByRole('link', { name: /^Somebody asked for the data/ }).click()
      await page.getByLabel('Put it in').first().check()
      await page.getByLabel('With the words below').first().check()
      await page.getByLabel('I have read every word above that goes in').first().check()
      await page.getByLabel('No', { exact: true }).first().check()
      await page.getByLabel('Why', { exact: true }).fill('Her own words')
      await page.getByRole('button', { name: 'Put it together' }).click()
      if (leaves !== null) {
        await page.getByText('The name of somebody else on the case stands at', { exact: false }).first().waitFor()
        await isReadable(page)
        await page.getByLabel('What of these words to leave out (optional)').first().fill(leaves)
        await page.getByRole('button', { name: 'Put it together' }).click()
      }
      await page.getByText('Somebody else who is here reads it next', { exact: false }).waitFor()
      await isReadable(page)
      const address = page.url()
      await page.context().close()
      return address
    }
    const reads = async (name: string, address: string) => {
      const page = await as(name)
      await page.goto(address)
      await page.getByRole('button', { name: 'I have read it, and agree' }).click()
      await page.getByText('read it on', { exact: false }).waitFor()
      await page.context().close()
    }
    await reads('cole', await gathers('cass', 'Gethin Madeup'))
    await reads('opal', await gathers('owen', null))
  }, 120_000)

  it('reviews the whole, and after a second yes gives one file that opens with six words', async () => {
    const page = await as('dora')
    await toRequest(page)
    await page.getByText('2 of 2 ready', { exact: false }).waitFor()
    await page
      .getByRole('group', { name: /^1\. Does it tell/ })
      .getByLabel('No', { exact: true })
      .check()
    await page.getByLabel('Why', { exact: true }).fill('Looked through by those who are there')
    await page.getByRole('button', { name: 'Ask for a second person' }).click()
    await page.getByText('Somebody who safeguards, and did not review it', { exact: false }).waitFor()
    await page.context().close()
    await doDueJobs(house.rowan)
    const nia = await as('nia')
    await toRequest(nia)
    await nia.getByRole('button', { name: 'I agree to this answer' }).click()
    await nia.getByText('It goes out from 24 February 2026', { exact: false }).waitFor()
    await nia.context().close()

    house.at('2026-02-24T10:00')
    const dora = await as('dora')
    await toRequest(dora)
    await dora.getByText('It opens with these words', { exact: false }).waitFor()
    await isReadable(dora)
    const words = await dora.locator('.app-why strong').innerText()
    const waits = dora.waitForEvent('download')
    await dora.getByRole('button', { name: 'Save the answer' }).click()
    const file = await waits
    expect(file.suggestedFilename()).toMatch(/^answer-[0-9a-z]{5}\.pdf$/)
    const base64 = (await readFile(await file.path())).toString('base64')
    const opened = await openedAnswer({ name: 'answer.pdf', base64, words })
    const text = (await textOfPdf(opened.bytes)).replace(/\s/g, '')
    for (const said of ['brokethedoor', 'Nobodyrangmeback', 'RENT-1']) expect(text).toContain(said)
    expect(text).not.toMatch(/Gethin|Karl/)
    await dora.context().close()
  }, 60_000)
})
