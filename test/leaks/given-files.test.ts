/**
 * Files that go with an answer to somebody who asked for their data: each is decided by one who may open it and read by another, goes under a
 * name that tells nothing, and whoever is given none learns of none. See docs/decisions/0103.
 */
import { PDFDocument } from '@cantoo/pdf-lib'
import Zip from 'jszip'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { canMakePdf } from '../../src/outgoing/documents/render-pdf.ts'
import { textOfPdf } from '../../src/outgoing/scanner/text-of-pdf.ts'
import { textOfWord } from '../../src/outgoing/scanner/text-of-word.ts'
import { withClient } from '../../src/store/server/connection.ts'
import { joinedWorld } from './joined-world.ts'

let world: Awaited<ReturnType<typeof joinedWorld>>
let quiet: Awaited<ReturnType<typeof joinedWorld>>
let hers: Awaited<ReturnType<(typeof world)['onCase']>>
beforeAll(async () => {
  world = await joinedWorld()
  quiet = await joinedWorld()
  hers = await world.onCase('She was hurt')
}, 120_000)
afterAll(async () => {
  await world.landlord.close()
  await quiet.landlord.close()
})

const why = { tellsOfOthers: false, why: 'Zanzibar: her own alone' }

const picture = (): Promise<Buffer> =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#369' } })
    .png()
    .toBuffer()

async function letter(...lines: readonly string[]): Promise<Buffer> {
  const pdf = await PDFDocument.create()
  const page = pdf.addPage()
  for (const [index, line] of lines.entries()) page.drawText(line, { x: 40, y: 700 - index * 20, size: 11 })
  return Buffer.from(await pdf.save())
}

const added: string[] = []
const entries = new Map<string, string>()
/** Puts a file on her case; gives its id. */
async function add(kind: string, bytes: Buffer, person?: string): Promise<string> {
  const { as } = world
  world.landlord.at(`2026-01-30T10:0${added.length}`)
  const sent = { by: 'community-safety-team', kind, base64: bytes.toString('base64'), ...(person ? { person } : {}) }
  const answer = await as('Olive').ask('POST', `/cases/${hers.id}/attachments`, sent)
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  const { documents } = (await as('Olive').ask('GET', `/cases/${hers.id}/documents`)).body
  const id = documents.map((each: { id: string }) => each.id).find((each: string) => !added.includes(each))
  added.push(id)
  entries.set(id, answer.body.entryId)
  return id
}

const decide = (file: string, decision: string, more: object = {}) => ({ file, decision, ...more })
const withheld = (file: string, reason = 'others') => decide(file, 'withheld', { reason })

async function partOf(request: Awaited<ReturnType<(typeof world)['asks']>>): Promise<string> {
  return world.partAt(hers.reference, 'cases', await request.parts(), world.as('Olive'))
}

test('nothing is given by default: each file that they see is decided, by what it is, whose it is and for which reason', async () => {
  const { as, asks } = world
  const photo = await add('photograph', await picture(), hers.person)
  const his = await add('photograph', await picture(), hers.other)
  const police = await add('police-paper', await letter('Crime number 7'))
  const at = await partOf(await asks('D-FILE1'))
  const seen = (await as('Olive').ask('GET', at)).body
  expect(seen.files).toMatchObject([
    { file: photo, kind: 'photograph', about: 'them', guarded: null, by: 'Olive' },
    { file: his, kind: 'photograph', about: 'somebody-else', guarded: null },
    { file: police, kind: 'police-paper', about: 'not-said', guarded: 'police' },
  ])
  const problems = async (sent: object) => {
    const { status, body } = await as('Olive').ask('POST', at, { ...why, ...sent })
    return [status, ...(body.problems ?? []).map(({ field }: { field: string }) => field)]
  }
  const fields = [photo, his, police].map((id) => `file-${id}`)
  expect(await problems({ nothing: true }), 'none is decided').toEqual([400, ...fields])
  const rest = [withheld(his), decide(police, 'not-theirs')]
  expect(await problems({ files: [withheld(photo, 'not-needed'), ...rest] })).toContain(fields[0])
  expect(await problems({ files: [decide(photo, 'copy', { copy: his }), ...rest] })).toContain(fields[0])
  expect(
    await problems({ files: [decide(photo, 'given'), decide(his, 'given'), decide(police, 'not-theirs')] }),
  ).toEqual([400, fields[1]])
  expect(await problems({ files: [decide(photo, 'given'), ...rest], nothing: true })).toEqual([400, 'nothing'])
  expect(await problems({ files: [decide(photo, 'given'), ...rest] })).toEqual([200])
  const page = await as('Otto').see(at)
  for (const said of [
    'They are given it as it is.',
    'Withheld. It is about somebody else.',
    'Nothing of it is about them.',
    'It is about somebody else, or was made for them',
    'Added by Olive.',
  ])
    expect(page).toContain(said)
}, 60_000)

