/** Advice that is handed over: what the law of the nation says to somebody who cannot stay, and who helps somebody who is no customer. */
import { describe, expect, test } from 'vitest'
import { textOfWord } from '../../src/outgoing/scanner/text-of-word.ts'
import { landlordFor, type Member, someId } from './opened-landlord.ts'

async function opened(officer: Member) {
  const [person, other] = [someId(), someId()]
  const people = [
    { person, data: { role: 'victim', name: 'Amira Example' } },
    { person: other, data: { role: 'perpetrator', name: 'Karl Sampleton' } },
  ]
  return { id: await officer.report({}, { people }), person, other }
}

const make = async (officer: Member, id: string, person: string, letter: string, more: object = {}) => {
  const { seq } = await officer.page(id)
  const order = {
    by: 'da-caseworker',
    kind: 'letter',
    letter,
    person,
    phone: '01632 960001',
    file: 'docx',
    seq,
    ...more,
  }
  const made = await officer.ask('POST', `/cases/${id}/documents`, order)
  if (made.status !== 201) return { status: made.status, text: '' }
  const file = (await officer.ask('GET', `/cases/${id}/files/${made.body.id}`)).body
  return { status: 201, text: await textOfWord(Buffer.from(file.base64, 'base64')) }
}

describe('at whg', () => {
  const at = landlordFor('whg')

  test('WHG-2.11.b, WHG-2.12.b, WHG-2.13.a: advice for somebody who cannot stay says the meaning of 2021, that nobody is sent back, priority need and a place meanwhile', async () => {
    const { id, person } = await opened(at.officer)
    const { text } = await make(at.officer, id, person, 'homelessness')
    for (const said of [
      'Part 7 of the Housing Act 1996',
      'section 1 of the Domestic Abuse Act 2021',
      'you have priority need',
      'somewhere to stay while it looks into your case',
      'They must not send your case to a council in whose area',
      '01632 960001',
    ])
      expect(text).toContain(said)
    expect(text).not.toContain('Wales')
  })

  test('WHG-2.1.a1: somebody who is no customer is told who can help, and is not sent away', async () => {
    const { id, person } = await opened(at.officer)
    const { text } = await make(at.officer, id, person, 'not-a-customer')
    for (const said of [
      'In an emergency call 999',
      'the council where you live',
      'We can call one of them together with you',
    ])
      expect(text).toContain(said)
  })

  test('advice that says what it is about is never mailed, and never made for the person causing harm', async () => {
    const { id, person, other } = await opened(at.officer)
    expect((await make(at.officer, id, other, 'homelessness')).status).toBe(400)
    const agreed = { person, channels: ['email', 'letter'], email: 'a@post.example', expiresOn: '2026-06-30' }
    await at.officer.act(id, 'safe-contact.agreed', agreed)
    const sent = { by: 'da-caseworker', person, template: 'homelessness', phone: '01632 960001' }
    const looked = await at.officer.ask('POST', `/cases/${id}/messages/preview`, sent)
    expect(looked).toMatchObject({ status: 400, body: { problems: [{ field: 'template' }] } })
    const { texts } = (await at.officer.ask('GET', `/cases/${id}/messages`)).body
    expect(texts.map((each: { id: string }) => each.id)).not.toContain('homelessness')
  })
})

describe('at MHA', () => {
  const at = landlordFor('mha')

  test('MHA-5.4.a: advice for somebody who cannot stay is that of the Housing (Wales) Act 2014, in Welsh too, and never the English Part 7', async () => {
    const { id, person } = await opened(at.officer)
    const { text } = await make(at.officer, id, person, 'homelessness')
    expect(text).toContain('Part 2 of the Housing (Wales) Act 2014')
    expect(text).not.toContain('1996')
    const welsh = await make(at.officer, id, person, 'homelessness', { language: 'welsh' })
    expect(welsh.text).toContain('Ran 2 o Ddeddf Tai (Cymru) 2014')
  })
})
