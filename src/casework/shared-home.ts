/**
 * A step that ends a home for everybody who holds it, while only the landlord's own records know that it is held together. The policy goes
 * by the case, and cannot refuse what would end the other's home until somebody puts that on it. Source: MHA-4.3.6.a.
 */
import { saidOtherwise } from '../people/held-with-us.ts'
import { currentTenancy, jointHolders, tenancyKind } from '../people/tenancies.ts'
import type { Entry } from '../record/entry.ts'
import { endsForEverybody } from '../record/legal-options.ts'
import { type CivilDate, dateOfDay, dayOf } from '../record/london-time.ts'
import { partsOn } from '../record/parts.ts'
import { standing } from '../record/standing.ts'
import type { Query } from '../store/database.ts'
import { type RegistryOnStream, registryOnCase } from '../store/queries/registry.ts'
import type { StoredRecord } from '../store/record.ts'
import { numbered } from './judged-record.ts'
import type { NewEntry } from './new-entry.ts'
import type { ProblemAt } from './offer-area.ts'

/** The field that says the step, where the act is one that ends a home for everybody; weighing one to act on it is such an act too. */
function endingField({ type, codes, happened }: Entry): string | null {
  if (happened) return null
  const steps: readonly unknown[] = Array.isArray(codes.options) ? codes.options : []
  switch (type) {
    case 'legal-action.proposed':
    case 'legal-action.started':
      return endsForEverybody(String(codes.kind)) ? 'kind' : null
    case 'perpetrator-action.considered':
      return codes.decision === 'act' && steps.some((each) => endsForEverybody(String(each))) ? 'options' : null
    default:
      return null
  }
}

/** What the case says of each person to the landlord: the latest word. */
const saidOn = (stands: readonly Entry[]): ReadonlyMap<unknown, string> =>
  new Map(
    stands.flatMap(({ type, codes }) =>
      (type === 'person.added' || type === 'person.updated') && typeof codes.customerType === 'string'
        ? [[codes.person, codes.customerType] as const]
        : [],
    ),
  )

/**
 * Whose home the step may end, by the records: whoever it is against, and whoever is harmed and lives in that home. While the records do not know
 * where the first of them lives now, everybody harmed: it may be theirs.
 */
function ofThatHome(
  { persons, tenancies }: RegistryOnStream,
  { person }: Entry['codes'],
  harmed: readonly unknown[],
  day: CivilDate,
): RegistryOnStream['persons'] {
  // Every home of theirs: a flat of his own that he was let since is not all that he holds.
  const homesOf = (customer: string) =>
    tenancies.flatMap((each) =>
      ['sole', 'joint', 'household'].includes(tenancyKind(each, customer, day) ?? '') ? [each.tenancy] : [],
    )
  const against = persons.filter((each) => each.person === person)
  const homes = against.flatMap(({ customer }) => homesOf(customer))
  const others = persons.filter((each) => each.person !== person && harmed.includes(each.person))
  const isThere = (customer: string) => homesOf(customer).some((each) => homes.includes(each))
  return [...against, ...others.filter(({ customer }) => homes.length === 0 || isThere(customer))]
}

/** Whether one of those whose home it may be holds it together with somebody by the records, and the case calls none of them a joint holder. */
function sharedInRecordsAlone(found: RegistryOnStream, entry: Entry, before: readonly Entry[]): boolean {
  const said = saidOn(standing(before))
  const harmed = [...partsOn(before)].flatMap(([person, part]) => (part === 'victim' ? [person] : []))
  const day = dateOfDay(dayOf(entry.at))
  return (
    ![entry.codes.person, ...harmed].some((person) => said.get(person) === 'joint-tenant') &&
    ofThatHome(found, entry.codes, harmed, day).some(({ person, customer }) => {
      const current = currentTenancy(found.tenancies, customer, day)
      const holdsJointly = jointHolders(found.tenancies, customer, day).length > 0
      const kind = holdsJointly ? 'joint' : current && tenancyKind(current, customer, day)
      return saidOtherwise(kind, said.get(person) ?? null) === 'joint-tenant'
    })
  )
}

/** Empty where nothing is in the way of any of these acts. */
export async function sharedHomeProblems(
  query: Query,
  record: StoredRecord,
  made: readonly NewEntry[],
): Promise<readonly ProblemAt[]> {
  const ending = made.flatMap(({ entry }, index) => {
    const field = endingField(entry)
    return field === null ? [] : [{ entry, index, field }]
  })
  const found = ending.length === 0 ? null : await registryOnCase(query, record.stream)
  if (!found || found.persons.length === 0) return []
  const { entries } = numbered(record)
  return ending.flatMap(({ entry, index, field }) =>
    sharedInRecordsAlone(found, entry, [...entries, ...made.slice(0, index).map((each) => each.entry)])
      ? [
          {
            index,
            field,
            problem:
              'would end a home that our housing records say is held together, and this case does not say so. Put that on the case first, under People: the policy goes by the case',
          },
        ]
      : [],
  )
}
