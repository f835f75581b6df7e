/**
 * Real leaks by pages, re-enacted with made-up people: somebody was shown what was not theirs. What went wrong there is tried here,
 * through the API and the pages, and is stopped.
 */
import { describe, expect, test } from 'vitest'
import { textOfWord } from '../../src/outgoing/scanner/text-of-word.ts'
import { FILE_ROUTES, PAGES } from '../../src/web/pages.ts'
import { landlordFor, someId } from '../register/opened-landlord.ts'
import { caseOfTwo, shown } from './case-of-two.ts'

describe('South Wales Police, 2022: who had asked for a disclosure was told to the person it was about', () => {
  const at = landlordFor('vivid')

  test('that she was helped to ask is told to nobody but her team, and stands in no paper about him or to him', async () => {
    const { caseId, reference, amira, karl } = await caseOfTwo(at)
    const others = await Promise.all(
      (['income-officer', 'contractor', 'lettings', 'repairs', 'complaints-team'] as const).map((role) =>
        at.landlord.somebody(`Wes-${role}`, role),
      ),
    )
    const before = await Promise.all(others.map(shown))
    const asked = {
      'asked.person': amira,
      what: 'helped',
      role: 'da-caseworker',
      'when.date': '2026-06-10',
      'when.time': '11:00',
    }
    expect((await at.officer.send(`/cases/${reference}/partners/ask-them`, asked)).status).toBe(303)
    expect((await at.officer.timeline(caseId)).map(({ type }) => type)).toContain('referral.made')
    expect(await Promise.all(others.map(shown))).toEqual(before)
    const sections = ['people', 'request', 'done', 'agreement', 'events']
    const made = async (kind: string, recipient: string, person: string) => {
      const { seq } = await at.officer.page(caseId)
      const order = { by: 'da-caseworker', file: 'docx', kind, recipient, person, sections, seq }
      const { status, body } = await at.officer.ask('POST', `/cases/${caseId}/documents`, order)
      expect(status).toBe(201)
      const file = (await at.officer.ask('GET', `/cases/${caseId}/files/${body.id}`)).body
      return textOfWord(Buffer.from(file.base64, 'base64'))
    }
    for (const [kind, recipient] of [
      ['referral-pack', 'perpetrator-support'],
      ['chronology', 'court'],
    ] as const)
      expect(await made(kind, recipient, karl), kind).not.toMatch(/disclos|clare|right to ask|Amira|crime/i)
    // A court shows its papers to both: those about her say nothing of it either.
    for (const kind of ['referral-pack', 'marac-referral', 'chronology'])
      for (const person of kind === 'referral-pack' ? [amira] : [amira, ''])
        expect(await made(kind, 'court', person), `${kind} about ${person}`).not.toMatch(
          /disclos|clare|right to ask|crime/i,
        )
    expect((await at.officer.ask('GET', `/cases/${caseId}/messages`)).body.messages ?? []).toEqual([])
  })

  test('what the police told her is written nowhere: an act for it takes no words', async () => {
    const { caseId, amira } = await caseOfTwo(at)
    const helped = { to: 'disclosure-scheme', person: amira, purpose: 'crime', consent: 'given' }
    for (const word of ['reasons', 'reference'])
      expect(
        await at.officer.propose(caseId, 'referral.made', { ...helped, [word]: 'He was known to them.' }),
      ).toMatchObject({
        status: 400,
        problems: [word],
      })
    const told = { to: 'disclosure-scheme', person: amira }
    expect(await at.officer.propose(caseId, 'signpost.given', { ...told, topic: 'He was known.' })).toMatchObject({
      status: 400,
      problems: ['topic'],
    })
    await at.officer.act(caseId, 'referral.made', helped)
  })
})

describe('Clyde Valley, 2022: a page for residents showed the papers of other residents from its first day', () => {
  const at = landlordFor('whg')

  test('every address of the API and of the pages that names a case answers a colleague with a case of their own as it answers for one that never was', async () => {
    const { caseId, reference, amira } = await caseOfTwo(at)
    const added = { by: 'da-caseworker', kind: 'other', base64: PIXEL }
    expect((await at.officer.ask('POST', `/cases/${caseId}/attachments`, added)).status).toBe(201)
    const [{ id: file }] = (await at.officer.ask('GET', `/cases/${caseId}/documents`)).body.documents
    const other = await at.landlord.somebody('Wren', 'housing-officer')
    const own = await other.report()
    const { paths } = (await other.ask('GET', '/openapi.json')).body
    const never = someId()
    let tried = 0
    for (const [path, methods] of Object.entries<object>(paths))
      for (const method of Object.keys(methods) as ('get' | 'post')[]) {
        if (!path.includes('{')) continue
        const at2 = (id: string) =>
          path
            .replace('/api', '')
            .replace('{id}', id)
            .replace('{file}', file)
            .replace(/\{\w+\}/, never)
        const verb = method === 'get' ? 'GET' : 'POST'
        const body = verb === 'GET' ? undefined : BODIES[path.split('/').at(-1) ?? '']
        expect(await other.ask(verb, at2(caseId), body), `${verb} ${path}`).toEqual(
          await other.ask(verb, at2(never), body),
        )
        tried++
      }
    expect(tried).toBeGreaterThan(20)
    // By the way of their own case no file of the other opens.
    expect(await other.ask('GET', `/cases/${own}/files/${file}`)).toEqual(
      await other.ask('GET', `/cases/${own}/files/${never}`),
    )
    const pages = [...PAGES, ...FILE_ROUTES].filter(({ path }) => path.includes(':reference'))
    expect(pages.length).toBeGreaterThan(60)
    for (const { path } of pages) {
      const to = (ref: string) =>
        path
          .replace(':reference', ref)
          .replace(':person', amira)
          .replace(':id', file)
          .replace(/:(type|kind|complaint)/, 'letter')
      const said = await other.see(to(reference))
      expect(said, path).toBe(await other.see(to('R-0000')))
      expect(said, path).not.toMatch(/Amira|Karl|Tamarisk/)
    }
    expect(await shown(other)).not.toMatch(/Amira|Karl|Tamarisk/)
    expect(await shown(other)).not.toContain(reference)
  }, 60_000)
})

/** A picture of one point, and what the routes that write are asked with. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const BODIES: Readonly<Record<string, object>> = {
  entries: { type: 'priority.set', by: 'housing-officer', data: { queue: 'case', level: 'top' } },
  documents: { by: 'housing-officer', kind: 'chronology', recipient: 'court', sections: ['events'], seq: 1 },
  attachments: { by: 'housing-officer', kind: 'other', base64: PIXEL },
  messages: {
    by: 'housing-officer',
    person: '0d9c7a52-6a0e-4c39-9c7b-0d1f4a3f9a11',
    template: 'please-call',
    phone: '01632 960001',
  },
  acceptance: { by: 'housing-officer' },
}
