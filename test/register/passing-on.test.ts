/** Passing on: whoever notices or is told something says so once, sees no case, and keeps the task until somebody takes it on. */
import { describe, expect, test } from 'vitest'
import type { EntryTypeName } from '../../src/record/vocabulary.ts'
import { landlordFor, type Member, type OpenedLandlord, someId } from './opened-landlord.ts'

type Said = Readonly<Record<string, unknown>>
type Waits = { readonly caseId: string; readonly entry: string; readonly to: string; readonly caseReference: string }

const raise = async (who: Member, by: string, said: Said) => who.ask('POST', '/concerns', { by, ...said })
const waiting = async (who: Member): Promise<{ toMe: Waits[]; byMe: Waits[] }> =>
  (await who.ask('GET', '/handovers')).body

const takeOn = (who: Member, by: string, { caseId, entry }: Waits) =>
  who.ask('POST', `/handovers/${caseId}/acceptance`, { by, entry })

/** Opening any case is not for them: by no list, no number and no reference. */
async function seesNoCase(who: Member, { caseId, caseReference }: Waits) {
  const { status, body } = await who.ask('GET', '/cases')
  if (status !== 404) expect(body).toEqual({ cases: [] })
  for (const of of [caseId, caseReference]) expect((await who.ask('GET', `/cases/${of}`)).status, of).toBe(404)
}

/** Who only passes on has no list of cases, not even an empty one: asked for it they are refused as for a case, and that is kept. */
async function isRefusedTheList(landlord: OpenedLandlord, who: Member) {
  for (const list of ['/cases', '/requests']) expect((await who.ask('GET', list)).status, list).toBe(404)
  expect(await who.see('/requests')).toContain('Page not found')
  const tried = (await landlord.audited('')).filter(({ actor }) => actor === who.account)
  const lists = tried.filter(({ action }) => action === 'view:cases' || action === 'view:requests')
  expect(new Set(lists.map(({ action, result }) => `${action} ${result}`))).toEqual(
    new Set(['view:cases not-found', 'view:requests not-found']),
  )
}

