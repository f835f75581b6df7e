/** What a clause is called where it is named: by the number that its policy prints. */

/** Stands for a clause where the policy has none on safe contact: the rule is then Rowan's own. */
export const OWN_RULE = 'safe-contact'

/** `VIV-3.5.a1` as the policy prints it: `clause 3.5`. What has no number goes by what it is. */
export function sayClause(id: string): string {
  const printed = /^[A-Z]+-(\d+(?:\.\d+)*)/.exec(id)?.[1]
  if (id === OWN_RULE) return 'our own rule, not in the policy'
  return printed === undefined ? 'the document control page' : `clause ${printed}`
}
