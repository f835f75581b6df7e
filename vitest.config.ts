import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes longest, first: begun last, one worker would be busy with it for minutes while the other has nothing left. */
const LONGEST = [
  'test/accessibility.test.ts',
  'test/scenarios/through-the-api.test.ts',
  'src/store/server/open-server.test.ts',
  'test/journeys/housing-officer.test.ts',
  'test/journeys/data-protection.test.ts',
  'demo/load-demo.test.ts',
  'test/journeys/facets.test.ts',
  'src/store/backup/quarantine.test.ts',
  'test/proof/beside-cases.test.ts',
  'test/faults/keys.test.ts',
  'test/journeys/phone-call.test.ts',
  'test/journeys/leaks.test.ts',
]

/** The rest as usual: by how long it took when it last ran here, else by its size, which says little of the time. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const found = LONGEST.findIndex((name) => moduleId.endsWith(`/${name}`))
      return found === -1 ? LONGEST.length : found
    }
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b))
  }
}

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}', 'demo/**/*.test.ts', 'bench/**/*.test.ts'],
    pool: 'threads',
    // One fewer than the cores is the usual number: on two cores half of the machine would wait.
    maxWorkers: 2,
    isolate: false,
    sequence: { sequencer: LongestFirst },
    globalSetup: ['src/store/test-cluster.ts'],
    // A limit for what hangs. A slow machine is no fault.
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
})
