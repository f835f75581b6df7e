/** A browser, a running Rowan of its own and somebody signed in, for journeys through the real pages. */
import { existsSync } from 'node:fs'
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import fastify from 'fastify'
import { type Browser, chromium, type Page } from 'playwright-core'
import { buildStyles } from '../../scripts/build-styles.mjs'
import { PASSWORD, type TestRowan, testRowan } from '../../src/casework/test-rowan.ts'
import { passkeySite } from '../../src/identity/passkey-site.ts'
import type { SignOnSettings } from '../../src/identity/sign-on/settings.ts'
import { folderOfRun } from '../../src/store/test-cluster.ts'
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

let styled: Promise<string> | undefined

/** A folder with the styles and scripts of the pages, made once for the run: no test writes to it. */
export function styledAssets(): Promise<string> {
  styled ??= stylesOfRun()
  return styled
}

async function stylesOfRun(): Promise<string> {
  const folder = join(folderOfRun(), 'styled')
  if (existsSync(folder)) return folder
  const fresh = await mkdtemp(`${folder}-`)
  buildStyles(fresh)
  // Where another thread was faster, its folder is there and has the same in it.
  await rename(fresh, folder).catch(() => rm(fresh, { recursive: true }))
  return folder
}

export type Housed = TestRowan & {
  readonly origin: string
  /** A page of somebody who has come through the door. */
  readonly signedIn: (
    browser: Browser,
    email: string,
    options?: { readonly script?: boolean; readonly width?: number },
  ) => Promise<Page>
}

/** A port that nobody listens on. */
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })

/** Rowan with some landlords, open on a free port, at a civil time in London. `signOn`: their own sign-ins, for that address. */
export async function housed(
  landlords: readonly string[],
  start: string,
  signOn?: (origin: string) => SignOnSettings,
): Promise<Housed> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const tested = await testRowan(landlords, start, signOn ? { signOn: signOn(origin) } : {})
  const assets = await styledAssets()
  const app = fastify()
  const site = () => passkeySite(origin)
  const passkeysAt = () => site()?.origin ?? null
  await app.register(
    buildWeb(deskOf(tested.rowan, site), { secure: false, leaveTo: '/signed-out', assets, passkeysAt }),
  )
  await app.listen({ port, host: '127.0.0.1' })
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
