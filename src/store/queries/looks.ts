/** The weekly look: what was drawn from the audit for those who look at it. The functions decide for themselves who may ask. */
import type { CivilDate, Instant } from '../../record/london-time.ts'
import { type Query, transaction } from '../database.ts'

export type LookAtRow = {
  readonly id: string
  readonly week: CivilDate
  readonly why: 'emergency' | 'out-of-hours' | 'not-found' | 'sent-out' | 'searched' | 'drawn'
  readonly name: string | null
  readonly at: Date
  readonly action: string
  readonly times: number
  /** References of the cases that it is about. */
  readonly refs: readonly string[]
  readonly looked: Date | null
  readonly looked_by: string | null
  readonly sealed: Buffer | null
}

/** Nothing that the asker did themselves; empty for whoever looks at none. What waits comes first. */
export const myLooks = (query: Query) => query<LookAtRow>('my-looks', 'select * from sec.my_looks()')

/** False where it is not theirs to mark, or was marked before. */
export const markLook = async (query: Query, id: string, sealed: Buffer, at: Instant): Promise<boolean> =>
  (
    await query<{ marked: boolean }>('mark-look', 'select sec.mark_look($1, $2, to_timestamp($3 / 1000.0)) as marked', [
      id,
      sealed,
      at,
    ])
  )[0]?.marked ?? false

type Pool = Parameters<typeof transaction>[0]

/** From how many lines of the audit are drawn at once. */
export const LINES = 50_000

/** What came of it: `more` where lines are left for the next round. */
export type DrawnLooks = 'drawn' | 'more' | 'drawn-before'

/** For the worker, once a week: draws from so many lines, and tells those who look once all were drawn from. `daysOff` are bank holidays. */
export const drawLooks = (
  worker: Pool,
  {
    landlord,
    week,
    at,
    daysOff,
    most = LINES,
  }: {
    readonly landlord: string
    readonly week: CivilDate
    readonly at: Instant
    readonly daysOff: readonly CivilDate[]
    readonly most?: number
  },
): Promise<DrawnLooks> =>
  transaction(worker, async (query) => {
    const [drawn] = await query<{ lines: number; more: boolean }>(
      'draw-looks',
      'select * from sec.draw_looks($1, $2, to_timestamp($3 / 1000.0), $4, $5)',
      [landlord, week, at, daysOff, most],
    )
    const { lines, more } = drawn ?? { lines: -1, more: false }
    if (lines < 0) return 'drawn-before'
    if (more) return 'more'
    if (lines > 0)
      await query('tell-of-looks', 'select sec.tell_of_looks($1, $2, to_timestamp($3 / 1000.0))', [landlord, week, at])
    return 'drawn'
  })
