/** What a browser keeps of every page: its address, the addresses that it leads to, and its title (security.md, abuse case 19). */
import fastify, { type FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, it } from 'vitest'
import { tellingWords } from '../record/telling-words.ts'
import { assetsOfTest } from './assets-of-test.ts'
import { buildWeb } from './build-web.ts'
import { exampleAddress } from './example-address.ts'
import { CODED_WORDS } from './kit/address-code.ts'
import { formTokenOf } from './kit/form-token.ts'
import { madeUpDesk } from './made-up-desk.ts'
import { FILE_ROUTES, PAGES } from './pages.ts'

/** Words that an address or a title has no business to say, beside those that no letter may say. */
const TELLING =
  /abus|domestic|violen|marac|mappa|idva|isva|refuge|victim|survivor|perpetrat|harm|risk|danger|safe|safety|safeguard|police|crime|court|hearing|injunct|legal|breach|evidence|exploit|slavery|stalk|coerc|threat|concern|abscond|escape|restrict|mov(?:e|ed|ing)\b|rehous|damage|emergency|witness|confiden|secret|weapon|death|child|assault|rape|strang|forced|honour|clare/i

/** A word of the address, an act or a document as a code, a reference, or an id of the made-up desk. */
const SEGMENT = /^(?:[a-z]+(?:-[a-z]+)*|[bcdfghjkmnpqrstvwxz2-9]{6}|R-[0-9A-Z]{4}|[a-z]{1,2}-\d+)$/
/** In a query: a code, a number, an id (of the made-up desk too), or a choice of the page itself. */
const VALUE = /^(?:[bcdfghjkmnpqrstvwxz2-9]{6}|\d+|[a-z]{1,2}-\d+|[A-Z]\d?|[0-9a-f-]{36})$/
const CHOICES = new Set(['mine', 'team', 'all', 'everything', 'late', 'due-today', 'no-time-stated', 'live', 'yes'])
/** The fragment of a clause, by its number. */
const CLAUSE = /^[A-Z]+-[A-Za-z0-9.]+$/

const problemsOf = (address: string): readonly string[] => {
  const url = new URL(address, 'https://rowan.example')
  const parts = url.pathname.split('/').filter((part) => part !== '')
  if (parts[0] === 'assets') return []
  return [
    ...parts.filter((part) => !SEGMENT.test(part) || TELLING.test(part)),
    ...[...url.searchParams].flatMap(([name, value]) => [
      ...(TELLING.test(name) ? [name] : []),
      ...(CHOICES.has(value) || (VALUE.test(value) && !CODED_WORDS.has(value)) ? [] : [`${name}=${value}`]),
    ]),
    ...(url.hash.length > 1 && url.pathname === '/policy' && !CLAUSE.test(url.hash.slice(1)) ? [url.hash] : []),
    ...(url.pathname !== '/policy' && TELLING.test(url.hash) ? [url.hash] : []),
  ]
}

describe('what a browser keeps', () => {
  let app: FastifyInstance
  const get = (url: string, token: string) => app.inject({ url, cookies: { s: token } })

  beforeAll(async () => {
    app = fastify()
    await app.register(buildWeb(madeUpDesk(), { secure: false, leaveTo: '/signed-out', assets: await assetsOfTest() }))
  })

  it('sees a word that tells, and an act by its name (no test that cannot fail)', () => {
    expect(problemsOf('/cases/R-4F7K/acts/marac.listed')).toEqual(['marac.listed'])
    expect(problemsOf('/cases/R-4F7K?recorded=risk.assessed')).toEqual(['recorded=risk.assessed'])
    expect(problemsOf('/cases/R-4F7K/partners/police')).toEqual(['police'])
    expect(problemsOf('/cases/R-4F7K/partners/refer?to=refuge&person=p-1')).toEqual(['to=refuge'])
    expect(problemsOf('/cases/R-4F7K/people/p-1/address')).toEqual([])
  })

  it.each([...PAGES, ...FILE_ROUTES].map((page) => page.path))('%s is an address that says nothing of why', (path) => {
    expect(problemsOf(path.replaceAll(/:[a-z]+/g, 'p-1'))).toEqual([])
  })

  it.each(PAGES.filter((page) => page.methods.includes('GET')).map((page) => page.path))(
    '%s has a title, links and forms that say nothing of why, whoever opens it',
    async (path) => {
      for (const token of ['officer', 'income', 'contractor', 'nobody']) {
        const answer = await get(exampleAddress(path), token)
        const [, title = ''] = /<title>(.*?)<\/title>/.exec(answer.body) ?? []
        expect([title, tellingWords(title), TELLING.exec(title)?.[0]]).toEqual([title, [], undefined])
        const led = [...answer.body.matchAll(/ (?:href|action|src|formaction)="([^"]*)"/g)].map(([, to = '']) =>
          to.replaceAll('&amp;', '&'),
        )
        const ours = led.filter((to) => !/^(?:https?|tel|mailto):/.test(to))
        expect(ours.flatMap(problemsOf)).toEqual([])
      }
    },
  )

  it('keeps the title neutral when a form comes back, and the address when it was accepted', async () => {
    for (const page of PAGES.filter(({ methods }) => methods.includes('POST'))) {
      const answer = await app.inject({
        method: 'POST',
        url: exampleAddress(page.path),
        cookies: { s: 'officer' },
        headers: {
          host: 'rowan.example',
          origin: 'http://rowan.example',
          'content-type': 'application/x-www-form-urlencoded',
        },
        payload: new URLSearchParams({ token: formTokenOf('officer'), seq: '4' }).toString(),
      })
      const [, title = ''] = /<title>(.*?)<\/title>/.exec(answer.body) ?? []
      expect([page.path, TELLING.exec(title)?.[0]]).toEqual([page.path, undefined])
      const { location } = answer.headers
      if (typeof location === 'string') expect([page.path, problemsOf(location)]).toEqual([page.path, []])
    }
  })
})
