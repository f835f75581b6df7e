/** The pages by which people are held to account: what they say, and what they must not. */
import fastify from 'fastify'
import { describe, expect, it } from 'vitest'
import { assetsOfTest } from '../assets-of-test.ts'
import { buildWeb } from '../build-web.ts'
import type { Desk } from '../kit/desk.ts'
import { madeUpDesk } from '../made-up-desk.ts'

async function pageOf(address: string, changes: Partial<Desk> = {}) {
  const app = fastify()
  const assets = await assetsOfTest()
  await app.register(buildWeb(madeUpDesk(changes), { secure: false, leaveTo: 'https://weather.example', assets }))
  const answer = await app.inject({ url: address, cookies: { s: 'officer' } })
  const main = answer.body.slice(answer.body.indexOf('<main'), answer.body.indexOf('</main>'))
  return { status: answer.statusCode, text: main.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ') }
}

describe('the paper for the person whose file it is', () => {
  it('names who works with them, and counts without naming those who tried', async () => {
    const { text } = await pageOf('/cases/R-4F7K/looked/paper')
    const paper = text.slice(text.indexOf('Who has looked at your file'))
    expect(paper).toContain('Olu Example')
    expect(paper).toContain('One person who does not work with you asked for your file')
    for (const kept of ['Stan Sample', 'Sue Sample', 'Amira', 'Karl', 'R-4F7K', 'abuse', 'view:', 'Madeup'])
      expect(paper).not.toContain(kept)
  })

  it('says “nobody” where nobody tried', async () => {
    const readWhoLooked: Desk['readWhoLooked'] = async (token, reference, whom) => {
      const looked = await madeUpDesk().readWhoLooked(token, reference, whom)
      return looked && { ...looked, lookers: looked.lookers.filter(({ how }) => how === 'on-case') }
    }
    const { text } = await pageOf('/cases/R-4F7K/looked/paper', { readWhoLooked })
    expect(text).toContain('People who tried, and do not work with you Nobody.')
  })
})

describe('the audit trail', () => {
  it('says in words who did what, and a reference that no case has is not there', async () => {
    expect((await pageOf('/trail')).text).toContain('Stan Sample : the first page of the case, shown nothing')
    expect((await pageOf('/trail')).text).toContain('R-4F7K , R-5QQ2 , R-6ABC and 1 more cases')
    expect((await pageOf('/trail?case=r-4f7k')).text).toContain('Who looked at R-4F7K')
    expect((await pageOf('/trail?case=R-0000')).text).toContain('No case has the reference “R-0000”')
  })

  it('is no page for those who do not read it', async () => {
    expect((await pageOf('/trail', { readTrail: async () => null })).status).toBe(404)
    expect((await pageOf('/how-it-stands', { readImplementation: async () => null })).status).toBe(404)
  })
})
