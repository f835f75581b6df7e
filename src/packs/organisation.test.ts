import { describe, expect, it } from 'vitest'
import { loadOrganisation } from './load-organisation.ts'
import { landlordIds, loadPolicy } from './load-policies.ts'
import { readOrganisation } from './organisation.ts'
import { projectRoot } from './project-root.ts'

const root = projectRoot()

describe('the organisations of the landlords', () => {
  it('have one owner for every kind of case, and name only clauses of their own register', () => {
    for (const id of landlordIds(root)) {
      const known = new Set(loadPolicy(root, id).clauses.map((clause) => clause.id))
      for (const owner of loadOrganisation(root, id).owners)
        expect(owner.clause === undefined || known.has(owner.clause), `${id}: ${owner.clause}`).toBe(true)
    }
  })

  it('offer only measures that their own register names, or that they chose themselves', () => {
    for (const id of landlordIds(root)) {
      const known = new Set(loadPolicy(root, id).clauses.map((clause) => clause.id))
      for (const { measure, clause } of loadOrganisation(root, id).measures)
        expect(clause === undefined || known.has(clause), `${id}: ${measure}: ${clause}`).toBe(true)
    }
  })

  it('give a colleague who is a victim to the people team, never to the team that handles customers', () => {
    for (const id of landlordIds(root))
      expect(loadOrganisation(root, id).owners.find((owner) => owner.kind === 'colleague')?.role, id).toBe(
        'people-team',
      )
  })

  it('name only clauses of their own register for what they cover, take in and pass on', () => {
    for (const id of landlordIds(root)) {
      const known = loadPolicy(root, id).clauses.map((clause) => clause.id)
      const { covers, intake } = loadOrganisation(root, id)
      const named = [
        ...[
          ...covers.kinds,
          ...covers.connections,
          ...covers.unconnected,
          ...intake.passesOn,
          ...intake.openedByPartner,
          intake.signUp,
        ],
      ].flatMap(({ clause }) => clause ?? [])
      const { notConnected, children } = covers
      for (const clause of [...named, ...notConnected.clauses, ...children.clauses, ...intake.believes])
        expect(known, id).toContain(clause)
      expect(covers.children.clauses.length, id).toBeGreaterThan(0)
    }
  })

  it('call a home-holder in Wales a contract-holder', () => {
    expect(loadOrganisation(root, 'mha').labels.home).toBe('contract-holder')
    expect(loadOrganisation(root, 'vivid').labels.home).toBe('tenant')
  })
})