describe('at Chesterfield', () => {
  const at = landlordFor('chesterfield')

  test('CBC-5.2.j, CBC-5.2.h: a parks employee passes on what they were told in five answers, gets a receipt, and is refused the list of cases as each case', async () => {
    const parks = await at.landlord.somebody('Parker', 'other-employee')
    const sent = await raise(parks, 'other-employee', {
      how: 'told-by-them',
      name: 'Amira Sampleton',
      summary: 'Her partner took her phone.\nSafe contact: never ring the house',
      noticedIn: 'other',
      imminentDanger: false,
    })
    expect(sent).toEqual({ status: 201, body: { outcome: 'recorded' } })
    const { byMe } = await waiting(parks)
    expect(byMe).toEqual([expect.objectContaining({ to: 'da-caseworker', by: 'Parker' })])
    for (const line of byMe) await seesNoCase(parks, line)
    expect(JSON.stringify(byMe)).not.toContain('Amira')
    await isRefusedTheList(at.landlord, parks)
  })

  test('CBC-5.2.h: what they said of reaching them safely stands above every page of the case until a way is agreed', async () => {
    const parks = await at.landlord.somebody('Pia', 'other-employee')
    const said = { how: 'told-by-them', name: 'Bea Exampleby', summary: 'He hit her.', safe: 'Never ring the house' }
    expect((await parks.send('/reports/pass-on', said)).status).toBe(200)
    const [waits] = (await waiting(parks)).byMe
    if (!waits) throw new Error('It does not wait')
    const { reference, people } = await at.officer.page(waits.caseId)
    const pages = ['', '/contact/log', '/contact/agree'].map((page) => `/cases/${reference}${page}`)
    const told = 'Told, and agreed with nobody yet: “Never ring the house”.'
    for (const page of pages) expect(await at.officer.see(page), page).toContain(told)
    await at.officer.act(waits.caseId, 'safe-contact.agreed', { person: people[0].id, channels: ['in-person'] })
    for (const page of pages) expect(await at.officer.see(page), page).not.toContain(told)
  })

  test('CBC-5.2.h: all that was said of reaching them stands there, also by a second report, after a child was added, and of nobody by name', async () => {
    const parks = await at.landlord.somebody('Pru', 'other-employee')
    const said = { how: 'told-by-them', name: 'Bea Exampleby', summary: 'He hit her.', safe: 'Never ring the house' }
    expect((await parks.send('/reports/pass-on', said)).status).toBe(200)
    const [waits] = (await waiting(parks)).byMe
    if (!waits) throw new Error('It does not wait')
    const { reference, people } = await at.officer.page(waits.caseId)
    const add = (type: EntryTypeName, data: Said) => at.officer.act(waits.caseId, type, data)
    await add('report.received', { channel: 'phone', source: 'family', summary: 'Safe contact: By text at noon' })
    await add('person.added', { person: someId(), role: 'victim', name: 'Zac Exampleby', ageGroup: 'under-16' })
    const about = { noticedIn: 'neighbour-concern', person: people[0].id }
    await add('concern.raised', {
      ...about,
      summary: 'Shouting.\nSafe contact: Never ring the house\nSafe contact: He reads her post',
    })
    const told = 'Told, and agreed with nobody yet: “Never ring the house”, “He reads her post”.'
    for (const page of ['', '/contact/log']) {
      const says = await at.officer.see(`/cases/${reference}${page}`)
      expect(says).toContain(told)
      expect(says).toContain('Told of nobody by name: “By text at noon”. Find out whom it is of before you act on it.')
    }
    const line = (await at.officer.page(waits.caseId)).safeContact.find(
      ({ name }: { name: string }) => name === 'Zac Exampleby',
    )
    expect(line.passedOn).toBeNull()
  })

  test('CBC-5.2.h: what names nobody is of the one who is harmed; of two it stands under no name, and never as how to reach whoever causes harm too', async () => {
    const [amira, ian] = [someId(), someId()]
    const people = [{ person: amira, data: { role: 'victim', name: 'Amira Sampleton' } }]
    const id = await at.officer.report({}, { people })
    const summary = 'Shouting.\nSafe contact: Ring her sister'
    await at.officer.act(id, 'report.received', { channel: 'phone', source: 'family', summary })
    const add = (person: string, role: string) => at.officer.act(id, 'person.added', { person, role })
    const shown = async () => {
      const { safeContact, saidOfNobodyNamed } = await at.officer.page(id)
      const of = (person: string) =>
        safeContact.find((line: { person: string }) => line.person === person)?.passedOn ?? null
      return { amira: of(amira), ian: of(ian), nobody: saidOfNobodyNamed }
    }
    const sister = 'Ring her sister'
    expect(await shown()).toEqual({ amira: sister, ian: null, nobody: null })
    await add(ian, 'victim')
    expect(await shown()).toEqual({ amira: null, ian: null, nobody: sister })
    await add(ian, 'perpetrator')
    expect(await shown()).toEqual({ amira: sister, ian: null, nobody: null })
    await add(ian, 'victim')
    await add(amira, 'witness')
    expect(await shown()).toEqual({ amira: null, ian: null, nobody: sister })
    await add(amira, 'victim')
    for (const person of [amira, ian]) await at.officer.act(id, 'safe-contact.agreed', { person, channels: ['phone'] })
    expect(await shown()).toEqual({ amira: null, ian: null, nobody: null })
  })

  test('CBC-5.2.j, CBC-5.2.k: what reached them by social media, a letter or the phone is kept as that, by the form too', async () => {
    const parks = await at.landlord.somebody('Perry', 'other-employee')
    for (const channel of ['social-media', 'letter', 'phone', 'in-person']) {
      const waits = new Set((await waiting(parks)).byMe.map((line) => line.caseId))
      const said = {
        how: 'told-by-them',
        summary: 'He took her phone.',
        ...(channel === 'in-person' ? {} : { channel }),
      }
      expect((await parks.send('/reports/pass-on', said)).status, channel).toBe(200)
      const [line] = (await waiting(parks)).byMe.filter((each) => !waits.has(each.caseId))
      const told = (await at.officer.timeline(line?.caseId ?? '')).find((each) => each.type === 'report.received')
      const kept = told?.fields.find((field) => field.name === 'channel')?.value
      expect(kept?.toLowerCase().replaceAll(' ', '-'), channel).toBe(channel)
    }
  })

  test('CBC-5.2.l: a report stays the task of whoever received it until the team takes it on, and the time of that is kept', async () => {
    const caretaker = await at.landlord.somebody('Casey', 'other-employee')
    await raise(caretaker, 'other-employee', { how: 'told-by-them', summary: 'She told me that he hit her.' })
    const [waits] = (await waiting(caretaker)).byMe
    if (!waits) throw new Error('It does not wait')
    const owed = async () =>
      (await at.officer.asked(waits.caseId))
        .filter((duty) => duty.clauses.includes('CBC-5.2.l'))
        .map((duty) => duty.state)
    expect(await owed()).toEqual(['open'])
    at.landlord.at('2026-06-10T11:20')
    expect((await takeOn(at.officer, 'da-caseworker', waits)).status).toBe(201)
    expect(await owed()).toEqual(['done'])
    expect((await waiting(caretaker)).byMe).toEqual([])
    const accepted = (await at.officer.timeline(waits.caseId)).find((line) => line.type === 'handover.accepted')
    expect(accepted).toMatchObject({ by: 'Sam', at: '2026-06-10T11:20' })
  })

  test('CBC-5.2.m1: what somebody saw goes to a line manager or the safeguarding lead, one of whom must be chosen and gets the task', async () => {
    const caretaker = await at.landlord.somebody('Corey', 'other-employee')
    const manager = await at.landlord.somebody('Lin', 'line-manager')
    const saw = { how: 'witnessed', summary: 'He dragged her inside by the arm.', signs: ['seen-on-visit'] }
    for (const to of [undefined, 'da-caseworker'])
      expect(await raise(caretaker, 'other-employee', { ...saw, ...(to ? { to } : {}) }), String(to)).toMatchObject({
        status: 400,
        body: { problems: [{ field: 'to', problem: 'must be line-manager or safeguarding-lead' }] },
      })
    await raise(caretaker, 'other-employee', { ...saw, to: 'line-manager' })
    const [task] = (await waiting(manager)).toMe
    if (!task) throw new Error('Nobody has the task')
    await seesNoCase(manager, task)
    expect((await takeOn(manager, 'line-manager', task)).status).toBe(201)
    expect((await manager.ask('GET', `/cases/${task.caseId}`)).status).toBe(200)
    expect((await waiting(manager)).toMe).toEqual([])
    const met = (await manager.asked(task.caseId)).filter((duty) => duty.clauses.includes('CBC-5.2.m1'))
    expect(met).toEqual([expect.objectContaining({ state: 'done' })])
  })

  test('nobody takes on what was passed to others, and whoever fails to is not on the case afterwards', async () => {
    const caretaker = await at.landlord.somebody('Cleo', 'other-employee')
    const lead = await at.landlord.somebody('Sol', 'safeguarding-lead')
    const repairs = await at.landlord.somebody('Rae', 'repairs')
    const manager = await at.landlord.somebody('Lou', 'line-manager')
    await raise(caretaker, 'other-employee', { how: 'suspected', summary: 'Third lock this year.', to: 'line-manager' })
    const [task] = (await waiting(caretaker)).byMe
    if (!task) throw new Error('It does not wait')
    for (const [who, by] of [
      [repairs, 'repairs'],
      [caretaker, 'other-employee'],
    ] as const) {
      expect((await takeOn(who, by, task)).status).toBe(404)
      await seesNoCase(who, task)
    }
    expect((await waiting(lead)).toMe).toEqual([])
    expect(
      (await takeOn(manager, 'line-manager', { ...task, entry: '00000000-0000-4000-8000-000000000000' })).status,
    ).toBe(400)
    await seesNoCase(manager, task)
  })
})

