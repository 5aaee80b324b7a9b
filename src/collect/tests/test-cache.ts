import path from 'node:path';
import { plainPath } from '../../core/analysis/build/build-ids.ts';
import { testProgram } from '../../core/analysis/rebuild/test.ts';
import { readGoList } from '../../core/go/quoting.ts';
import { hideSecrets, withoutSecrets } from '../../core/go/secrets.ts';
import type { EarlierTestRun, TestCacheFacts, TestRunRecord } from '../../core/model/test-cache.ts';
import type { Action, BuildTrace, TestResult } from '../../core/model/trace.ts';
import type { DryTests } from './test-argv.ts';
import { changedInputs, readTestInputs, restateInputs } from './test-inputs.ts';
import { readCachedTest, testCacheCleanedAt, testID } from './test-log.ts';

/** The part of the store of test runs that recording needs. */
export interface StoredTestRuns {
  /** Newest first. */
  readonly earlier: (packageName: string, directory: string) => Promise<readonly TestRunRecord[]>;
  readonly add: (runs: readonly TestRunRecord[]) => Promise<void>;
}

export interface TestCacheRead {
  readonly tests: readonly TestResult[];
  /** To be stored with the trace, for the next run. */
  readonly runs: readonly TestRunRecord[];
}

export interface TestContext {
  readonly trace: BuildTrace;
  readonly dryTests: DryTests;
  /** The folder; what a cache program has is not known. */
  readonly gocache: string;
  readonly isProgram: boolean;
  /** go's version as an input of every hash. */
  readonly salt: string;
  readonly env: NodeJS.ProcessEnv;
  readonly stored: StoredTestRuns;
}

/**
 * What decided whether each test package's result came from go's cache: go's own output with -n, go's list of
 * what the test read, and the previous traced run. Only reads; no test is run.
 */
export async function readTestCache(context: TestContext): Promise<TestCacheRead> {
  const { trace } = context;
  const cleanedAt = await testCacheCleanedAt(context.gocache);
  const byPackage = new Map(trace.tests.map((test) => [test.package, test]));
  const runs: TestRunRecord[] = [];
  const facts = new Map<string, TestCacheFacts>();
  for (const action of trace.actions) {
    const test = action.mode === 'test run' ? byPackage.get(plainPath(action.package)) : undefined;
    const program = test === undefined ? undefined : testProgram(action, trace.actions)?.actionID;
    if (test === undefined || program === undefined || test.status === 'noTestFiles') continue;
    const refused =
      context.dryTests.refused ??
      (context.dryTests.outside.includes(test.package) ? ({ kind: 'outside', flag: '' } as const) : null);
    const words = context.dryTests.args ?? '';
    const args = withoutSecrets(readArgs(words));
    if (refused !== null || words === '') {
      facts.set(test.package, { refused, program, args, earlier: null });
      continue;
    }
    const stored = await context.stored.earlier(test.package, trace.command.directory);
    const before = stored.filter((one) => one.startedAt < trace.startedAt);
    const record = await recordOf(test, { ...context, program, words, args, before });
    const earlier = await nearestRun(record, before, context, cleanedAt);
    facts.set(test.package, { refused, program, args, earlier });
    runs.push(record);
  }
  const tests = trace.tests.map((test) => {
    const cache = facts.get(test.package);
    return cache === undefined ? test : { ...test, cache };
  });
  return { tests, runs };
}

interface ThisRun extends TestContext {
  readonly program: string;
  readonly words: string;
  readonly args: readonly string[];
  readonly before: readonly TestRunRecord[];
}

