/** What and whom a landlord's policy covers by its own words, beside the law: kinds of abuse, children, witnesses. Part of organisation.yaml. */
import { fieldsOf, itemsOf, oneOf, type Reader, textOf } from '../policy/reading/yaml-reader.ts'
import type { ChildRule } from '../record/child-rule.ts'
import type { NamedConnection, NamedKind, PolicyCovers } from '../record/covered-by-policy.ts'
import { findEntryType } from '../record/entry-type.ts'

/** By which policy of the landlord's own it is dealt with where two people are not connected, and the clauses that say so. */
export type NotConnected = { readonly policy: string; readonly clauses: readonly string[] }

export type CoverChoice = PolicyCovers & {
  readonly notConnected: NotConnected
  readonly children: ChildRule & { readonly clauses: readonly string[] }
}

const KINDS = findEntryType('abuse.classified')?.fields.find((each) => each.name === 'kinds')?.values ?? []
const RELATIONS = findEntryType('relationship.recorded')?.fields.find((each) => each.name === 'relation')?.values ?? []
const CHILDREN = ['victim_when', 'adult_witness', 'under_16', 'clauses']

/** Each kind with the clause that names it. */
const kindsIn = (reader: Reader, node: unknown): readonly NamedKind[] =>
  itemsOf(node).map((item) => {
    const each = fieldsOf(reader, item, ['abuse', 'clause'], 'covers')
    return {
      abuse: oneOf(reader, each.get('abuse'), KINDS, 'abuse'),
      clause: textOf(reader, each.get('clause'), 'clause'),
    }
  })

const connectionsIn = (reader: Reader, node: unknown): readonly NamedConnection[] =>
  itemsOf(node).map((item) => {
    const each = fieldsOf(reader, item, ['relation', 'clause'], 'connections')
    return {
      relation: oneOf(reader, each.get('relation'), RELATIONS, 'relation'),
      clause: textOf(reader, each.get('clause'), 'clause'),
    }
  })

export function readCoverChoice(reader: Reader, node: unknown): CoverChoice {
  const covers = fieldsOf(reader, node, ['kinds', 'connections', 'unconnected', 'not_connected', 'children'], 'covers')
  const children = fieldsOf(reader, covers.get('children') ?? node, CHILDREN, 'children')
  const apart = fieldsOf(reader, covers.get('not_connected') ?? node, ['policy', 'clauses'], 'not_connected')
  return {
    kinds: kindsIn(reader, covers.get('kinds')),
    connections: connectionsIn(reader, covers.get('connections')),
    notConnected: {
      policy: textOf(reader, apart.get('policy'), 'policy'),
      clauses: itemsOf(apart.get('clauses')).map((item) => textOf(reader, item, 'clauses')),
    },
    unconnected: kindsIn(reader, covers.get('unconnected')),
    children: {
      victimWhen: oneOf(reader, children.get('victim_when'), ['affected', 'related'] as const, 'victim_when'),
      adultWitness: oneOf(reader, children.get('adult_witness'), ['victim', 'witness'] as const, 'adult_witness'),
      under16: oneOf(reader, children.get('under_16'), ['child-abuse', 'domestic-abuse'] as const, 'under_16'),
      clauses: itemsOf(children.get('clauses')).map((item) => textOf(reader, item, 'clauses')),
    },
  }
}
