/** What every page is held to, as a browser draws it: nothing that axe finds, and no sideways scrolling, on a phone and on a desk. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const DESK = 1280

/**
 * The page must be readable at both widths, in pixels: 390, a common phone, unless 320, the smallest that WCAG 1.4.10 asks for. Where many
 * pages are looked at, what axe finds on a desk is asked of some: it is the same page, and each look costs half a second. The width that
 * it has now is looked at first; `comesBack: false` leaves it at the other, for drawing it again costs as much as a tenth of a look.
 */
export async function isReadable(
  page: Page,
  phone = 390,
  { alsoOnDesk = true, comesBack = true }: { readonly alsoOnDesk?: boolean; readonly comesBack?: boolean } = {},
): Promise<void> {
  const before = page.viewportSize()
  await page.evaluate(AXE)
  for (const width of before?.width === DESK ? [DESK, phone] : [phone, DESK]) {
    if (page.viewportSize()?.width !== width) await page.setViewportSize({ width, height: 850 })
    if (width === phone || alsoOnDesk) expect(await axeFindings(page), `${page.url()} at ${width}`).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  }
  if (before && comesBack && page.viewportSize()?.width !== before.width) await page.setViewportSize(before)
}

/**
 * Each rule that the page breaks, with the elements that break it. axe runs in the page itself: its usual driver opens
 * a second page for every run, for frames of other sites, and no page of Rowan has a frame.
 */
function axeFindings(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run: (on: Document, how: object) => Promise<AxeResults> } }
    const { violations } = await axe.run(document, { resultTypes: ['violations'], preload: false })
    return violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html).join(' ')}`)
  })
}
