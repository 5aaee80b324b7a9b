import { beginsPanic } from '../../core/events/panic.ts';

/** How much of the output of one failed test is kept. */
const MOST_FOLLOWING = 100;
const MOST_PANIC = 150;
/** With -v, what a test prints comes before its result. */
const MOST_BEFORE = 80;

/**
 * Chooses the lines of `go test` that describe failed tests. A passed test's output is dropped; of a failed one, a
 * bounded number of lines is kept.
 */
export class FailureLines {
  #before: string[] = [];
  #isVerbose = false;
  /** How many more lines belong to the failure above. */
  #following = 0;
  #panics = false;

  /** The lines to keep, now that this one was seen; a result line is kept anyway. */
  take(line: string): readonly string[] {
    if (/^ *--- FAIL: /.test(line)) {
      const before = this.#before;
      this.#before = [];
      this.#following = MOST_FOLLOWING;
      this.#panics = false;
      return [...before, line];
    }
    if (beginsPanic(line)) {
      this.#panics = true;
      this.#following = MOST_PANIC;
      return [...this.#before.splice(0), line];
    }
    if (this.#following > 0 && (this.#panics || /^(?: {4}|\t|\r?\n)/.test(line)) && !line.startsWith('===')) {
      this.#following--;
      return [line];
    }
    this.#following = 0;
    this.#isVerbose ||= line.startsWith('=== RUN');
    if (/^--- (?:PASS|SKIP): /.test(line)) this.#before = [];
    else if (this.#isVerbose && this.#before.push(line) > MOST_BEFORE) this.#before.shift();
    return [];
  }

  /** At the result of a package. */
  reset(): void {
    this.#before = [];
    this.#following = 0;
    this.#panics = false;
  }
}

/** The same for the events of `go test -json`. */
export class FailureEvents {
  readonly #outputs = new Map<string, string[]>();

  take(line: string): readonly string[] {
    const key = /"Package":"(?:[^"\\]|\\.)*","Test":"(?:[^"\\]|\\.)*"/.exec(line)?.[0];
    if (key === undefined) return [];
    if (line.includes('"Action":"output"')) {
      const lines = this.#outputs.get(key);
      if (lines === undefined) {
        if (this.#outputs.size < MOST_OPEN) this.#outputs.set(key, [line]);
      } else {
        lines.push(line);
        // The beginning has the message of a panic, the end what a test reports.
        if (lines.length > MOST_FOLLOWING) lines.splice(MOST_FOLLOWING / 2, 1);
      }
      return [];
    }
    const isFailure = line.includes('"Action":"fail"');
    if (!isFailure && !/"Action":"(?:pass|skip)"/.test(line)) return [];
    const before = this.#outputs.get(key) ?? [];
    this.#outputs.delete(key);
    return isFailure ? [...before, line] : [];
  }
}

/** Tests that run at the same time. */
const MOST_OPEN = 1_000;
