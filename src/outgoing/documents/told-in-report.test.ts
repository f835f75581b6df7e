import { describe, expect, test } from 'vitest'
import { loadOrganisation } from '../../packs/load-organisation.ts'
import { projectRoot } from '../../packs/project-root.ts'
import { instantOf } from '../../record/london-time.ts'
import { withSafeContact } from '../../record/told-of-contact.ts'
import type { EntryTypeName } from '../../record/vocabulary.ts'
import type { CaseReading, EntryReading } from '../../views/case-reading.ts'
import { classesOf } from '../exports/export-classes.ts'
import { textsOf } from './document.ts'
import { usualSections } from './document-kinds.ts'
import { type PackAsk, packOf } from './pack.ts'
import { type ToldTo, untoldIn } from './told-in-report.ts'

const NOW = instantOf('2026-03-02T10:00')
const person = (id: string, name: string, role: string) => ({
  id,
  name,
  role,
  ageGroup: null,
  customerType: null,
  affected: null,
})
const AMIRA = person('amira', 'Amira Example', 'victim')
const KARL = person('karl', 'Karl Sample', 'perpetrator')

type Told = {
  readonly type?: EntryTypeName
  readonly words?: EntryReading['words']
  readonly role?: EntryReading['role']
}
const entry = (codes: EntryReading['codes'], { type, words, role }: Told = {}): EntryReading => ({
  id: 'an entry',
  n: 1,
  type: type ?? 'report.received',
  at: NOW - 86_400_000,
  role: role ?? 'housing-officer',
  sentence: 'A report was received',
  codes,
  words: words ?? { summary: 'He held the door shut.' },
})
const HERS = { channel: 'phone', source: 'victim', person: 'amira' }

const caseOf = (entries: readonly EntryReading[], people = [AMIRA, KARL]): CaseReading => ({
  reference: 'R-4F7K',
  opened: NOW - 86_400_000,
  state: { state: 'reported', since: NOW - 86_400_000 },
  people,
  relationships: [],
  entries,
})

const ASK: PackAsk = {
  kind: 'marac-referral',
  sections: usualSections('marac-referral'),
  person: null,
  recipient: 'marac',
  landlord: 'MHA',
  print: 'standard',
  hidden: [],
  instrument: loadOrganisation(projectRoot(), 'mha').riskTools.instrument,
}
const isUntold = (reading: CaseReading, to: ToldTo): boolean => untoldIn(reading, to).length > 0
const said = (reading: CaseReading, change: Partial<PackAsk> = {}) =>
  textsOf(packOf({ ...ASK, ...change }, reading, NOW)).join('\n')

