import { expect, it } from 'vitest'
import { compile } from '../policy/compile.ts'
import { refusals } from '../policy/refusals.ts'
import { findEntryType } from '../record/entry-type.ts'
import { instantOf } from '../record/london-time.ts'
import { separate } from '../record/separate.ts'
import { loadHolidays } from './load-holidays.ts'
import { loadPolicies } from './load-policies.ts'
import { projectRoot } from './project-root.ts'

const root = projectRoot()
const LOG = 'Log an act: '

/** `security.ordered measure=cctv|door-alarm` as the entries that it stands for. */
function entriesOf(words: string): readonly { readonly type: string; readonly data: Record<string, unknown> }[] {
  const [type = '', ...fields] = words.split(' ')
  const found = findEntryType(type)
  if (!found) throw new Error(`there is no entry type "${type}"`)
  const choices = fields.map((each) => each.split('='))
  if (choices.length === 0) return [{ type, data: { ...found.example } }]
  return choices.flatMap(([name = '', values = '']) =>
    values.split('|').map((value) => {
      const field = found.fields.find((each) => each.name === name)
      const plain = field?.type === 'bool' ? value === 'true' : value
      return { type, data: { ...found.example, [name]: field?.type === 'list' ? [plain] : plain } }
    }),
  )
}

const options = loadPolicies(root).flatMap((landlord) =>
  landlord.clauses.flatMap((clause) =>
    clause.claim.by === 'feature' && clause.claim.feature.startsWith(LOG)
      ? clause.claim.feature
          .slice(LOG.length)
          .split('; ')
          .map((words) => ({ landlord, clause: clause.id, words }))
      : [],
  ),
)

it('knows the options that policies name', () => {
  expect(options.length).toBeGreaterThan(40)
})

it.for(options)('$clause can be put on record: $words', ({ landlord, clause, words }) => {
  const policy = compile(landlord.packs, loadHolidays(root))
  const at = instantOf('2026-08-03T10:00')
  for (const { type, data } of entriesOf(words)) {
    const read = separate(type, data)
    expect(read).toMatchObject({ ok: true })
    if (!read.ok) continue
    expect(findEntryType(type)?.clauses, `${type} serves ${clause}`).toContain(clause)
    const entry = { n: 1, type: read.type, at, recordedAt: at, by: 'community-safety-team' as const, codes: read.codes }
    const forbidding = refusals(policy, [], { ...entry, happened: false }).filter(({ kind }) => kind === 'never')
    expect(forbidding, `no prohibition stands against ${words}`).toEqual([])
  }
})
