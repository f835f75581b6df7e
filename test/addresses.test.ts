/** What a browser keeps of every page: its address, the addresses that it leads to, and its title (security.md, abuse case 19). */
import fastify, { type FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, it } from 'vitest'
import { tellingWords } from '../src/record/telling-words.ts'
import { assetsOfTest } from '../src/web/assets-of-test.ts'
import { buildWeb } from '../src/web/build-web.ts'
import { exampleAddress } from '../src/web/example-address.ts'
import { formTokenOf } from '../src/web/kit/form-token.ts'
import { madeUpDesk } from '../src/web/made-up-desk.ts'
import { FILE_ROUTES, PAGES, SCRIPT_ROUTES } from '../src/web/pages.ts'
import { problemsOf, TELLING } from './journeys/what-a-browser-keeps.ts'

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

  it.each([...PAGES, ...FILE_ROUTES, ...SCRIPT_ROUTES].map((page) => page.path))(
    '%s is an address that says nothing of why',
    (path) => {
      expect(problemsOf(path.replaceAll(/:[a-z]+/g, 'p-1'))).toEqual([])
    },
  )

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
