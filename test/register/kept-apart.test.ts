/** Somebody who is harmed in one case and said to cause harm in another: neither case tells of the other, and one role sees both. */
import { describe, expect, test } from 'vitest'
import { withClient } from '../../src/store/server/connection.ts'
import { landlordFor, someId } from './opened-landlord.ts'

describe('VIV-4.5.c2: somebody who is harmed in one case and said to cause harm in another', () => {
  const at = landlordFor('vivid')

  /** Two cases, each with its own person, both matched to the same customer of the records. */
  async function twoCases(keptOut: readonly { readonly account: string }[] = []) {
    const customer = await at.landlord.newCustomer()
    const [harmed, causes, other] = [someId(), someId(), someId()]
    const own = await at.officer.report(
      {},
      { people: [{ person: harmed, data: { role: 'victim', name: 'Sean Sample' } }] },
    )
    const against = await at.officer.report(
      {},
      {
        people: [
          { person: other, data: { role: 'victim', name: 'Amira Example' } },
          { person: causes, data: { role: 'perpetrator', name: 'Sean Sample' } },
        ],
      },
    )
    for (const { account } of keptOut)
      await at.officer.ask('POST', '/exclusions', { caseId: own, account, why: 'relative' })
    await at.officer.act(own, 'person.matched', { person: harmed, customer, certain: true })
    await at.officer.act(against, 'person.matched', { person: causes, customer, certain: true })
    return {
      ...{ own, against, harmed, causes, other },
      ownPage: await at.officer.page(own),
      againstPage: await at.officer.page(against),
    }
  }

  test('neither case tells of the other, in page, people, moves or documents; the safeguarding lead alone sees that there are two', async () => {
    const relative = await at.landlord.somebody('Rhys', 'safeguarding-lead')
    const early = await at.landlord.somebody('Nora', 'safeguarding-lead')
    const { own, against, harmed, causes, other, ownPage, againstPage } = await twoCases([relative])
    for (const [id, page, hidden] of [
      [own, ownPage, [against, againstPage.reference, 'Amira', causes, other]],
      [against, againstPage, [own, ownPage.reference, harmed]],
    ] as const) {
      const told: unknown[] = [page]
      for (const question of await at.officer.questions('/cases/{id}')) {
        const { status, body } = await at.officer.ask('GET', question.replace('{id}', id))
        expect([question, status]).toEqual([question, 200])
        told.push(body)
      }
      expect(told.length).toBeGreaterThan(6)
      for (const each of hidden) expect(JSON.stringify(told), `${id} tells ${each}`).not.toContain(each)
    }
    const lead = await at.landlord.somebody('Nia', 'safeguarding-lead')
    const { body } = await lead.ask('GET', '/kept-apart')
    expect(body.pairs).toEqual([{ harmedIn: ownPage.reference, causesIn: againstPage.reference }])
    expect(JSON.stringify(body)).not.toMatch(/Sean|Amira/)
    expect((await lead.ask('GET', `/cases/${own}`)).status, 'it opens neither').toBe(404)
    expect(await at.landlord.audited(ownPage.reference)).toContainEqual(
      expect.objectContaining({ action: 'view:conflicts', result: 'shown' }),
    )
    // She is told that there are two without looking for them, once, in words of neither; nobody else is.
    const noticed = async (member: typeof lead) =>
      (await member.ask('GET', '/notices')).body.notices.filter((each: { kind: string }) => each.kind === 'two-sides')
    const nora = await noticed(early)
    expect(nora).toHaveLength(1)
    expect(JSON.stringify(nora)).not.toMatch(new RegExp(`Sean|Amira|${own}|${against}|R-`))
    expect(await noticed(at.officer)).toEqual([])
    // Nor does its row name either of them: a list of which cases belong together is nobody's to read.
    const stored = await withClient(at.landlord.owner, (client) =>
      client.query('select n::text as row from rowan.notice n'),
    )
    expect(stored.rows.length).toBeGreaterThan(0)
    for (const { row } of stored.rows)
      for (const id of [own, against]) expect(row).not.toMatch(new RegExp(`two-sides.*${id}`))
    expect(await noticed(relative), 'who is kept out of one of them').toEqual([])
    for (const role of ['da-caseworker', 'manager', 'lettings', 'auditor'] as const) {
      const somebody = await at.landlord.somebody(`Zoe-${role}`, role)
      expect((await somebody.ask('GET', '/kept-apart')).status, role).toBe(404)
    }
  })
})
