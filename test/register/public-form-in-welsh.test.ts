/** A landlord in Wales: its public form in Welsh, on every page that whoever tells may come to; and the landlord's own number. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestRowan, testRowan } from '../../src/casework/test-rowan.ts'
import { deskOf } from '../../src/web/desk-of-rowan.ts'
import { askedOn, stranger, wordsOf } from './stranger.ts'

let tested: TestRowan
let web: Awaited<ReturnType<typeof stranger>>
beforeAll(async () => {
  tested = await testRowan(['mha', 'whg'], '2026-02-03T10:00')
  web = await stranger(tested)
})
afterAll(() => tested?.close())

const FORM = '/write/mha?lang=cy'
/** English that stands on no Welsh page, but where it is marked as English. */
const ENGLISH = /\b(?:the|you|what|and|send|how|danger|error|leave|skip)\b/i
const withoutMarked = (body: string): string => wordsOf(body.replaceAll(/<(span|a)[^>]* lang="en"[^>]*>.*?<\/\1>/g, ''))

test('whoever reads Welsh is asked, corrected, told that it came and led away in Welsh, and every page says which language it is in', async () => {
  const form = await web.get(FORM)
  const wrong = await web.send(FORM, { ways: 'text', details: '', summary: '' })
  const sent = await web.send(FORM, { whose: 'mine', summary: 'Mae o’n fy nghloi i mewn.' })
  expect([form.statusCode, wrong.statusCode, sent.statusCode]).toEqual([200, 400, 200])
  for (const { body } of [form, wrong, sent]) {
    expect(body).toContain('<html lang="cy"')
    const words = withoutMarked(body.slice(body.indexOf('<body')))
    expect(ENGLISH.exec(words)?.[0], words).toBeUndefined()
    expect(wordsOf(body)).toContain('Ffoniwch 999.')
  }
  expect(/<title>(.*?)<\/title>/.exec(wrong.body)?.[1]).toMatch(/^Gwall: Ysgrifennwch atom - /)
  expect(wrong.body, 'a link that would take what was written').not.toContain('hreflang')
  expect(wordsOf(wrong.body)).toContain('Mae rhywbeth i’w gywiro')
  expect(wordsOf(sent.body)).toContain('Rydym wedi ei gael')
  expect(askedOn(form.body)).toEqual(askedOn((await web.get('/write/mha')).body))
})

test('each language leads to the other by a link in that language, and a landlord in England has one language alone', async () => {
  const [english, welsh] = [await web.get('/write/mha'), await web.get(FORM)]
  expect(english.body).toContain('<html lang="en"')
  expect(english.body).toMatch(/<a [^>]*href="\/write\/mha\?lang=cy"[^>]* lang="cy"[^>]*>Cymraeg<\/a>/)
  expect(welsh.body).toMatch(/<a [^>]*href="\/write\/mha"[^>]* lang="en"[^>]*>English<\/a>/)
  const other = await web.get('/write/whg?lang=cy')
  expect(other.body).toContain('<html lang="en"')
  expect(other.body).not.toContain('Cymraeg')
})

test('whoever takes it on reads that it was told in Welsh, and how to reach them as of any other', async () => {
  const worker = await tested.staff('mha', 'Wyn', 'community-safety-team')
  await web.send(FORM, {
    ways: 'text',
    details: '07700 900123',
    whose: 'mine',
    summary: 'Mae o’n darllen fy llythyrau.',
  })
  const desk = deskOf(tested.rowan)
  const waiting = (await desk.readHandovers(worker.token))?.toMe.at(-1)
  const { caseId = '', entry = '', caseReference = '' } = waiting ?? {}
  await desk.takeOn(worker.token, {
    caseId,
    entry,
    role: 'community-safety-team',
    key: 'a1b2c3d4-0000-4000-8000-000000000001',
  })
  const page = JSON.stringify(await desk.readCase(worker.token, caseReference))
  expect(page).toContain('They used it in Welsh.')
  expect(page).toContain('They may be reached by text')
})

test('the landlord’s own number stands beside 999 before and after somebody told, in each language, and none where its data has none', async () => {
  const phone = '01632 960123'
  const started = await tested.again((landlord) => ({
    ...landlord,
    organisation: { ...landlord.organisation, intake: { ...landlord.organisation.intake, publicForm: { phone } } },
  }))
  try {
    const its = await stranger({ rowan: started })
    for (const at of ['/write/mha', '/write/mha/next', '/write/whg/next'])
      expect(wordsOf((await its.get(at)).body), at).toMatch(/Call 999\..*You can telephone us too: 01632 960123/)
    expect(wordsOf((await its.get('/write/mha/next?lang=cy')).body)).toContain(
      'Gallwch ein ffonio ni hefyd: 01632 960123',
    )
    expect(wordsOf((await web.get('/write/mha/next')).body)).not.toContain('You can telephone us too')
  } finally {
    await started.close()
  }
})
