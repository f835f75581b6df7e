/** Those who see a part and never the case: the income officer the end of a hold, whoever mends and fits the job. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { takeReport } from '../../src/casework/take-report.ts'
import { isReadable } from '../readable.ts'
import { type Housed, hasBrowser, housed, launch } from './browser.ts'
import { keepsNothing, neverSees } from './what-a-browser-keeps.ts'

const AMIRA = '0f3c1f8e-0000-4000-8000-00000000a001'
const AGAIN = '0f3c1f8e-0000-4000-8000-00000000a002'
const REPORT = { channel: 'phone', source: 'victim', summary: 'He broke the door.' }

describe.skipIf(!hasBrowser)('somebody who sees a part', () => {
  let browser: Browser
  let house: Housed

  beforeAll(async () => {
    house = await housed(['vivid', 'mha'], '2026-02-03T10:00')
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
    'sees until when an account is held, once, and neither whose it is nor why: the income officer at VIVID, %s',
    async (_how, script) => {
      const n = script ? '1' : '2'
      const officer = await house.staff('vivid', `Olive${n}`, 'housing-officer')
      await house.staff('vivid', `Ines${n}`, 'income-officer')
      const account = `RENT-7${n}`
      const references: string[] = []
      for (const [person, civil] of [
        [AMIRA, '2026-02-03T10:00'],
        [AGAIN, '2026-02-10T10:00'],
      ] as const) {
        house.at(civil)
        const taken = await takeReport(house.rowan, officer.token, {
          role: 'housing-officer',
          report: { ...REPORT, person: `${person.slice(0, -1)}${n}` },
          people: [
            {
              person: `${person.slice(0, -1)}${n}`,
              account,
              data: { role: 'victim', name: 'Amira Madeup', ageGroup: '18-or-over', customerType: 'tenant' },
            },
          ],
        })
        if (taken.outcome === 'recorded') references.push(taken.reference)
      }
      expect(references).toHaveLength(2)

      const page = await house.signedIn(browser, `ines${n}@vivid.example`, { script, width: 390 })
      // Two cases hold the account: that there are two is nobody's to know here.
      await page.getByText(account, { exact: true }).waitFor()
      expect(await page.getByText(account, { exact: true }).count()).toBe(1)
      const never = ['Amira', 'Olive', 'He broke', ...references, '/cases/']
      await neverSees(page, never, [
        ...references.map((reference) => `/cases/${reference}`),
        '/reports/new',
        '/people/find',
        '/approvals/x',
        '/organisation',
        '/policy',
      ])
      await keepsNothing(page)
      if (script) await isReadable(page)

      await page.getByRole('button', { name: 'Check' }).click()
      await page.getByRole('link', { name: 'Enter the account number' }).waitFor()
      await page.getByLabel('Account number').fill(account)
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: /^No court action until / }).waitFor()
      await page.getByText('Nothing was recorded as started.').waitFor()
      await neverSees(page, [...never, 'clause', 'VIV-'])
      await keepsNothing(page)
      expect(page.url()).not.toContain('RENT')
      if (script) await isReadable(page)
      // An account that nobody holds, and one that does not exist, read alike.
      await page.getByLabel('Account number').fill('RENT-99')
      await page.getByRole('button', { name: 'Check' }).click()
      await page.getByRole('heading', { name: 'No hold on this account' }).waitFor()
      await page.context().close()
    },
    240_000,
  )

  it('is given the job and nothing of the reason, and says what came of it: repairs and the contractor at MHA', async () => {
    house.at('2026-02-03T10:00')
    const owner = await house.staff('mha', 'Cerys', 'community-safety-team')
    await house.staff('mha', 'Rhys', 'repairs')
    await house.staff('mha', 'Con', 'contractor')
    const taken = await takeReport(house.rowan, owner.token, {
      role: 'community-safety-team',
      report: { ...REPORT, person: AMIRA },
      people: [{ person: AMIRA, data: { role: 'victim', name: 'Mair Madeup', ageGroup: '18-or-over' } }],
      also: [
        {
          type: 'safe-contact.agreed',
          data: {
            person: AMIRA,
            channels: ['text'],
            neverChannels: ['phone'],
            days: ['mon', 'tue'],
            from: '10:00',
            until: '12:00',
          },
        },
      ],
    })
    if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
    const { reference } = taken

    const officer = await house.signedIn(browser, 'cerys@mha.example', { width: 390 })
    await officer.goto(`${house.origin}/cases/${reference}/home/order`)
    await officer.getByLabel(/^What/).first().selectOption('lock-change')
    await officer
      .getByLabel(/danger/)
      .first()
      .fill('He has a key')
    await officer.getByLabel('Where is it?').fill('1 Example Court')
    await officer.getByRole('group', { name: 'Who does it?' }).getByLabel('Con', { exact: true }).check()
    await officer.getByLabel(/^What should they do differently/).fill('She is a victim of abuse')
    await officer.getByRole('button').last().click()
    // A word that tells why does not go into a job.
    await officer.getByText('There is something to put right').waitFor()
    await keepsNothing(officer)
    await officer.getByLabel(/^What should they do differently/).fill('Knock loudly')
    await officer.getByRole('button').last().click()
    await officer.getByText('On the record:').waitFor()
    await isReadable(officer)

    const never = ['Mair', 'Cerys', 'He has a key', 'He broke', reference, 'abuse', '/cases/']
    for (const [email, script] of [
      ['rhys@mha.example', true],
      ['con@mha.example', false],
    ] as const) {
      const page = await house.signedIn(browser, email, { script, width: 390 })
      await page.goto(`${house.origin}/jobs`)
      await page.getByText('Do not call').or(page.getByText('do not call')).first().waitFor()
      await keepsNothing(page)
      await neverSees(page, never.slice(0, 5))
      await page.getByRole('link', { name: /^Change the locks/ }).click()
      await page.getByText('1 Example Court').waitFor()
      await page.getByText('Knock loudly').waitFor()
      await page.getByText('Ask whoever gave out this job: do not go there without').waitFor()
      await keepsNothing(page)
      await neverSees(page, never, [`/cases/${reference}`, `/cases/${reference}/home`])
      if (script) await isReadable(page)
      await page
        .getByRole('group', { name: 'What came of it?' })
        .getByLabel(script ? /nobody answered/ : 'It is fitted')
        .check()
      await page.getByRole('button', { name: 'Send' }).click()
      await page.getByText('Noted. Thank you.').waitFor()
      await keepsNothing(page)
      await neverSees(page, never.slice(0, 5))
      if (script) await page.getByRole('link', { name: /^Change the locks/ }).waitFor()
      else await page.getByText('No job is open.').waitFor()
      await page.context().close()
    }
    await officer.goto(`${house.origin}/cases/${reference}`)
    await officer
      .getByText(/fitted/i)
      .first()
      .waitFor()
    await officer.context().close()
  }, 240_000)
})