describe('at MHA', () => {
  const at = landlordFor('mha')

  /** What waits for the community safety team after somebody in this role passed a punched door on. */
  async function passedOnBy(landlord: OpenedLandlord, role: 'contractor' | 'volunteer' | 'other-employee') {
    const who = await landlord.somebody(`${role}s`, role)
    const said = { how: 'witnessed', noticedIn: 'repair', signs: ['punch-marks'], summary: 'A punched bedroom door.' }
    expect(await raise(who, role, said)).toEqual({ status: 201, body: { outcome: 'recorded' } })
    const [waits] = (await waiting(who)).byMe
    if (!waits) throw new Error('It does not wait')
    await seesNoCase(who, waits)
    await isRefusedTheList(landlord, who)
    return waits
  }

  test('MHA-4.2.1.a: a contractor, a volunteer and an employee raise a concern: the team gets it, and they see a receipt alone', async () => {
    for (const role of ['contractor', 'volunteer', 'other-employee'] as const) {
      const waits = await passedOnBy(at.landlord, role)
      expect(waits.to).toBe('community-safety-team')
      expect((await waiting(at.officer)).toMe).toContainEqual(expect.objectContaining({ entry: waits.entry }))
      expect((await at.officer.page(waits.caseId)).owner.role).toBe('community-safety-team')
    }
  })

  test('MHA-4.1.1.a: a report without a name, and with a safe way of contact, is taken', async () => {
    const said = {
      how: 'told-by-other',
      sourceAnonymous: true,
      summary: 'Shouting every night. Safe contact: by letter to her work',
    }
    expect((await raise(at.officer, 'housing-officer', said)).status).toBe(201)
  })

  test('MHA-4.2.13.a: a broken lock that made somebody think is not written down without an answer to whether it is abuse', async () => {
    const lock = { how: 'pattern', noticedIn: 'repair', signs: ['broken-lock'], summary: 'Front lock broken again.' }
    const empty = await raise(at.officer, 'housing-officer', lock)
    expect(empty).toMatchObject({ status: 400, body: { problems: [{ field: 'considered' }] } })
    const ids = async (): Promise<string[]> =>
      (await at.officer.ask('GET', '/cases')).body.cases.map((each: { id: string }) => each.id)
    const before = await ids()
    const considered = { outcome: 'no-abuse-seen', reason: 'The frame is rotten.' }
    expect((await raise(at.officer, 'housing-officer', { ...lock, considered })).status).toBe(201)
    const [id = '', ...others] = (await ids()).filter((each) => !before.includes(each))
    expect(others).toEqual([])
    const timeline = await at.officer.timeline(id)
    expect(timeline.map((line) => line.type)).toEqual(expect.arrayContaining(['concern.raised', 'concern.considered']))
    expect(timeline.map((line) => line.type)).not.toContain('handover.made')
  })
})

