/** Notices and approvals as pages: what they say and where they lead, with made-up people. */

import fastify from 'fastify'
import { describe, expect, it } from 'vitest'
import { DAY } from '../../record/london-time.ts'
import type { TodayFilter } from '../../views/today.ts'
import { assetsOfTest } from '../assets-of-test.ts'
import { buildWeb } from '../build-web.ts'
import { codeOf } from '../kit/address-code.ts'
import type { Desk } from '../kit/desk.ts'
import { formTokenOf } from '../kit/form-token.ts'
import { madeUpDesk } from '../made-up-desk.ts'
import { DUTY, NOW, SILENT } from '../made-up-duties.ts'
import { OFFICER } from '../made-up-people.ts'
import { TODAY } from '../made-up-today.ts'

async function web(changes: Partial<Desk> = {}) {
  const app = fastify()
  const options = { secure: false, leaveTo: 'https://weather.example', assets: await assetsOfTest() }
  await app.register(buildWeb(madeUpDesk(changes), options))
  return {
    get: (url: string, token = 'officer') => app.inject({ url, cookies: { s: token } }),
    post: (url: string, form: Readonly<Record<string, string>>, token = formTokenOf('officer')) =>
      app.inject({
        method: 'POST',
        url,
        cookies: { s: 'officer' },
        headers: {
          host: 'rowan.example',
          origin: 'http://rowan.example',
          'content-type': 'application/x-www-form-urlencoded',
        },
        payload: new URLSearchParams({ token, ...form }).toString(),
      }),
  }
}

describe('notices', () => {
  it('are counted in the menu of every page, without a name, and not at all where there are none', async () => {
    const { get } = await web()
    const menu = (body: string) => /<nav aria-label="Menu"[\s\S]*?<\/nav>/.exec(body)?.[0] ?? ''
    expect(menu((await get('/policy')).body)).toMatch(/Notices\s*<span class="app-navigation__count">2</)
    expect(menu((await get('/', 'income')).body)).not.toContain('Notices')
    const { get: seen } = await web({ whoIs: async () => ({ ...OFFICER, unseenNotices: 0 }) })
    expect(menu((await seen('/')).body)).toContain('Notices')
    expect((await seen('/')).body).not.toContain('app-navigation__count')
  })

  it('lead to what they are about, carry no name, and are marked as seen one by one or all', async () => {
    const marked: (readonly string[])[] = []
    const { get, post } = await web({
      seeNotices: async (_token, ids) => {
        marked.push(ids)
        return ids.length
      },
    })
    const { body } = await get('/notices')
    expect(body).toContain('href="/asks/d-1"')
    expect(body).toContain('href="/approvals"')
    expect(body).toContain('href="/complaints/C-4F7K2"')
    expect(body).toContain('Mark these 6 as seen')
    expect(body).not.toMatch(/Amira|Karl|Zac/)
    expect((await post('/notices', { notice: 'n-1' })).headers.location).toBe('/notices')
    expect(marked).toEqual([['n-1']])
    expect((await post('/notices', { notice: 'n-1' }, 'guessed')).statusCode).toBe(403)
    expect(marked).toEqual([['n-1']])
  })
})

describe('what waits for me to agree', () => {
  it('says who proposed it and what is missing, and leads to agreeing and to saying no with the reason', async () => {
    const { get } = await web()
    const { body } = await get('/approvals')
    expect(body).toContain('by Petra Example')
    expect(body).toContain('href="/cases/R-4F7K/action/review?key=A1"')
    expect(body).toContain('href="/cases/R-4F7K/action/authorise?key=A1"')
    expect(body).toContain(`/cases/R-4F7K/running/check?entry=3&amp;outcome=${codeOf('not-agreed')}`)
    expect(body).toContain('You proposed this, so somebody else has to agree')
    expect(body.match(/action\/authorise/g)).toHaveLength(1)
  })

  it('fills in which entry was looked at and that it was not agreed', async () => {
    const { get } = await web()
    const { body } = await get(`/cases/R-4F7K/acts/${codeOf('second-check.made')}?entry=1&outcome=not-agreed`)
    expect(body).toMatch(/value="not-agreed"[^>]*checked|checked[^>]*value="not-agreed"/)
    expect(body).toMatch(/<option value="1" selected|value="1"[^>]*checked/)
  })
})

