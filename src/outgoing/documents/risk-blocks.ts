/**
 * The risk to each person harmed, as a document says it: the level that stands and, row by row, how it came about. A level that was set
 * and does not stand says so: whoever reads a lower one alone would take it for the risk.
 */
import type { Entry } from '../../record/entry.ts'
import { answersOf } from '../../record/risk/answers.ts'
import type { Instrument } from '../../record/risk/instrument.ts'
import { markersIn, scoreOf } from '../../record/risk/score.ts'
import { type LevelStep, standingLevel, type Waiting } from '../../record/risk/standing-level.ts'
import type { CaseReading, EntryReading } from '../../views/case-reading.ts'
import { plainly } from '../../views/sentences.ts'
import { sayDay } from './dates.ts'
import type { Block } from './document.ts'

const HEAD = ['Day', 'Level', 'Assessed with', 'Score', 'What weighs more than the score']
const NOT_RECORDED = 'Not recorded'

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [])
const day = (at: number): string => sayDay(at, 'english')

const asEntry = ({ n, type, at, role, codes }: EntryReading): Entry => ({
  n,
  type,
  at,
  recordedAt: at,
  by: role,
  codes,
  happened: false,
})

const NOT_IN_FORCE: Readonly<Record<Waiting, string>> = {
  'second-person': 'no second person has agreed to it',
  reason: 'no reason was given for a lower level',
  'not-finished': 'it is not a finished assessment of ours',
}

function levelOf({ set, stands, waiting, lowering }: LevelStep): string {
  const level = capital(plainly(set))
  if (waiting === null || set === stands) return level
  const why = lowering === 'not-agreed' ? 'a second person did not agree to it' : NOT_IN_FORCE[waiting]
  return `${level}, which is not in force: ${why}. ${capital(plainly(stands))} stood`
}

function rowOf(step: LevelStep, { codes }: EntryReading, instrument: Instrument, several: boolean): readonly string[] {
  const answers = codes.instrument === instrument.instrument ? answersOf(codes) : new Map()
  const { yes, asked, open } = scoreOf(instrument, answers)
  const without = open.length > 0 ? `, ${open.length} without a yes or no` : ''
  const score = answers.size > 0 ? `${yes} yes of ${asked}${without}` : (step.score ?? NOT_RECORDED)
  const markers = [...new Set([...texts(codes.markers), ...markersIn(instrument, answers)])]
  return [
    day(step.at),
    several && codes.person === undefined ? `${levelOf(step)} (it names nobody)` : levelOf(step),
    codes.instrument === undefined ? NOT_RECORDED : capital(plainly(String(codes.instrument))),
    String(score),
    markers.length > 0 ? capital(markers.map(plainly).join(', ')) : NOT_RECORDED,
  ]
}

/** `about`: one person alone; null for everybody harmed on the case. */
export function riskBlocks(reading: CaseReading, about: string | null, instrument: Instrument): readonly Block[] {
  const harmed = reading.people.filter(({ role }) => role === 'victim')
  const entries = reading.entries.map(asEntry)
  const subjects = about !== null ? [about] : harmed.length > 1 ? harmed.map(({ id }) => id) : [null]
  const blocks = subjects.flatMap((id): readonly Block[] => {
    const { level, since, steps } = standingLevel(entries, id)
    const rows = steps.toReversed().flatMap((step) => {
      const entry = reading.entries.find(({ n }) => n === step.n)
      return entry ? [rowOf(step, entry, instrument, harmed.length > 1)] : []
    })
    if (rows.length === 0 || since === null) return []
    const name = subjects.length > 1 ? reading.people.find((person) => person.id === id)?.name : undefined
    const stands = `${capital(plainly(level))} stands, set on ${day(since)}.`
    return [
      { kind: 'paragraph', text: name === undefined ? stands : `${name}: ${stands}` },
      { kind: 'table', head: HEAD, rows },
    ]
  })
  return blocks.length > 0 ? blocks : [{ kind: 'paragraph', text: 'Nothing is recorded.' }]
}