describe('at Plus Dane', () => {
  const at = landlordFor('plus-dane')

  test('PD-10.b1: a concern about a colleague goes to the people team alone, and the usual team never sees that there is one', async () => {
    const caretaker = await at.landlord.somebody('Cary', 'other-employee')
    const people = await at.landlord.somebody('Pat', 'people-team')
    for (const how of ['told-by-them', 'suspected'])
      await raise(caretaker, 'other-employee', { how, ofColleague: true, name: 'Bea Exampleby', summary: 'Bruises.' })
    const { toMe } = await waiting(people)
    expect(toMe.map(({ to }) => to)).toEqual(['people-team', 'people-team'])
    for (const line of toMe) {
      await seesNoCase(at.officer, line)
      await seesNoCase(caretaker, line)
      expect((await people.ask('GET', `/cases/${line.caseId}`)).status).toBe(200)
    }
    expect(await waiting(at.officer)).toMatchObject({ toMe: [] })
  })

  test('PD-13.d: an update by MARAC or an IDVA opens a case for monitoring by itself, and asks nobody to contact the person', async () => {
    for (const from of ['idva', 'marac']) {
      const told = { by: 'community-safety-team', from, kind: 'case-update', name: 'Amira Sampleton' }
      const { caseId: id } = (await at.officer.ask('POST', '/partner-updates', told)).body
      const page = await at.officer.page(id)
      expect(page.state).toMatchObject({ state: 'open', kind: 'monitoring' })
      expect(page.timeline.map((line: { type: string }) => line.type)).toContain('case.opened')
      expect(page.people).toEqual([expect.objectContaining({ name: 'Amira Sampleton', role: 'victim' })])
      const owed = await at.officer.asked(id)
      expect(owed.flatMap((duty) => duty.clauses)).not.toContain('PD-7.a')
      expect(owed.filter((duty) => duty.clauses.includes('PD-13.d') && duty.state === 'open')).toEqual([])
      // And nobody does, before a safe way is known: they may not know that we know.
      const person = page.people[0].id
      const reaches = [
        ['victim.contact-attempted', { person, channel: 'phone', outcome: 'no-answer' }],
        ['victim.contacted', { person, channel: 'in-person' }],
        ['message.sent', { person, channel: 'text' }],
        ['visit.planned', { person, place: 'home' }],
      ] as const
      for (const [type, data] of reaches) {
        const refused = await at.officer.ask('POST', `/cases/${id}/entries`, {
          type,
          by: 'community-safety-team',
          data,
        })
        expect(refused.status, type).toBe(400)
        expect(JSON.stringify(refused.body), type).toContain('They may not know that we know')
      }
      await at.officer.act(id, 'safe-contact.agreed', { person, channels: ['phone'], neverChannels: ['text'] })
      await at.officer.act(id, 'victim.contact-attempted', { person, channel: 'phone', outcome: 'no-answer' })
    }
    const other = await at.officer.begin('partner-update.received', { from: 'police', kind: 'case-update' })
    expect((await at.officer.page(other)).state).toMatchObject({ state: 'reported' })
  })
})

