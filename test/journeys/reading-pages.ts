/** What every journey holds its pages to: silent about what the reader must not know, and workable by the keyboard alone. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** None of these words stands anywhere in what was sent: not in the page, its title or what is folded away. */
export async function neverSays(page: Page, ...words: readonly string[]): Promise<void> {
  const sent = (await page.content()).toLowerCase()
  const said = words.filter((word) => sent.includes(word.toLowerCase()))
  expect(said, `${page.url()} says what it must not`).toEqual([])
}

/** Goes on with the keyboard alone until something with this text has the focus; fails after two hundred stops. */
export async function tabTo(page: Page, text: string | RegExp): Promise<void> {
  for (let stops = 0; stops < 200; stops++) {
    await page.keyboard.press('Tab')
    const said = await page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
    if (typeof text === 'string' ? said.startsWith(text) : text.test(said)) return
  }
  throw new Error(`No stop of the keyboard says ${text}`)
}

/** What somebody is answered for whom there is no such page. */
export async function isNotThere(page: Page, address: string): Promise<void> {
  expect((await page.goto(address))?.status(), address).toBe(404)
}
