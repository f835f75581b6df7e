/** The pages of a MARAC: one step leads to the next, and each leads back to where the next one stands. */
import fastify from 'fastify'
import { expect, test } from 'vitest'
import { assetsOfTest } from '../../assets-of-test.ts'
import { buildWeb } from '../../build-web.ts'
import { codeOf } from '../../kit/address-code.ts'
import type { Desk } from '../../kit/desk.ts'
import { formTokenOf } from '../../kit/form-token.ts'
import { madeUpDesk } from '../../made-up-desk.ts'

async function web(changes: Partial<Desk> = {}) {
  const app = fastify()
  const assets = await assetsOfTest()
  await app.register(buildWeb(madeUpDesk(changes), { secure: false, leaveTo: 'https://weather.example', assets }))
  const cookies = { s: 'officer' }
  return {
    get: async (url: string) => (await app.inject({ url, cookies })).body,
    post: (url: string, form: Readonly<Record<string, string>>) =>
      app.inject({
        method: 'POST',
        url,
        cookies,
        headers: {
          host: 'rowan.example',
          origin: 'http://rowan.example',
          'content-type': 'application/x-www-form-urlencoded',
        },
        payload: new URLSearchParams({ token: formTokenOf('officer'), ...form }).toString(),
      }),
  }
}

const CONSIDER = '/cases/R-4F7K/partners/consider'
const now = { 'when.date': '2026-06-10', 'when.time': '09:00', role: 'da-caseworker', seq: '4' }

test('what is next stands first, as a button, and every other step stays in reach', async () => {
  const { get } = await web()
  const page = await get('/cases/R-4F7K/partners/panel')
  // It was decided anew after the last meeting: the referral comes before the day of the next one.
  expect(page).toMatch(
    /<p class="govuk-body"><a class="govuk-button[^"]*" href="[^"]*\/documents\/make\/[^"]*person=p-1"/,
  )
  expect(page).toContain('href="/cases/R-4F7K/partners/listed?person=p-1"')
  for (const slug of ['listed', 'research', 'heard']) expect(page).toContain(`href="/cases/R-4F7K/partners/${slug}"`)
  expect(page).not.toContain('What the policy asks now is below')
})

test('whether they agree to the meeting is asked anew, whatever they said when it was decided', async () => {
  const { get } = await web()
  const page = await get('/cases/R-4F7K/partners/listed?person=p-1')
  expect(page, 'what it is decided on stays').toMatch(/name="listed\.criteria"[^>]* checked/)
  expect(page).toMatch(/name="listed\.consent"/)
  expect(page).not.toMatch(/name="listed\.consent"[^>]* checked/)
})

test('whoever decided nothing is asked what they decide, and not yet why they would not refer', async () => {
  const { post } = await web({
    performTogether: async () => ({
      outcome: 'invalid',
      problems: [{ field: '0.decision', problem: 'is required' }],
    }),
  })
  const again = await post(CONSIDER, { ...now, 'considered.person': 'p-1' })
  expect(again.statusCode).toBe(400)
  expect(again.body).toContain('What do you decide?”')
  expect(again.body).not.toContain('Say why not')
  const no = await post(CONSIDER, { ...now, 'considered.person': 'p-1', 'considered.decision': 'not-refer' })
  expect(no.body).toContain('Say why not')
})

test('a decision leads back to the MARAC, where the next step is', async () => {
  const { get, post } = await web({
    performTogether: async () => ({ outcome: 'recorded', caseId: 'c-1', entryId: 'e-9', seq: 5 }),
  })
  const done = await post(CONSIDER, {
    ...now,
    'considered.person': 'p-1',
    'considered.criteria': 'professional-judgement',
    'considered.decision': 'not-refer',
    'considered.reasons': 'She is safe with her sister',
  })
  expect(done.headers.location).toBe(`/cases/R-4F7K/partners/panel?done=${codeOf('marac.considered')}`)
  // The day on the agenda is filled in, and stands in no address.
  expect(await get('/meetings/R-4F7K')).toContain('value="2026-12-09"')
  expect(await get('/cases/R-4F7K/partners/panel')).not.toMatch(/href="[^"]*2026-12/)
})
