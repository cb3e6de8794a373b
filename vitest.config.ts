import { defineConfig } from 'vitest/config';

/** Pure rules: nothing they import keeps anything, so that one file's modules are as good as another's. */
const PURE = 'test/core/**/*.test.ts';

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two cores are what a laptop or a CI machine can be counted on to have.
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'rules', include: [PURE], isolate: false } },
      { extends: true, test: { name: 'system', include: ['test/**/*.test.{ts,tsx}'], exclude: [PURE] } },
    ],
  },
});
