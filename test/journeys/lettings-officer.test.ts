/** A move, from the case to lettings and back, in a real browser, once with and once without JavaScript; and an application that is checked. */
import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { perform } from '../../src/casework/perform.ts'
import { takeReport } from '../../src/casework/take-report.ts'
import type { EntryTypeName } from '../../src/record/vocabulary.ts'
import { type Housed, hasBrowser, housed, launch } from './browser.ts'

describe.skipIf(!hasBrowser)('a lettings officer', () => {
  let browser: Browser
  let house: Housed
  let team = ''

  beforeAll(async () => {
    house = await housed(['whg'], '2026-02-03T10:00')
    team = (await house.staff('whg', 'Wanda', 'community-housing-team', 'manager')).token
    await house.staff('whg', 'Toby', 'lettings')
    browser = await launch()
  })

  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  /** A case with a move that was talked through. */
  async function moving() {
    const [person, other, rehousing] = [randomUUID(), randomUUID(), randomUUID()]
    const taken = await takeReport(house.rowan, team, {
      role: 'community-housing-team',
      report: { channel: 'phone', source: 'victim', summary: 'He waits outside.' },
      people: [
        { person, data: { role: 'victim', name: 'Mair Madeup' } },
        { person: other, data: { role: 'perpetrator', name: 'Gethin Madeup' } },
      ],
      also: [],
    })
    if (taken.outcome !== 'recorded') throw new Error(taken.outcome)
    const act = async (type: EntryTypeName, data: Readonly<Record<string, unknown>>) => {
      const target = { on: 'case', caseId: taken.caseId } as const
      const done = await perform(house.rowan, team, { target, type, role: 'community-housing-team', data })
      expect(done, type).toMatchObject({ outcome: 'recorded' })
    }
    await act('rehousing.requested', { person, rehousing, avoid: ['bloxwich'], areasToAvoid: ['his mother’s street'] })
    await act('options.discussed', { person, rehousing, topics: ['rehousing-requirements', 'rehousing-warning'] })
    return { reference: taken.reference, act, other }
  }

  async function askLettings(page: Page, reference: string) {
    await page.goto(`${house.origin}/cases/${reference}/tenancy`)
    await page.getByRole('link', { name: /Ask lettings for a home/ }).click()
    expect(await page.getByLabel('Bloxwich').isChecked()).toBe(true)
    await page.getByLabel('Moxley').check()
    await page.getByRole('button', { name: 'Ask lettings' }).click()
    await page.getByRole('heading', { name: 'There is something to put right' }).waitFor()
    await page.getByLabel('How many bedrooms?').fill('2')
    await page.getByRole('group', { name: 'Like for like?' }).getByLabel('Yes').check()
    await page.getByRole('group', { name: 'The same kind of tenancy as now?' }).getByLabel('Yes').check()
    await page.getByRole('group', { name: 'How urgent is it?' }).getByLabel('Urgent').check()
    await page.getByRole('button', { name: 'Ask lettings' }).click()
    await page.getByText('Lettings look for a home').waitFor()
    return /M-[2-9A-Z]{5}/.exec(await page.locator('main').innerText())?.[0] ?? ''
  }

  it.each([
    ['with JavaScript', true],
    ['without JavaScript', false],
  ])('finds a home for a number, writes down the answer, and learns of nobody, %s', async (_how, script) => {
    const { reference } = await moving()
    const wanda = await house.signedIn(browser, 'wanda@whg.example', { script })
    const number = await askLettings(wanda, reference)
    const toby = await house.signedIn(browser, 'toby@whg.example', { script, width: 390 })
    await toby.getByRole('link', { name: 'Lettings' }).first().click()
    await toby.getByRole('link', { name: new RegExp(number) }).click()
    const said = await toby.locator('body').innerText()
    for (const hidden of ['Mair', 'Gethin', 'mother', reference, 'waits']) expect(said).not.toContain(hidden)
    expect(said).toContain('Bloxwich and Moxley')
    expect(said).toContain('clause 2.15')
    expect(await toby.getByLabel('In which area is it?').innerText()).not.toContain('Bloxwich')

    await toby.getByLabel('In which area is it?').selectOption({ label: 'Aldridge' })
    await toby.getByRole('group', { name: 'Is it like for like?' }).getByLabel('No').check()
    await toby.getByRole('group', { name: 'Is it the same kind of tenancy?' }).getByLabel('Yes').check()
    await toby.getByRole('button', { name: 'Record this offer' }).click()
    await toby.getByRole('link', { name: 'Say why it differs' }).waitFor()
    expect(await toby.getByRole('group', { name: 'Is it like for like?' }).getByLabel('No').isChecked()).toBe(true)
    await toby.getByLabel('Why it differs (if it does)').fill('We have no house with two bedrooms there now.')
    await toby.getByRole('button', { name: 'Record this offer' }).click()
    await toby.getByText('Noted. Thank you.').waitFor()

    await toby.getByRole('link', { name: new RegExp(number) }).click()
    await toby.getByRole('group', { name: 'What did they say?' }).getByLabel('Yes').check()
    await toby.getByRole('button', { name: 'Record the answer' }).click()
    await toby.getByText('Noted. Thank you.').waitFor()
    await wanda.reload()
    const told = await wanda.locator('main').innerText()
    expect(told).toContain('Aldridge')
    expect(told).toContain('They said yes.')
    expect((await toby.goto(`${house.origin}/cases/${reference}`))?.status()).toBe(404)
    await wanda.context().close()
    await toby.context().close()
  })

  it('hears whom to speak to about an application, on the same page as for any other', async () => {
    const { reference } = await moving()
    const wanda = await house.signedIn(browser, 'wanda@whg.example')
    await wanda.goto(`${house.origin}/cases/${reference}/action`)
    await wanda.getByRole('link', { name: 'Restricted Access List' }).click()
    await wanda.getByLabel('Yes: put them on the list').check()
    await wanda.getByLabel(/people who live near a home/).check()
    await wanda
      .getByRole('group', { name: /^What does the list say/ })
      .getByRole('radio')
      .first()
      .check()
    await wanda.getByLabel('Their date of birth (with the name)').fill('1984-02-03')
    await wanda.getByRole('button', { name: 'Record it' }).click()
    await wanda.getByText('On the Restricted Access List since').first().waitFor()

    const toby = await house.signedIn(browser, 'toby@whg.example', { width: 390 })
    const check = async (name: string) => {
      await toby.goto(`${house.origin}/applications`)
      await toby.getByLabel('Full name of who applies').fill(name)
      await toby.getByLabel('Date of birth').fill('1984-02-03')
      await toby.getByRole('button', { name: 'Check', exact: true }).click()
      await toby.getByRole('link', { name: 'Check another one' }).waitFor()
      return (await toby.locator('main').innerText()).split('\n').filter(Boolean)
    }
    const [listed, other] = [await check('gethin MADEUP'), await check('Owain Madeup')]
    expect(listed).toContain('Speak to the Regional Community Housing Manager before going on')
    expect(other).toContain('Go on as usual')
    expect(listed).toHaveLength(other.length)
    expect(listed.join(' ')).not.toMatch(/Mair|R-|list/i)
    await wanda.context().close()
    await toby.context().close()
  })
})
