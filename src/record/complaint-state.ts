/** Where a complaint stands, folded from its own entries. Who made it and what it says are words, and not here. */
import type { Codes } from './entry.ts'
import type { Instant } from './london-time.ts'
import type { EntryTypeName } from './vocabulary.ts'

/** An entry of a complaint, as the fold needs it. */
export type ComplaintEntry = {
  readonly type: EntryTypeName
  readonly at: Instant
  /** The account that wrote it. */
  readonly by: string
  readonly codes: Codes
}

export type StageName = 'stage-1' | 'stage-2'

export type Stage = {
  readonly stage: StageName
  readonly entered: Instant
  readonly acknowledged: Instant | null
  /** More time that was taken, in working days, one number for each time. */
  readonly extensions: readonly number[]
  readonly answered: { readonly at: Instant; readonly by: string; readonly outcome: string | null } | null
}

export type ComplaintState = {
  readonly state: 'received' | 'acknowledged' | 'answered' | 'closed'
  readonly received: Instant
  /** Those that it has entered, in their order. */
  readonly stages: readonly [Stage, ...Stage[]]
  readonly handler: string | null
  /** The member of staff whose work it is about. */
  readonly officer: string | null
  /** Who made it, in the landlord's records. */
  readonly customer: string | null
  readonly closed: { readonly at: Instant; readonly reason: string } | null
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const stageOf = (codes: Codes): StageName => (codes.stage === 'stage-2' ? 'stage-2' : 'stage-1')

const entered = (stage: StageName, at: Instant): Stage => ({
  stage,
  entered: at,
  acknowledged: null,
  extensions: [],
  answered: null,
})

/** The stage that runs, or ran last. */
export const currentStage = ({ stages }: Pick<ComplaintState, 'stages'>): Stage => stages.at(-1) ?? stages[0]

function withEntry(stage: Stage, { type, at, by, codes }: ComplaintEntry): Stage {
  switch (type) {
    case 'complaint.acknowledged':
      return { ...stage, acknowledged: stage.acknowledged ?? at }
    case 'complaint.extended':
      return { ...stage, extensions: [...stage.extensions, Number(codes.workingDays)] }
    case 'complaint.answered':
      return { ...stage, answered: stage.answered ?? { at, by, outcome: text(codes.outcome) } }
    default:
      return stage
  }
}

/** `entries` are those of one complaint, in the order in which they were written. Null where none says that it came. */
export function complaintState(entries: readonly ComplaintEntry[]): ComplaintState | null {
  const [first] = entries.filter((entry) => entry.type === 'complaint.received')
  if (!first) return null
  let stages: readonly [Stage, ...Stage[]] = [entered(stageOf(first.codes), first.at)]
  let handler: string | null = null
  let officer: string | null = null
  let closed: ComplaintState['closed'] = null
  for (const entry of entries) {
    const { type, at, codes } = entry
    const current = currentStage({ stages })
    if (type === 'complaint.received') {
      officer ??= text(codes.officer)
      if (entry !== first && stageOf(codes) !== current.stage) {
        stages = [...stages, entered(stageOf(codes), at)]
        closed = null
      }
    } else if (type === 'complaint.assigned') handler = text(codes.to)
    else if (type === 'complaint.closed') closed = { at, reason: String(codes.reason) }
    else {
      const next = stages.map((stage) => (stage === current ? withEntry(stage, entry) : stage))
      stages = next as unknown as typeof stages
    }
  }
  const { acknowledged, answered } = currentStage({ stages })
  return {
    state: closed ? 'closed' : answered ? 'answered' : acknowledged === null ? 'received' : 'acknowledged',
    received: first.at,
    stages,
    handler,
    officer,
    customer: text(first.codes.customer),
    closed,
  }
}
