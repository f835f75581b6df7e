/** Loads the instrument and the MARAC area that a landlord chose, with the licensed words where it holds them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Instrument, itemsOfInstrument, type MaracArea } from '../record/risk/instrument.ts'
import { BadPack } from './bad-pack.ts'
import { type LicensedTexts, type Read, readAreas, readInstrument, readLicensedTexts } from './read-instrument.ts'
import { readOnce } from './read-once.ts'
import type { RiskChoice } from './risk-choice.ts'

export type RiskTools = { readonly instrument: Instrument; readonly area: MaracArea }

const AREAS = 'areas.yaml'

const yamlIn = (root: string, folder: string): readonly string[] =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder))
        .filter((name) => name.endsWith('.yaml') && name !== AREAS)
        .toSorted()
        .map((name) => join(folder, name))
    : []

function taken<T>(read: Read<T>): T {
  if (!read.ok) throw new BadPack(read.problems)
  return read.value
}

const areasIn = readOnce(readAreas)
const instrumentIn = readOnce(readInstrument)

const textOf = (root: string, file: string): string => readFileSync(join(root, file), 'utf8')

/** An instrument with the words of the licensed form in it. */
export const withTexts = (instrument: Instrument, licensed: LicensedTexts): Instrument => ({
  ...instrument,
  title: licensed.title,
  licence: licensed.licence,
  notice: `Your licensed form, loaded by you. ${licensed.licence}`,
  isForm: true,
  groups: instrument.groups.map((group) => ({
    ...group,
    items: group.items.map((item) => ({ ...item, text: licensed.texts.get(item.number) ?? null })),
  })),
})

/**
 * What a landlord assesses with. A form in `policies/<landlord>/instruments/` gives its words to the instrument that it names.
 * An instrument without questions of its own (professional judgement, a local form) has none to count. Throws `BadPack`.
 */
export function loadRiskTools(root: string, landlord: string, choice: RiskChoice): RiskTools {
  const areas = taken(areasIn(textOf(root, join('instruments', AREAS)), join('instruments', AREAS)))
  const file = join('policies', landlord, 'organisation.yaml')
  const area = areas.find((each) => each.id === choice.area)
  if (!area) throw new BadPack([{ file, line: 1, reason: `risk: there is no MARAC area "${choice.area}"` }])
  const instruments = yamlIn(root, 'instruments').map((each) => taken(instrumentIn(textOf(root, each), each)))
  const found = instruments.find((each) => each.instrument === choice.instrument)
  const instrument = found ?? withoutQuestions(choice.instrument)
  const numbers = itemsOfInstrument(instrument).map((item) => item.number)
  const licensed = yamlIn(root, join('policies', landlord, 'instruments'))
    .map((each) => taken(readLicensedTexts(textOf(root, each), each, numbers)))
    .find((each) => each.instrument === choice.instrument)
  return { area, instrument: licensed ? withTexts(instrument, licensed) : instrument }
}

const withoutQuestions = (instrument: string): Instrument => ({
  id: instrument,
  version: '1',
  instrument,
  title: 'Assessment by a person',
  isForm: false,
  notice: 'This assessment has no numbered questions. Say what you know and what you judge.',
  licence: '',
  from: '2026-01-01',
  groups: [],
})
