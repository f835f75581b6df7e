import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { RISK_AREA, type RiskShown } from '../../../views/risk-area.ts'
import { madeUpDesk } from '../../made-up-desk.ts'
import type { Questions } from '../case-form.tsx'
import { planStart } from './agree-plan.tsx'
import { readAssessment } from './read-assessment.ts'
import { riskPaths } from './risk-paths.ts'
import { namesIn, planToPrint } from './sheet.tsx'
import { WhatFollows } from './what-follows.tsx'

const data = await madeUpDesk().readArea('officer', 'R-4F7K', RISK_AREA)
if (!data) throw new Error('The made-up case is there')
const all = (answers: Readonly<Record<number, string>>, rest: string) =>
  Object.fromEntries(Array.from({ length: 24 }, (_, index) => [`q.${index + 1}`, answers[index + 1] ?? rest]))
const read = (form: Readonly<Record<string, string | string[]>>) => readAssessment({ 'a.person': 'p-1', ...form }, data)
const problems = (form: Readonly<Record<string, string | string[]>>) => read(form).errors.map((each) => each.field)

describe('an assessment as it is typed', () => {
  it('counts yes, keeps the rest apart by number, and says who said so', () => {
    const { act, score, complete } = read({
      ...all({ 1: 'yes', 2: 'yes', 3: 'declined' }, 'no'),
      'a.level': 'high',
      'said.partner': '2, 3',
      'c.2': 'in the kitchen',
    })
    expect(score).toMatchObject({ yes: 2, atMost: 3 })
    expect(complete).toBe(true)
    expect(act).toMatchObject({
      instrument: 'dash',
      level: 'high',
      score: 2,
      answeredYes: ['1', '2'],
      declined: ['3'],
      fromPartner: ['2', '3'],
      comments: ['2: in the kitchen'],
    })
  })

  it('that left a question out is not complete, keeps it as not asked, and is never standard', () => {
    const form = { 'q.15': 'yes', 'a.level': 'standard', 'a.reasons': 'all quiet' }
    const { act, complete, band } = read(form)
    expect(complete).toBe(false)
    expect(band).toBe('not-yet-known')
    expect(act.notAsked).toHaveLength(23)
    expect(problems(form)).toEqual(['a.level'])
    expect(problems({ ...form, 'a.level': 'high' })).toEqual([])
  })

  it('without an answer is professional judgement, and stops where it is not safe to talk', () => {
    expect(read({ 'a.level': 'high' }).act).toMatchObject({ instrument: 'professional-judgement', complete: true })
    expect(read({ 'a.level': 'high', 'a.safeToTalk': 'no' }).act).toMatchObject({ complete: false })
  })

  it('asks for a reason where the level is lower than before, or lower than the score says', () => {
    expect(problems({ 'a.level': 'medium' })).toEqual(['a.reasons'])
    expect(read({ 'a.level': 'medium', 'a.reasons': 'He left' }).waiting).toBe('second-person')
    expect(problems({ ...all({}, 'yes'), 'a.level': 'medium' })).toEqual(['a.reasons'])
  })

  it('names what weighs more than any score before it is recorded, whatever level was set', () => {
    const first = data.shows.people[0]
    if (!first) throw new Error('Somebody is harmed')
    const fresh = { ...data, shows: { ...data.shows, people: [{ ...first, markers: [] }] } }
    const form = { 'a.person': 'p-1', ...all({ 15: 'yes' }, 'no'), 'a.level': 'standard', 'a.reasons': 'Seems calm' }
    expect(readAssessment(form, fresh).markers).toEqual(['strangulation'])
    const says = renderToString(WhatFollows({ data: fresh, form, typed: null } as unknown as Questions<RiskShown>))
    expect(says).toContain('Weighs more than any score: Strangulation.')
    expect(says).toContain('Standard means that nothing now points to serious harm. Think again.')
    expect(readAssessment({ ...form, 'a.markers': ['stalking'] }, fresh).markers).toEqual(['strangulation', 'stalking'])
  })

  it('asks how a characteristic adds to the risk (MHA-1.3.b)', () => {
    expect(problems({ 'a.level': 'high', 'a.heightenedBy': ['disability'] })).toEqual(['a.reasons'])
  })

  it('is looked at again sooner the higher its level, or on the day that was typed (CBC-5.3.a, MHA-4.5.4.a1)', () => {
    expect(read({ 'a.level': 'high' }).reviewOn).toBe('2026-12-01')
    expect(read({ 'a.level': 'medium' }).reviewOn).toBe('2026-12-22')
    expect(read({ 'a.level': 'standard' }).reviewOn).toBe('2027-02-22')
    expect(read({ 'a.level': 'high', 'a.reviewOn': '2026-12-24' }).reviewOn).toBe('2026-12-24')
  })

  it('names a number that is not a question', () => {
    expect(problems({ 'a.level': 'high', 'said.others': '3, 77' })).toEqual(['said.others'])
  })
})