describe('what a pack says happened', () => {
  test('is what the person harmed told us, where nobody wrote down an incident', () => {
    expect(said(caseOf([entry(HERS)]))).toContain('Amira Example told us: He held the door shut.')
    const nobodyNamed = entry({ channel: 'phone', source: 'victim' })
    expect(said(caseOf([nobodyNamed]))).toContain('Amira Example told us: He held the door shut.')
  })

  test('is what somebody who speaks for them told us, or one of our staff saw', () => {
    expect(said(caseOf([entry({ ...HERS, source: 'idva' })]))).toContain('Their IDVA told us: He held')
    const seen = entry({ noticedIn: 'visit', basis: 'witnessed', person: 'amira' }, { type: 'concern.raised' })
    expect(said(caseOf([seen]))).toContain('One of our staff saw or heard it: He held')
  })

  test('is never what a neighbour, somebody who must not be named, or another agency told us', () => {
    for (const source of [
      'neighbour',
      'anonymous',
      'member-of-public',
      'family',
      'friend',
      'household-member',
      'police',
    ])
      expect(said(caseOf([entry({ ...HERS, source })])), source).not.toContain('held the door')
    for (const codes of [{ basis: 'told-by-other' }, { basis: 'witnessed', sourceAnonymous: true }]) {
      const heard = entry({ noticedIn: 'visit', person: 'amira', ...codes }, { type: 'concern.raised' })
      expect(said(caseOf([heard]))).not.toContain('held the door')
    }
    const seenAtWork = entry({ noticedIn: 'visit', basis: 'witnessed' }, { type: 'concern.raised', role: 'contractor' })
    expect(said(caseOf([seenAtWork]))).not.toContain('held the door')
  })

  test('is never what came through the public form: nobody has checked who wrote it', () => {
    expect(said(caseOf([entry({ ...HERS, channel: 'web-form' })]))).not.toContain('held the door')
  })

  test('is never the word of the person causing harm, nor of somebody who was said to cause harm too', () => {
    expect(said(caseOf([entry({ ...HERS, source: 'perpetrator' })]))).not.toContain('held the door')
    expect(said(caseOf([entry({ ...HERS, person: 'karl' })]))).not.toContain('held the door')
    const both = entry({ person: 'amira', role: 'perpetrator' }, { type: 'person.added', words: {} })
    expect(said(caseOf([both, entry(HERS)]))).not.toContain('held the door')
  })

  test('has no way to reach anybody: no line of safe contact, no number and no e-mail', () => {
    const summary = withSafeContact(
      'He held the door shut on 12.02.2026. Ring 07700 900 461 or mail amira@mail.example.\nHe left at 9.',
      'Ring her sister at noon\nnever the house',
    )
    const inOne = 'He shouted. Safe contact: by letter to her work'
    const text = said(caseOf([entry(HERS, { words: { summary } }), entry(HERS, { words: { summary: inOne } })]))
    expect(text).toContain('He held the door shut on 12.02.2026.')
    expect(text).toContain('Ring [number left out] or mail [e-mail address left out]')
    expect(text).toContain('He left at 9.')
    expect(text).toContain('Amira Example told us: He shouted.')
    expect(text).not.toMatch(/safe contact|sister|noon|never the house|her work|900|mail\.example/i)
  })

  test.each([
    'He hit her. If she says bluebell, call 999. That is her code word.',
    'He hit her. Her code word is:\nbluebell',
    'He hit her. Safe contact: as agreed; if she says bluebell, it is her safe word',
    'Fe darodd hi. Ei gair cod yw:\nbluebell',
  ])(
    'is nothing of words that tell of a code word, wherever it stands, and whoever makes it is told: %j',
    (summary) => {
      const reading = caseOf([entry(HERS, { words: { summary } })])
      expect(said(reading)).not.toMatch(/told us|bluebell|hit her/)
      expect(isUntold(reading, { recipient: 'marac', about: null })).toBe(true)
    },
  )

  test.each([
    'He hit her. Her password: Rex-2019! He has it.',
    'He hit her. The password of her bank is Rex blue tree. He has it.',
    'He hit her. Her password was changed to Rex.2019 by him. He has it.',
    'He hit her. Her passphrase “Rex blue” is on her door. He has it.',
    'He hit her. Her password is Rexed2019. He has it.',
    'He hit her. Use the password Rex when you ring. He has it.',
    'He hit her. Rex is her password. He has it.',
    'He hit her. Password:\nRex\nHe has it.',
    'He hit her. That is the password for the call. It is Rex. He has it.',
    'He hit her. Ei chyfrinair yw Rex. He has it.',
  ])('has what happened, and no sentence in which a password is spoken of: %j', (summary) => {
    const reading = caseOf([entry(HERS, { words: { summary } })])
    expect(said(reading)).toMatch(/told us: He hit her\. \[a sentence about a password left out\]/)
    expect(said(reading)).not.toContain('Rex')
    expect(isUntold(reading, { recipient: 'marac', about: null })).toBe(false)
  })

  test('leaves out a report whose words were erased, or that was written down as an incident too', () => {
    expect(said(caseOf([entry(HERS, { words: {} })]))).not.toContain('told us')
    const again = entry({}, { type: 'incident.recorded', words: { account: 'He held the door shut.' } })
    expect(said(caseOf([entry(HERS), again]))).not.toContain('told us')
    expect(said(caseOf([entry(HERS), again]))).toContain('He held the door shut.')
  })
})