test('a paper in which somebody else stands is not given as it is: its copy with parts left out goes in its stead', async () => {
  const { as, agrees, asks, landlord } = world
  const report = await add(
    'letter',
    await letter('Amira Quillbrook rang us.', 'Karl Sampleton was with her.'),
    hers.person,
  )
  const { seq } = await as('Olive').page(hers.id)
  const made = await as('Olive').send(`/cases/${hers.reference}/files/${report}/copy`, {
    ...{ seq: String(seq), 'out-others': 'Karl Sampleton' },
  })
  expect(made.status, made.says).toBe(303)
  const request = await asks('D-FILE2')
  const at = await partOf(request)
  const { files } = (await as('Olive').ask('GET', at)).body
  const [photo, his, police, last] = files
  expect(files, 'a copy is none of its own').toHaveLength(4)
  const rest = [decide(photo.file, 'given'), withheld(his.file), withheld(police.file, 'crime')]
  const told = await as('Olive').ask('POST', at, { ...why, files: [...rest, decide(report, 'given')] })
  expect(told).toMatchObject({ status: 400, body: { problems: [{ field: `file-${report}` }] } })
  expect(JSON.stringify(told.body)).toContain('The name of somebody else')
  const copy = last.copies[0].file
  const sent = { ...why, files: [...rest, decide(report, 'copy', { copy })] }
  expect(await as('Olive').ask('POST', at, sent)).toMatchObject({ status: 200 })
  expect(await agrees('Otto', at)).toBe(200)
  const { bytes, name } = await request.given('docx')
  expect(name).toBe('answer-file2.zip.age')
  const zip = await Zip.loadAsync(bytes)
  expect(Object.keys(zip.files)).toEqual(['answer.docx', 'paper-1.png', 'paper-2.pdf'])
  const fileOf = async (of: string): Promise<Buffer> => (await zip.file(of)?.async('nodebuffer')) ?? expect.fail(of)
  const text = await textOfWord(await fileOf('answer.docx'))
  expect(text).toContain('paper-1.png: picture, 30 January 2026')
  expect(text).toContain('paper-2.pdf: letter, 30 January 2026, with parts left out')
  const paper = await textOfPdf(await fileOf('paper-2.pdf'))
  expect(paper).toContain('Amira Quillbrook rang us.')
  expect(`${text}${paper}`).not.toMatch(/Sampleton|Zanzibar|R-[0-9A-Z]{4}|Crime number|Olive|crime/)
  const kept = Buffer.from(
    (await as('Olive').ask('GET', `/cases/${hers.id}/files/${photo.file}`)).body.base64,
    'base64',
  )
  expect((await fileOf('paper-1.png')).equals(kept), 'as it was cleaned').toBe(true)
  if (canMakePdf()) {
    const pdf = await request.saved('pdf')
    expect(pdf.name, 'its name tells of none').toBe('answer-file2.pdf')
    const pages = (await PDFDocument.load(pdf.bytes)).getPages()
    expect((await textOfPdf(pdf.bytes)).replace(/\s/g, '')).toContain('AmiraQuillbrookrangus.')
    expect(pages.slice(-2).map((page) => Math.round(page.getWidth()))).toEqual([595, expect.any(Number)])
  }
  expect(await landlord.faults()).toEqual([])
}, 60_000)

