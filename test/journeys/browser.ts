/** A browser, a running Rowan of its own and somebody signed in, for journeys through the real pages. */
import { existsSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fastify from 'fastify'
import { type Browser, chromium, type Page } from 'playwright-core'
import { buildStyles } from '../../scripts/build-styles.mjs'
import { PASSWORD, type TestRowan, testRowan } from '../../src/casework/test-rowan.ts'
import { buildWeb } from '../../src/web/build-web.ts'
import { deskOf } from '../../src/web/desk-of-rowan.ts'

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'
export const hasBrowser = existsSync(CHROMIUM)

export const launch = (): Promise<Browser> =>
  chromium.launch({
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

export type Housed = TestRowan & {
  readonly origin: string
  /** A page of somebody who has come through the door. */
  readonly signedIn: (
    browser: Browser,
    email: string,
    options?: { readonly script?: boolean; readonly width?: number },
  ) => Promise<Page>
}

/** Rowan with some landlords, open on a free port, at a civil time in London. */
export async function housed(landlords: readonly string[], start: string): Promise<Housed> {
  const tested = await testRowan(landlords, start)
  const assets = await mkdtemp(join(tmpdir(), 'rowan-journey-'))
  buildStyles(assets)
  const app = fastify()
  await app.register(buildWeb(deskOf(tested.rowan), { secure: false, leaveTo: '/signed-out', assets }))
  const origin = await app.listen({ port: 0, host: '127.0.0.1' })
  return {
    ...tested,
    origin,
    signedIn: async (browser, email, { script = true, width = 1280 } = {}) => {
      const context = await browser.newContext({ javaScriptEnabled: script, viewport: { width, height: 850 } })
      context.setDefaultTimeout(20_000)
      const page = await context.newPage()
      await page.goto(origin)
      await page.getByLabel('E-mail address').fill(email)
      await page.getByLabel('Password').fill(PASSWORD)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor()
      return page
    },
    close: async () => {
      await app.close()
      await tested.close()
    },
  }
}
