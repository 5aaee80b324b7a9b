import { FailureEvents, FailureLines } from './failure-lines.ts';

/**
 * Keeps the lines of a `go test`'s stdout, or of its `-json` events, that contain results, build messages or what
 * failed tests printed. Tests may print gigabytes, which are forwarded and forgotten.
 */
export class ResultLines {
  readonly #wanted: (line: string) => readonly string[];
  readonly #lines: string[] = [];
  #size = 0;
  #isCut = false;
  /** The incomplete last line. */
  #open: Buffer[] = [];
  #openSize = 0;

  constructor(json: boolean) {
    this.#wanted = json ? wantedEvents(new FailureEvents()) : wantedLines(new FailureLines());
  }

  push(chunk: Buffer): void {
    let from = 0;
    for (let feed = chunk.indexOf(LINE_FEED); feed >= 0; feed = chunk.indexOf(LINE_FEED, from)) {
      this.#extend(chunk.subarray(from, feed + 1));
      this.#close();
      from = feed + 1;
    }
    this.#extend(chunk.subarray(from));
  }

  /** Whether there were more than are kept. */
  get isCut(): boolean {
    return this.#isCut;
  }

  get text(): string {
    const last = this.#openText();
    return this.#lines.join('') + (isResult(last) || isWantedEvent(last) ? last : '');
  }

  #extend(piece: Buffer): void {
    this.#openSize += piece.length;
    if (piece.length > 0 && this.#openSize <= LONGEST_LINE) this.#open.push(Buffer.from(piece));
  }

  #close(): void {
    for (const line of this.#wanted(this.#openText())) {
      this.#isCut ||= this.#size + line.length > MOST_TEXT;
      if (!this.#isCut) {
        this.#lines.push(line);
        this.#size += line.length;
      }
    }
    this.#open = [];
    this.#openSize = 0;
  }

  #openText(): string {
    return this.#openSize > LONGEST_LINE ? '' : Buffer.concat(this.#open).toString('utf8');
  }
}

const LINE_FEED = 0x0a;
const LONGEST_LINE = 1024 * 1024;
const MOST_TEXT = 64 * 1024 * 1024;

function wantedLines(failures: FailureLines): (line: string) => readonly string[] {
  return (line) => {
    if (/^--- FAIL: /.test(line) || !isResult(line)) return failures.take(line);
    failures.reset();
    return [line];
  };
}

function wantedEvents(failures: FailureEvents): (line: string) => readonly string[] {
  return (line) => {
    if (line.startsWith('{') && line.includes('"Test":')) return failures.take(line);
    return isWantedEvent(line) ? [line] : [];
  };
}

/**
 * `ok     pkg     0.1s`, `FAIL    pkg`, `?        pkg     [no test files]`, with -cover also without a word in
 * front, and `--- FAIL: TestF (0.00s)`.
 */
function isResult(line: string): boolean {
  return /^(?:(?:ok {2}|FAIL|\? {3}|)\t|--- FAIL: )/.test(line);
}

/** For single tests only failures; for a package's output only its result. */
function isWantedEvent(line: string): boolean {
  if (!line.startsWith('{')) return isResult(line);
  if (line.includes('"Test":')) return line.includes('"Action":"fail"');
  return !line.includes('"Action":"output"') || /"Output":"(?:ok {2}|FAIL|\? {3}|)\\t/.test(line);
}
