/**
 * Something got out, as it really did: Clyde Valley Housing Association's portal showed others' papers for five days, because nobody knew whom
 * to tell; Herefordshire Council knew that an address had gone to her former partner, and too little followed. Told once by anybody, and
 * from that moment the database itself sends nothing, whoever asks. Made-up people.
 */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { doDueJobs } from '../../src/casework/due-jobs.ts'
import { keepOut } from '../../src/casework/kept-apart/keep-out.ts'
import { handleLeak, tieToCase } from '../../src/casework/leaks/handle-leak.ts'
import { type LeakSent, reportLeak } from '../../src/casework/leaks/report-leak.ts'
import { perform } from '../../src/casework/perform.ts'
import { rebuild } from '../../src/casework/rebuild.ts'
import { verifyChain } from '../../src/casework/verify.ts'
import { HOUR, instantOf } from '../../src/record/london-time.ts'
import { asActor, transaction } from '../../src/store/database.ts'
import { readLeak, readLeaks } from '../../src/views/leaks/read-leaks.ts'
import { readCasePage } from '../../src/views/read-case.ts'
import { readJobs } from '../../src/views/read-jobs.ts'
import { readNotices } from '../../src/views/read-notices.ts'
import { type SendingWorld, sendingWorld } from './sending-world.ts'

type Person = { readonly token: string; readonly account: string }
let at: SendingWorld
let contractor: Person
let officer: Person
let keeper: Person

const LETTER = {
  what: ['whereabouts'],
  learnt: ['person-causing-harm'],
  account: 'A card with her new street was left at his.',
}
const tell = (ofCase: string, more: Partial<LeakSent> = {}, by = contractor) =>
  reportLeak(at.rowan, by.token, { role: 'contractor', ofCase, data: LETTER, ...more })
/** Somebody on the case: what they tell stands at once (docs/decisions/0086). */
const tellFromCase = (ofCase: string) => tell(ofCase, { role: 'da-caseworker' }, officer)
const newest = async (by = keeper) => {
  const found = await readLeaks(at.rowan, by.token)
  const [first] = (found?.leaks ?? []).toSorted((a, b) => b.reported - a.reported)
  if (!first) throw new Error('Nothing is told of')
  return first
}

beforeAll(async () => {
  at = await sendingWorld('vivid', '2026-03-02T10:00')
  contractor = await at.world.staff('vivid', 'Conor', 'contractor')
  officer = at.officer
  keeper = await at.world.staff('vivid', 'Dee', 'data-protection-officer')
})
afterAll(() => at.close())

let minute = 0
/** Another minute of the same day, so that no two tests share one. */
const later = (hours = 0) =>
  at.at(`2026-03-02T${String(11 + hours).padStart(2, '0')}:${String(minute++ % 60).padStart(2, '0')}`)

