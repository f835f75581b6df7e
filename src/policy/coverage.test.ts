/** How the register of a made-up landlord is covered: by what claims each clause, and by the tests that show it. */
import { expect, test } from 'vitest'
import { coverage } from './coverage.ts'
import { readClauses, readPack } from './read-pack.ts'

const packText = `pack: elm-homes
version: "1"
landlord: elm
in_force: {from: "2026-01-01"}
calendar: {zone: Europe/London, holidays: england-and-wales, close: "17:00"}
safe_contact_clause: safe-contact
norms:
  - duty: respond
    when: {event: report.received}
    do: {event: victim.contacted}
    cite: [{clause: "ELM-1", says: "Answer."}]
`

const clauseText = (id: string, priority: string, claim: string) => `
  - id: "${id}"
    printed: "1"
    says: "Answer."
    kind: duty
    priority: ${priority}
    capability: [clock]
    system: "Starts a clock."
    check: "It is owed."
    claim: ${claim}`

const registerText = `clauses:${clauseText('ELM-1', 'A', '{norms: [respond]}')}${clauseText('ELM-1.a', 'A', '{definition: "entry types person.added"}')}${clauseText('ELM-2', 'B', '{planned: casework}')}
`

function elm(changed: { readonly pack?: string; readonly register?: string } = {}) {
  const pack = readPack(changed.pack ?? packText, 'policy.yaml')
  const register = readClauses(changed.register ?? registerText, 'clauses.yaml')
  if (!pack.ok || !register.ok) throw new Error('the made-up landlord is not sound')
  return { pack: pack.pack, clauses: register.clauses }
}

test('each clause is counted once, by what claims it', () => {
  const { pack, clauses } = elm()
  expect(coverage(pack, clauses).counts).toMatchObject({ norms: 1, definition: 1, planned: 1, feature: 0 })
  expect(coverage(pack, clauses).problems).toEqual([])
})

test('a clause has the tests that name it, and no test that names a longer number', () => {
  const { pack, clauses } = elm()
  const { rows } = coverage(pack, clauses, [
    { test: 'story owed', clauses: ['ELM-1', 'ELM-2'] },
    { test: 'a child is a victim', clauses: ['ELM-1.a'] },
  ])
  expect(rows.map((row) => [row.clause, row.tests])).toEqual([
    ['ELM-1', ['story owed']],
    ['ELM-1.a', ['a child is a victim']],
    ['ELM-2', ['story owed']],
  ])
})

test('only clauses of the first priority are missed when no test shows them', () => {
  const { pack, clauses } = elm()
  expect(coverage(pack, clauses, [{ test: 'story owed', clauses: ['ELM-1'] }]).untested).toEqual(['ELM-1.a'])
  expect(coverage(pack, clauses).untested).toEqual(['ELM-1', 'ELM-1.a'])
})

test.each([
  ['a claim by a norm that there is not', { register: registerText.replace('[respond]', '[reply]') }, '"reply"'],
  [
    'a norm that no clause claims',
    { register: registerText.replace('{norms: [respond]}', '{planned: casework}') },
    '"respond" is claimed by no clause',
  ],
  ['a norm that cites a clause that there is not', { pack: packText.replace('"ELM-1"', '"ELM-9"') }, 'cites ELM-9'],
  [
    'a norm that does not cite the clause that claims it',
    { pack: packText.replace('"ELM-1"', '"ELM-2"') },
    'does not cite ELM-1',
  ],
])('%s is said', (_what, changed, said) => {
  const { pack, clauses } = elm(changed)
  expect(coverage(pack, clauses).problems).toContainEqual(expect.stringContaining(said))
})
