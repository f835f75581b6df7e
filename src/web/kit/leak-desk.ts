/** What the pages of what may have got out ask. */
import type { LeakAct, LeakTied } from '../../casework/leaks/handle-leak.ts'
import type { LeakReported, LeakSent } from '../../casework/leaks/report-leak.ts'
import type { Performed } from '../../casework/performed.ts'
import type { LeakPage, Leaks } from '../../views/leaks/read-leaks.ts'

export type LeakDesk = {
  /** Tells of something that may have got out. Nothing is said back of it. */
  readonly reportLeak: (token: string, sent: LeakSent) => Promise<LeakReported>
  readonly readLeaks: (token: string) => Promise<Leaks | null>
  readonly readLeak: (token: string, leak: string) => Promise<LeakPage | null>
  readonly handleLeak: (token: string, act: LeakAct) => Promise<Performed>
  /** Says of which case it is, by its reference as typed. */
  readonly tieLeak: (token: string, sent: { readonly leak: string; readonly ofCase: string }) => Promise<LeakTied>
}
