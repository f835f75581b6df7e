import { randomUUID } from 'node:crypto'
import fastify, { type FastifyInstance } from 'fastify'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { perform } from '../../../casework/perform.ts'
import { takeReport } from '../../../casework/take-report.ts'
import { type TestRowan, testRowan } from '../../../casework/test-rowan.ts'
import { assetsOfTest } from '../../assets-of-test.ts'
import { buildWeb } from '../../build-web.ts'
import { deskOf } from '../../desk-of-rowan.ts'
import { formTokenOf } from '../../kit/form-token.ts'
import { paths } from '../../kit/paths.ts'

let world: TestRowan
let app: FastifyInstance
let officer: string
let stranger: string
let reference: string
const survivor = randomUUID()

beforeAll(async () => {
  world = await testRowan(['mha'], '2026-03-02T10:00')
  officer = (await world.staff('mha', 'Olwen', 'community-safety-team')).token
  stranger = (await world.staff('mha', 'Stan', 'housing-officer')).token
  const taken = await takeReport(world.rowan, officer, {
    role: 'community-safety-team',
    report: { channel: 'phone', source: 'victim' },
    people: [{ person: survivor, data: { role: 'victim', name: 'Siân Example', ageGroup: '18-or-over' } }],
    also: [{ type: 'safe-contact.agreed', data: { person: survivor, channels: ['text'], neverChannels: ['letter'] } }],
  })
  if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
  reference = taken.reference
  app = fastify()
  const options = { secure: false, leaveTo: 'https://weather.example', assets: await assetsOfTest() }
  await app.register(buildWeb(deskOf(world.rowan), options))
})
afterAll(async () => {
  await app.close()
  await world.close()
})

const get = (url: string, token = officer) => app.inject({ url, cookies: { s: token } })
const HEADERS = { host: 'rowan.example', origin: 'http://rowan.example' }
const post = (url: string, form: Readonly<Record<string, string>>, token = officer) =>
  app.inject({
    method: 'POST',
    url,
    cookies: { s: token },
    headers: { ...HEADERS, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ token: formTokenOf(token), ...form }).toString(),
  })

