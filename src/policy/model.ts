/** A landlord's policy as data: the nine kinds of norm, and what a pack holds beside them. Read by `read-pack.ts`. */
import type { CivilDate } from '../record/london-time.ts'
import type { EntryTypeName, RoleName } from '../record/vocabulary.ts'

export type Scalar = string | number | boolean
/** `?` = recorded and not empty; a list = any of these; null in a list = the field is absent. A list field meets a value when it contains it. */
export type Where = Readonly<Record<string, Scalar | readonly (Scalar | null)[]>>

export type Pattern = {
  readonly event: EntryTypeName
  readonly where?: Where
  /** Only entries made in one of these roles count. */
  readonly by?: readonly RoleName[]
}

/** An interval of the case: opened by any of `from`, ended by any of `until`. Without `until` it never ends. */
export type Interval = { readonly from: readonly Pattern[]; readonly until: readonly Pattern[] }

export type Cite = { readonly clause: string; readonly says: string }

/** How two entries are held to be about the same thing: `strict` = both name it; `lenient` = unless both name it and differ. */
export type Per = { readonly field: string; readonly match: 'strict' | 'lenient' }

export type Period = { readonly months: number } | { readonly years: number }

export type Within =
  | 'not_stated'
  | 'immediately'
  | 'same_working_day'
  | { readonly working_days: number }
  | { readonly hours: number }
  | { readonly calendar_days: number }
  | Period
  /** By the end of the day that a date field of the trigger names. */
  | { readonly on: string }
  /** The deadline is in another document of the landlord's: an id in `imports`. Unbound: no due time, and the page says where to look. */
  | { readonly import: string }

export type Strength = 'will' | 'always' | 'aim' | 'attempt' | 'may' | 'consider' | 'encourage' | 'where-appropriate'

type NormCommon = {
  readonly id: string
  readonly cite: readonly Cite[]
  readonly strength?: Strength
  /** Id of the interpretation that the norm relies on. */
  readonly reading?: string
  /** Line of the pack's file, for messages. */
  readonly line: number
}

/** Something owed once a trigger stands. A sign is a duty to consider; an offer a duty whose answer, also a no, meets it. */
export type Duty = NormCommon & {
  readonly kind: 'duty' | 'offer' | 'sign'
  readonly when: readonly Pattern[]
  readonly do: readonly Pattern[]
  readonly within: Within
  /** False where the time is the landlord's own target and not in the policy: shown as local, never as a breach of policy. */
  readonly stated: boolean
  readonly per?: Per
  /** One instance for each adult victim known, where the trigger itself names nobody. */
  readonly forEach?: 'adult-victim'
  /** What was done for somebody who only causes harm on this case does not answer it, where the trigger itself names nobody. */
  readonly notAbout?: 'perpetrator'
  readonly again: 'absorb' | 'each' | 'restart'
  /** An entry that must stand before the trigger, or be it. */
  readonly if?: readonly Pattern[]
  /** While this interval runs the duty does not arise, and one that is open stops. */
  readonly unless?: Interval
  readonly stopsWhen: readonly Pattern[]
  readonly waivable: { readonly by: readonly RoleName[]; readonly reasons: readonly string[] } | null
  readonly survivesClosure: boolean
  /** Who holds the duty; absent = the role that owns the case. */
  readonly owedBy?: RoleName
}

export type Need = {
  /** Any one of these meets the need. */
  readonly any: readonly Pattern[]
  readonly per?: Per
  /** What is about somebody who only causes harm on this case does not meet it, and an act about them is taken to name nobody. */
  readonly notAbout?: 'perpetrator'
  /** An exemption, cited by itself: it lifts the need for the act's key while the gates before it would still let it pass. */
  readonly unless?: { readonly event: EntryTypeName; readonly cite: readonly Cite[] }
}

export type Gate = NormCommon & {
  readonly kind: 'gate'
  /** The acts that stand behind the gate. */
  readonly before: readonly Pattern[]
  readonly per?: Per
  readonly needs: readonly Need[]
  /** One of these must hold for the fields of the act itself. */
  readonly fieldAny: readonly Where[]
  /** Consent on the act itself, or the latest `consent.discussed` of this scope and person. */
  readonly needsConsent?: string
  /** The entry that opens the gate must name in its `for` the purpose of this act. */
  readonly forByAct: boolean
  readonly if?: readonly Pattern[]
  /** Only entries after the last one that meets this count. */
  readonly since?: readonly Pattern[]
  /** The gate stands until one of these, after the last `if`. */
  readonly until: readonly Pattern[]
}

