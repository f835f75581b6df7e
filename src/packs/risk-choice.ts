/** What a landlord chose for its risk assessments: the instrument, the MARAC area, when to look again. Part of organisation.yaml. */
import { fieldsOf, itemsOf, oneOf, type Reader, textOf, wholeOf } from '../policy/reading/yaml-reader.ts'
import { findEntryType } from '../record/entry-type.ts'
import type { ReassessOn } from '../record/risk/reassessment.ts'
import type { KnownLevel } from '../record/risk/score.ts'
import { type AskedFirst, readAskedFirst } from './asked-first.ts'

export type RiskChoice = {
  /** A value of the vocabulary: `dash`. */
  readonly instrument: string
  /** The clause that names the instrument; absent where the policy names none and the landlord chose. */
  readonly clause?: string
  /** The id of its MARAC area. */
  readonly area: string
  /** Days until the risk is looked at again, by level: the landlord's own, unless its policy says. */
  readonly reviewDays: Readonly<Record<KnownLevel, number>>
  readonly reassess: readonly ReassessOn[]
  /** What waits until a duty of the policy is done, though no norm of it stops the act. */
  readonly askedFirst: readonly AskedFirst[]
}

const valuesOf = (field: string): readonly string[] =>
  findEntryType('risk.assessed')?.fields.find((each) => each.name === field)?.values ?? []

export function readRiskChoice(reader: Reader, node: unknown): RiskChoice {
  const risk = fieldsOf(
    reader,
    node,
    ['instrument', 'clause', 'area', 'review_days', 'reassess', 'asked_first'],
    'risk',
  )
  const days = fieldsOf(reader, risk.get('review_days') ?? node, ['high', 'medium', 'standard'], 'review_days')
  return {
    instrument: oneOf(reader, risk.get('instrument'), valuesOf('instrument'), 'instrument'),
    ...(risk.has('clause') ? { clause: textOf(reader, risk.get('clause'), 'clause') } : {}),
    area: textOf(reader, risk.get('area'), 'area'),
    reviewDays: {
      high: wholeOf(reader, days.get('high'), 'high'),
      medium: wholeOf(reader, days.get('medium'), 'medium'),
      standard: wholeOf(reader, days.get('standard'), 'standard'),
    },
    reassess: itemsOf(risk.get('reassess')).map((item) => {
      const each = fieldsOf(reader, item, ['trigger', 'clause'], 'reassess')
      return {
        trigger: oneOf(reader, each.get('trigger'), valuesOf('triggeredBy'), 'trigger'),
        clause: each.has('clause') ? textOf(reader, each.get('clause'), 'clause') : null,
      }
    }),
    askedFirst: readAskedFirst(reader, risk.get('asked_first')),
  }
}
