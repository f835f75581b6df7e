/** Made-up cases for a real policy: entries of the types that its norms speak of, always the same for the same seed. */
import type { Pack } from '../src/policy/model.ts'
import type { CodeValue, Entry } from '../src/record/entry.ts'
import { entryType, type Field } from '../src/record/entry-type.ts'
import { HOUR, instantOf } from '../src/record/london-time.ts'
import { ENTRY_TYPES } from '../src/record/vocabulary.ts'
import { seeded } from './load.ts'

function codeOf(field: Field, random: () => number): CodeValue {
  const one = field.values?.[Math.floor(random() * field.values.length)] ?? 'one'
  switch (field.type) {
    case 'bool':
      return random() < 0.5
    case 'int':
      return 1 + Math.floor(random() * 3)
    case 'date':
      return '2025-03-03'
    case 'list':
      return [one]
    case 'ref':
      return random() < 0.5 ? 'one' : 'two'
    case 'enum':
    case 'text':
      return field.personal ? true : one
    default:
      return field.type satisfies never
  }
}

/** That many cases of 40 entries; nothing in them took place outside control. */
export function policyCases(packs: readonly Pack[], count: number): readonly (readonly Entry[])[] {
  const random = seeded(packs.length)
  const words = JSON.stringify(packs)
  const types = ENTRY_TYPES.filter(({ name }) => words.includes(`"${name}"`) && name !== 'case.closed')
  return Array.from({ length: count }, () => {
    let at = instantOf('2025-01-06T09:00')
    return Array.from({ length: 40 }, (_, place): Entry => {
      at += Math.floor(random() * 72) * HOUR
      const type = types[Math.floor(random() * types.length)]?.name ?? 'report.received'
      const fields = entryType(type).fields.filter((field) => field.required || random() < 0.6)
      const codes = Object.fromEntries(fields.map((field) => [field.name, codeOf(field, random)]))
      return { n: place + 1, type, at, recordedAt: at, by: 'housing-officer', codes, happened: false }
    })
  })
}