export type Never = NormCommon & {
  readonly kind: 'never'
  readonly acts: readonly Pattern[]
  readonly if?: readonly Pattern[]
  /** The act is forbidden only while this runs; `per` = for the same person, action or move. */
  readonly while?: Interval
  /** `while` runs as well as long as it runs for one of the persons harmed, by what is said of them alone, whomever the act names. */
  readonly alsoOf?: 'victim'
  readonly per?: Per
  /** A filled field of the act that lifts the prohibition: the reason is on record. */
  readonly unlessField?: string
  readonly remediedBy: readonly Pattern[]
}

export type Limit = NormCommon & {
  readonly kind: 'limit'
  readonly acts: readonly Pattern[]
  readonly per?: Per
  readonly atMost: number
  readonly deviation: { readonly field: string; readonly by: readonly RoleName[] } | null
}

export type RecordRule = NormCommon & {
  readonly kind: 'record'
  readonly when: readonly Pattern[]
  readonly must: readonly string[]
}

export type Every = NormCommon & {
  readonly kind: 'every'
  readonly do: readonly Pattern[]
  readonly atLeast: Period | null
  /** A date printed in the policy: due by the end of that day. */
  readonly dueDate?: CivilDate
  readonly stated: boolean
}

export type Hold = NormCommon & {
  readonly kind: 'hold'
  /** Whose hold it is: only they may set its length or end it early. It forbids the act to all of the case while anybody's runs. */
  readonly per?: Per
  readonly startsOn: readonly Pattern[]
  readonly length: {
    readonly event: EntryTypeName
    readonly field: string
    readonly minMonths: number
    readonly maxMonths: number
    readonly default: 'min' | 'max'
  }
  readonly forbids: readonly Pattern[]
  readonly extend: boolean
  readonly endsEarlyOn: readonly Pattern[]
}

export type Norm = Duty | Gate | Never | Limit | RecordRule | Every | Hold
export type NormKind = Norm['kind']

/** A reading of words that the policy leaves open, signed by a named role. */
export type Interpretation = {
  readonly id: string
  readonly clauses: readonly string[]
  readonly reads: string
  readonly decidedBy: string
  readonly decidedOn?: CivilDate
}

/** Two clauses that pull apart. The engine never picks: the role named decides, with reasons. */
export type Tension = {
  readonly id: string
  readonly clauses: readonly string[]
  readonly reads: string
  readonly shownTo: RoleName
}

/** A slip or a silence of the document: shown beside the clause. */
export type Erratum = { readonly id: string; readonly clauses: readonly string[]; readonly notes: string }

/** A deadline owned by another document. `within` is empty until the landlord supplies it. */
export type Import = { readonly id: string; readonly document: string; readonly within?: Within }

/** Where the policy says nothing: said so, and what the landlord may set as its own target. */
export type Silence = { readonly about: string; readonly says: string }

/** Who may let somebody whose life is at risk be reached outside the agreed way, and for how long at most. */
export type SafeContactOverride = {
  readonly by: readonly RoleName[]
  readonly atMostHours: number
  /** The interpretation that says so. */
  readonly reading: string
}

export type Pack = {
  readonly id: string
  readonly version: string
  readonly landlord: string
  readonly inForce: { readonly from: CivilDate; readonly reviewBy?: CivilDate }
  readonly calendar: {
    readonly zone: 'Europe/London'
    readonly holidays: string
    /** Close of business, `HH:MM` civil time. */
    readonly close: string
    /** Days on which this landlord is closed though others work. */
    readonly closed: readonly CivilDate[]
  }
  /** The clause shown when the safe-contact rule refuses: the landlord's own, else `safe-contact`. */
  readonly safeContactClause: string
  /** What afterwards remedies an unsafe contact with a person, by an entry about the same person. Absent: nothing does. */
  readonly safeContactRemediedBy?: readonly Pattern[]
  /** Null where nobody may. */
  readonly safeContactOverride: SafeContactOverride | null
  readonly norms: readonly Norm[]
  readonly interpretations: readonly Interpretation[]
  readonly tensions: readonly Tension[]
  readonly errata: readonly Erratum[]
  readonly imports: readonly Import[]
  readonly silences: readonly Silence[]
}

/** One clause of the register, and what claims it. */
export type Clause = {
  readonly id: string
  readonly printed: string
  readonly says: string
  readonly kind: string
  readonly priority: 'A' | 'B' | 'C'
  readonly capability: readonly string[]
  /** What the system does for it. */
  readonly system: string
  /** How a tester sees that it does. */
  readonly check: string
  readonly claim: Claim
}

export type Claim =
  | { readonly by: 'norms'; readonly norms: readonly string[] }
  | { readonly by: 'definition'; readonly where: string }
  | { readonly by: 'access'; readonly rule: string }
  | { readonly by: 'feature'; readonly feature: string; readonly test: string }
  | { readonly by: 'evidence'; readonly shown: string }
  | { readonly by: 'not-modelled'; readonly why: string }
  | {
      readonly by: 'planned'
      readonly for: 'casework' | 'safety' | 'proof' | 'public-and-other-systems'
      readonly note: string
    }
