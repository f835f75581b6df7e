import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}', 'demo/**/*.test.ts', 'bench/**/*.test.ts'],
    pool: 'threads',
    // One fewer than the cores is the usual number: on two cores half of the machine would wait.
    maxWorkers: 2,
    isolate: false,
    globalSetup: ['src/store/test-cluster.ts'],
    // A limit for what hangs. A slow machine is no fault.
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
})
