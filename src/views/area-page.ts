/** One area of work on a case, as a member of it sees it: what the policy asks here, what is behind a gate, and what the record says. */
import type { AuditName } from '../access/audited.ts'
import type { LoadedOrganisation } from '../packs/load-organisation.ts'
import type { Codes } from '../record/entry.ts'
import type { Instant } from '../record/london-time.ts'
import type { Words } from '../record/separate.ts'
import type { Area, EntryTypeName, RoleName } from '../record/vocabulary.ts'
import type { CasePage, GateLine } from './case-page.ts'
import type { DutyLine } from './duty-line.ts'
import type { ActForm } from './read-act-form.ts'

/** An entry that stands, with its words. `n` is its place on the stream, from 1. */
export type AreaEntry = {
  readonly n: number
  readonly id: string
  readonly type: EntryTypeName
  readonly at: Instant
  readonly recordedAt: Instant
  /** The name of whoever wrote it. */
  readonly by: string
  /** Whether its reader wrote it. */
  readonly isOwn?: boolean
  readonly role: RoleName
  readonly codes: Codes
  readonly words: Words
}

/** What an area's own reading is made from: pure, and already only what its reader may see. */
export type AreaReading = {
  readonly page: CasePage
  /** As what it was begun: a colleague's, or a customer's of some kind. */
  readonly caseKind: string
  /** Entries that stand, in the order in which things happened. Retracted ones are left out. */
  readonly entries: readonly AreaEntry[]
  /** The people of the case whose rent account is known, by their ids. What the account is, nobody here is told. */
  readonly accountsKnown: readonly string[]
  /** A person of the case, or a member of staff, by name. */
  readonly nameOf: (id: string) => string | null
  readonly landlord: string
  readonly organisation: LoadedOrganisation
}

/** What the audit trail calls an area of work, after `view:case:`. */
export type AreaName = AuditName extends infer Name ? (Name extends `view:case:${infer Area}` ? Area : never) : never

/** The line that looking at an area leaves on the audit trail. */
export const areaAudit = ({ name }: { readonly name: AreaName }): AuditName => `view:case:${name}`

/** An area of work: what it covers of the vocabulary, and what its page shows beside duties and gates. */
export type CaseArea<Shown> = {
  /** What the audit trail calls it: `view:case:risk`. */
  readonly name: AreaName
  /** Areas of the vocabulary whose duties and gates belong here. */
  readonly covers: readonly Area[]
  readonly shows: (reading: AreaReading) => Shown
}

export type AreaPage<Shown> = {
  readonly page: CasePage
  readonly open: readonly DutyLine[]
  readonly ended: readonly DutyLine[]
  readonly gates: readonly GateLine[]
  /** What the forms of this area offer to choose from. */
  readonly offers: ActForm
  readonly organisation: LoadedOrganisation
  readonly shows: Shown
}
