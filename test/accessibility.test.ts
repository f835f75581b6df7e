/** axe on every page, as a browser draws it with the real styles: on a phone of 320 pixels, and one in five on a desk too. */
import fastify, { type FastifyInstance } from 'fastify'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildWeb } from '../src/web/build-web.ts'
import { exampleAddress } from '../src/web/example-address.ts'
import { madeUpDesk } from '../src/web/made-up-desk.ts'
import { PAGES } from '../src/web/pages.ts'
import { hasBrowser, launch, styledAssets } from './journeys/browser.ts'
import { isReadable } from './readable.ts'

describe.skipIf(!hasBrowser)('every page, in a browser', () => {
  let app: FastifyInstance
  let browser: Browser
  let origin = ''
  let officer: BrowserContext
  let tab: Page

  beforeAll(async () => {
    const assets = await styledAssets()
    app = fastify()
    await app.register(
      buildWeb(madeUpDesk(), { secure: false, leaveTo: '/signed-out', assets, passkeysAt: () => origin }),
    )
    origin = await app.listen({ port: 0, host: '127.0.0.1' })
    browser = await launch()
    officer = await browser.newContext()
    tab = await officer.newPage()
    await tab.setViewportSize({ width: 320, height: 850 })
    await officer.addCookies([{ name: 's', value: 'officer', url: origin }])
  })

  afterAll(async () => {
    await browser?.close()
    await app?.close()
  })

  it.each(PAGES.map(({ path }, place) => ({ path, alsoOnDesk: place % 5 === 0 })))(
    '$path has nothing that axe finds, and needs no sideways scrolling on a small phone',
    async ({ path, alsoOnDesk }) => {
      const answer = await tab.goto(origin + exampleAddress(path))
      expect(answer?.status()).toBe(200)
      await isReadable(tab, 320, { alsoOnDesk, comesBack: false })
    },
    240_000,
  )

  it('a form that came back has nothing that axe finds, and its errors have the focus', async () => {
    const page = await officer.newPage()
    await page.goto(`${origin}/reports/new`)
    await page.getByRole('button', { name: 'Record the report' }).click()
    expect(await page.title()).toBe('Error: New report - Rowan')
    // The script that moves it runs once the page is whole.
    await page.locator('[data-focus]:focus').waitFor()
    await isReadable(page, 320)
    await page.close()
  })

  it('a field without a name, and a page too wide for a phone, are found', async () => {
    const page = await officer.newPage()
    await page.setContent('<html lang="en"><title>Example</title><main><h1>Example</h1><input></main></html>')
    await expect(isReadable(page)).rejects.toThrow(/label/)
    await page.setContent(
      '<html lang="en"><title>Example</title><main><h1 style="width:700px">Example</h1></main></html>',
    )
    await expect(isReadable(page)).rejects.toThrow(/to be less than or equal to 390/)
    await page.close()
  })

  it('acts are found by typing, and Shift three times leaves', async () => {
    const page = await officer.newPage()
    await page.goto(`${origin}/cases/R-4F7K/acts`)
    await page.getByLabel('Type to find it').fill('proportion')
    expect(await page.locator('[data-find]:visible').count()).toBe(1)
    for (let press = 0; press < 3; press++) await page.keyboard.press('Shift')
    await page.waitForURL('**/signed-out')
    await page.close()
  })
})
