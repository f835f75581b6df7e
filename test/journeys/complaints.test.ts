/** Complaints through the real pages: taken, acknowledged, given more time, answered, closed; and what the lead of a case learns of one. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { doDueJobs } from '../../src/casework/due-jobs.ts'
import { perform } from '../../src/casework/perform.ts'
import { takeReport } from '../../src/casework/take-report.ts'
import { testRegistry } from '../../src/casework/test-registry.ts'
import { findMatches } from '../../src/views/find-matches.ts'
import { isReadable } from '../readable.ts'
import { type Housed, hasBrowser, housed, launch } from './browser.ts'

describe.skipIf(!hasBrowser)('complaints', () => {
  let browser: Browser
  let house: Housed
  let reference = ''

  beforeAll(async () => {
    house = await housed(['whg'], '2026-06-10T10:00')
    await testRegistry(house.rowan, 'whg')
    await house.staff('whg', 'Owen', 'complaints-team')
    const lead = await house.staff('whg', 'Lena', 'da-lead')
    const found = await findMatches(house.rowan, lead.token, { name: 'Karl Example', dateOfBirth: '1988-07-01' })
    const customer = found?.outcome === 'found' ? (found.candidates[0]?.customer ?? '') : ''
    const [victim, other] = [crypto.randomUUID(), crypto.randomUUID()]
    const taken = await takeReport(house.rowan, lead.token, {
      role: 'da-lead',
      report: { channel: 'phone', source: 'victim', person: victim },
      people: [
        { person: victim, data: { role: 'victim', name: 'Amira Example' } },
        { person: other, data: { role: 'perpetrator', name: 'Karl Example' } },
      ],
    })
    if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
    reference = taken.reference
    const matched = await perform(house.rowan, lead.token, {
      target: { on: 'case', caseId: taken.caseId },
      type: 'person.matched',
      role: 'da-lead',
      data: { person: other, customer },
    })
    expect(matched.outcome).toBe('recorded')
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  it('a complaints officer handles one on a phone without a script from its first word to its end, and never sees that there is a case (WHG-3.5.a)', async () => {
    const page = await house.signedIn(browser, 'owen@whg.example', { script: false, width: 320 })
    await page
      .getByRole('link', { name: /complaint/ })
      .filter({ hasText: /open/ })
      .click()
    await page.getByText('No complaint is open.').waitFor()
    await page.getByRole('button', { name: 'Take a complaint' }).click()
    await page.getByRole('link', { name: 'Find them in our records first' }).click()
    await page.getByLabel('Name').fill('Karl Example')
    await page.getByLabel('Date of birth').fill('1988-07-01')
    await page.getByRole('button', { name: 'Find' }).click()
    await page
      .getByRole('link', { name: /^It is them/ })
      .first()
      .waitFor()
    expect(await page.content()).not.toContain(reference)
    await page
      .getByRole('link', { name: /^It is them/ })
      .first()
      .click()
    expect(await page.getByLabel('Who complains?').inputValue()).toBe('Karl Example')

    // What was typed stays when something is missing.
    await page.getByLabel('How do they want to be reached, and what must never be used?').fill('Letter to the flat')
    await page.getByRole('button', { name: 'Take the complaint' }).click()
    await page.getByRole('heading', { name: 'There is something to put right' }).waitFor()
    expect(await page.getByLabel('How do they want to be reached, and what must never be used?').inputValue()).toBe(
      'Letter to the flat',
    )
    await page.getByLabel('What do they complain of, in their words?').fill('My locks were changed.')
    await page.getByRole('button', { name: 'Take the complaint' }).click()
    await page.getByText('Recorded.').waitFor()
    const title = await page.title()
    expect(title).toMatch(/^Complaint C-[2-9A-Z]{5} - Rowan$/)
    await page.getByText('They asked: Letter to the flat').waitFor()
    await page.getByText('Law: 5 working days from receipt, 10 June 2026.').waitFor()

    await page.getByRole('link', { name: 'Acknowledge it' }).click()
    await page.getByLabel('What do we understand it to be about, and what do they want?').fill('The locks')
    await page.getByRole('button', { name: 'Record it' }).click()
    await page.getByText('Law: 10 working days from acknowledgement, 10 June 2026.').waitFor()

    await page.getByRole('link', { name: 'Take more time' }).click()
    await page.getByLabel('How many more working days?').fill('a few')
    await page.getByRole('button', { name: 'Take more time' }).click()
    await page.getByRole('link', { name: 'Give a number of working days, such as 5' }).waitFor()
    await page.getByLabel('How many more working days?').fill('5')
    await page.getByLabel('Why?').fill('A surveyor has to look')
    await page.getByRole('button', { name: 'Take more time' }).click()
    await page.getByText('Law: 10 working days and 5 more from acknowledgement, 10 June 2026.').waitFor()

    await page.getByRole('link', { name: 'Record the answer' }).click()
    await page.getByLabel('Not upheld').check()
    await page.getByLabel('The decision and its reasons').fill('It was done by the book.')
    await page.getByRole('button', { name: 'Record the answer' }).click()
    await page.getByRole('link', { name: 'Close it' }).click()
    await page.getByLabel('Answered').check()
    await page.getByRole('button', { name: 'Close it' }).click()
    await page.getByRole('link', { name: 'Say whether anything made you think of abuse' }).waitFor()
    await page.getByLabel('No', { exact: true }).check()
    await page.getByRole('button', { name: 'Close it' }).click()
    await page.getByText('It stays below, and can still go on to stage 2.').waitFor()

    expect(await page.content()).not.toContain(reference)
    await page.goto(`${house.origin}/cases/${reference}`)
    await page.getByRole('heading', { name: 'Page not found' }).waitFor()
    await page.context().close()
  }, 240_000)

  it('the lead of the case learns that the person said to cause harm complained, looks at the risk, and reads no word of it', async () => {
    await doDueJobs(house.rowan)
    const page = await house.signedIn(browser, 'lena@whg.example', { width: 1280 })
    await page
      .getByRole('link', { name: /Notices/ })
      .first()
      .click()
    await page.getByRole('link', { name: 'Somebody on this case has complained' }).click()
    await page.getByText(/^C-[2-9A-Z]{5}, of Karl Example, person causing harm$/).waitFor()
    await isReadable(page, 320)
    expect(await page.content()).not.toContain('My locks were changed')
    expect(await page.getByRole('button', { name: /beside this case/ }).count()).toBe(0)
    await page.getByRole('link', { name: 'Look at the risk again' }).click()
    await page.getByRole('heading', { level: 1 }).waitFor()

    // The person harmed complains too: the lead writes it down on the case, and the case keeps no word of it.
    await page.goto(`${house.origin}/cases/${reference}/running/complain`)
    expect(await page.getByText('Karl Example').count()).toBe(0)
    await page.getByLabel('What do they complain of, in their words?').fill('Nobody rang back.')
    await page.getByRole('button', { name: 'Record it and pass it on' }).click()
    await page.getByText('On the record:').waitFor()
    expect(await page.content()).not.toContain('Nobody rang back')
    const owen = await house.signedIn(browser, 'owen@whg.example', { width: 1280 })
    await owen.goto(`${house.origin}/complaints`)
    await owen.getByRole('link', { name: /^Acknowledge: C-/ }).click()
    await owen.getByText('Nobody rang back.').waitFor()
    await owen.getByText(/first\. Send nothing and call nobody before that\./).waitFor()
    await page.context().close()
  }, 240_000)
})
