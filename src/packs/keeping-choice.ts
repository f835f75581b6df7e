/** How long a landlord keeps what it keeps, from when, and what stops erasing. Part of organisation.yaml. */
import { complain, fieldsOf, itemsOf, oneOf, type Reader, textOf, yesOrNoOf } from '../policy/reading/yaml-reader.ts'
import { ROLES, type RoleName } from '../record/vocabulary.ts'

/** `enquiry`: a report that never became a case. `kept-addresses`: the addresses in the vault, while the case itself stays. `data-request`: what somebody asked for who asked for their data, once it was answered. `person`: somebody of the landlord's own records. */
export const KEPT = [
  'enquiry',
  'case',
  'kept-addresses',
  'complaint',
  'leak',
  'data-request',
  'person',
  'sessions',
  'backups',
  'audit',
] as const
export type Kept = (typeof KEPT)[number]

/** What erases nothing while it stands: the first two are set where the record says so, the others by somebody with a reason. */
export const HOLD_KINDS = ['death-review', 'child', 'legal', 'inquiry', 'request'] as const
export type HoldKind = (typeof HOLD_KINDS)[number]

export type Period = { readonly count: number; readonly unit: 'days' | 'months' | 'years' }

export type KeepingRule = {
  readonly what: Kept
  /** What the period runs from. */
  readonly from: 'closed' | 'ended' | 'made' | 'erased'
  readonly period: Period
  readonly heldBy: readonly HoldKind[]
  /** Who decides how long. */
  readonly owner: RoleName
  /** False for what is only proposed and waits for its owner's decision. */
  readonly decided: boolean
  /** The clause under which it is kept; absent where the policy is silent. */
  readonly clause?: string
}

const PERIOD = /^([1-9]\d{0,3}) (days|months|years)$/

function periodOf(reader: Reader, node: unknown): Period {
  const text = textOf(reader, node, 'keep')
  const [, count, unit] = PERIOD.exec(text) ?? []
  if (unit !== 'days' && unit !== 'months' && unit !== 'years') {
    complain(reader, node, `keep: "${text}" is not a time such as "90 days", "12 months" or "6 years"`)
    return { count: 1, unit: 'years' }
  }
  return { count: Number(count), unit }
}

function readRule(reader: Reader, node: unknown): KeepingRule {
  const each = fieldsOf(reader, node, ['what', 'from', 'keep', 'held_by', 'owner', 'decided', 'clause'], 'keeping')
  return {
    what: oneOf(reader, each.get('what') ?? node, KEPT, 'what'),
    from: oneOf(reader, each.get('from') ?? node, ['closed', 'ended', 'made', 'erased'] as const, 'from'),
    period: periodOf(reader, each.get('keep') ?? node),
    heldBy: itemsOf(each.get('held_by')).map((item) => oneOf(reader, item, HOLD_KINDS, 'held_by')),
    owner: oneOf(reader, each.get('owner') ?? node, ROLES, 'owner'),
    decided: yesOrNoOf(reader, each.get('decided') ?? node, 'decided'),
    ...(each.has('clause') ? { clause: textOf(reader, each.get('clause'), 'clause') } : {}),
  }
}

/** One rule for each thing that is kept. */
export function readKeeping(reader: Reader, node: unknown): readonly KeepingRule[] {
  const rules = itemsOf(node).map((item) => readRule(reader, item))
  for (const what of KEPT)
    if (rules.filter((rule) => rule.what === what).length !== 1)
      complain(reader, node, `keeping: "${what}" must have exactly one rule`)
  return rules
}
