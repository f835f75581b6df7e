/** Somebody whose landlord has a sign-in of its own comes in through it, confirms there, and is out of Rowan when they sign out there. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bindToProvider } from '../../src/casework/bind-user.ts'
import { withClient } from '../../src/store/server/connection.ts'
import { type Housed, hasBrowser, housed, launch } from './browser.ts'
import { type WholeProvider, wholeProvider } from './whole-provider.ts'

let provider: WholeProvider
let house: Housed
let browser: Browser

beforeAll(async () => {
  if (!hasBrowser) return
  provider = await wholeProvider()
  house = await housed(['vivid'], '2026-04-01T09:00', provider.serve)
  browser = await launch()
  for (const name of ['Ada', 'Ben']) {
    await house.staff('vivid', name, 'da-lead')
    await bindToProvider(house.rowan, `${name.toLowerCase()}@vivid.example`, `id-of-${name}`)
  }
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await house?.close()
  await provider?.close()
})

const sql = (text: string) => withClient(house.tested.owner, async (client) => (await client.query(text)).rows)

/** What Chromium says that it did not let a page do. */
const refused: string[] = []
async function comer(options: { readonly script: boolean; readonly width: number }): Promise<[BrowserContext, Page]> {
  const context = await browser.newContext({
    javaScriptEnabled: options.script,
    viewport: { width: options.width, height: 800 },
  })
  context.setDefaultTimeout(20_000)
  context.on('console', (said) => {
    if (/Content Security Policy|Refused to/i.test(said.text())) refused.push(said.text())
  })
  return [context, await context.newPage()]
}
async function sayWho(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { name: 'Who are you?' }).waitFor()
  expect(new URL(page.url()).origin).toBe(provider.issuer)
  await page.getByLabel('Name').fill(name)
  await page.getByRole('button', { name: 'This is me' }).click()
}
const today = (page: Page) => page.getByRole('heading', { name: 'Today', level: 1 }).waitFor()
async function through(page: Page, name: string): Promise<void> {
  await page.goto(house.origin)
  await page.getByRole('button', { name: 'Sign in through VIVID' }).click()
  await sayWho(page, name)
  await today(page)
}

describe.skipIf(!hasBrowser)('whoever signs in through their landlord', { timeout: 240_000 }, () => {
  test.each([
    ['with scripts, on a desk', { script: true, width: 1280 }],
    ['without scripts, on a phone', { script: false, width: 320 }],
  ])('comes in, confirms there what weighs most, and is out when they sign out there: %s', async (_how, options) => {
    const [context, page] = await comer(options)
    await through(page, 'id-of-Ada')
    await sql("update rowan.session set proved = now() - interval '6 minutes' where means = 'provider'")
    await page.goto(`${house.origin}/emergency`)
    await page.getByLabel('Reference').fill('R-ZZZZ')
    await page.getByRole('radio').first().check()
    await page.getByRole('textbox').last().fill('The police ask at the door where she is now')
    await page.getByRole('main').getByRole('button').last().click()
    await page.getByRole('heading', { name: 'Confirm it is you' }).waitFor()
    const opened = context.waitForEvent('page')
    await page.getByRole('link', { name: /Confirm at the sign-in of your organisation/ }).click()
    const other = await opened
    await other.getByRole('button', { name: 'Go on' }).click()
    await sayWho(other, 'id-of-Ada')
    await other.getByRole('heading', { name: 'It is confirmed' }).waitFor()
    await other.close()
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByText('No case of that reference can be opened here').first().waitFor()
    expect(await page.getByRole('textbox').last().inputValue()).toContain('The police ask at the door')

    const away = await context.newPage()
    await away.goto(provider.signOut)
    await away.getByRole('button', { name: 'Yes, sign me out' }).click()
    await away
      .getByText(/sign-out success/i)
      .first()
      .waitFor()
    await page.goto(house.origin)
    await page.getByRole('heading', { name: 'Sign in', level: 1 }).waitFor()
    expect(refused).toEqual([])
    await context.close()
  })

  test('who signed out of Rowan is asked again before anybody comes in from that computer', async () => {
    const [context, page] = await comer({ script: true, width: 1280 })
    await through(page, 'id-of-Ben')
    await page.getByRole('button', { name: 'Sign out', exact: true }).click()
    await page.getByRole('heading', { name: 'You are signed out' }).waitFor()
    await page.goto(house.origin)
    await page.getByRole('button', { name: 'Sign in through VIVID' }).click()
    await page.getByText('You signed out of Rowan').waitFor()
    await page.getByRole('button', { name: 'Go on' }).click()
    await new Promise((resolve) => setTimeout(resolve, 1100))
    await sayWho(page, 'id-of-Ben')
    await today(page)
    await context.close()
  })

  test('who is not known to Rowan, and who tries a password, stay out in plain words', async () => {
    const [context, page] = await comer({ script: true, width: 320 })
    await page.goto(house.origin)
    await page.getByRole('button', { name: 'Sign in through VIVID' }).click()
    await sayWho(page, 'id-of-nobody')
    await page.getByRole('heading', { name: 'You are not signed in' }).waitFor()
    await page.getByRole('link', { name: 'Sign in with a password, if you may' }).click()
    await page.getByLabel('E-mail address').fill('ada@vivid.example')
    await page.getByLabel('Password').fill('rowan berries by the door')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByText('That e-mail address and password do not go together').first().waitFor()
    await context.close()
  })
})
