/** What the page of tenancy and moving reads: joint holders apart, a notice that ends nothing, and what comes next for a move. */
import { expect, test } from 'vitest'
import { loadOrganisation } from '../../../packs/load-organisation.ts'
import { projectRoot } from '../../../packs/project-root.ts'
import { DAY, HOUR, instantOf } from '../../../record/london-time.ts'
import { separate } from '../../../record/separate.ts'
import type { EntryTypeName } from '../../../record/vocabulary.ts'
import type { AreaEntry, AreaReading } from '../../area-page.ts'
import type { CustomerOnCase } from '../../customers-on-case.ts'
import { jointHoldersOn } from './joint.ts'
import { movesOn } from './moves.ts'
import { changesOn, noticesOn } from './notices.ts'
import { wishesOn } from './wish.ts'

const START = instantOf('2026-03-02T09:00')
type Said = readonly [EntryTypeName, Readonly<Record<string, unknown>>]
type Joint = {
  readonly customerType?: string | null
  readonly customers?: readonly CustomerOnCase[]
  readonly landlord?: string
}

const reading = (
  acts: readonly Said[],
  { customerType = 'joint-tenant', customers = [], landlord = 'mha' }: Joint = {},
) =>
  ({
    organisation: loadOrganisation(projectRoot(), landlord),
    page: {
      now: START + 3 * DAY,
      customers,
      people: [
        { id: 'karl', name: 'Karl Example', role: 'perpetrator', customerType },
        { id: 'amira', name: 'Amira Example', role: 'victim', customerType },
      ],
    },
    nameOf: (id: string) => ({ amira: 'Amira Example', karl: 'Karl Example' })[id] ?? null,
    entries: acts.map(([type, data], index): AreaEntry => {
      const read = separate(type, data)
      if (!read.ok) throw new Error(`${type}: ${JSON.stringify(read)}`)
      const at = START + index * HOUR
      return {
        n: index + 1,
        id: `e${index}`,
        type,
        at,
        recordedAt: at,
        by: 'Olive',
        role: 'da-caseworker',
        codes: read.codes,
        words: read.words,
      }
    }),
  }) as unknown as AreaReading

const told = (person: string, outcome = 'accepted') =>
  ['advice.given', { person, topics: ['joint-tenancy'], outcome, reason: 'noted' }] as const

test('CBC-5.3.k: advice about a joint tenancy is offered for each holder apart, and is gone once the tenancy is held alone', () => {
  const joint = jointHoldersOn(reading([told('amira')]))
  expect(joint.map(({ person, causesHarm, advice }) => [person, causesHarm, advice?.outcome])).toEqual([
    ['amira', false, 'accepted'],
    ['karl', true, undefined],
  ])
  expect(jointHoldersOn(reading([], { customerType: 'tenant' }))).toEqual([])
})

test('our records go before what somebody said: who holds it alone there is no joint holder here', () => {
  const record = {
    person: 'amira',
    customer: 'c',
    tenure: null,
    area: null,
    addressApart: false,
    jointWithCauseOfHarm: true,
    ownCases: [],
  }
  const joint = { ...record, tenancy: 'joint' as const, jointWith: [{ name: 'Karl Example', person: 'karl' }] }
  const [amira] = jointHoldersOn(reading([], { customerType: null, customers: [joint] }))
  expect(amira).toMatchObject({ person: 'amira', onRecords: true, notOnCase: true, with: ['Karl Example'] })
  expect(jointHoldersOn(reading([], { customers: [joint] }))[0]).toMatchObject({ person: 'amira', notOnCase: false })
  const sole = { ...record, tenancy: 'sole' as const, jointWith: [] }
  expect(jointHoldersOn(reading([], { customers: [sole] })).map(({ person }) => person)).toEqual(['karl'])
})

test('a notice from the person causing harm says so; in Wales the other holder has a copy coming, in England none', () => {
  const notice = ['tenancy-notice.received', { notice: 'n1', person: 'karl', form: 'withdrawal-notice' }] as const
  expect(noticesOn(reading([notice]))).toMatchObject([
    { fromCauseOfHarm: true, pressureConsidered: null, copyAs: { id: 'copy-of-withdrawal-notice' }, copiedTo: [] },
  ])
  expect(noticesOn(reading([notice], { landlord: 'vivid' }))).toMatchObject([{ copyAs: null }])
  const copy = [
    'tenancy-notice.served',
    { person: 'amira', form: 'copy-of-withdrawal-notice', notice: 'n1', addressWithheld: true },
  ] as const
  expect(noticesOn(reading([notice, copy]))[0]?.copiedTo).toEqual(['Amira Example'])
  const both = [
    'tenancy-notice.received',
    { notice: 'n1', person: 'karl', form: 'surrender', withOther: true },
  ] as const
  expect(noticesOn(reading([both]))[0]?.copyAs).toBeNull()
})