/** Signs that each policy names: written down without an answer they ask for one, by that clause; an answer with its reason ends it. */
const SIGNS: readonly (readonly [landlord: string, clause: string, noticedIn: string, sign: string])[] = [
  ['chesterfield', 'CBC-5.2.b', 'homelessness-approach', 'homelessness-risk'],
  ['chesterfield', 'CBC-5.2.c', 'repair', 'door-damage'],
  ['chesterfield', 'CBC-5.2.d', 'abandonment', 'abandoned-home'],
  ['chesterfield', 'CBC-5.2.e', 'noise-report', 'noise'],
  ['chesterfield', 'CBC-5.2.f', 'neighbour-concern', 'neighbour-worried'],
  ['chesterfield', 'CBC-5.2.g', 'tenancy-visit', 'someone-speaks-for-them'],
  ['whg', 'WHG-2.3.a', 'repair', 'repeat-lock-repairs'],
  ['whg', 'WHG-2.3.b', 'noise-report', 'shouting-arguing'],
  ['whg', 'WHG-2.3.c', 'arrears', 'arrears-or-debt'],
  ['mha', 'MHA-4.2.13.b1', 'asb-report', 'shouting-arguing'],
  ['mha', 'MHA-4.2.13.b2', 'noise-report', 'banging-slamming'],
  ['mha', 'MHA-4.2.13.b3', 'repair', 'punch-marks'],
  ['mha', 'MHA-4.2.13.b4', 'repair', 'broken-lock'],
]

describe.each(['chesterfield', 'whg', 'mha'])('a sign at %s', (landlord) => {
  const at = landlordFor(landlord)

  test.each(SIGNS.filter(([of]) => of === landlord))(
    '%s, %s: a %s with %s asks whether it is abuse, and the answer and reason are kept',
    async (_of, clause, noticedIn, sign) => {
      const id = await at.officer.begin('concern.raised', { noticedIn, signs: [sign], sourceAnonymous: true })
      const stateOf = async () =>
        (await at.officer.asked(id)).filter((duty) => duty.clauses.includes(clause)).map((duty) => duty.state)
      expect(await stateOf()).toEqual(['open'])
      await at.officer.act(id, 'concern.considered', { outcome: 'abuse-suspected', reason: 'The third this year.' })
      expect(await stateOf()).toEqual(['done'])
      expect(JSON.stringify(await at.officer.timeline(id))).toContain('The third this year.')
    },
  )
})

