import { describe, expect, it } from 'vitest'
import type { LoadedOrganisation } from '../../packs/load-organisation.ts'
import { loadOrganisation } from '../../packs/load-organisation.ts'
import { projectRoot } from '../../packs/project-root.ts'
import { instantOf } from '../../record/london-time.ts'
import { separate } from '../../record/separate.ts'
import type { EntryTypeName } from '../../record/vocabulary.ts'
import type { AreaEntry, AreaReading } from '../area-page.ts'
import type { CasePage } from '../case-page.ts'
import { PEOPLE_AREA } from './people.ts'

const START = instantOf('2026-06-10T11:00')
const organisation: LoadedOrganisation = loadOrganisation(projectRoot(), 'plus-dane')

type Said = readonly [EntryTypeName, Readonly<Record<string, unknown>>]

function shown(said: readonly Said[], page: Partial<CasePage> = {}, landlord = organisation) {
  const entries = said.map(([type, data], index): AreaEntry => {
    const read = separate(type, data)
    if (!read.ok) throw new Error(`${type}: ${read.problems.map(({ field }) => field)}`)
    const at = START + index * 60_000
    const who = { by: index === 0 ? 'Casey' : 'Sam', role: 'housing-officer' as const }
    return {
      n: index + 1,
      id: `e-${index + 1}`,
      type,
      at,
      recordedAt: at,
      ...who,
      codes: read.codes,
      words: read.words,
    }
  })
  const empty = {
    people: [],
    relationships: [],
    abuseTests: [],
    timeline: [],
    state: { state: 'reported', since: START },
  }
  const reading: AreaReading = {
    page: { ...empty, ...page } as unknown as CasePage,
    entries,
    accountsKnown: [],
    nameOf: () => null,
    landlord: 'plus-dane',
    caseKind: 'victim',
    organisation: landlord,
  }
  return PEOPLE_AREA.shows(reading)
}

describe('how a case came', () => {
  it('names its source, but not where somebody must not be named', () => {
    expect(shown([['report.received', { channel: 'phone', source: 'neighbour' }]]).cameBy).toMatchObject({
      source: 'neighbour',
      channel: 'phone',
      secret: false,
    })
    const secret: Said = ['concern.raised', { noticedIn: 'neighbour-concern', sourceAnonymous: true }]
    expect(shown([secret]).cameBy).toMatchObject({ source: 'neighbour-concern', secret: true })
    expect(shown([['report.received', { channel: 'letter', source: 'anonymous' }]]).cameBy?.secret).toBe(true)
  })
})

describe('who has it', () => {
  const told: Said = ['report.received', { channel: 'phone', source: 'victim' }]

  it('is whoever passed it on until it is taken on', () => {
    const passed: Said = ['handover.made', { to: 'da-caseworker' }]
    expect(shown([told]).handover).toBeNull()
    expect(shown([told, passed]).handover).toMatchObject({ to: 'da-caseworker', by: 'Sam', accepted: null })
    expect(shown([told, passed, ['handover.accepted', { entry: 2 }]]).handover?.accepted).toEqual({
      by: 'Sam',
      at: START + 120_000,
    })
  })

  it('is the receiver at once where they agreed', () => {
    const { handover } = shown([told, ['handover.made', { to: 'da-caseworker', accepted: true }]])
    expect(handover?.accepted).toEqual({ by: 'Sam', at: START + 60_000 })
  })
})

describe('a sign that was noticed', () => {
  it('asks for an answer until somebody gives one', () => {
    const lock: Said = ['concern.raised', { noticedIn: 'repair', signs: ['broken-lock'] }]
    const considered: Said = ['concern.considered', { outcome: 'no-abuse-seen' }]
    expect(shown([lock]).unanswered).toEqual([{ n: 1, noticedIn: 'repair', signs: ['broken-lock'], person: null }])
    expect(shown([lock, considered]).unanswered).toEqual([])
    expect(shown([lock, considered, lock]).unanswered.map(({ n }) => n)).toEqual([3])
  })
})

describe('a child whom a report is about', () => {
  const whg = loadOrganisation(projectRoot(), 'whg')
  const told: Said = ['report.received', { channel: 'phone', source: 'school', person: 'kit' }]
  const people = (ageGroup: string, affected: string | null) =>
    [
      { id: 'kit', name: 'Kit', role: 'victim', ageGroup, affected, customerType: null },
    ] as unknown as CasePage['people']
  const ruleOf = (said: readonly Said[], ageGroup: string, affected: string | null = null) =>
    shown(said, { people: people(ageGroup, affected) }, whg).people[0]?.rule

  it('is the one harmed, without being asked how they were affected: under 16 that is child abuse at whg (WHG-1.5.b)', () => {
    expect(ruleOf([told], 'under-16')).toEqual({ role: 'victim', safeguarding: true, childAbuse: true })
    expect(ruleOf([told], '16-17')).toEqual({ role: 'victim', safeguarding: true, childAbuse: false })
  })

  it('is what somebody said of them where they said it, and is not known where the report is about another', () => {
    expect(ruleOf([told], 'under-16', 'heard')).toMatchObject({ role: 'victim', childAbuse: false })
    const another: Said = ['report.received', { channel: 'phone', source: 'victim', person: 'amira' }]
    expect(ruleOf([another], 'under-16')).toMatchObject({ role: 'not-known', childAbuse: false })
  })
})