describe('today', () => {
  it('leads to what waits for me to agree, and says nothing of it where nothing does', async () => {
    const { get } = await web()
    expect((await get('/')).body).toMatch(/href="\/approvals">1 thing waits for you to agree</)
    const { get: quiet } = await web({ readToday: async () => ({ ...TODAY, approvals: 0 }) })
    expect((await quiet('/')).body).not.toContain('/approvals')
  })

  it('is asked by team and by area with their counts, keeps the other choices, and drops what is no area', async () => {
    const asked: TodayFilter[] = []
    const { get } = await web({
      readToday: async (_token, filter) => {
        asked.push(filter)
        return { ...TODAY, filter }
      },
    })
    const { body } = await get(`/?whose=team&show=late&team=1&area=${codeOf('risk')}`)
    expect(asked.at(-1)).toEqual({ whose: 'team', show: 'late', team: '1', area: 'risk' })
    expect(body).toMatch(/<details[^>]* open/)
    expect(body).toContain(`show=late&amp;team=3&amp;area=${codeOf('risk')}"`)
    expect(body).toContain('show=late&amp;team=1"')
    expect(body).toMatch(/Community Safety<span class="app-filter__count">5</)
    await get('/?area=nonsense')
    expect(asked.at(-1)).toEqual({ whose: 'mine', show: 'everything' })
  })

  it('tells those who handle requests for data that one came in, and nobody else', async () => {
    const { get } = await web()
    const { body } = await get('/')
    expect(body).toContain('2 requests for data are open')
    expect(body).toContain('answer the next by 6 July 2026')
    expect(body).toMatch(
      /href="\/cases\/R-4F7K\/data-parts\/w-1">Read what goes into an answer from R-4F7K, as the second/,
    )
    expect(body).toMatch(/href="\/cases\/R-4F7K\/files\/f-1\/leaving">Read what is to leave from R-4F7K, as the second/)
    expect(body).toMatch(/href="\/keeping">1 erasing waits for a second person/)
    for (const openRequests of [null, { open: 0, late: 0, nextDue: null }]) {
      const { get: none } = await web({
        readToday: async () => ({ ...TODAY, openRequests, dataParts: [], toRead: [], toErase: 0 }),
      })
      expect((await none('/')).body).not.toMatch(/requests? for data|answer from|to leave from|erasing/i)
    }
  })

  it('is quiet where nothing waits: one sentence, no noughts, and no way in for those who have none', async () => {
    const counts = { mine: 0, team: 0, late: 0, dueToday: 0, noTimeStated: 0 }
    const nothing = { ...TODAY, duties: [], counts, teams: [], areas: [], approvals: 0, toTakeOn: 0, passedOn: 0 }
    const { get } = await web({
      readToday: async () => ({
        ...nothing,
        cases: [],
        openComplaints: null,
        openRequests: null,
        dataParts: [],
        toRead: [],
        toErase: 0,
      }),
    })
    const { body } = await get('/')
    expect(body).toContain('Nothing is waiting for you or your team.')
    expect(body).not.toMatch(/app-filter|My cases|\/requests|My team&#39;s|My team's/)
    const { get: onCases } = await web({ readToday: async () => ({ ...nothing, dataParts: [], toRead: [] }) })
    expect((await onCases('/')).body).toContain('See what is asked on all that you may see')
    const { get: planner } = await web({
      whoIs: async () => ({ ...OFFICER, roles: ['repairs'], seesJobs: true }),
      readToday: async () => nothing,
    })
    expect((await planner('/')).body).toContain('See the jobs that are open')
    expect((await planner('/')).body).not.toContain('href="/emergency"')
  })

  it('leads whoever is on a case to no form for what is done on the complaint, and says who does it', async () => {
    const answer = { ...DUTY, metBy: ['complaint.answered' as const], what: 'Answer the complaint' }
    const { get } = await web({ readToday: async () => ({ ...TODAY, duties: [answer] }) })
    const { body } = await get('/')
    expect(body).toContain('Answer the complaint')
    expect(body).toContain('Whoever handles complaints does this')
    expect(body).not.toMatch(/Log it|\/acts\//)
  })

  it('says that nothing else waits to those whose work is in a list of its own', async () => {
    const counts = { mine: 0, team: 0, late: 0, dueToday: 0, noTimeStated: 0 }
    const nothing = { ...TODAY, duties: [], counts, teams: [], areas: [], approvals: 0, toTakeOn: 0, passedOn: 0 }
    for (const lists of [{ seesMoves: true }, { seesJobs: true }]) {
      const { get } = await web({ whoIs: async () => ({ ...OFFICER, ...lists }), readToday: async () => nothing })
      expect((await get('/')).body).toContain('Nothing else is waiting for you or your team.')
    }
    const { get } = await web({
      readToday: async () => ({ ...nothing, openComplaints: { open: 4, late: 1, nextDue: null } }),
    })
    expect((await get('/')).body).toContain('Nothing else is waiting for you or your team.')
  })

  it('says what has no time in a line for each case where there is much of it, folds it open in the list of all, and leaves a few as they are', async () => {
    const silent = (id: number, reference: string) => ({
      ...SILENT,
      id: `s-${id}`,
      caseId: reference === 'R-4F7K' ? 'c-1' : reference,
      caseReference: reference,
      what: `Talk about ${id}`,
      opened: NOW - (40 - id) * DAY,
    })
    const seen = async (references: readonly string[], show: TodayFilter['show'] = 'everything') => {
      const duties = [DUTY, ...references.map((reference, index) => silent(index, reference))]
      const filter = { ...TODAY.filter, show }
      const { get } = await web({ readToday: async () => ({ ...TODAY, filter, duties }) })
      const { body } = await get('/')
      return body.slice(body.indexOf('No time stated ('), body.indexOf('My cases'))
    }
    expect(await seen(Array.from({ length: 10 }, (_, index) => `R-${index}`))).toContain('Log it')
    const words = (html: string) =>
      html
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim()
    const lines = (html: string) => (html.match(/<li[\s\S]*?<\/li>/g) ?? []).map(words)
    const shared = [...Array(7).fill('R-4F7K'), ...Array(5).fill('R-2AAA')]
    const two = await seen(shared)
    expect(lines(two)).toEqual([
      'R-4F7K Amira Example Talk about 0 · Talk about 1 · Talk about 2 · 4 more 7 things the first open for 40 days',
      'R-2AAA Talk about 7 · Talk about 8 · Talk about 9 · 2 more 5 things the first open for 33 days',
    ])
    expect(two).toContain('href="/cases/R-4F7K"')
    expect(two).not.toMatch(/Log it|<details/)
    const all = await seen(shared, 'no-time-stated')
    expect(all.match(/<summary[\s\S]*?<\/summary>/g)?.map(words)).toEqual([
      'R-4F7K Amira Example: 7 things, the first open for 40 days',
      'R-2AAA: 5 things, the first open for 33 days',
    ])
    expect(all.slice(all.indexOf('R-4F7K'), all.indexOf('R-2AAA')).match(/Talk about/g)?.length).toBe(14)
    expect(all).not.toMatch(/<details[^>]* open|Show all/)
    const twelve = Array.from({ length: 12 }, (_, index) => `R-${index}`)
    expect(lines(await seen(twelve))).toHaveLength(10)
    expect(await seen(twelve)).toContain('Show all 12 with no time stated')
    expect((await seen(twelve, 'no-time-stated')).match(/<summary/g)).toHaveLength(12)
  })

  it('folds away what is more than four weeks ahead, and never puts it first', async () => {
    const far = { ...DUTY, id: 'd-9', what: 'Review the policy', due: NOW + 40 * DAY }
    const { get } = await web({ readToday: async () => ({ ...TODAY, duties: [far, DUTY] }) })
    const { body } = await get('/')
    const [before, folded] = body.split('More than four weeks ahead (1)')
    expect(before).toContain(DUTY.what)
    expect(before).not.toContain('Review the policy')
    expect(folded).toContain('Review the policy')
    const { get: farAlone } = await web({ readToday: async () => ({ ...TODAY, duties: [far] }) })
    expect((await farAlone('/')).body).not.toContain('Do this next')
  })
})