test('what is open to few is shown to them alone, and nobody agrees to something that they may not open', async () => {
  const { as, agrees, asks, landlord } = world
  await withClient(landlord.rowan.owner, (client) =>
    client.query(
      "insert into rowan.membership (landlord, stream, account, purpose) values ('plus-dane', $1, $2, 'team')",
      [hers.id, as('Hou').account],
    ),
  )
  const advice = await add('legal-advice', await letter('Apply for an order.'), hers.person)
  const at = await partOf(await asks('D-FILE3'))
  const seenBy = async (name: string) =>
    (await as(name).ask('GET', at)).body.files.map((each: { file: string; guarded: string | null }) => each)
  const [first, last] = [await seenBy('Hou'), await seenBy('Olive')]
  expect(first.map(({ file }: { file: string }) => file)).not.toContain(advice)
  expect(last).toHaveLength(first.length + 1)
  expect(last.at(-1)).toMatchObject({ file: advice, guarded: 'few' })
  const rest = first.map(({ file }: { file: string }) => withheld(file))
  const sent = (decision: object) => as('Olive').ask('POST', at, { ...why, nothing: false, files: [...rest, decision] })
  expect((await as('Hou').ask('POST', at, { ...why, files: [...rest, decide(advice, 'given')] })).status).toBe(400)
  expect(await sent(decide(advice, 'given'))).toMatchObject({ status: 200 })
  expect((await as('Hou').ask('GET', at)).body).toMatchObject({ opensAll: false })
  expect(JSON.stringify((await as('Hou').ask('GET', at)).body)).not.toContain(advice)
  expect(await as('Hou').see(at)).toContain('is not open to you, or was added in error since')
  expect(await agrees('Hou', at)).toBe(404)
  expect(await agrees('Otto', at)).toBe(200)
}, 60_000)

test('nobody agrees to a file that was added in error, also where it was given before', async () => {
  const { as, agrees, asks } = world
  const wrong = await add('photograph', await picture())
  const at = await partOf(await asks('D-FILE4'))
  const { files } = (await as('Olive').ask('GET', at)).body
  const sent = files.map(({ file }: { file: string }) => (file === wrong ? decide(wrong, 'given') : withheld(file)))
  expect(await as('Olive').ask('POST', at, { ...why, files: sent })).toMatchObject({ status: 200 })
  await as('Olive').act(hers.id, 'entry.retracted', { entry: entries.get(wrong), reason: 'Another case' })
  expect((await as('Otto').ask('GET', at)).body).toMatchObject({ opensAll: false })
  expect(await agrees('Otto', at)).toBe(404)
}, 60_000)

test('with every file kept back her answer is the same to the byte as that of somebody who is in no place at all', async () => {
  const { as, agrees, asks } = world
  const request = await asks('D-NOONE')
  const at = await partOf(request)
  const { files } = (await as('Olive').ask('GET', at)).body
  expect(files.length).toBeGreaterThan(3)
  const none = files.map(({ file }: { file: string }) => withheld(file, 'safety'))
  expect(await as('Olive').ask('POST', at, { ...why, nothing: true, files: none })).toMatchObject({ status: 200 })
  expect(await agrees('Otto', at)).toBe(200)
  const [one, two] = [await request.answer(), await (await quiet.asks('D-NOONE')).answer()]
  expect(one.name).toBe(two.name)
  expect(one.bytes.equals(two.bytes)).toBe(true)
  expect(one.sealed.length).toBe(two.sealed.length)
}, 60_000)