describe('from the moment in which somebody tells of it', () => {
  test('what waits is not sent and nothing new is queued, though no application has looked yet: the database refuses', async () => {
    later()
    const her = await at.opened()
    await her.agree()
    later()
    expect(await her.write()).toMatchObject({ outcome: 'queued' })
    later()
    expect(await tellFromCase(her.reference)).toEqual({ outcome: 'passed-on' })
    // Neither the worker nor a page has done anything: this is the table's own guard.
    const refused = asActor(at.rowan.database, officer.token, (query) =>
      query(
        'queue-anyway',
        `select sec.queue_message($1, $2, $3, (select id from rowan.entry where stream = $2 and type = 'safe-contact.agreed'), 'da-caseworker',
           'please-call', '\\x00', to_timestamp($4), to_timestamp($4))`,
        [randomUUID(), her.caseId, her.amira, at.rowan.clock() / 1000],
      ),
    )
    await expect(refused).rejects.toThrow('not a safe contact point')
    const taken = await transaction(at.rowan.worker, (query) =>
      query('take-anyway', 'select * from sec.take_message(to_timestamp($1), $2, sha256($3))', [
        at.rowan.clock() / 1000,
        randomUUID(),
        'none',
      ]),
    )
    expect(taken).toEqual([])
    expect(await at.round()).toMatchObject({ sent: 0 })
    expect(await at.rows(her.caseId)).toMatchObject([{ state: 'stopped', why: 'agreement' }])
    expect(at.server.received).toEqual([])
  })

  test('it stands on the case once the worker has looked, and a message goes again only after it was agreed anew', async () => {
    later()
    const her = await at.opened()
    await her.agree()
    later()
    await tellFromCase(her.reference)
    await doDueJobs(at.rowan)
    const before = await readCasePage(at.rowan, officer.token, her.reference)
    expect(before?.timeline.map(({ type }) => type)).toContain('leak.noted')
    expect(before?.safeContact[0]?.agreed).toMatchObject({ state: 'unknown', since: { type: 'leak.noted' } })
    later()
    expect((await her.write()).outcome).not.toBe('queued')
    const noted = before?.timeline.find(({ type }) => type === 'leak.noted')
    const undone = await perform(at.rowan, officer.token, {
      target: { on: 'case', caseId: her.caseId },
      type: 'entry.retracted',
      role: 'da-caseworker',
      data: { entry: noted?.id, reason: 'So that the letter can go' },
    })
    expect(undone).toMatchObject({ outcome: 'invalid' })
    later()
    await her.agree()
    later()
    expect(await her.write()).toMatchObject({ outcome: 'queued' })
    expect((await at.round()).sent).toBe(1)
    at.server.received.length = 0
  })

  test('those who look after it, and those on the case, have a notice with codes alone, and e-mail that says nothing', async () => {
    later()
    const her = await at.opened()
    later()
    await tellFromCase(her.reference)
    const kinds = async (token: string) => ((await readNotices(at.rowan, token))?.notices ?? []).map(({ kind }) => kind)
    // In the same transaction: nobody need wait for the worker to hear of it.
    expect(await kinds(keeper.token)).toContain('leak-reported')
    expect(await kinds(at.lead.token)).toContain('leak-reported')
    expect(await kinds(contractor.token)).toEqual([])
    await doDueJobs(at.rowan)
    expect(await kinds(at.lead.token)).toContain('leak-noted')
    const rows = await at.sql("select * from rowan.notice where kind like 'leak-%'")
    expect(JSON.stringify(rows)).not.toMatch(/Amira|street|card/)
  })
})

describe('whoever tells of it', () => {
  test('hears and sees the same, whether there is such a case or not, and nothing afterwards', async () => {
    later()
    const her = await at.opened()
    later()
    const names: string[] = []
    at.rowan.database.pool.on('acquire', (client) => {
      if ('isWatched' in client) return
      const query = client.query.bind(client) as (...all: unknown[]) => unknown
      Object.assign(client, {
        isWatched: true,
        query: (asked: unknown, ...rest: unknown[]) => {
          if (typeof asked === 'object' && asked !== null && 'name' in asked) names.push(String(asked.name))
          return query(asked, ...rest)
        },
      })
    })
    const [real, none] = [await tell(her.reference), [...names]]
    names.length = 0
    const nothing = await tell('R-ZZZZ')
    expect(nothing).toEqual(real)
    expect(names).toEqual(none)
    expect(await readLeaks(at.rowan, contractor.token)).toBeNull()
    const { id, reference } = await newest()
    for (const of of [id, reference]) expect(await readLeak(at.rowan, contractor.token, of)).toBeNull()
  })

  test('needs no case, no name and no right to see any: an income officer, a volunteer and a contractor alike', async () => {
    later()
    for (const [name, role] of [
      ['Ina', 'income-officer'],
      ['Vi', 'volunteer'],
      ['Rob', 'repairs'],
    ] as const) {
      const who = await at.world.staff('vivid', name, role)
      expect(await tell('', { role }, who), role).toEqual({ outcome: 'passed-on' })
    }
    expect(await tell('', { data: { account: 'Something' } })).toMatchObject({ outcome: 'invalid' })
    expect(await tell('', { role: 'da-lead' })).toMatchObject({ outcome: 'invalid', problems: [{ field: 'by' }] })
  })
})

