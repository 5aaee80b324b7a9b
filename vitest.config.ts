import { defineConfig } from 'vitest/config';

/** How long `expect.poll` waits. Its default of one second is too short on a machine whose processors are busy. */
const expectWithPatience = { poll: { timeout: 15_000 } };

/** A tier is a folder; its `full` folder is a tier of its own, which `npm test` leaves out. */
const tier = (name: string, include: string, timeoutMs: number, extra: object = {}) => ({
  test: {
    name,
    include: [include],
    testTimeout: timeoutMs,
    hookTimeout: timeoutMs,
    expect: expectWithPatience,
    ...extra,
  },
});

/** Each file alone: these tests measure, and share a processor with the programs that they start. */
const goRuns = { fileParallelism: false, globalSetup: 'test/support/go-run-setup.ts' };
const pages = { fileParallelism: false };
const windows = { fileParallelism: false, globalSetup: 'test/support/editor/setup.ts' };

export default defineConfig({
  test: {
    projects: [
      // One process for many files: a new one for each took longer than the tests. Nothing here keeps state.
      tier('unit', 'test/unit/**/*.test.ts', 20_000, { isolate: false }),
      tier('go', 'test/go/*.test.ts', 180_000, goRuns),
      tier('go-full', 'test/go/full/**/*.test.ts', 600_000, goRuns),
      tier('webview', 'test/webview/*.test.ts', 120_000, pages),
      tier('webview-full', 'test/webview/full/**/*.test.ts', 120_000, pages),
      // Beside them test/editor/suite runs inside the editor (test/editor/harness/suite.ts).
      tier('journeys', 'test/editor/journeys/*.test.ts', 300_000, windows),
      tier('journeys-full', 'test/editor/journeys/full/**/*.test.ts', 300_000, windows),
    ],
  },
});
