/** What and whom a landlord's policy covers by its own words, beside the law: kinds of abuse, children, witnesses. Part of organisation.yaml. */
import { fieldsOf, itemsOf, oneOf, type Reader, textOf } from '../policy/reading/yaml-reader.ts'
import type { ChildRule } from '../record/child-rule.ts'
import type { NamedKind, PolicyCovers } from '../record/covered-by-policy.ts'
import { findEntryType } from '../record/entry-type.ts'

export type CoverChoice = PolicyCovers & { readonly children: ChildRule & { readonly clauses: readonly string[] } }

const KINDS = findEntryType('abuse.classified')?.fields.find((each) => each.name === 'kinds')?.values ?? []
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

export function readCoverChoice(reader: Reader, node: unknown): CoverChoice {
  const covers = fieldsOf(reader, node, ['kinds', 'unconnected', 'children'], 'covers')
  const children = fieldsOf(reader, covers.get('children') ?? node, CHILDREN, 'children')
  return {
    kinds: kindsIn(reader, covers.get('kinds')),
    unconnected: kindsIn(reader, covers.get('unconnected')),
    children: {
      victimWhen: oneOf(reader, children.get('victim_when'), ['affected', 'related'] as const, 'victim_when'),
      adultWitness: oneOf(reader, children.get('adult_witness'), ['victim', 'witness'] as const, 'adult_witness'),
      under16: oneOf(reader, children.get('under_16'), ['child-abuse', 'domestic-abuse'] as const, 'under_16'),
      clauses: itemsOf(children.get('clauses')).map((item) => textOf(reader, item, 'clauses')),
    },
  }
}