describe('while it is open', () => {
  test('whoever does a job of the case sees neither where it is nor whom to call; once it is closed they do again', async () => {
    later()
    const her = await at.opened()
    await her.agree({ channels: ['phone', 'email'] })
    await her.act('security.offered', { person: her.amira, measures: ['lock-change'], outcome: 'accepted' })
    await her.act('work-order.placed', {
      order: randomUUID(),
      person: her.amira,
      measure: 'lock-change',
      priority: 'urgent',
      where: '1 Example Court',
      holder: contractor.account,
      telephone: '07700 900001',
    })
    const seen = async () => (await readJobs(at.rowan, contractor.token))?.jobs[0]
    expect(await seen()).toMatchObject({ where: '1 Example Court' })
    later()
    await tell(her.reference, { role: 'da-caseworker' }, officer)
    expect(await seen()).toMatchObject({ where: null, telephone: null })
    const { id } = await newest()
    later()
    const closed = await handleLeak(at.rowan, keeper.token, {
      leak: id,
      type: 'leak.closed',
      role: 'data-protection-officer',
      data: { finding: 'nothing-got-out', reasons: 'The card was found in the van.' },
    })
    expect(closed).toMatchObject({ outcome: 'recorded' })
    expect(await seen()).toMatchObject({ where: '1 Example Court' })
  })

  test('another case is tied to it by its reference, by those who look after it alone; one out of which they are kept is not there', async () => {
    later()
    const [one, two] = [await at.opened(), await at.opened()]
    later()
    await tell('')
    const { id } = await newest()
    const tie = (token: string, ofCase: string) => tieToCase(at.rowan, token, { leak: id, ofCase })
    expect(await tie(contractor.token, one.reference)).toEqual({ outcome: 'not-found' })
    expect(await tie(officer.token, one.reference)).toEqual({ outcome: 'not-found' })
    expect(await tie(keeper.token, 'R-ZZZZ')).toEqual({ outcome: 'not-found' })
    expect(await tie(keeper.token, ` ${one.reference.toLowerCase()} `)).toEqual({ outcome: 'tied' })
    const friend = await at.world.staff('vivid', 'Fay', 'safeguarding-lead')
    expect((await readLeak(at.rowan, friend.token, id))?.cases).toMatchObject([
      { reference: one.reference, state: 'stands' },
    ])
    await keepOut(at.rowan, at.lead.token, { caseId: two.reference, account: friend.account, why: 'friend' })
    expect(await tie(friend.token, two.reference)).toEqual({ outcome: 'not-found' })
    expect(await tie(keeper.token, two.reference)).toEqual({ outcome: 'tied' })
    // From then on it is not there for somebody who is kept out of a case that it is about.
    expect(await readLeak(at.rowan, friend.token, id)).toBeNull()
    expect((await readLeaks(at.rowan, friend.token))?.leaks.map((each) => each.id)).not.toContain(id)
  })

  test('of a colleague’s case the data protection officer alone looks after it, and hears of it', async () => {
    later()
    const people = await at.world.staff('vivid', 'Pia', 'people-team', 'da-caseworker')
    const theirs = await at.opened()
    const opened = await perform(at.rowan, officer.token, {
      target: { on: 'case', caseId: theirs.caseId },
      type: 'case.opened',
      role: 'da-caseworker',
      data: { kind: 'colleague' },
    })
    expect(opened).toMatchObject({ outcome: 'recorded' })
    later()
    await tell(theirs.reference, { role: 'people-team' }, people)
    const { id } = await newest()
    expect(await readLeak(at.rowan, at.lead.token, id)).toBeNull()
    expect((await readLeaks(at.rowan, at.lead.token))?.leaks.map((each) => each.id)).not.toContain(id)
    const told = await at.sql("select account from rowan.notice where kind = 'leak-reported' and about = $1", [id])
    expect(told).toEqual([{ account: keeper.account }])
  })
})

