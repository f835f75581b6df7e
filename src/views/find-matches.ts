/**
 * Known people of the landlord for somebody who is told of one: asked by what the caller says, answered from the landlord's
 * records alone. Whether there is a case is never told; of the asker's own cases, those that name the person are.
 */
import { maySearchRegistry } from '../access/permissions.ts'
import { indexKey } from '../casework/import-registry.ts'
import type { Rowan } from '../casework/rowan.ts'
import { type Asked, type BlindKey, keysAsked } from '../people/blind-keys.ts'
import { firstLine, normalisedPhone, postcodeIn, spacedPostcode } from '../people/normalised.ts'
import { nameOf } from '../people/registry.ts'
import { openHome, openPerson } from '../people/registry-words.ts'
import type { TenancyKind } from '../people/tenancies.ts'
import { dateOfDay, dayOf, type Instant } from '../record/london-time.ts'
import type { FieldProblem } from '../record/separate.ts'
import { asActor, auditAtEnd, type Query } from '../store/database.ts'
import { type MatchRow, matchRegistry, noteSearch, ownCasesNaming } from '../store/queries/registry.ts'

export type { Asked }

export type Candidate = {
  readonly customer: string
  readonly name: string
  /** The year alone: to tell two of one name apart. */
  readonly bornIn: number | null
  readonly matchedOn: readonly ('name' | 'surname' | 'date-of-birth' | 'phone' | 'postcode' | 'address')[]
  /** The home that was asked for, where they live or lived. Null where nobody said it: a place is never told, only confirmed. */
  readonly home: { readonly id: string; readonly address: string } | null
  /** Null where the records know of no tenancy. */
  readonly tenancy: TenancyKind | null
  /** The asker's own cases that name this person, and as what. */
  readonly ownCases: readonly { readonly id: string; readonly reference: string; readonly role: string }[]
}

export type Matches =
  | { readonly outcome: 'found'; readonly candidates: readonly Candidate[] }
  | { readonly outcome: 'invalid'; readonly problems: readonly FieldProblem[] }
  | { readonly outcome: 'too-many' }

/** Null where the token opens nothing, and for roles that do not look people up. */
export const findMatches = (rowan: Rowan, token: string, asked: Asked): Promise<Matches | null> =>
  asActor(rowan.database, token, async (query, actor): Promise<Matches | null> => {
    const note = (result: 'shown' | 'refused' | 'invalid' | 'not-found', object: string | null = null) =>
      auditAtEnd(query, { action: 'view:matches', objectType: 'person', object, basis: 'staff', result })
    if (!maySearchRegistry(actor.roles)) {
      note('not-found')
      return null
    }
    const problems = problemsOf(asked)
    if (problems.length > 0) {
      note('invalid')
      return { outcome: 'invalid', problems }
    }
    const keys = keysAsked(await indexKey(rowan, actor.landlord), asked)
    const made = await noteSearch(query, keys)
    if (made === null) {
      note('refused')
      return { outcome: 'too-many' }
    }
    const candidates = await candidatesFor(rowan, query, actor.landlord, keys, rowan.clock())
    note('shown', candidates.map((each) => each.customer).join(' ') || null)
    return { outcome: 'found', candidates }
  })

const DAY = /^\d{4}-\d{2}-\d{2}$/

function problemsOf({ name = '', address = '', postcode = '', phone = '', dateOfBirth = '' }: Asked): FieldProblem[] {
  const problems: FieldProblem[] = []
  if (postcode.trim() !== '' && postcodeIn(postcode) === null)
    problems.push({ field: 'postcode', problem: 'must be a whole postcode, such as SO99 1AA' })
  if (phone.trim() !== '' && normalisedPhone(phone) === null)
    problems.push({ field: 'phone', problem: 'must be a whole telephone number' })
  if (dateOfBirth !== '' && !(DAY.test(dateOfBirth) && !Number.isNaN(Date.parse(dateOfBirth))))
    problems.push({ field: 'dateOfBirth', problem: 'must be a real date, as YYYY-MM-DD' })
  if (name.trim() === '' && phone.trim() === '' && firstLine(address) === '')
    problems.push({
      field: 'name',
      problem: 'must be there, or a telephone number, or the number and street of a home',
    })
  return problems
}

/** Neither a birthday nor a postcode finds anybody by itself: nobody looks through a street, or through a year. */
const SELECTS = new Set(['surname', 'phone', 'line'])

async function candidatesFor(
  rowan: Rowan,
  query: Query,
  landlord: string,
  keys: readonly BlindKey[],
  now: Instant,
): Promise<readonly Candidate[]> {
  const day = dateOfDay(dayOf(now))
  const rows = await matchRegistry(query, keys, day)
  const meant = rows.filter((row) => row.matched.some((field) => SELECTS.has(field)))
  const most = Math.max(0, ...meant.map((row) => row.matched.length))
  const close = meant.filter((row) => row.matched.length >= most - 1)
  const homes = close.flatMap((row) => row.home ?? [])
  const ids = close.map((row) => row.customer)
  const [personKeys, homeKeys, own] = await Promise.all([
    rowan.keyring.findKeys(landlord, 'person', ids),
    rowan.keyring.findKeys(landlord, 'home', homes),
    ownCasesNaming(query, ids),
  ])
  return close.flatMap((row) => {
    const key = personKeys.get(row.customer)
    if (!key) return []
    const words = openPerson(key, landlord, row.customer, row.sealed)
    const homeKey = row.home === null ? undefined : homeKeys.get(row.home)
    const home =
      row.home !== null && row.home_sealed && homeKey ? openHome(homeKey, landlord, row.home, row.home_sealed) : null
    return [
      {
        customer: row.customer,
        name: nameOf(words),
        bornIn: words.dateOfBirth === null ? null : Number(words.dateOfBirth.slice(0, 4)),
        matchedOn: matchedOn(row.matched),
        home:
          home && row.home !== null
            ? { id: row.home, address: `${home.address}, ${spacedPostcode(home.postcode)}` }
            : null,
        tenancy: kindOf(row, day),
        ownCases: own
          .filter((each) => each.customer === row.customer)
          .map(({ stream, reference, role }) => ({ id: stream, reference, role })),
      },
    ]
  })
}

function matchedOn(fields: readonly string[]): Candidate['matchedOn'] {
  const has = (field: string) => fields.includes(field)
  return [
    ...(has('full-name') ? (['name'] as const) : has('surname') ? (['surname'] as const) : []),
    ...(has('date-of-birth') ? (['date-of-birth'] as const) : []),
    ...(has('phone') ? (['phone'] as const) : []),
    ...(has('postcode') ? (['postcode'] as const) : []),
    ...(has('line') ? (['address'] as const) : []),
  ]
}

function kindOf({ part, held_until, holders }: Pick<MatchRow, 'part' | 'held_until' | 'holders'>, day: string) {
  if (part === null) return null
  if (held_until !== null && held_until < day) return 'former'
  if (part === 'household') return 'household'
  return holders > 1 ? 'joint' : 'sole'
}