async function recordOf(test: TestResult, context: ThisRun): Promise<TestRunRecord> {
  const { trace, env, gocache, program, words, args } = context;
  const cached = await readCachedTest(gocache, testID(context.salt, program, words));
  // An entry from before this run does not belong to it.
  const isOfNow =
    cached !== null && (test.cached === true || cached.atMs >= Date.parse(trace.startedAt) - CLOCK_MS);
  const folders = foldersOf(test.package, trace);
  const log = isOfNow && test.status === 'pass' ? cached.log : null;
  // If go kept no list for a run, it probably read the same as an earlier run of the same binary.
  const alike = context.before.find((one) => one.program === program && one.inputs !== null)?.inputs;
  return {
    package: test.package,
    startedAt: trace.startedAt,
    argv: trace.command.argv,
    directory: trace.command.directory,
    ...(trace.go.version === null ? {} : { goVersion: trace.go.version }),
    ...{ program, args, words: hideSecrets(words), gocache },
    kept: test.status === 'fail' ? 'failed' : isOfNow ? 'kept' : context.isProgram ? 'unknown' : 'notKept',
    inputs:
      log !== null && folders !== null
        ? await readTestInputs(log, { ...folders, env })
        : alike
          ? await restateInputs(alike, env)
          : null,
  };
}

/** go's times and ours come from one clock, but two processes. */
const CLOCK_MS = 5;

/**
 * Preferably a run of the same binary with the same flags and the fewest changes; otherwise of the same binary;
 * otherwise the newest.
 */
async function nearestRun(
  now: TestRunRecord,
  before: readonly TestRunRecord[],
  { trace, env }: TestContext,
  cleanedAt: number,
): Promise<EarlierTestRun | null> {
  const started = Date.parse(trace.startedAt);
  const same = before.filter((one) => one.program === now.program && one.words === now.words);
  const compared = await Promise.all(
    same.map(async (run) => ({
      run,
      changed: run.inputs === null ? null : await changedInputs(run.inputs, env, started),
    })),
  );
  const nearest = compared.reduce<(typeof compared)[number] | null>((best, one) => {
    const isNearer = (one.changed?.length ?? MOST) < (best?.changed?.length ?? MOST);
    return best === null || isNearer ? one : best;
  }, null);
  const found = nearest?.run ?? before.find((one) => one.program === now.program) ?? before[0];
  if (found === undefined) return null;
  const { startedAt, argv, directory, goVersion, program, args, kept } = found;
  return {
    ...{ startedAt, argv, directory, program, args, kept },
    ...(goVersion === undefined ? {} : { goVersion }),
    gocache: found.gocache === now.gocache ? null : { old: found.gocache, new: now.gocache },
    cleaned: cleanedAt > Date.parse(startedAt) && cleanedAt <= started,
    changed: nearest?.changed ?? null,
  };
}

/** More changes than any test has. */
const MOST = 1_000_000;

/** The directory of the package, and its module; null if not known. */
function foldersOf(
  packageName: string,
  { module }: BuildTrace,
): { readonly folder: string; readonly root: string } | null {
  const name = packageName.replace(/_test$/, '');
  let best: { readonly folder: string; readonly root: string } | null = null;
  for (const { path: modulePath, directory } of module.modules) {
    if (directory === null || (name !== modulePath && !name.startsWith(`${modulePath}/`))) continue;
    if (best !== null && best.root.length > directory.length) continue;
    best = { folder: path.join(directory, name.slice(modulePath.length)), root: directory };
  }
  return best;
}

/** `args ["-test.v=true"] execcmd ["wine"]`. */
function readArgs(text: string): readonly string[] {
  const match = /^args (\[.*\]) execcmd (\[.*\])$/s.exec(text);
  const exec = readGoList(match?.[2] ?? '') ?? [];
  return [...(readGoList(match?.[1] ?? '') ?? []), ...(exec.length > 0 ? [`-exec=${exec.join(' ')}`] : [])];
}

/** Results that did not come from the cache, or that are not stored yet. */
export function wantsTestCache(trace: BuildTrace): boolean {
  return trace.command.verb === 'test' && trace.actions.some(isTestRun);
}

function isTestRun({ mode, outcome }: Action): boolean {
  return mode === 'test run' && (outcome === 'miss' || outcome === 'failed' || outcome === 'hit');
}