describe('signs about two people at Chesterfield', () => {
  const at = landlordFor('chesterfield')

  test('CBC-5.2.c: an answer about one of them leaves the other’s open, by API and on the page, and so does an answer about nobody', async () => {
    const [ada, bea] = [someId(), someId()]
    const id = await at.officer.begin('concern.raised', { noticedIn: 'repair', signs: ['door-damage'], person: ada })
    await at.officer.act(id, 'person.added', { person: ada, role: 'victim', name: 'Ada Sampleton' })
    await at.officer.act(id, 'person.added', { person: bea, role: 'victim', name: 'Bea Sampleton' })
    await at.officer.act(id, 'concern.raised', { noticedIn: 'repair', signs: ['broken-lock'], person: bea })
    const states = async () =>
      (await at.officer.asked(id)).filter(({ clauses }) => clauses.includes('CBC-5.2.c')).map(({ state }) => state)
    const answer = { outcome: 'no-abuse-seen', reason: 'A lodger did it, and has paid.' }
    await at.officer.act(id, 'concern.considered', answer)
    expect(await states()).toEqual(['open', 'open'])
    const url = `/cases/${(await at.officer.page(id)).reference}/people`
    expect(await at.officer.see(url)).toMatch(/Noticed for Ada Sampleton.*Noticed for Bea Sampleton/)
    const form = { 'considered.outcome': 'no-abuse-seen', 'considered.reason': 'A lodger did it, and has paid.' }
    const unsaid = await at.officer.send(`${url}/consider`, { ...form, 'considered.about': someId() })
    expect([unsaid.status, unsaid.says]).toEqual([400, expect.stringContaining('Choose about whom you answer')])
    expect((await at.officer.send(`${url}/consider`, { ...form, 'considered.about': ada })).status).toBe(303)
    expect((await states()).toSorted()).toEqual(['done', 'open'])
    const page = await at.officer.see(url)
    expect(page).toContain('Noticed for Bea Sampleton')
    expect(page).not.toContain('Noticed for Ada Sampleton')
    await at.officer.act(id, 'concern.considered', { ...answer, person: bea })
    expect(await states()).toEqual(['done', 'done'])
    expect(await at.officer.see(url)).not.toContain('Noticed for')
  })

  test('CBC-5.2.c: whoever passes a sign on by name and answers it says both of the same person', async () => {
    const passed = await raise(at.officer, 'housing-officer', {
      how: 'pattern',
      name: 'Cara Sampleton',
      noticedIn: 'repair',
      signs: ['broken-lock'],
      considered: { outcome: 'abuse-suspected', reason: 'The third this year.' },
    })
    expect(passed.status).toBe(201)
    const [waits] = (await waiting(at.officer)).byMe
    if (!waits) throw new Error('It does not wait')
    expect((await at.officer.page(waits.caseId)).people).toMatchObject([{ name: 'Cara Sampleton' }])
    const owed = (await at.officer.asked(waits.caseId)).filter(({ clauses }) => clauses.includes('CBC-5.2.c'))
    expect(owed).toMatchObject([{ state: 'done' }])
  })
})

describe.each(['vivid', 'mha'])('a new customer at %s', (landlord) => {
  const at = landlordFor(landlord)
  const clause = landlord === 'vivid' ? 'VIV-4.3.a1' : 'MHA-4.2.9.a'
  const signUp = (said: Said) => at.officer.ask('POST', '/sign-ups', { by: 'housing-officer', ...said })

  test('VIV-4.3.a1, MHA-4.2.9.a: is not asked in front of a partner: asking in private is owed until it is done; no answer is refused', async () => {
    expect((await signUp({ othersPresent: true })).status).toBe(400)
    expect((await signUp({ othersPresent: true, answer: 'yes' })).status).toBe(400)
    const later = await signUp({ othersPresent: true, answer: 'not-safe', name: 'Ceri Sampleton' })
    expect(later.status).toBe(201)
    const owed = async () => (await at.officer.asked(later.body.caseId)).filter((duty) => duty.clauses.includes(clause))
    expect((await owed()).map((duty) => duty.state)).toEqual(['open'])
    const [ceri] = (await at.officer.page(later.body.caseId)).people
    await at.officer.act(later.body.caseId, 'sign-up.asked', { person: ceri.id, affected: 'no' })
    expect((await owed()).map((duty) => duty.state)).toEqual(['done'])
    const yes = await signUp({ othersPresent: false, answer: 'yes' })
    expect((await at.officer.page(yes.body.caseId)).people).toContainEqual(expect.objectContaining({ role: 'victim' }))
  })
})
