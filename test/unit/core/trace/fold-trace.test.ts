// cspell:ignore cbroken notests
import { describe, expect, test } from 'vitest';
import { summarizeCache } from '../../../../src/core/analysis/build/cache-summary.ts';
import type { BuildTrace } from '../../../../src/core/model/trace.ts';
import { foldTrace } from '../../../../src/core/trace/fold-trace.ts';
import { importGraph } from '../../../../src/core/trace/import-graph.ts';
import {
  readCommand,
  readRecorded,
  readRecordedFile,
  recordedCases,
  recordedVersions,
} from '../../../support/recorded.ts';

const traceOf = (version: string, name: string): BuildTrace => foldTrace(readRecorded(version, name));
const minorOf = (version: string): number => Number(/^go1\.(\d+)/.exec(version)?.[1]);

/** Distinct work directories in which go printed that it compiles, or links. */
function printed(version: string, name: string, tool: 'compile' | 'link'): number {
  const text = readRecordedFile(version, name, 'stderr') + readRecordedFile(version, name, 'stdout');
  return new Set(
    [...text.matchAll(new RegExp(`/${tool} -o \\$WORK/(b\\d+)/`, 'g'))].map(([, objdir]) => objdir),
  ).size;
}

const outcomeOf = (trace: BuildTrace, mode: string, name: string) =>
  trace.actions.find((action) => action.mode === mode && action.package === name)?.outcome;

