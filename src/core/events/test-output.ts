import type { TestFailure, TestResult } from '../model/trace.ts';
import { FailedTests, failureOf, leavesOnly } from './test-failures.ts';

/**
 * Reads the result lines of `go test`; ignores output of the tests themselves. The last line of a package
 * counts.
 */
export function parseTestOutput(text: string): readonly TestResult[] {
  const results = new Map<string, TestResult>();
  let failed: string[] = [];
  const failures = new FailedTests();
  for (const ended of text.split('\n')) {
    const line = ended.endsWith('\r') ? ended.slice(0, -1) : ended;
    const name = failedTest(line);
    if (name !== null) failed.push(name);
    const result = readResultLine(line);
    if (result === null) {
      failures.take(line);
      continue;
    }
    results.set(result.package, withFailed(result, failed, failures.finish()));
    failed = [];
  }
  return [...results.values()];
}

/**
 * The same for `go test -json`; lines that are not events (go 1.20 prints build failures like that) count as
 * text.
 */
export function parseTestEvents(text: string): readonly TestResult[] {
  const results = new Map<string, TestResult>();
  const cached = new Set<string>();
  const failed = new Map<string, string[]>();
  const outputs = new Map<string, string[]>();
  const failures = new Map<string, TestFailure[]>();
  for (const line of text.split('\n')) {
    const event = readEvent(line);
    if (event === null) {
      const result = readResultLine(line);
      if (result !== null) results.set(result.package, result);
      continue;
    }
    if (typeof event.Package !== 'string') continue;
    if (event.Test !== undefined) {
      if (event.Action === 'fail' && typeof event.Test === 'string' && !event.Test.includes('/')) {
        const names = failed.get(event.Package);
        if (names === undefined) failed.set(event.Package, [event.Test]);
        else names.push(event.Test);
      }
      if (typeof event.Test === 'string') readTestEvent(event.Package, event.Test, event, outputs, failures);
      continue;
    }
    if (event.Action === 'output' && typeof event.Output === 'string') {
      if (readResultLine(event.Output.trimEnd())?.cached === true) cached.add(event.Package);
      continue;
    }
    const status = typeof event.Action === 'string' ? STATUS_OF_ACTION.get(event.Action) : undefined;
    if (status === undefined) continue;
    const isCached = cached.has(event.Package);
    const elapsedMs = isCached || status === 'noTestFiles' ? null : seconds(event.Elapsed);
    const result = { package: event.Package, status, cached: isCached, elapsedMs };
    const itsFailures = leavesOnly(failures.get(event.Package) ?? []);
    results.set(event.Package, withFailed(result, failed.get(event.Package) ?? [], itsFailures));
  }
  return [...results.values()];
}

function readTestEvent(
  packageName: string,
  name: string,
  event: Readonly<Record<string, unknown>>,
  outputs: Map<string, string[]>,
  failures: Map<string, TestFailure[]>,
): void {
  const key = `${packageName} ${name}`;
  if (event.Action === 'output' && typeof event.Output === 'string') {
    const line = event.Output.replace(/\r?\n$/, '');
    if (/^ *(?:=== (?:RUN|NAME|CONT|PAUSE) |--- (?:FAIL|PASS|SKIP): )/.test(line)) return;
    const lines = outputs.get(key);
    const shown = line.replace(/^ {4}/, '');
    if (lines === undefined) outputs.set(key, [shown]);
    else lines.push(shown);
  } else if (event.Action === 'fail') {
    const elapsedMs = seconds(event.Elapsed);
    const list = failures.get(packageName) ?? [];
    if (list.length < MAX_FAILED) list.push(failureOf({ name, elapsedMs, lines: outputs.get(key) ?? [] }));
    failures.set(packageName, list);
    outputs.delete(key);
  } else if (event.Action === 'pass' || event.Action === 'skip') outputs.delete(key);
}

/** `--- FAIL: TestF (0.00s)`; those of subtests are indented and ignored. */
function failedTest(line: string): string | null {
  return /^--- FAIL: (\S+) \(\d+\.\d+s\)\r?$/.exec(line)?.[1] ?? null;
}

/** More names would not help anybody. */
const MAX_FAILED = 100;

function withFailed(
  result: TestResult,
  failed: readonly string[],
  failures: readonly TestFailure[],
): TestResult {
  if (result.status !== 'fail') return result;
  return {
    ...result,
    ...(failed.length === 0 ? {} : { failed: [...new Set(failed)].slice(0, MAX_FAILED) }),
    ...(failures.length === 0 ? {} : { failures }),
  };
}

const STATUS_OF_ACTION: ReadonlyMap<string, TestResult['status']> = new Map([
  ['pass', 'pass'],
  ['fail', 'fail'],
  // A package without test files is skipped.
  ['skip', 'noTestFiles'],
]);

/**
 * `ok  	pkg	0.1s`, `ok  	pkg	(cached)	coverage: …`, `ok  	pkg	0.1s [no tests to run]`, `FAIL	pkg	0.1s`, `FAIL	pkg [build failed]`,
 * `?   	pkg	[no test files]`, and for the last one under -cover `	pkg		coverage: 0.0% of statements`.
 */
function readResultLine(line: string): TestResult | null {
  const match = /^(ok {2}|FAIL|\? {3}|)\t([^\s[\]]+)(?:[\t ](.*))?$/.exec(line);
  if (match === null) return null;
  const [, status = '', name = '', rest = ''] = match;
  if (status === '') {
    return rest.startsWith('\tcoverage: ') ? result(name, 'noTestFiles', false, null) : null;
  }
  if (status.startsWith('?')) return rest.startsWith('[') ? result(name, 'noTestFiles', false, null) : null;
  const elapsed = /^(\d{1,9}(?:\.\d{1,9})?)s(\t| \[|$)/.exec(rest)?.[1];
  const elapsedMs = elapsed === undefined ? null : seconds(Number(elapsed));
  if (status === 'FAIL') {
    return elapsedMs !== null || rest.startsWith('[') ? result(name, 'fail', false, elapsedMs) : null;
  }
  const cached = /^\(cached\)(\t| \[|$)/.test(rest);
  return cached || elapsedMs !== null ? result(name, 'pass', cached, elapsedMs) : null;
}

function result(
  name: string,
  status: TestResult['status'],
  cached: boolean,
  elapsedMs: number | null,
): TestResult {
  return { package: name, status, cached, elapsedMs };
}

function seconds(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? Math.round(value * 1e6) / 1e3 : null;
}

function readEvent(line: string): Readonly<Record<string, unknown>> | null {
  if (!line.startsWith('{')) return null;
  try {
    const raw: unknown = JSON.parse(line);
    return typeof raw === 'object' && raw !== null ? (raw as Readonly<Record<string, unknown>>) : null;
  } catch {
    return null;
  }
}
