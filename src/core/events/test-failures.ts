import type { TestFailure } from '../model/trace.ts';
import { beginsPanic, readPanic } from './panic.ts';

const MOST_FAILURES = 100;
const MOST_LINES = 120;
const MOST_LENGTH = 8_000;

interface Draft {
  readonly name: string;
  readonly elapsedMs: number | null;
  readonly lines: string[];
}

/** Collects the failed tests of one package from the lines of its output. */
export class FailedTests {
  #drafts: Draft[] = [];
  /** With -v, output comes before the result of its test. */
  #before = new Map<string, string[]>();
  #owner: string | null = null;
  #current: Draft | null = null;
  #depth = 0;
  #panics = false;

  take(line: string): void {
    const header = /^=== (RUN|NAME|CONT|PAUSE) +(\S+)?$/.exec(line);
    if (header !== null) {
      this.#owner = header[1] === 'PAUSE' ? this.#owner : (header[2] ?? null);
      this.#current = null;
      this.#panics = false;
      return;
    }
    const result = /^( *)--- (FAIL|PASS|SKIP): (\S+) \((\d{1,9}\.\d{1,9})s\)$/.exec(line);
    if (result !== null && !this.#panics) {
      const [, indent = '', verdict, name = '', elapsed] = result;
      this.#end(name, verdict === 'FAIL', Number(elapsed), indent.length);
    } else if (beginsPanic(line)) this.#panic(line);
    else if (this.#panics) this.#current?.lines.push(line);
    else if (this.#current !== null && /^(?: {4}|\t|$)/.test(line)) {
      this.#current.lines.push(line.slice(Math.min(this.#depth + 4, line.length - line.trimStart().length)));
    } else {
      this.#current = null;
      if (this.#owner !== null) this.#keep(this.#owner, line);
    }
  }

  /** The failed tests so far, and starts anew. */
  finish(): readonly TestFailure[] {
    const all = leavesOnly(this.#drafts.slice(0, MOST_FAILURES).map(failureOf));
    this.#drafts = [];
    this.#before = new Map();
    this.#owner = null;
    this.#current = null;
    this.#panics = false;
    return all;
  }

  #end(name: string, failed: boolean, seconds: number, depth: number): void {
    const lines = (this.#before.get(name) ?? []).map((line) => line.replace(/^ {4}/, ''));
    this.#before.delete(name);
    this.#current = failed ? { name, elapsedMs: Math.round(seconds * 1000), lines } : null;
    this.#depth = depth;
    if (this.#current !== null) this.#drafts.push(this.#current);
  }

  /** Of the test that just failed, or the one that runs; another goroutine's panic is nobody's. */
  #panic(line: string): void {
    const draft = this.#current ?? { name: this.#owner ?? '', elapsedMs: null, lines: [] };
    if (draft !== this.#current) this.#drafts.push(draft);
    this.#current = draft;
    draft.lines.push(line);
    this.#panics = true;
  }

  #keep(name: string, line: string): void {
    const lines = this.#before.get(name);
    if (lines === undefined) this.#before.set(name, [line]);
    else if (lines.length < MOST_LINES) lines.push(line);
  }
}

/** A failed test from all of its output. */
export function failureOf({ name, elapsedMs, lines }: Draft): TestFailure {
  const output = lines.slice(0, MOST_LINES).join('\n').trim().slice(0, MOST_LENGTH);
  const crash = readPanic(output);
  if (crash !== null)
    return { name: name || runningTest(output), elapsedMs, output, file: crash.file, line: crash.line };
  // What a test logs comes before what makes it fail.
  const place = [...output.matchAll(/^\s*((?:[A-Za-z]:)?[^\s:]+\.go):(\d{1,9}): /gm)].at(-1);
  return {
    name,
    elapsedMs,
    output,
    file: place?.[1] ?? null,
    line: place === undefined ? null : Number(place[2]),
  };
}

/** Without tests that failed only because of their subtests. */
export function leavesOnly(failures: readonly TestFailure[]): readonly TestFailure[] {
  return failures.filter(
    (one) => one.file !== null || !failures.some(({ name }) => name.startsWith(`${one.name}/`)),
  );
}

/** Below `running tests:` of a time-out. */
function runningTest(output: string): string {
  return /^\s*running tests:\n\s*(\S+) \(/m.exec(output)?.[1] ?? '';
}