describe('a plan that is agreed anew', () => {
  it('begins with the plan of whoever it is for, and with nobody’s where nobody was chosen of several', () => {
    const [first] = data.shows.people
    if (!first) throw new Error('Somebody is harmed')
    const plan = {
      n: 1,
      at: 1,
      actions: ['Call from the shop'],
      notAgreed: [],
      reason: null,
      copy: null,
      reviewOn: null,
    }
    const person = { ...first.person, id: 'p-9' }
    const people = [
      { ...first, plan },
      { ...first, person, plan: null },
    ]
    const start = (chosen: string) => planStart({ ...data, shows: { ...data.shows, people } }, chosen)
    expect(start(first.person.id)).toMatchObject({ 'plan.actions': 'Call from the shop' })
    expect(start('p-9')).toMatchObject({ 'plan.person': 'p-9', 'plan.actions': '' })
    expect(start('')).toMatchObject({ 'plan.person': '', 'plan.actions': '' })
  })
})

describe('the sheet', () => {
  it('finds a name in any form, and no name in part of another word', () => {
    const names = ['Amira Example', 'Jo O’Brien']
    expect(namesIn(['Ring AMIRA’s sister', 'Ask Brien'], names)).toEqual(['Amira', 'Brien'])
    expect(namesIn(['For example', 'Jot it down', 'Keep the phone charged'], ['Exam Pleman'])).toEqual([])
  })

  const planned = (id: string, copy: string | null, at = 1) => ({
    person: { id },
    plan: { n: at, at, actions: [`Agreed with ${id}`], notAgreed: [], reason: null, copy, reviewOn: null },
  })

  it('prints the plan of whoever it is for, never that of somebody else on the case who agreed theirs later', () => {
    const people = [planned('amira', 'printed', 1), planned('lena', 'printed', 2)]
    expect(planToPrint(people, '1')).toMatchObject({ person: 'amira', plan: { actions: ['Agreed with amira'] } })
    expect(planToPrint(people, '2')).toMatchObject({ person: 'lena', plan: { actions: ['Agreed with lena'] } })
    expect(planToPrint(people, '')).toBeNull()
    expect(planToPrint(people, '3')).toBeNull()
    expect(planToPrint(people, 'amira'), 'no address names anybody').toBeNull()
    expect(riskPaths.sheet('R-4F7K', 2)).toBe('/cases/R-4F7K/notes?n=2')
  })

  it('is there for one where a copy of another’s plan is not safe, and for nobody who did not say that it is', () => {
    const people = [planned('amira', 'printed', 1), planned('lena', 'not-safe-to-hold', 2)]
    expect(planToPrint(people, '1')?.person).toBe('amira')
    for (const copy of ['not-safe-to-hold', 'not-wanted', null])
      expect(planToPrint([planned('lena', copy)], '1')).toBeNull()
  })
})
