/** What a browser keeps of a page, and what its reader may not find there: asked by the walk over every page and by the journeys. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Words that an address or a title has no business to say, beside those that no letter may say. */
export const TELLING =
  /abus|domestic|violen|marac|mappa|idva|isva|refuge|victim|survivor|perpetrat|harm|risk|danger|safe|safety|safeguard|police|crime|court|hearing|injunct|legal|breach|evidence|exploit|slavery|stalk|coerc|threat|concern|abscond|escape|restrict|mov(?:e|ed|ing)\b|rehous|damage|witness|confiden|secret|weapon|death|child|assault|rape|strang|forced|honour|clare/i

/** A word of the address, an act or a document as a code, a reference, or an id of the made-up desk. */
const SEGMENT =
  /^(?:[a-z]+(?:-[a-z0-9]+)*|[bcdfghjkmnpqrstvwxz2-9]{6}|[A-Z]-[0-9A-Z]{4,6}|[a-z]{1,2}-\d+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/
/** In a query: a code, a number, a reference, an id (of the made-up desk too), or a neutral word of the page itself. */
const VALUE =
  /^(?:[bcdfghjkmnpqrstvwxz2-9]{6}|\d+|[a-z]{1,2}-\d+|[A-Z]\d?|[A-Z]-[0-9A-Z]{4,6}|[0-9a-f-]{36}|[a-z]+(?:-[a-z0-9]+)*)$/
/** The fragment of a clause, by its number. */
const CLAUSE = /^[A-Z]+-[A-Za-z0-9.]+$/

/** What of an address tells, or is no word, reference, id or code. */
export const problemsOf = (address: string): readonly string[] => {
  const url = new URL(address, 'https://rowan.example')
  const parts = url.pathname.split('/').filter((part) => part !== '')
  if (parts[0] === 'assets') return []
  return [
    ...parts.filter((part) => !SEGMENT.test(part) || TELLING.test(part)),
    ...[...url.searchParams].flatMap(([name, value]) => [
      ...(TELLING.test(name) ? [name] : []),
      ...(VALUE.test(value) && !TELLING.test(value) ? [] : [`${name}=${value}`]),
    ]),
    ...(url.hash.length > 1 && url.pathname === '/policy' && !CLAUSE.test(url.hash.slice(1)) ? [url.hash] : []),
    ...(url.pathname !== '/policy' && TELLING.test(url.hash) ? [url.hash] : []),
  ]
}

/** The address and the title of where the browser stands say nothing of why. */
export async function keepsNothing(page: Page): Promise<void> {
  expect(problemsOf(page.url())).toEqual([])
  expect(TELLING.exec(await page.title())?.[0]).toBeUndefined()
}

/** Nothing of the page, shown or in its source, says any of these; and these addresses are not there for its reader. */
export async function neverSees(
  page: Page,
  words: readonly string[],
  addresses: readonly string[] = [],
): Promise<void> {
  const source = await page.content()
  for (const word of words) expect(source).not.toContain(word)
  const { origin } = new URL(page.url())
  for (const address of addresses)
    expect([address, (await page.request.get(origin + address)).status()]).toEqual([address, 404])
}