describe('an organisation that is written wrongly', () => {
  const sound = `name: Elm Homes
nation: england
labels: {victim: victim, home: tenant}
owners:
  - {kind: victim, role: da-caseworker}
  - {kind: monitoring, role: da-caseworker}
  - {kind: concern, role: da-caseworker}
  - {kind: colleague, role: people-team}
  - {kind: perpetrator, role: da-caseworker}
teams: []
titles: {}
facets: {holds: [income-officer], work_orders: []}
hours: {days: [mon], from: "09:00", until: "17:00"}
services: []
risk: {instrument: dash, area: cheshire, review_days: {high: 7, medium: 28, standard: 90}, reassess: [{trigger: new-incident}]}
partners: {body: registered-provider, police: {stance: silent}, safeguarding: [], slavery: [], agreements: []}
intake: {passes_on: [{what: report, to: [da-caseworker]}, {what: concern, to: [da-caseworker]}, {what: suspicion, to: [line-manager]}, {what: colleague, to: [people-team]}], opened_by_partner: [], sign_up: {asks: false}, believes: []}
measures:
  - {measure: lock-change, group: home, job: "Change the locks", cost: 120}
repairs: {urgent_days: 1, charged: [perpetrator, other]}
running: {quiet_days: 14, review_days: 28, monitor_months: 3, second_days: 2, part_days: 7, second_check: [service.limited]}
keeping:
  - {what: enquiry, from: closed, keep: "12 months", held_by: [legal], owner: data-protection-officer, decided: false}
  - {what: case, from: closed, keep: "6 years", held_by: [legal, child], owner: data-protection-officer, decided: true}
  - {what: kept-addresses, from: closed, keep: "90 days", held_by: [], owner: data-protection-officer, decided: false}
  - {what: complaint, from: closed, keep: "6 years", held_by: [death-review, legal, inquiry, request], owner: data-protection-officer, decided: false}
  - {what: leak, from: closed, keep: "6 years", held_by: [death-review, legal, inquiry, request], owner: data-protection-officer, decided: false}
  - {what: data-request, from: closed, keep: "6 years", held_by: [legal, inquiry, request], owner: data-protection-officer, decided: false}
  - {what: person, from: ended, keep: "6 years", held_by: [legal, inquiry, request], owner: data-protection-officer, decided: false}
  - {what: sessions, from: ended, keep: "30 days", held_by: [], owner: data-protection-officer, decided: false}
  - {what: backups, from: made, keep: "35 days", held_by: [], owner: data-protection-officer, decided: false}
  - {what: audit, from: erased, keep: "6 years", held_by: [], owner: data-protection-officer, decided: false}
linked_policies: []
lettings: {speak_to: da-caseworker, areas: [{id: north, name: Northside}]}
restricted_access: [{criteria: [{id: risk-to-neighbours, says: A risk to people who live near}], speak_to: manager, review_months: 12}]
advisers: []
covers: {kinds: [{abuse: neglect, clause: A}], connections: [], unconnected: [], not_connected: {policy: Noise Policy, clauses: []}, children: {victim_when: affected, adult_witness: witness, under_16: domestic-abuse, clauses: []}}
contact: {agreed_for_days: 30, update: {days: 7}}
on_every_case: [da-lead]
`
  const reasons = (text: string) => {
    const read = readOrganisation(text, 'organisation.yaml')
    return read.ok ? [] : read.problems.map((problem) => `${problem.line}: ${problem.reason}`)
  }

  it('agrees a safe way for whole days, and tells people how things stand at an interval or at none', () => {
    expect(reasons(sound.replace('agreed_for_days: 30', 'agreed_for_days: 0'))).toEqual([
      expect.stringMatching(/agreed_for_days: must be 1 to 366 days/),
    ])
    expect(reasons(sound.replace(', update: {days: 7}', ''))).toEqual([])
  })

  it('puts nobody on every case who sees a part of cases, or nothing of them, alone', () => {
    expect(reasons(sound)).toEqual([])
    for (const role of ['repairs', 'income-officer', 'other-employee', 'auditor'])
      expect(reasons(sound.replace('[da-lead]', `[${role}]`)), role).toEqual([expect.stringContaining(role)])
  })

  it('asks a day of everybody who takes time to decide, unless it says that it does not', () => {
    const read = (more: string) => {
      const organisation = readOrganisation(sound.replace('{days: 7}', `{days: 7}${more}`), 'organisation.yaml')
      return organisation.ok ? organisation.organisation.contact.pauseHasDay : organisation.problems
    }
    expect(read('')).toEqual({ required: true })
    expect(read(', pause_has_day: {required: false}')).toEqual({ required: false })
    expect(read(', pause_has_day: {required: true, clause: A}')).toEqual({ required: true, clause: 'A' })
    expect(read(', pause_has_day: {required: perhaps}')).toEqual([
      expect.objectContaining({ reason: expect.stringMatching(/required/) }),
    ])
  })

  it('ends nobody’s wish to be left alone by a further report, unless it says so', () => {
    const read = (more: string) => {
      const organisation = readOrganisation(sound.replace('{days: 7}', `{days: 7}${more}`), 'organisation.yaml')
      return organisation.ok ? organisation.organisation.contact.toldAgain : organisation.problems
    }
    expect(read('')).toEqual({ endsWish: false })
    expect(read(', told_again: {ends_wish: true, clause: A}')).toEqual({ endsWish: true, clause: 'A' })
    expect(read(', told_again: {ends_wish: perhaps}')).toEqual([
      expect.objectContaining({ reason: expect.stringMatching(/ends_wish/) }),
    ])
  })

  it('says to whom each thing that comes in is passed, and to somebody', () => {
    expect(reasons(sound.replace('{what: colleague, to: [people-team]}', '{what: report, to: []}'))).toEqual([
      expect.stringMatching(/^17: .*names nobody/),
      expect.stringMatching(/^17: .*"report" must stand there once/),
      expect.stringMatching(/^17: .*"colleague" must stand there once/),
    ])
  })

  it('names each of its areas once, by an id without words, and keeps a list that does not say where it is known from', () => {
    const area = '{id: north, name: Northside}'
    expect(reasons(sound.replace(area, '{id: "Where he works", name: Northside}'))).toEqual([
      expect.stringContaining('must be small letters'),
    ])
    expect(reasons(sound.replace(area, `${area}, ${area}`))).toEqual([expect.stringContaining('stands there twice')])
    expect(reasons(sound.replace('A risk to people who live near', 'Reported for abuse'))).toEqual([
      expect.stringContaining('"abuse" would tell'),
    ])
    expect(reasons(sound.replace(/^restricted_access: .*$/m, 'restricted_access: []'))).toEqual([])
  })

  it('is read when it is sound', () => {
    expect(reasons(sound)).toEqual([])
  })

  it('names the line of a role that does not exist', () => {
    expect(reasons(sound.replace('people-team', 'peoples-team'))).toEqual([expect.stringContaining('8: role')])
  })

  it('asks for quotation marks round a time', () => {
    expect(reasons(sound.replace('"09:00"', '09:00'))).toEqual([expect.stringMatching(/^13: from.*quotation marks/)])
  })

  it('names the line of a partner or a stance that there is not', () => {
    expect(reasons(sound.replace('stance: silent', 'stance: perhaps'))).toEqual([
      expect.stringMatching(/^16: .*perhaps/),
    ])
    const owl = sound.replace('slavery: []', 'slavery: [{to: owl, clause: "X-1"}]')
    expect(reasons(owl)).toEqual([expect.stringMatching(/^16: .*owl/)])
  })

  it('refuses a job whose words would tell whoever fits it why, and a measure that stands there twice', () => {
    expect(reasons(sound.replace('Change the locks', 'Keep the perpetrator out'))).toEqual([
      expect.stringContaining('"perpetrator" would tell why'),
    ])
    const twice = sound.replace('repairs:', '  - {measure: lock-change, group: home}\nrepairs:')
    expect(reasons(twice)).toEqual([expect.stringContaining('"lock-change" stands there twice')])
  })

  it('keeps each thing for a time that is counted in days, months or years, by one rule', () => {
    expect(reasons(sound.replace('"6 years", held_by: [legal, child]', '"for ever", held_by: [legal]'))).toEqual([
      expect.stringContaining('"for ever" is not a time'),
    ])
    expect(reasons(sound.replace('what: enquiry', 'what: case'))).toEqual([
      expect.stringContaining('"enquiry" must have exactly one rule'),
      expect.stringContaining('"case" must have exactly one rule'),
    ])
  })

  it('refuses a kind of case without an owner, and one with two', () => {
    expect(reasons(sound.replace('kind: concern', 'kind: victim'))).toEqual([
      expect.stringContaining('"victim" must have exactly one owner'),
      expect.stringContaining('"concern" must have exactly one owner'),
    ])
  })
})
