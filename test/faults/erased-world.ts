/** A made-up landlord with cases that fell due, and everything that a case can have: words, a file, an address kept apart, minutes. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { receiveDataRequest } from '../../src/casework/data-requests/handle-data-request.ts'
import { extendDataRequest } from '../../src/casework/data-requests/time-data-request.ts'
import { keepFile } from '../../src/casework/files/keep-file.ts'
import { importPeople, indexKey } from '../../src/casework/import-registry.ts'
import { keepAddress } from '../../src/casework/keep-address.ts'
import { keepMinutes, nameRepresentative, openMeeting } from '../../src/casework/keep-minutes.ts'
import { agreeToErase, proposeToErase } from '../../src/casework/keeping-acts.ts'
import { keepingRound } from '../../src/casework/keeping-list.ts'
import { perform } from '../../src/casework/perform.ts'
import { takeReport } from '../../src/casework/take-report.ts'
import { type TestRowan, testRowan } from '../../src/casework/test-rowan.ts'
import { gatherPart, type PartAt, readPart } from '../../src/outgoing/data-requests/gather-part.ts'
import { idOfReference } from '../../src/people/blind-keys.ts'
import { withClient } from '../../src/store/server/connection.ts'

export type KeptCase = {
  readonly id: string
  readonly person: string
  /** Stands in every kind of words of this case. */
  readonly canary: string
  readonly account: string
  readonly file: string
}

export type ErasedWorld = Awaited<ReturnType<typeof erasedWorld>>

const ROLE = 'safeguarding-lead'
export const DUE = '2032-03-02T02:00'

export async function erasedWorld() {
  const folder = mkdtempSync(join(tmpdir(), 'rowan-erase-'))
  const world: TestRowan = await testRowan(['whg'], '2026-03-02T11:00', { folder })
  const { rowan } = world
  const lead = await world.staff('whg', 'Lena', ROLE, 'community-housing-team')
  const dpo = await world.staff('whg', 'Dora', 'data-protection-officer')
  const rows = <Row extends object>(sql: string, values: readonly unknown[] = []) =>
    withClient(world.tested.owner, async (client) => (await client.query<Row>(sql, [...values])).rows)
  const done = (came: { readonly outcome: string }) =>
    expect(['recorded', 'done'], JSON.stringify(came)).toContain(came.outcome)

  /** A case with everything, closed on 2 March 2026. */
  async function closedCase(canary: string): Promise<KeptCase> {
    world.at('2026-03-02T11:00')
    const person = randomUUID()
    const account = `RENT-${canary}`
    const taken = await takeReport(rowan, lead.token, {
      role: ROLE,
      report: { channel: 'phone', source: 'victim', summary: `Said ${canary}.` },
      people: [{ person, account, data: { role: 'victim', name: `Amira ${canary}`, ageGroup: '18-or-over' } }],
    })
    if (taken.outcome !== 'recorded' || taken.caseId === null) throw new Error(JSON.stringify(taken))
    const caseId = taken.caseId
    const act = (
      type: 'case.opened' | 'case.closed' | 'attachment.added',
      data: object,
      happened = false,
      file?: string,
    ) =>
      perform(
        rowan,
        lead.token,
        { target: { on: 'case', caseId }, type, role: ROLE, data: { ...data }, happened },
        file === undefined
          ? undefined
          : keepFile(rowan, {
              id: file,
              type: 'application/pdf',
              bytes: Buffer.from(`%PDF ${canary}`),
              compartment: null,
            }),
      )
    const file = randomUUID()
    done(await act('attachment.added', { document: file, kind: 'other', cleaned: true }, false, file))
    done(
      await keepAddress(rowan, lead.token, {
        caseId,
        person,
        kind: 'new-home',
        address: `1 ${canary} Row`,
        role: ROLE,
      }),
    )
    const meeting = await openMeeting(rowan, lead.token, { caseId, meetingOn: '2026-03-02' })
    done(meeting)
    const meetingId = meeting.outcome === 'done' ? meeting.id : ''
    done(await nameRepresentative(rowan, lead.token, { caseId, meeting: meetingId, account: lead.account }))
    done(
      await keepMinutes(rowan, lead.token, {
        caseId,
        meeting: meetingId,
        originator: 'police',
        text: `Minutes ${canary}.`,
      }),
    )
    done(await act('case.opened', { kind: 'victim' }))
    done(await act('case.closed', { reason: 'transferred' }, true))
    return { id: caseId, person, canary, account, file }
  }

  /** Two people agree to erase it, six years later. */
  async function agreed(kept: KeptCase): Promise<void> {
    const proposed = await proposeToErase(rowan, dpo.token, { caseId: kept.id, what: 'case' })
    done(proposed)
    done(await agreeToErase(rowan, lead.token, proposed.outcome === 'done' ? proposed.id : ''))
  }

  /** Somebody on it asked for their data, and what they were told is put together from it: gives the part. */
  async function askedForData({ id, person }: KeptCase): Promise<PartAt> {
    const request = await receiveDataRequest(rowan, lead.token, { name: 'Amira', reach: 'Library', asks: 'All' })
    const sent = { id: request.outcome === 'done' ? request.id : '', because: 'complex', reasons: 'Much', told: true }
    done(await extendDataRequest(rowan, dpo.token, sent))
    const known = { reference: person, forenames: 'Amira', surname: 'Sample', dateOfBirth: '1990-03-04', phone: null }
    await importPeople(rowan, 'whg', { people: [known], tenancies: [] })
    const customer = idOfReference(await indexKey(rowan, 'whg'), 'person', person)
    await rows('update rowan.person set customer = $2 where person = $1', [person, customer])
    await rows(
      'update rowan.data_request set customer = $2, identity_agreed = now(), identity_agreed_by = received_by where request = $1',
      [sent.id, customer],
    )
    const part = randomUUID()
    await rows(
      "insert into rowan.data_part (landlord, part, request, place, stream, person, asked) values ('whg', $1, $2, 'case', $3, $4, now())",
      [part, sent.id, id, person],
    )
    const at = { place: 'case', of: id, part } as const
    const page = await readPart(rowan, lead.token, at)
    const choices = page?.choices ?? []
    const files = (page?.files ?? []).map(({ file }) => ({
      ...{ file, decision: 'withheld' as const, copy: null, reason: 'others' },
    }))
    const items = choices.map(({ entry }) => ({ entry, words: true, read: true, leaveOut: [] }))
    const others = { tellsOfOthers: false, othersAgree: '', reasonableWithout: null, why: 'Hers' }
    done(await gatherPart(rowan, lead.token, at, { ...others, items, files, nothing: false }))
    return at
  }

  return {
    folder,
    world,
    askedForData,
    rowan,
    lead,
    dpo,
    rows,
    closedCase,
    agreed,
    /** Six years later, with the list made. */
    later: async () => {
      world.at(DUE)
      await keepingRound(rowan)
    },
    close: async () => {
      await world.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
