/** Somebody without an account at a landlord's public form, in a real browser: they tell, and they get away. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isReadable } from '../readable.ts'
import { type Housed, hasBrowser, housed, launch } from './browser.ts'
import { employed } from './made-up-work.ts'

describe.skipIf(!hasBrowser)('somebody at the public form', () => {
  let browser: Browser
  let house: Housed

  beforeAll(async () => {
    house = await housed(['mha'], '2026-02-03T10:00')
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  const opened = async ({ script = true } = {}) => {
    const context = await browser.newContext({ javaScriptEnabled: script, viewport: { width: 390, height: 800 } })
    context.setDefaultTimeout(20_000)
    const page = await context.newPage()
    await page.goto(`${house.origin}/write/mha`)
    return page
  }

  it('MHA-4.1.1.a, CBC-5.2.h: tells on one page without a name or a script, and whoever gets reports first takes it on', async () => {
    const page = await opened({ script: false })
    await page.getByRole('checkbox', { name: 'Text message' }).check()
    await page.getByLabel('Number or address to use').fill('07700 900123')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByRole('heading', { name: 'There is something to put right' }).waitFor()
    expect(await page.getByLabel('Number or address to use').inputValue()).toBe('07700 900123')
    await page.getByRole('radio', { name: 'I am' }).check()
    await page.getByLabel('What would you like us to know?').fill('He locks me in.')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByRole('heading', { name: 'We have it' }).waitFor()
    expect(await page.locator('body').innerText()).not.toMatch(/07700|locks me in|R-[2-9A-Z]{4}/)
    expect(await page.context().cookies()).toEqual([])
    await page.context().close()

    await employed(house, 'mha', 'Cass-mha', 'community-safety-team')
    const worker = await house.signedIn(browser, 'cass-mha@mha.example', { width: 390 })
    await worker.goto(`${house.origin}/passed-on`)
    await worker.getByText('The public form').first().waitFor()
    await worker
      .getByRole('button', { name: /Take it on/ })
      .first()
      .click()
    await worker.getByRole('heading', { level: 1 }).waitFor()
    await worker
      .getByText(/nobody has checked who wrote it/)
      .first()
      .waitFor()
    await worker.context().close()
  })

  it.each([
    [
      'the button',
      async (page: Awaited<ReturnType<typeof opened>>) => page.getByRole('button', { name: /^Leave now/ }).click(),
    ],
    [
      'Shift three times',
      async (page: Awaited<ReturnType<typeof opened>>) => {
        for (let press = 0; press < 3; press++) await page.keyboard.press('Shift')
      },
    ],
  ])(
    'CBC-5.2.h: leaves at once by %s, also while they write, and Back does not come to what they wrote',
    async (_by, leave) => {
      const page = await opened()
      await page.getByLabel('What would you like us to know?').fill('He reads my letters.')
      // As far down as they are, the way out is in sight.
      await page.getByLabel(/^Your name, or the name/).focus()
      expect(await page.getByRole('button', { name: /^Leave now/ }).isVisible()).toBe(true)
      const box = await page.getByRole('button', { name: /^Leave now/ }).boundingBox()
      expect(box?.y).toBeGreaterThanOrEqual(0)
      expect(box?.y).toBeLessThan(100)
      await leave(page)
      await page.waitForURL(`${house.origin}/signed-out`)
      await page.goBack()
      expect(page.url()).not.toContain('/write/')
      await page.context().close()
    },
  )

  it('reads on the smallest phone what is asked, what is wrong and that it came', async () => {
    const page = await opened()
    await isReadable(page, 320)
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByRole('heading', { name: 'There is something to put right' }).waitFor()
    await isReadable(page, 320)
    await page.getByRole('radio', { name: 'Somebody else' }).check()
    await page.getByLabel('What would you like us to know?').fill('Shouting at night.')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByRole('heading', { name: 'We have it' }).waitFor()
    await isReadable(page, 320)
    await page.context().close()
  })

  it('CBC-5.2.h: after a mistake and after it was sent, neither Back nor Reload brings back what they wrote', async () => {
    const page = await opened()
    const words = 'He reads my letters.'
    await page.getByLabel('What would you like us to know?').fill(words)
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByRole('heading', { name: 'There is something to put right' }).waitFor()
    await page.getByRole('radio', { name: 'I am' }).check()
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByRole('heading', { name: 'We have it' }).waitFor()
    expect(page.url()).toBe(`${house.origin}/write/mha/next`)
    await page.getByRole('button', { name: /^Leave now/ }).click()
    await page.waitForURL(`${house.origin}/signed-out`)
    const resent = { any: false }
    page.on('request', (request) => {
      if (request.method() === 'POST') resent.any = true
    })
    for (let back = 0; back < 3; back++) {
      await page.goBack({ timeout: 3_000 }).catch(() => null)
      await page.reload()
      expect(await page.locator('body').innerText()).not.toContain(words)
      const field = page.getByLabel('What would you like us to know?')
      if ((await field.count()) > 0) expect(await field.inputValue()).toBe('')
    }
    expect(resent.any).toBe(false)
    await page.context().close()
  })

  it('CBC-5.2.h: leaves without a script too', async () => {
    const page = await opened({ script: false })
    await page.getByRole('button', { name: /^Leave now/ }).click()
    await page.waitForURL(`${house.origin}/signed-out`)
    await page.context().close()
  })
})
