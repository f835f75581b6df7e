/** Seven kinds of tampering at a thousand places each, in the audit and in the records: all are found, and nothing is where nothing was changed. */
import { describe, expect, test } from 'vitest'
import { faultsIn, LANDLORD, madeUpChains } from './made-up-chains.ts'
import { chance, print, times } from './proving.ts'
import { CHAINS, COVERS, KINDS, tampered } from './tamperings.ts'

const trials = times(18, 1000)
const chains = madeUpChains()
const { now, places } = chains

const isWhole = (held: typeof now) => faultsIn(held, places).length === 0

describe('tampering with what a database holds', () => {
  test('nothing is found where nothing was changed', () => {
    expect(faultsIn(now, places)).toEqual([])
    for (const state of chains.states) expect(faultsIn(state, state.checkpoints)).toEqual([])
  })

  const results: string[] = []
  test.each(CHAINS.flatMap((chain) => KINDS.map((kind) => [chain, kind] as const)))(
    'in the %s: "%s" is found wherever it was done, and however it was covered up',
    (chain, kind) => {
      const missed: string[] = []
      for (let seed = 1; seed <= trials; seed++) {
        const cover = COVERS[seed % COVERS.length] ?? 'plain'
        if (isWhole(tampered(chains, chain, kind, cover, chance(seed * 7919)))) missed.push(`${cover} ${seed}`)
      }
      expect(missed).toEqual([])
      results.push(`| ${chain} | ${kind} | ${trials} | ${trials - missed.length} |`)
      if (results.length === CHAINS.length * KINDS.length)
        print(10, 'Tampering is found', [
          'Done to a database by somebody who can change everything in it, at places by chance: in turn plainly, with all hashes made to fit',
          'afterwards, and with the marks of the checkpoints made to fit too. The checkpoints elsewhere and the signing key are out of their reach.',
          '',
          '| in | kind | tried | found |',
          '| --- | --- | ---: | ---: |',
          ...results,
          '',
          'What came after the newest checkpoint is held by the chain alone: whoever can write to the database can write that anew. A',
          'checkpoint is signed every 5 minutes, or every 1,000 lines of audit.',
        ])
    },
  )

  test('without what lies elsewhere, whoever makes all hashes fit is not found: the chain alone shows outsiders only', () => {
    const bare = { ...tampered(chains, 'audit', 'rewrite', 'hashes', chance(5)), marks: [], checkpoints: [] }
    expect(faultsIn(bare, [])).toEqual([])
    expect(faultsIn(bare, places)).not.toEqual([])
  })

  test('a checkpoint that somebody else signed, one changed, and two of one number are found', () => {
    const [first = '', second = ''] = places
    expect(faultsIn(now, [...places, first.replace(/^at .*$/m, 'at 2020-01-01T00:00:00.000Z')])).not.toEqual([])
    expect(faultsIn(now, [...places, second.replace('checkpoint 2', 'checkpoint 3')])).not.toEqual([])
    const other = madeUpChains(3, 1_790_000_000_001).places[2] ?? ''
    expect(faultsIn(now, [...places, other])).not.toEqual([])
    expect(
      faultsIn(
        now,
        places.filter((text) => text.startsWith(`rowan/${LANDLORD}\n`)),
      ),
    ).toEqual([])
  })
})
