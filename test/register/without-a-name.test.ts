/** A question about a colleague reaches an adviser without a name: what is asked, and nothing else. */
import { describe, expect, test } from 'vitest'
import { landlordFor, type Member, someId } from './opened-landlord.ts'

type Data = Readonly<Record<string, unknown>>

const questionsOf = async (member: Member) => (await member.ask('GET', '/questions')).body.questions ?? []
const answer = (member: Member, question: string, type: string, data: Data) =>
  member.ask('POST', `/questions/${question}/entries`, { type, by: 'community-safety-team', data })

describe('PD-10.c1: at Plus Dane', () => {
  const at = landlordFor('plus-dane')

  /** The case of a colleague, whose people team asks in a name that is nobody's. */
  async function colleague(people: Member) {
    const id = await people.report(
      { victimIs: 'colleague', summary: 'Told to the people team alone.' },
      { people: [{ person: someId(), data: { role: 'victim', name: 'Maryam Sample' } }] },
    )
    await people.act(id, 'case.opened', { kind: 'colleague' })
    const ask = (topic: string) =>
      people.propose(id, 'advice.sought', { from: 'community-safety-team', topic, identifiesPerson: false })
    return { id, ask }
  }

  test('a question that holds the name of the colleague, of another, or a staff number is stopped until it is taken out', async () => {
    const people = await at.landlord.somebody('Pat', 'people-team')
    await at.landlord.somebody('Oluwaseun Example', 'other-employee')
    const { ask } = await colleague(people)
    for (const topic of [
      'Maryam wants to move. Which refuge has places?',
      'One of us, mrs SAMPLE, wants to move.',
      'Is Maryam’s home safe?',
      'Ask Oluwaseun Example, who sits beside her.',
      'Staff number 40 71 93 wants to move.',
      'Write to m.s@plus-dane.example about it.',
    ])
      expect(await ask(topic), topic).toMatchObject({ status: 400, problems: ['topic'] })
    expect(await ask('A colleague wants to move with 2 children. Which refuge has places?')).toMatchObject({
      status: 201,
    })
  })

  test('the adviser reads what is asked and a made-up number, and nothing of the case; the answer reaches the people team', async () => {
    const people = await at.landlord.somebody('Pia', 'people-team')
    const cst = await at.landlord.somebody('Cas', 'community-safety-team')
    const { id, ask } = await colleague(people)
    const topic = 'Somebody wants to change their shifts without saying why. What helped others?'
    expect(await ask(topic)).toMatchObject({ status: 201 })
    const { body } = await cst.ask('GET', '/questions')
    const question = body.questions.find((each: { asks: string }) => each.asks === topic)
    expect(Object.keys(question).toSorted()).toEqual(['asked', 'asks', 'id', 'number', 'role'])
    expect(question.number).toMatch(/^C-[2-9A-Z]{5}$/)
    const { reference } = await people.page(id)
    for (const hidden of ['Maryam', 'Sample', 'Pia', 'people-team', id, reference])
      expect(JSON.stringify(body), hidden).not.toContain(hidden)
    expect((await cst.ask('GET', `/cases/${id}`)).status).toBe(404)
    expect((await answer(cst, question.id, 'advice.answered', { answer: 'A change of site helped.' })).status).toBe(201)
    expect(await questionsOf(cst)).not.toContainEqual(expect.objectContaining({ id: question.id }))
    const noticed = async (who: typeof people) =>
      (await who.ask('GET', '/notices')).body.notices.filter(({ kind }: { kind: string }) => kind === 'advice-answered')
    expect(await noticed(people), 'whoever asked is told').toHaveLength(1)
    expect(await noticed(cst)).toEqual([])
    expect(JSON.stringify(await noticed(people))).not.toMatch(/site|Maryam|shifts/)
    expect(await people.see(`/cases/${reference}/partners`), 'where it was asked').toContain('A change of site helped.')
    const told = (await people.timeline(id)).find((line) => line.type === 'advice.answered')
    expect(told?.fields.map(({ value }) => value)).toContain('A change of site helped.')
    expect((await answer(cst, question.id, 'advice.answered', { answer: 'again' })).status, 'twice').toBe(404)
  })

  test('nobody else sees or answers it, and by way of it nothing else is said on the case', async () => {
    const people = await at.landlord.somebody('Per', 'people-team')
    const cst = await at.landlord.somebody('Cia', 'community-safety-team')
    const officer = await at.landlord.somebody('Ole', 'housing-officer')
    const { ask } = await colleague(people)
    const topic = 'Who has a spare room in Wirral tonight?'
    await ask(topic)
    const question = (await questionsOf(cst)).find((each: { asks: string }) => each.asks === topic)
    expect((await officer.ask('GET', '/questions')).status).toBe(404)
    expect((await answer(officer, question.id, 'advice.answered', { answer: 'x' })).status).toBe(404)
    expect((await answer(cst, question.id, 'case.closed', { reason: 'safe' })).status).toBe(404)
    expect((await answer(cst, someId(), 'advice.answered', { answer: 'x' })).status).toBe(404)
  })

  test('what is asked on a customer’s case stays there: it is on no list of questions', async () => {
    const cst = await at.landlord.somebody('Cy', 'community-safety-team')
    const id = await at.officer.report()
    const topic = 'How do we word this letter?'
    await at.officer.act(id, 'advice.sought', { from: 'community-safety-team', topic, identifiesPerson: false })
    expect((await questionsOf(cst)).map((each: { asks: string }) => each.asks)).not.toContain(topic)
  })
})

describe('at a landlord whose policy names nobody to ask', () => {
  const at = landlordFor('whg')
  test('there is no list of questions', async () => {
    expect((await at.officer.ask('GET', '/questions')).status).toBe(404)
  })
})