describe('what the person harmed told us', () => {
  test.each([
    'police',
    'court',
    'other',
    'perpetrator',
    'perpetrator-support',
    'employer',
    'mediation-service',
    'mappa',
  ])('is in no pack for %s', (recipient) => {
    for (const kind of ['marac-referral', 'referral-pack'] as const)
      expect(said(caseOf([entry(HERS)]), { kind, recipient, sections: ['incidents'] })).not.toContain('held the door')
  })

  test('is in no document about the person causing harm', () => {
    expect(said(caseOf([entry(HERS)]), { person: 'karl' })).not.toContain('held the door')
  })

  test('is not in a document about another person harmed, and one about them names nobody else', () => {
    const ines = person('ines', 'Ines Example', 'victim')
    const told = entry(HERS, { words: { summary: 'Karl hit Ines.' } })
    const ofNobody = entry({ channel: 'phone', source: 'victim' }, { words: { summary: 'He took the keys.' } })
    const reading = caseOf([told, ofNobody], [AMIRA, ines, KARL])
    const about = (id: string) => said(reading, { person: id, sections: ['incidents'] })
    expect(about('ines')).not.toMatch(/hit|keys/)
    expect(about('amira')).toContain('Amira Example told us: Karl hit [name left out].')
    expect(about('amira')).not.toContain('keys')
  })

  test('stands in a document about them beside who harms them, and nobody else who is harmed or harms another', () => {
    const [ines, leo] = [person('ines', 'Ines Example', 'victim'), person('leo', 'Leo Sample', 'perpetrator')]
    const with2 = (from: string, to: string) => ({ from, to, relation: 'partner', current: true, shareHome: false })
    const reading = {
      ...caseOf([], [AMIRA, ines, KARL, leo]),
      relationships: [with2('karl', 'amira'), with2('leo', 'ines')],
    }
    const table = (change: Partial<PackAsk>) => said(reading, { person: 'amira', sections: ['people'], ...change })
    expect(table({})).toContain('Karl Sample')
    expect(table({})).not.toMatch(/Ines|Leo/)
    const one = said(caseOf([], [AMIRA, ines, KARL]), { person: 'ines', sections: ['people'] })
    expect(one, 'the only one who causes harm').toContain('Karl Sample')
    expect(table({ kind: 'referral-pack', recipient: 'employer' })).not.toContain('Karl')
    expect(table({ person: 'karl' })).not.toMatch(/Amira|Ines|Leo/)
  })

  test('leaves as an account of the person harmed', () => {
    expect(classesOf(['incidents'])).toContain('victim-account')
  })
})

test('whoever makes a pack is told that something is not in it', () => {
  const marac = { recipient: 'marac', about: null }
  expect(isUntold(caseOf([entry(HERS)]), marac)).toBe(false)
  expect(isUntold(caseOf([entry(HERS, { words: {} })]), marac)).toBe(false)
  expect(isUntold(caseOf([entry({ ...HERS, source: 'neighbour' })]), marac)).toBe(true)
  expect(isUntold(caseOf([entry(HERS)]), { recipient: 'court', about: null })).toBe(true)
})

test('whoever makes a pack is told why, of each report', () => {
  const ines = person('ines', 'Ines Example', 'victim')
  const secret = entry(HERS, { words: { summary: 'He hit her. Her code word is bluebell.' } })
  const heard = entry({ ...HERS, source: 'neighbour' })
  const written = entry({ ...HERS, channel: 'web-form' })
  const ofNobody = entry({ channel: 'phone', source: 'victim' })
  const reading = caseOf([entry(HERS), secret, heard, written, ofNobody], [AMIRA, ines, KARL])
  const why = (recipient: string) => untoldIn(reading, { recipient, about: null }).map((each) => each.why)
  expect(why('marac')).toEqual(['code-word', 'teller', 'public-form', 'whom'])
  expect(new Set(why('court'))).toEqual(new Set(['reader']))
})

test('whoever makes a pack about one person harmed is not sent to write down what another told us', () => {
  const reading = (told: EntryReading) => caseOf([told], [AMIRA, person('ines', 'Ines Example', 'victim'), KARL])
  const ines = { recipient: 'marac', about: 'ines' }
  expect(isUntold(reading(entry(HERS)), ines)).toBe(false)
  expect(isUntold(reading(entry({ ...HERS, person: 'ines', source: 'neighbour' })), ines)).toBe(true)
  expect(isUntold(reading(entry({ channel: 'phone', source: 'victim' })), ines), 'it may be hers').toBe(true)
})
