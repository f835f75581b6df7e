/** The weekly look where one person alone looks, and what it draws beside reading: what was sent out, searching, and bank holidays. Made-up people. */
import { beforeAll, describe, expect, test } from 'vitest'
import { looksRound } from '../../src/casework/looks/draw-looks.ts'
import { makeDocument } from '../../src/outgoing/documents/make-document.ts'
import { beginExport } from '../../src/outgoing/exports/begin-export.ts'
import { withClient } from '../../src/store/server/connection.ts'
import { landlordFor, type Member, someId } from './opened-landlord.ts'

// The Tuesday after Easter Monday of 2026.
const at = landlordFor('plus-dane', '2026-04-07T11:00')
const elsewhere = landlordFor('whg', '2026-04-07T11:00')

type Line = { readonly why: string; readonly name: string; readonly times: number; readonly id: string }
const linesOf = async (who: Member): Promise<readonly Line[]> => (await who.ask('GET', '/looks')).body.lines ?? []
const whys = async (who: Member, name: string) =>
  (await linesOf(who)).filter((line) => line.name === name).map(({ why, times }) => [why, times])

/** Moves what a colleague has done so far to a moment: the audit takes its times from the database. */
const happened = (name: string, moment: string) =>
  withClient(at.landlord.owner, async (client) => {
    await client.query('set session_replication_role = replica')
    await client.query(
      `update rowan.audit a set at = $2::timestamp at time zone 'Europe/London'
       from rowan.account u where u.landlord = a.landlord and u.account = a.actor and u.name = $1`,
      [name, moment],
    )
  })

let dora: Member
let dirk: Member
let mona: Member
let id: string

beforeAll(async () => {
  dora = await at.landlord.somebody('Dora', 'data-protection-officer', 'da-caseworker')
  dirk = await at.landlord.somebody('Dirk', 'director')
  mona = await at.landlord.somebody('Mona', 'da-caseworker')
  id = await at.officer.report(
    {},
    { people: [{ person: someId(), data: { role: 'victim', name: 'Amira Sampleton' } }] },
  )
})

describe('the weekly look', () => {
  test('draws what was made to be sent out, whoever searches twenty times a day, and reading on a bank holiday', async () => {
    const page = await at.officer.page(id)
    const made = await makeDocument(at.landlord.rowan, at.officer.token, {
      ...{ caseId: page.reference, kind: 'chronology', letter: '', person: '', recipient: 'police' },
      ...{ sections: ['events'], language: 'english', print: 'standard', phone: '', when: '', own: '', file: 'docx' },
      ...{ role: 'community-safety-team', seq: page.seq },
    })
    if (made.outcome !== 'made') throw new Error(JSON.stringify(made))
    const begun = await beginExport(at.landlord.rowan, at.officer.token, {
      ...{ caseId: page.reference, file: made.id, means: 'words' },
    })
    expect(begun.outcome).toBe('ready')
    for (let search = 0; search < 20; search++) await at.officer.ask('POST', '/matches', { name: 'Zed Example' })
    await mona.ask('GET', `/cases/${id}`)
    await dora.ask('GET', `/cases/${id}`)
    await happened('Sam', '2026-04-02T11:00')
    await happened('Mona', '2026-04-06T11:00')
    await happened('Dora', '2026-04-05T02:00')
    expect(await looksRound(at.landlord.rowan)).toBe(1)
    expect(await whys(dora, 'Sam')).toEqual(expect.arrayContaining([['sent-out', 1]]))
    expect(await whys(dora, 'Sam')).toEqual(expect.arrayContaining([['searched', 20]]))
    expect(await whys(dora, 'Mona')).toEqual(expect.arrayContaining([['out-of-hours', 1]]))
    expect((await whys(dora, 'Sam')).map(([why]) => why)).not.toContain('out-of-hours')
    expect(await dora.see('/weekly-look')).toContain('Made something to send out of Rowan')
  })

  test('of what the one who looks alone did is looked at by whoever stands in, who is told, and sees nothing else', async () => {
    expect(await linesOf(dora)).not.toContainEqual(expect.objectContaining({ name: 'Dora' }))
    const lines = await linesOf(dirk)
    expect(lines.map(({ name }) => name)).toContain('Dora')
    expect(new Set(lines.map(({ name }) => name)).size).toBe(1)
    const told = (await dirk.ask('GET', '/notices')).body.notices.map(({ kind }: { kind: string }) => kind)
    expect(told).toEqual(['looks-drawn'])
    const line = lines[0]?.id ?? ''
    expect((await dirk.ask('POST', `/looks/${line}/mark`, { note: 'Night duty.' })).status).toBe(200)
    const ofSam = (await linesOf(dora)).find(({ name }) => name === 'Sam')?.id ?? ''
    expect((await dirk.ask('POST', `/looks/${ofSam}/mark`, { note: 'I may not.' })).status).toBe(404)
    expect((await mona.ask('GET', '/looks')).status).toBe(404)
    // Once two look, nobody stands in.
    await at.landlord.somebody('Sena', 'safeguarding-lead')
    expect(await linesOf(dirk)).toEqual([])
  })
})

test('whoever stands in is told of no week in which there is nothing for them to look at', async () => {
  const looker = await elsewhere.landlord.somebody('Dana', 'data-protection-officer', 'da-caseworker')
  const standIn = await elsewhere.landlord.somebody('Dick', 'director')
  const caseId = await elsewhere.officer.report()
  await elsewhere.officer.ask('POST', '/exclusions', { caseId, account: standIn.account, why: 'friend' })
  for (let look = 0; look < 3; look++) await looker.ask('GET', `/cases/${caseId}`)
  expect(await looksRound(elsewhere.landlord.rowan)).toBe(1)
  expect(await linesOf(standIn)).toEqual([])
  const told = (await standIn.ask('GET', '/notices')).body.notices.map(({ kind }: { kind: string }) => kind)
  expect(told).toEqual([])
})
