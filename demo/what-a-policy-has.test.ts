/** The made-up cases of a landlord hold only what its policy has: a pause of court action, a list of people, are not everywhere. */
import { expect, test } from 'vitest'
import { loadHolidays } from '../src/packs/load-holidays.ts'
import { loadOrganisation } from '../src/packs/load-organisation.ts'
import { landlordIds, loadPolicy } from '../src/packs/load-policies.ts'
import { projectRoot } from '../src/packs/project-root.ts'
import { compile } from '../src/policy/compile.ts'
import type { EntryTypeName } from '../src/record/vocabulary.ts'
import type { CaseMaking, Workshop } from './making.ts'
import { chanceFrom, madeUpPerson } from './people.ts'
import { STORIES } from './stories.ts'

/** Every type of act that the stories tell at a landlord. */
async function toldAt(landlord: string): Promise<ReadonlySet<EntryTypeName>> {
  const told = new Set<EntryTypeName>()
  const someone = { ...madeUpPerson(chanceFrom(1), 'woman'), customer: 'c', account: 'a' }
  const note = async (type: EntryTypeName) => {
    told.add(type)
    return { outcome: 'recorded', caseId: null, entryId: '', seq: 1 } as const
  }
  const c: CaseMaking = {
    victim: someone,
    other: someone,
    child: () => madeUpPerson(chanceFrom(2), 'child'),
    ref: (word) => word,
    go: () => undefined,
    goMinutesAgo: () => undefined,
    report: async (_data, _children, said = []) => {
      for (const [type] of said) told.add(type)
    },
    act: note,
    passTo: async () => {
      told.add('handover.made')
      told.add('handover.accepted')
    },
    together: async (_by, acts) => {
      for (const [type] of acts) told.add(type)
    },
    tryRefused: async () => undefined,
    answer: async () => undefined,
    answerInTime: async () => undefined,
    close: async () => {
      await note('case.closed')
    },
  }
  const shop = {
    policy: compile(loadPolicy(projectRoot(), landlord).packs, loadHolidays(projectRoot())),
    organisation: loadOrganisation(projectRoot(), landlord),
    owner: 'da-caseworker',
    accountOf: (who: string) => who,
  } as unknown as Workshop
  for (const story of STORIES) await story.make(c, shop)
  return told
}

test('a pause of court action is set only where the policy has one, and a list is kept only where there is one', async () => {
  const has: Record<string, { pause: boolean; list: boolean }> = {}
  for (const landlord of landlordIds(projectRoot())) {
    const told = [...(await toldAt(landlord))]
    has[landlord] = {
      pause: told.some((type) => type.startsWith('breathing-space.')),
      list: told.some((type) => type.startsWith('restricted-access.')),
    }
  }
  expect(has).toEqual({
    chesterfield: { pause: false, list: false },
    mha: { pause: false, list: false },
    'plus-dane': { pause: false, list: false },
    vivid: { pause: true, list: false },
    whg: { pause: false, list: true },
  })
})
