/** What the web role may ask of the landlord's homes and people: a function of the database for each question. */
import type { Query } from '../database.ts'
import type { BlindRow } from '../registry.ts'

/** Questions within the last hour, this one counted; null for whoever may not look, and beyond the landlord's limit. The keys are kept, never the words. */
export const noteSearch = async (query: Query, keys: readonly BlindRow[]): Promise<number | null> =>
  (
    await query<{ made: number | null }>('note-search', 'select sec.note_search($1) as made', [
      keys.map(({ key }) => Buffer.from(key, 'hex')),
    ])
  )[0]?.made ?? null

export type MatchRow = {
  readonly customer: string
  readonly sealed: Buffer
  readonly matched: readonly string[]
  /** Null where the asker did not ask for the home. */
  readonly home: string | null
  readonly home_sealed: Buffer | null
  readonly part: 'holder' | 'household' | null
  readonly held_until: string | null
  readonly holders: number
}

/** Best match first; nothing where these keys were not noted in this transaction. `day` is YYYY-MM-DD. */
export const matchRegistry = (query: Query, keys: readonly BlindRow[], day: string) =>
  query<MatchRow>('match-registry', 'select * from sec.match_registry($1, $2)', [JSON.stringify(keys), day])

/** The reader's own cases that name these people, and as what. The reader's cases come first: how many others there are takes no time. */
export const ownCasesNaming = (query: Query, customers: readonly string[]) =>
  query<{
    readonly customer: string
    readonly stream: string
    readonly reference: string
    readonly role: string
  }>(
    'own-cases-naming',
    `select p.customer, p.stream, s.reference, coalesce(
       (select e.codes->>'role' from rowan.entry e where e.landlord = p.landlord and e.stream = p.stream and e.type = 'person.added'
          and e.codes->>'person' = p.person::text order by e.seq limit 1), 'victim') as role
     from rowan.person p join rowan.stream s on s.landlord = p.landlord and s.stream = p.stream
     where p.stream = any((select sec.visible())::uuid[]) and p.customer = any($1::uuid[])
     order by s.reference, p.person`,
    [customers],
  )

/** Counted as a search, and audited where it is answered. Undefined beyond the landlord's limit too. */
export const knownPerson = async (query: Query, customer: string, day: string) =>
  (
    await query<{ readonly sealed: Buffer; readonly holders: number; readonly part: 'holder' | 'household' | null }>(
      'known-person',
      'select * from sec.known_person($1, $2)',
      [customer, day],
    )
  )[0]

/** The rent account of the tenancy that somebody holds on a day. */
export const accountOf = async (query: Query, customer: string, day: string): Promise<string | null> =>
  (
    await query<{ account: string | null }>('account-of', 'select sec.account_of($1, $2) as account', [customer, day])
  )[0]?.account ?? null

/** Which of the people of a case have a rent account that is known: typed, or found when they were matched. None where the reader is not on the case. */
export const accountsKnownOn = async (query: Query, stream: string): Promise<readonly string[]> =>
  (
    await query<{ readonly person: string }>(
      'accounts-known-on',
      'select person from rowan.person where stream = $1 and account_reference is not null order by person',
      [stream],
    )
  ).map(({ person }) => person)

export type RegistryOnStream = {
  readonly persons: readonly { readonly person: string; readonly customer: string }[]
  /** Persons of the case whose address is kept apart. */
  readonly apart: readonly string[]
  readonly tenancies: readonly {
    readonly tenancy: string
    readonly home: string
    readonly tenure: string | null
    readonly area: string | null
    readonly nation: 'england' | 'wales'
    readonly parts: readonly {
      readonly customer: string
      readonly part: 'holder' | 'household'
      readonly from: string | null
      readonly until: string | null
      readonly sealed: string
    }[]
  }[]
}

/** Null where the reader is not on the case. */
export const registryOnCase = async (query: Query, stream: string): Promise<RegistryOnStream | null> =>
  (
    await query<{ found: RegistryOnStream | null }>('registry-on-case', 'select sec.registry_on_case($1) as found', [
      stream,
    ])
  )[0]?.found ?? null

/** Keeps an address apart, beside the entry that says so. False where nobody of that id is on the case. */
export const keepSealedAddress = async (
  query: Query,
  address: string,
  stream: string,
  person: string,
  sealed: Buffer,
): Promise<boolean> =>
  (
    await query<{ kept: boolean }>('keep-address', 'select sec.keep_address($1, $2, $3, $4) as kept', [
      address,
      stream,
      person,
      sealed,
    ])
  )[0]?.kept ?? false

/** Every address in the vault that no document about the case may tell; nothing where the actor is not on it. For the server alone. */
export const sealedAddressesLeftOut = (query: Query, stream: string) =>
  query<{ readonly address: string; readonly sealed: Buffer }>(
    'addresses-left-out',
    'select address, sealed from sec.addresses_left_out($1)',
    [stream],
  )

/** Undefined for hidden, missing and not theirs to open alike. The attempt is on the audit with its reason, whatever the answer. */
export const openSealedAddress = async (query: Query, address: string, stream: string, reason: string) =>
  (
    await query<{ readonly person: string; readonly sealed: Buffer; readonly kept_at: Date }>(
      'open-address',
      'select person, sealed, kept_at from sec.open_address($1, $2, $3)',
      [address, stream, reason],
    )
  )[0]
