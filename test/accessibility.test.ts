/** axe on every page, as a browser draws it: on a phone of 320 pixels and on a desk, with the real styles. */
import { existsSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import fastify, { type FastifyInstance } from 'fastify'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildStyles } from '../scripts/build-styles.mjs'
import { buildWeb } from '../src/web/build-web.ts'
import { exampleAddress } from '../src/web/example-address.ts'
import { madeUpDesk } from '../src/web/made-up-desk.ts'
import { PAGES } from '../src/web/pages.ts'

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'

describe.skipIf(!existsSync(CHROMIUM))('every page, in a browser', () => {
  let app: FastifyInstance
  let browser: Browser
  let origin: string
  let officer: BrowserContext

  beforeAll(async () => {
    const assets = await mkdtemp(join(tmpdir(), 'rowan-styles-'))
    buildStyles(assets)
    app = fastify()
    await app.register(buildWeb(madeUpDesk(), { secure: false, leaveTo: '/signed-out', assets }))
    origin = await app.listen({ port: 0, host: '127.0.0.1' })
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    })
    officer = await browser.newContext()
    await officer.addCookies([{ name: 's', value: 'officer', url: origin }])
  })

  afterAll(async () => {
    await browser?.close()
    await app?.close()
  })

  it.each(PAGES.map((page) => page.path))(
    '%s has nothing that axe finds, and needs no sideways scrolling on a small phone',
    async (path) => {
      const page = await officer.newPage()
      await page.setViewportSize({ width: 320, height: 640 })
      const answer = await page.goto(origin + exampleAddress(path))
      expect(answer?.status()).toBe(200)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html).join(' ')}`)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
      await page.setViewportSize({ width: 1280, height: 800 })
      const wide = await new AxeBuilder({ page }).analyze()
      expect(wide.violations.map((each) => each.id)).toEqual([])
      await page.close()
    },
    120_000,
  )

  it('a form that came back has nothing that axe finds, and its errors have the focus', async () => {
    const page = await officer.newPage()
    await page.goto(`${origin}/reports/new`)
    await page.getByRole('button', { name: 'Record the report' }).click()
    expect(await page.title()).toBe('Error: New report - Rowan')
    expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-focus'))).toBe(true)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map((each) => each.id)).toEqual([])
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
