import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { itemsOfInstrument } from '../record/risk/instrument.ts'
import { BadPack } from './bad-pack.ts'
import { loadOrganisation } from './load-organisation.ts'
import { landlordIds, loadPolicy } from './load-policies.ts'
import { loadRiskTools } from './load-risk-tools.ts'
import { projectRoot } from './project-root.ts'
import { readAreas, readInstrument } from './read-instrument.ts'

const root = projectRoot()
const record = readFileSync(join(root, 'instruments/dash-record.yaml'), 'utf8')
const areas = readFileSync(join(root, 'instruments/areas.yaml'), 'utf8')
const choice = loadOrganisation(root, 'mha').risk

const reasonsOf = (read: { ok: boolean; problems?: readonly { line: number; reason: string }[] }) =>
  (read.problems ?? []).map((problem) => `${problem.line}: ${problem.reason}`)

describe('the risk tools of the landlords', () => {
  it('are a record of 24 answers by theme, which says that it is not the form', () => {
    for (const id of landlordIds(root)) {
      const { instrument } = loadOrganisation(root, id).riskTools
      expect(itemsOfInstrument(instrument).map((item) => item.number)).toEqual(
        Array.from({ length: 24 }, (_, index) => index + 1),
      )
      expect(instrument.isForm).toBe(false)
      expect(instrument.notice).toContain('It is not the form')
    }
  })

  it('name DASH by the policy at MHA alone, and MHA’s three triggers with their clauses (MHA-4.2.7.a, MHA-4.2.8.c1)', () => {
    for (const id of landlordIds(root)) {
      const { risk } = loadOrganisation(root, id)
      const known = new Set(loadPolicy(root, id).clauses.map((clause) => clause.id))
      const cited = [risk.clause, ...risk.reassess.map((each) => each.clause)].filter((clause) => clause)
      expect(cited.every((clause) => known.has(clause ?? ''))).toBe(true)
      expect(cited).toEqual(id === 'mha' ? ['MHA-4.2.7.a', 'MHA-4.2.8.c1', 'MHA-4.2.8.c2', 'MHA-4.2.8.c3'] : [])
    }
  })

  it('are looked at again sooner the higher the level (CBC-5.3.a)', () => {
    for (const id of landlordIds(root)) {
      const { reviewDays } = loadOrganisation(root, id).risk
      expect(reviewDays.high).toBeLessThan(reviewDays.medium)
      expect(reviewDays.medium).toBeLessThan(reviewDays.standard)
    }
  })

  it('have a MARAC area whose figures nobody confirmed yet', () => {
    for (const id of landlordIds(root)) expect(loadOrganisation(root, id).riskTools.area.confirmed).toBeNull()
  })
})

describe('a licensed form that a landlord loads', () => {
  const house = (form: string): string => {
    const folder = mkdtempSync(join(tmpdir(), 'rowan-instruments-'))
    for (const each of ['instruments', 'policies/elm/instruments']) mkdirSync(join(folder, each), { recursive: true })
    writeFileSync(join(folder, 'instruments/dash-record.yaml'), record)
    writeFileSync(join(folder, 'instruments/areas.yaml'), areas)
    writeFileSync(join(folder, 'policies/elm/instruments/dash.yaml'), form)
    return folder
  }
  const texts = (until: number) =>
    Array.from({ length: until }, (_, index) => `  "${index + 1}": "Made-up question ${index + 1}?"`).join('\n')
  const form = (until: number, more = '') =>
    `instrument: dash\ntitle: Our licensed form\nlicence: Made-up licence 7\ntexts:\n${texts(until)}\n${more}`

  it('gives its words to the questions by number', () => {
    const { instrument } = loadRiskTools(house(form(24)), 'elm', choice)
    expect(itemsOfInstrument(instrument)[14]).toMatchObject({
      number: 15,
      text: 'Made-up question 15?',
      marker: 'strangulation',
    })
    expect(instrument).toMatchObject({ isForm: true, title: 'Our licensed form' })
  })

  it('is refused in part, with a question that there is not, and without a licence', () => {
    expect(() => loadRiskTools(house(form(22)), 'elm', choice)).toThrow('no words for 23, 24')
    expect(() => loadRiskTools(house(form(24, '  "25": "More?"')), 'elm', choice)).toThrow('there is no question 25')
    const unlicensed = form(24).replace('Made-up licence 7', '""')
    expect(() => loadRiskTools(house(unlicensed), 'elm', choice)).toThrow('say under what licence')
  })

  it('is not looked for where the landlord judges without a form', () => {
    const { instrument } = loadRiskTools(root, 'elm', { ...choice, instrument: 'professional-judgement' })
    expect(itemsOfInstrument(instrument)).toEqual([])
  })

  it('belongs to a MARAC area that exists', () => {
    expect(() => loadRiskTools(root, 'elm', { ...choice, area: 'atlantis' })).toThrow(BadPack)
  })
})

describe('an instrument that is written wrongly', () => {
  it('names the line of a number that stands twice and of a marker that there is not', () => {
    const twice = readInstrument(record.replace('number: 2,', 'number: 1,'), 'x.yaml')
    expect(reasonsOf(twice)).toEqual([expect.stringContaining('number 1 stands twice')])
    const marker = readInstrument(record.replace('marker: weapon', 'marker: wepon'), 'x.yaml')
    expect(reasonsOf(marker)).toEqual([expect.stringMatching(/^\d+: marker: "wepon" is not known/)])
  })

  it('names an area whose high does not lie above its medium', () => {
    const read = readAreas(areas.replace('{medium: 10, high: 14}', '{medium: 14, high: 14}'), 'areas.yaml')
    expect(reasonsOf(read)).toEqual([expect.stringMatching(/^\d+: bands: high must be above medium/)])
  })
})