describe('what has to be done', () => {
  test('the person first, then the risk, then the law: each by its time, 72 hours for the regulator through nights and weekends', async () => {
    at.at('2026-03-27T16:00')
    await tell('', { at: instantOf('2026-03-27T15:30') })
    const { id } = await newest()
    const page = await readLeak(at.rowan, keeper.token, id)
    const due = Object.fromEntries((page?.steps ?? []).map((each) => [each.step, each.due]))
    expect(page?.steps.map(({ step }) => step)).toEqual([
      'stopped',
      'safety-call',
      'risk-looked-at',
      'regulator',
      'told',
      'lessons',
    ])
    expect(due).toMatchObject({
      'safety-call': instantOf('2026-03-27T17:00'),
      regulator: instantOf('2026-03-27T15:30') + 72 * HOUR,
      told: null,
    })
    expect(page?.steps.find(({ step }) => step === 'regulator')?.law).toContain('Article 33')
    at.at('2026-03-27T17:01')
    await doDueJobs(at.rowan)
    const kinds = ((await readNotices(at.rowan, keeper.token))?.notices ?? []).map(({ kind }) => kind)
    expect(kinds).toContain('leak-late')
    expect((await newest()).late).toBe(true)
  })

  test('it closes by the data protection officer alone, once each step is taken or its reasons stand', async () => {
    at.at('2026-03-30T09:00')
    await tell('')
    const { id } = await newest()
    const act = (type: 'leak.handled' | 'leak.closed', data: object, who = keeper, role = 'data-protection-officer') =>
      handleLeak(at.rowan, who.token, { leak: id, type, role: role as 'da-lead', data: { ...data } })
    const close = (who = keeper, role = 'data-protection-officer') =>
      act('leak.closed', { finding: 'got-out', reasons: 'He rang her there.' }, who, role)
    expect(await close(at.lead, 'da-lead')).toEqual({ outcome: 'not-found' })
    expect(await close()).toMatchObject({ outcome: 'invalid', problems: [{ field: 'finding' }] })
    const step = (name: string, outcome: string, reasons?: string) =>
      act('leak.handled', { step: name, outcome, ...(reasons === undefined ? {} : { reasons }) })
    expect(await step('regulator', 'done')).toMatchObject({ outcome: 'invalid' })
    expect(await step('told', 'not-told')).toMatchObject({ outcome: 'invalid', problems: [{ field: 'reasons' }] })
    await step('stopped', 'done')
    await step('safety-call', 'not-reached', 'Rang twice.')
    expect((await readLeak(at.rowan, keeper.token, id))?.steps[1]?.taken).toBeNull()
    await step('safety-call', 'done')
    await step('risk-looked-at', 'done')
    await step('regulator', 'reported', 'IC-000000')
    await step('told', 'not-told', 'He reads her post; the call told her.')
    expect(await close()).toMatchObject({ outcome: 'invalid' })
    await step('lessons', 'done', 'Cards are not left at doors.')
    expect(await close()).toMatchObject({ outcome: 'recorded' })
    expect(await step('lessons', 'done')).toMatchObject({ outcome: 'invalid' })
    const page = await readLeak(at.rowan, keeper.token, id)
    expect(page?.state).toBe('closed')
    expect(JSON.stringify(page?.written)).toContain('He rang her there.')
  })

  test('every stream is whole, and judging all again gives the same rows', async () => {
    const rows = () => at.sql('select stream, state, next_step, next_due from rowan.leak order by stream')
    const before = await rows()
    await rebuild(at.rowan)
    expect(await rows()).toEqual(before)
    expect(await verifyChain(at.rowan)).toEqual([])
  })
})