describe.each(recordedVersions)('a trace of %s', (version) => {
  const withX = recordedCases(version).filter((name) => {
    return readCommand(version, name).addedX && readRecordedFile(version, name, 'final.json') !== '';
  });

  test.each(withX)('counts what -x prints: %s', (name) => {
    const trace = traceOf(version, name);
    const summary = summarizeCache(trace);
    // If cgo itself failed, go did not reach the compiler.
    const failed = name === 'cgo-error' ? 0 : summary.failed;
    expect(summary.misses + failed).toBe(printed(version, name, 'compile'));
    if (name !== 'test-dry')
      expect(summary.linked + summary.linksFailed).toBe(printed(version, name, 'link'));
    expect(summary.unknown).toBe(0);
    expect(trace.provisional).toBe(false);
  });

  test('of an empty cache has all packages compiled', () => {
    expect(summarizeCache(traceOf(version, 'build-cold'))).toMatchObject({
      hits: 0,
      failed: 0,
      notRun: 0,
      linked: 1,
    });
  });

  test('of a full cache has everything from the cache', () => {
    expect(summarizeCache(traceOf(version, 'build-warm'))).toMatchObject({
      misses: 0,
      hitRate: 1,
      linked: 0,
      linksFromCache: 1,
      everythingCached: true,
    });
  });

  test('of an edited package has the three packages and the link that were rebuilt', () => {
    const trace = traceOf(version, 'build-edit');
    const rebuilt = trace.actions.filter(({ mode, outcome }) => mode === 'build' && outcome === 'miss');
    expect(rebuilt.map((action) => action.package).sort()).toEqual([
      'example.com/app/cmd/app',
      'example.com/app/internal/add',
      'example.com/app/internal/fast',
    ]);
    expect(rebuilt.every(({ module }) => module === 'example.com/app')).toBe(true);
    expect(summarizeCache(trace).linked).toBe(1);
  });

  test('of a dry run contains what would be built', () => {
    const trace = traceOf(version, 'build-dry');
    expect(trace.dryRun).toBe(true);
    expect(summarizeCache(trace)).toMatchObject({ misses: 3, linked: 1, unknown: 0 });
  });

  test('of a compile error distinguishes the failed package from the others', () => {
    const trace = traceOf(version, 'compile-error');
    expect(outcomeOf(trace, 'build', 'example.com/app/internal/broken')).toBe('failed');
    expect(summarizeCache(trace)).toMatchObject({ failed: 1, notRun: 0, unknown: 0, linked: 3 });
    expect(trace.exitCode).toBe(1);
  });

  test('of a C error assigns it to the package', () => {
    const trace = traceOf(version, 'cgo-error');
    expect(outcomeOf(trace, 'build', 'example.com/app/internal/cbroken')).toBe('failed');
    expect(summarizeCache(trace)).toMatchObject({ failed: 1, misses: 0, unknown: 0 });
  });

  test('of a link error has the package compiled and its link failed', () => {
    const trace = traceOf(version, 'link-error');
    expect(outcomeOf(trace, 'link', 'example.com/app/cmd/nomain')).toBe('failed');
    expect(outcomeOf(trace, 'link-install', 'example.com/app/cmd/nomain')).toBe('notRun');
    expect(summarizeCache(trace)).toMatchObject({ misses: 1, failed: 0, linked: 0, linksFailed: 1 });
  });

  test('of a command that could not load its packages has the message and no actions', () => {
    const trace = traceOf(version, 'load-error');
    expect(trace.actions).toEqual([]);
    expect(trace.diagnostics).toHaveLength(2);
    expect(trace.provisional).toBe(false);
  });

  test('of vet names the package with findings', () => {
    const trace = traceOf(version, 'vet-finding');
    expect(outcomeOf(trace, 'vet', 'example.com/app/internal/careless')).toBe('failed');
    expect(summarizeCache(trace)).toMatchObject({ vetsFailed: 1, failed: 0, unknown: 0 });
  });

  test('of vet alone does not report a package as failed because it was not compiled', () => {
    expect(summarizeCache(traceOf(version, 'vet-again'))).toMatchObject({ misses: 0, failed: 0, unknown: 0 });
  });

  test('of a test names the variants compiled for it', () => {
    const builds = traceOf(version, 'test').actions.filter(({ mode }) => mode === 'build');
    const named = builds.map((action) => action.package).filter((name) => name.includes(' ['));
    expect(named.sort()).toEqual([
      'example.com/app/internal/add [example.com/app/internal/add.test]',
      'example.com/app/internal/add_test [example.com/app/internal/add.test]',
      'example.com/app/internal/fast [example.com/app/internal/add.test]',
    ]);
    expect(builds.filter(({ package: name }) => name === 'example.com/app/internal/add')).toHaveLength(1);
  });

  test('of a test distinguishes run, cached and failed results', () => {
    expect(summarizeCache(traceOf(version, 'test'))).toMatchObject({
      testsRun: 1,
      testsCached: 0,
      testsFailed: 0,
    });
    expect(summarizeCache(traceOf(version, 'test-failing'))).toMatchObject({ testsRun: 1, testsFailed: 1 });
    const cached = summarizeCache(traceOf(version, 'test-cached'));
    expect(cached).toMatchObject({ misses: 0, linked: 0, linksFromCache: 1, testsRun: 0, testsCached: 1 });
    // Before 1.26, go vets the tested packages again even if their result is cached.
    expect(cached.everythingCached).toBe(minorOf(version) >= 26);
  });

  test('of a cached test has the result from the graph alone', () => {
    const trace = foldTrace({ ...readRecorded(version, 'test-cached'), testOutput: null });
    expect(trace.tests.find((test) => test.package.endsWith('/add'))).toEqual({
      package: 'example.com/app/internal/add',
      status: 'pass',
      cached: true,
      elapsedMs: null,
    });
    expect(trace.tests.find((test) => test.package.endsWith('/notests'))?.status).toBe('noTestFiles');
  });

  test('of a test that does not build has the rest not run', () => {
    const trace = traceOf(version, 'test-broken');
    expect(summarizeCache(trace)).toMatchObject({ failed: 1, notRun: 3, testsRun: 0, unknown: 0 });
    expect(outcomeOf(trace, 'link', 'example.com/app/internal/add.test')).toBe('notRun');
    expect(outcomeOf(trace, 'test run', 'example.com/app/internal/add')).toBe('notRun');
  });

  test('of a program has its start, end and exit code, and since Go 1.24 whether it came from the cache', () => {
    const { exec } = traceOf(version, 'run');
    expect(exec).toMatchObject({ exitCode: 3, signal: null, fromCache: false });
    expect(exec?.endMs).toBeGreaterThan(exec?.startMs ?? Number.NaN);
    const again = traceOf(version, 'run-again');
    expect(again.exec?.fromCache).toBe(minorOf(version) >= 24);
    expect(summarizeCache(again).linked).toBe(minorOf(version) >= 24 ? 0 : 1);
    expect(traceOf(version, 'run-kill').exec).toMatchObject({ exitCode: null, signal: 'killed' });
    expect(traceOf(version, 'run-interrupted')).toMatchObject({
      interrupted: true,
      exec: { exitCode: null, signal: 'interrupt' },
    });
  });

  test('of an interrupted build keeps what was recorded and guesses nothing', () => {
    const trace = traceOf(version, 'interrupted');
    expect(trace).toMatchObject({ provisional: true, interrupted: true, signal: 'SIGINT', exitCode: null });
    const summary = summarizeCache(trace);
    expect(summary.misses).toBeLessThanOrEqual(printed(version, 'interrupted', 'compile'));
    expect(summary.hits + summary.failed).toBe(0);
    expect(summary.unknown).toBeGreaterThan(0);
    expect(trace.actions.filter(({ startMs }) => startMs !== null).length).toBeGreaterThan(0);
  });

  test.each(['build-cold', 'build-edit', 'test', 'run'])(
    'while it runs reports nothing that the final graph contradicts: %s',
    (name) => {
      const recording = readRecorded(version, name);
      const final = foldTrace(recording);
      const { xEvents } = recording;
      for (let share = 0; share <= 10; share += 1) {
        const seen = xEvents.slice(0, Math.floor((xEvents.length * share) / 10));
        const live = foldTrace({ ...recording, final: null, end: null, xEvents: seen, testOutput: null });
        expect(live.provisional).toBe(true);
        const takenBack = live.actions.filter(({ id, mode, outcome }) => {
          return KNOWN_LIVE.has(mode) && outcome !== 'unknown' && outcome !== final.actions[id]?.outcome;
        });
        expect(takenBack.map(({ mode, package: text, outcome }) => `${mode} ${text} ${outcome}`)).toEqual([]);
      }
      // After go succeeded, all packages and links are known without its final graph.
      const ended = foldTrace({ ...recording, final: null, end: { atMs: 1, exitCode: 0, signal: null } });
      const open = ended.actions.filter(({ mode, outcome }) => mode === 'build' && outcome === 'unknown');
      expect(open).toEqual([]);
    },
  );

  test.each(recordedCases(version))(
    'has an existing owner and ordered times for every action: %s',
    (name) => {
      const trace = traceOf(version, name);
      const packages = new Set(trace.actions.map((action) => action.package));
      const odd = trace.actions.filter((action, index) => {
        const ownerless =
          action.owner === '' ? !/^(go \w+|)$/.test(action.mode) : !packages.has(action.owner);
        const backwards = action.startMs !== null && action.endMs !== null && action.endMs < action.startMs;
        return action.id !== index || ownerless || backwards;
      });
      expect(odd).toEqual([]);
    },
  );
});

