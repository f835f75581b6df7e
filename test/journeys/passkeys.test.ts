/** A housing officer adds a passkey, comes in by it, confirms by it and removes it: in a real browser, with a device that it makes up. */
import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PASSWORD } from '../../src/casework/test-rowan.ts'
import { withClient } from '../../src/store/server/connection.ts'
import { isReadable } from '../readable.ts'
import { type Housed, hasBrowser, housed, launch } from './browser.ts'

const EMAIL = 'olu@vivid.example'

describe.skipIf(!hasBrowser)('a passkey, in a browser', () => {
  let world: Housed
  let browser: Browser
  let page: Page
  let site: string

  beforeAll(async () => {
    world = await housed(['vivid'], '2026-06-10T11:00')
    await world.staff('vivid', 'Olu', 'housing-officer')
    browser = await launch()
    site = world.origin.replace('127.0.0.1', 'localhost')
    const context = await browser.newContext({ viewport: { width: 320, height: 700 } })
    context.setDefaultTimeout(20_000)
    page = await context.newPage()
    await deviceOf(page)
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await world?.close()
  })

  async function deviceOf(of: Page): Promise<CDPSession> {
    const device = await of.context().newCDPSession(of)
    await device.send('WebAuthn.enable')
    await device.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    return device
  }
  const button = (name: string) => page.getByRole('button', { name })
  const isAt = (name: string) => page.getByRole('heading', { name, level: 1 }).waitFor()
  async function byPassword() {
    await page.goto(`${site}/sign-in`)
    await page.getByLabel('E-mail address').fill(EMAIL)
    await page.getByLabel('Password').fill(PASSWORD)
    await button('Sign in').first().click()
  }
  async function signOut() {
    await page.goto(`${site}/sign-out`)
    await page.locator('main').getByRole('button', { name: 'Sign out' }).click()
    await isAt('You are signed out')
  }

  test('is added with a name, and stands in the list', async () => {
    await byPassword()
    await isAt('Today')
    await page.goto(`${site}/me`)
    await page.getByRole('link', { name: 'Your passkeys' }).click()
    await isAt('Your passkeys')
    await button('Go on').click()
    await page.getByText('Give it a name of up to 60 characters').first().waitFor()
    await page.getByLabel('What do you call this device?').fill('Work laptop')
    await button('Go on').click()
    await isAt('Make a passkey on this device')
    expect(await page.getByText('in a browser with JavaScript').isVisible()).toBe(false)
    await isReadable(page, 320)
    await button('Make the passkey').click()
    await isAt('Your passkeys')
    await page.getByText('Work laptop').first().waitFor()
    await isReadable(page, 320)
  })

  test('is not made twice on the same device, which says so', async () => {
    await page.getByLabel('What do you call this device?').fill('Work laptop again')
    await button('Go on').click()
    await button('Make the passkey').click()
    await page.getByText('No passkey was made').waitFor()
    await isReadable(page, 320)
  })

  test('leads in alone, and after the password', async () => {
    await signOut()
    await page.goto(`${site}/sign-in`)
    await button('Sign in with a passkey').waitFor()
    await isReadable(page, 320)
    await button('Sign in with a passkey').click()
    await isAt('Today')
    await signOut()
    await byPassword()
    await isAt('Use your passkey')
    await isReadable(page, 320)
    await button('Use your passkey').click()
    await isAt('Today')
  })

  test('confirms who one is, and is removed', async () => {
    await withClient(world.tested.owner, (client) =>
      client.query("update rowan.session set proved = now() - interval '7 minutes'"),
    )
    await page.goto(`${site}/me/passkeys`)
    await button('Remove it').click()
    await isAt('Confirm it is you')
    await isReadable(page, 320)
    await button('Confirm with your passkey').click()
    await isAt('Your passkeys')
    await page.getByText('You have none.').waitFor()
  })

  test('opens nothing after it was removed, while the password leads in as before', async () => {
    await signOut()
    await page.goto(`${site}/sign-in`)
    await button('Sign in with a passkey').click()
    await page.getByRole('link', { name: 'Rowan' }).waitFor()
    await page.getByText('That passkey did not work here').first().waitFor()
    await isReadable(page, 320)
    await byPassword()
    await isAt('Today')
  })

  test('is not offered on another page than its own, nor without a script; the password leads in there', async () => {
    for (const [at, script] of [
      [world.origin, true],
      [site, false],
    ] as const) {
      const context = await browser.newContext({ javaScriptEnabled: script })
      const other = await context.newPage()
      await other.goto(`${at}/sign-in`)
      expect(await other.getByText('Sign in with a passkey').isVisible()).toBe(false)
      await other.getByLabel('E-mail address').fill(EMAIL)
      await other.getByLabel('Password').fill(PASSWORD)
      await other.getByRole('button', { name: 'Sign in' }).first().click()
      await other.getByRole('heading', { name: 'Today', level: 1 }).waitFor()
      await other.goto(`${at}/me/passkeys`)
      await other.getByLabel('What do you call this device?').fill('Work laptop')
      await other.getByRole('button', { name: 'Go on' }).click()
      await other.getByText(`Passkeys work at ${site}`).waitFor()
      expect(await other.getByText('Make the passkey').isVisible()).toBe(false)
      await context.close()
    }
  })
})
