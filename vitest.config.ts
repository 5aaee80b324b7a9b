import { defineConfig } from 'vitest/config';

/** One project a tier, named like its npm script, so that each can be run by itself. */
const tier = (name: string, timeoutMs: number, extra: object = {}) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    testTimeout: timeoutMs,
    hookTimeout: timeoutMs,
    ...extra,
  },
});

export default defineConfig({
  test: {
    projects: [
      // One process for many files: a new one for each took longer than the tests. Nothing here keeps state.
      tier('unit', 20_000, { isolate: false }),
      tier('go', 180_000, { fileParallelism: false, globalSetup: 'test/support/go-run-setup.ts' }),
      tier('go-matrix', 600_000, { fileParallelism: false, globalSetup: 'test/support/go-run-setup.ts' }),
      tier('why-full', 600_000, { fileParallelism: false }),
      tier('webview', 120_000, { fileParallelism: false }),
      // Beside them test/editor/suite runs inside the editor (scripts/editor/suite.mjs).
      tier('journeys', 300_000, {
        include: ['test/editor/journeys/**/*.test.ts'],
        fileParallelism: false,
        globalSetup: 'test/support/editor/setup.ts',
      }),
    ],
  },
});