test('an application waits until it is decided, and says whether it was put first', () => {
  const asked = ['tenancy-change.requested', { person: 'amira', kind: 'joint-to-sole' }] as const
  const first = ['priority.set', { queue: 'tenancy-change', level: 'top' }] as const
  expect(changesOn(reading([first, asked]))).toMatchObject([{ first: false, decided: null }])
  const decided = ['tenancy-change.decided', { person: 'amira', outcome: 'agreed', route: 'court-order' }] as const
  expect(changesOn(reading([asked, first, decided]))).toMatchObject([
    { first: true, decided: { route: 'court-order' } },
  ])
})

test('CBC-5.3.l2: a move goes from the request to the new home by one step after another', () => {
  const r = { rehousing: 'r1' }
  const acts: readonly Said[] = [
    ['rehousing.requested', { ...r, person: 'amira', areasToAvoid: ['Northside'] }],
    ['rehousing.assessed', { ...r, riskMitigation: 'far away', threshold: 'asked-to-move' }],
    ['rehousing.decided', { ...r, outcome: 'agreed', reasons: 'he knows the house' }],
    ['options.discussed', { person: 'amira', topics: ['rehousing-requirements', 'rehousing-warning'], ...r }],
    ['rehousing.offered', { ...r, area: 'Southgate', likeForLike: true }],
    ['rehousing.answered', { ...r, outcome: 'accepted' }],
    ['victim.moved', { person: 'amira', ourHome: true }],
  ]
  const steps = acts.map((_act, index) => movesOn(reading(acts.slice(0, index + 1)))[0]?.next)
  expect(steps).toEqual(['assess', 'decide', 'talk', 'offer', 'answer', 'move', 'moved'])
  expect(movesOn(reading(acts))[0]).toMatchObject({ name: 'Amira Example', areasToAvoid: ['Northside'] })
})

test('a no leads back to an offer, each answer stays with its own offer, and a refusal ends the move', () => {
  const r = { rehousing: 'r1' }
  const begun: readonly Said[] = [
    ['rehousing.assessed', r],
    ['rehousing.decided', { ...r, outcome: 'special-case' }],
    ['options.discussed', { person: 'amira', topics: ['rehousing-requirements'] }],
    ['rehousing.offered', { ...r, area: 'Southgate' }],
    ['rehousing.answered', { ...r, outcome: 'declined', reason: 'too small' }],
  ]
  expect(movesOn(reading(begun))[0]?.next).toBe('offer')
  const again = movesOn(reading([...begun, ['rehousing.offered', { ...r, area: 'Eastway' }]]))[0]
  expect(again?.next).toBe('answer')
  expect(again?.offers.map(({ area, answer }) => [area, answer?.outcome])).toEqual([
    ['Southgate', 'declined'],
    ['Eastway', undefined],
  ])
  expect(
    movesOn(
      reading([
        ['rehousing.assessed', r],
        ['rehousing.decided', { ...r, outcome: 'refused' }],
      ]),
    )[0]?.next,
  ).toBe('refused')
})

test('a talk about one move does not count for another', () => {
  const acts: readonly Said[] = [
    ['rehousing.assessed', { rehousing: 'r1' }],
    ['rehousing.decided', { rehousing: 'r1', outcome: 'agreed' }],
    ['options.discussed', { person: 'amira', topics: ['rehousing-requirements'], rehousing: 'r2' }],
  ]
  expect(movesOn(reading(acts))[0]?.next).toBe('talk')
})

test('VIV-4.3.e1: from the day they choose to go the days without a word to the council are counted, and asking it ends the count', () => {
  const choice = ['victim-choice.recorded', { person: 'amira', choice: 'move' }] as const
  expect(wishesOn(reading([choice]))).toMatchObject([{ choice: 'move', daysWithoutCouncil: 3 }])
  const asked = ['partner.contacted', { partner: 'local-authority-housing', purpose: 'move' }] as const
  expect(wishesOn(reading([choice, asked]))).toMatchObject([{ daysWithoutCouncil: null }])
  const stays = ['victim-choice.recorded', { person: 'amira', choice: 'stay-at-home' }] as const
  expect(wishesOn(reading([choice, stays]))).toMatchObject([{ choice: 'stay-at-home', daysWithoutCouncil: null }])
})

test('the two thresholds of risk are told apart, and neither is put in place of the wish', () => {
  const risk = (said: object) =>
    ['risk.assessed', { person: 'amira', instrument: 'professional-judgement', ...said }] as const
  const read = (said: object) => wishesOn(reading([risk(said)]))[0]
  expect(read({ level: 'high' })?.thresholds).toEqual(['high-risk-of-serious-harm'])
  expect(read({ level: 'medium', significantAtHome: true })?.thresholds).toEqual(['significant-risk-at-home'])
  expect(read({ level: 'medium' })).toMatchObject({ thresholds: [], choice: null })
})