function upload(
  bytes: Buffer,
  form: Readonly<Record<string, string>>,
  token = officer,
  formToken = formTokenOf(token),
) {
  const line = `rowan-${randomUUID()}`
  const fields = Object.entries({ token: formToken, ...form }).map(
    ([name, value]) => `--${line}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const head = `--${line}\r\ncontent-disposition: form-data; name="file"; filename="Siân at home.svg"\r\ncontent-type: image/svg+xml\r\n\r\n`
  return app.inject({
    method: 'POST',
    url: paths.documents(reference),
    cookies: { s: token },
    headers: { ...HEADERS, 'content-type': `multipart/form-data; boundary=${line}` },
    payload: Buffer.concat([Buffer.from(fields.join('') + head), bytes, Buffer.from(`\r\n--${line}--\r\n`)]),
  })
}

const LETTER = {
  do: 'preview',
  letter: 'please-call',
  person: survivor,
  phone: '01600 000000',
  language: 'welsh',
  print: 'large-print',
  file: 'docx',
}
const hidden = (body: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? ''

test('a letter that is not safe is refused, and the page says what is allowed instead', async () => {
  const answer = await post(paths.makeDocument(reference, 'letter'), LETTER)
  expect(answer.body).toContain('Not by letter')
  expect(answer.body).toContain('Use instead: text.')
  expect(answer.body).not.toContain('Make it and save the file')
})

test('a Welsh letter in large print is read first, made, and saved under a name that says nothing (MHA-0.a)', async () => {
  await perform(world.rowan, officer, {
    target: { on: 'case', caseId: reference },
    type: 'safe-contact.agreed',
    role: 'community-safety-team',
    data: { person: survivor, channels: ['letter'], format: 'large-print', language: 'Welsh, please' },
  })
  const form = await get(paths.makeDocument(reference, 'letter', { person: survivor, letter: 'please-call' }))
  expect(form.body).toMatch(new RegExp(`value="${survivor}"[^>]*selected`))
  const read = await post(paths.makeDocument(reference, 'letter'), LETTER)
  expect(read.body).toContain('Annwyl Siân Example')
  expect(read.body).toContain('lang="cy-GB"')
  expect(read.body).not.toContain('This person asked for')
  const ordinary = await post(paths.makeDocument(reference, 'letter'), {
    ...LETTER,
    language: 'english',
    print: 'standard',
  })
  expect(ordinary.body).toContain('This person asked for large print.')
  expect(ordinary.body).toContain('This person asked to be written to in Welsh.')

  const order = { ...LETTER, do: 'make', seq: hidden(read.body, 'seq'), key: hidden(read.body, 'key') }
  const made = await post(paths.makeDocument(reference, 'letter'), order)
  expect(made.statusCode).toBe(303)
  const page = await get(made.headers.location ?? '')
  expect(page.body).toContain('It is made.')
  expect(page.body).toContain('for Siân Example, in Welsh, in large print')
  const address = /href="(\/cases\/[^"]*\/files\/[^"]*)"/.exec(page.body)?.[1] ?? ''
  const file = await get(address)
  expect(file.headers['content-disposition']).toMatch(/^attachment; filename="letter-[0-9a-f]{4}\.docx"$/)
  expect(file.headers['cache-control']).toBe('no-store')
  expect(file.headers['x-content-type-options']).toBe('nosniff')
  expect(file.headers['content-security-policy']).toContain('sandbox')
  expect((await get(address, stranger)).statusCode).toBe(404)
})

test('what was changed after it was read is not made', async () => {
  const old = await post(paths.makeDocument(reference, 'letter'), {
    ...LETTER,
    do: 'make',
    seq: '1',
    key: randomUUID(),
  })
  expect(old.statusCode).toBe(409)
  expect(old.body).toContain('The record changed while you were writing')
})

test('a photograph is added without its place, and shown as what it is', async () => {
  const photograph = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#555555' } })
    .withExif({ IFD0: { Artist: 'Telltale' }, IFD3: { GPSLatitude: '51/1 48/1 0/1' } })
    .jpeg()
    .toBuffer()
  const added = await upload(photograph, { kind: 'photograph', note: 'The door', key: randomUUID() })
  expect(added.statusCode).toBe(303)
  const page = await get(paths.documents(reference))
  expect(page.body).not.toContain('Siân at home')
  const address = /href="(\/cases\/[^"]*\/files\/[^"]*)">Photograph/.exec(page.body)?.[1] ?? ''
  const shown = await get(address)
  expect(shown.headers['content-type']).toBe('image/jpeg')
  expect(shown.headers['content-disposition']).toMatch(/^inline; filename="R-\w{4}-\d+\.jpg"$/)
  expect((await sharp(shown.rawPayload).metadata()).exif).toBeUndefined()
  expect(shown.rawPayload.toString('latin1')).not.toContain('Telltale')
})

test('a file that cannot be kept is refused beside its question, and what was typed is still there', async () => {
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(40)])
  const refused = await upload(heic, { kind: 'photograph', note: 'The <door>', key: randomUUID() })
  expect(refused.statusCode).toBe(400)
  expect(refused.body).toContain('Most Compatible')
  expect(refused.body).toContain('The &lt;door')
  expect((await upload(Buffer.from('<svg/>'), { kind: 'other' })).body).toContain('Only JPEG, PNG, PDF and Word')
  expect((await upload(Buffer.alloc(20_000_010, 1), { kind: 'other' })).body).toContain('larger than 20 MB')
})

test('a file is taken only from our own form, and from somebody on the case', async () => {
  expect((await upload(Buffer.from('x'), { kind: 'other' }, officer, 'guessed')).statusCode).toBe(403)
  for (const answer of [
    await get(paths.documents(reference), stranger),
    await get(paths.makeDocument(reference, 'chronology'), stranger),
    await upload(Buffer.from('x'), { kind: 'other' }, stranger),
  ])
    expect(answer.statusCode).toBe(404)
})

test('a letter in which their own number would stand is refused where it is read first, beside the question', async () => {
  await perform(world.rowan, officer, {
    target: { on: 'case', caseId: reference },
    type: 'safe-contact.agreed',
    role: 'community-safety-team',
    data: { person: survivor, channels: ['letter', 'phone'], details: 'mornings on 07700 900321' },
  })
  const read = await post(paths.makeDocument(reference, 'letter'), { ...LETTER, phone: '07700 900 321' })
  expect(read.statusCode).toBe(400)
  expect(read.body).not.toContain('It will say exactly this')
  expect(read.body).toMatch(/id="phone-error"[\s\S]*?Enter a number of ours/)
  expect(read.body, 'what was typed stays').toContain('value="07700 900 321"')
  const ours = await post(paths.makeDocument(reference, 'letter'), LETTER)
  expect(ours.body).toContain('It will say exactly this')
})