const KNOWN_LIVE: ReadonlySet<string> = new Set(['build', 'link', 'vet']);

describe('a trace', () => {
  test('of rare modes has outcomes from their fields', () => {
    const graph = JSON.stringify([
      { ID: 0, Mode: 'install header', Package: 'm', Deps: [1] },
      {
        ID: 1,
        Mode: 'build',
        Package: 'm',
        Deps: [2, 3],
        NeedBuild: true,
        ActionID: 'a',
        BuildID: 'a/b',
        Cmd: ['c'],
      },
      { ID: 2, Mode: 'preprocess PGO profile', ActionID: 'p', Cmd: ['preprofile'] },
      { ID: 3, Mode: 'preprocess PGO profile', ActionID: 'q', Cmd: null },
      { ID: 4, Mode: 'write coverage meta-data file', Cmd: null, TimeStart: '2026-01-01T00:00:00Z' },
      { ID: 5, Mode: 'weave', Package: 'm', Cmd: ['loom'], TimeStart: '2026-01-01T00:00:00Z' },
      { ID: 6, Mode: 'weave', Package: 'n', Cmd: null, TimeStart: '2026-01-01T00:00:00Z' },
      { ID: 7, Mode: 'weave', Package: 'o', Cmd: null },
    ]);
    const trace = importGraph(graph, { recorderVersion: '0', directory: '/src' });
    expect(trace.actions.map(({ outcome }) => outcome)).toEqual([
      ...['miss', 'miss', 'miss', 'hit', 'notNeeded', 'miss', 'unknown', 'notRun'],
    ]);
  });

  test('of a comment at the end of a file has one compile and no link', () => {
    expect(summarizeCache(traceOf('go1.26.8', 'build-comment'))).toMatchObject({
      misses: 1,
      linked: 0,
      linksFromCache: 1,
    });
  });

  test('of a missing output file has one link and nothing else', () => {
    expect(summarizeCache(traceOf('go1.26.8', 'build-relink'))).toMatchObject({ misses: 0, linked: 1 });
  });

  test('of go install has copying as a separate stage', () => {
    const trace = traceOf('go1.26.8', 'install');
    expect(trace.actions.filter(({ stage }) => stage === 'install').map(({ mode }) => mode)).toEqual([
      'go install',
      'link-install',
      'link-install',
      'link-install',
    ]);
  });

  test('assigns packages to the module with the longest matching path, and the standard library to std', () => {
    const recording = readRecorded('go1.26.8', 'vendor');
    const trace = foldTrace({
      ...recording,
      module: {
        mode: 'vendor',
        modules: ['example.com/vendored', 'example.com', 'example.com/dep'].map((path) => ({
          path,
          version: null,
          main: false,
          directory: null,
        })),
      },
    });
    const modules = new Map(trace.actions.map((action) => [action.package, action.module]));
    expect(modules.get('example.com/dep')).toBe('example.com/dep');
    expect(modules.get('example.com/vendored/cmd/tool')).toBe('example.com/vendored');
    expect(modules.get('internal/bytealg')).toBe('std');
  });

  test('has no module for a package if the modules are unknown', () => {
    const trace = foldTrace({
      ...readRecorded('go1.26.8', 'vendor'),
      module: { mode: 'unknown', modules: [] },
    });
    expect(trace.actions.find((action) => action.package === 'example.com/dep')?.module).toBeNull();
  });

  test('of files on the command line assigns them to the only main module', () => {
    const trace = traceOf('go1.26.8', 'run-file');
    expect(trace.actions.find(({ mode }) => mode === 'link')).toMatchObject({
      package: 'command-line-arguments',
      module: 'example.com/app',
    });
  });
});
