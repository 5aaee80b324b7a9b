import { readToolCommand, type ToolName } from '../go/tool-command.ts';
import type { Milliseconds } from '../model/units.ts';
import { readableCgo } from './cgo-names.ts';
import type { CommandEvent, XEvent } from './events.ts';
import { EXEC_HELPER, readXLine, type XLine } from './x-line.ts';

export interface XStreamOptions {
  /** Whether we added `-x`: then its lines are removed. Otherwise everything passes and is only parsed. */
  readonly takeOut: boolean;
  /** Whether the user asked for `-work`, so that its line stays. */
  readonly keepWorkLine: boolean;
  readonly toolexec: readonly string[];
  readonly exec: readonly string[];
  /** For `go run`: what follows the program's path in the line that announces it, as bytes. */
  readonly programTail: Uint8Array | null;
  /** For `go test`: the number of line feeds in the arguments of the test binary. */
  readonly testArgumentLineFeeds: number;
  readonly decode: (utf8: Uint8Array) => string;
}

export interface XStreamStep {
  /** Output for the user's stderr, byte for byte. */
  readonly pass: readonly Uint8Array[];
  /** go's own part of it: neither `-x` lines nor output of the program. */
  readonly messages: readonly Uint8Array[];
  readonly events: readonly XEvent[];
}

const LINE_FEED = 0x0a;
/** A message held back for rewriting is released beyond this size. */
const LONGEST_MESSAGE = 4 * 1024 * 1024;
/** No command of go is longer; a longer text without a line feed passes as it arrives. */
const LONGEST_LINE = 4 * 1024 * 1024;
/** The limit for a line of a here-document. */
const LINE_END = 64;

/**
 * Splits go's stderr into what the user would have seen without `-x`, and what `-x` reported. The result does
 * not depend on how chunks are cut. After the line with which `go run` starts the program, everything passes
 * unchanged.
 */
export class XStream {
  readonly #options: XStreamOptions;
  #tail: Uint8Array = EMPTY;
  #programRuns = false;
  #work: string | null = null;
  #document: { readonly file: string; readonly lines: string[] } | null = null;
  #message: { lines: Uint8Array[]; size: number } | null = null;
  #inMessage = false;
  #afterCd = false;
  #directory: string | null = null;
  #inComplaint = false;
  #linesToSkip = 0;
  /** Whether we are inside a line that is too long to be parsed. */
  #inEndless = false;
  #goVersion: string | null = null;
  readonly #cgoPackages = new Set<string>();
  #rewrites = false;

  #pass: Uint8Array[] = [];
  #messages: Uint8Array[] = [];
  #events: XEvent[] = [];

  constructor(options: XStreamOptions) {
    this.#options = options;
  }

  /** Whether the program of `go run` has started, so that the rest is its own output. */
  get programRuns(): boolean {
    return this.#programRuns;
  }

  /** go's `$WORK`, once it is known. */
  get work(): string | null {
    return this.#work;
  }

  push(chunk: Uint8Array, atMs: Milliseconds): XStreamStep {
    if (this.#programRuns) return { pass: [chunk], messages: [], events: [] };
    if (!this.#options.takeOut) this.#pass.push(chunk);
    this.#tail = concat(this.#tail, this.#inEndless ? this.#passEndless(chunk) : chunk);
    this.#readLines(atMs, false);
    if (this.#tail.length > LONGEST_LINE && !this.#tail.includes(LINE_FEED)) this.#leaveEndless();
    return this.#take();
  }

  /** Nothing has arrived for a while, so a message that was held back is complete. */
  settle(): XStreamStep {
    this.#releaseMessage();
    return this.#take();
  }

  /** The stream has ended: releases whatever was held back. */
  end(atMs: Milliseconds): XStreamStep {
    this.#readLines(atMs, true);
    this.#releaseMessage();
    if (this.#tail.length > 0) this.#addMessage(this.#tail);
    this.#tail = EMPTY;
    return this.#take();
  }

  #leaveEndless(): void {
    if (this.#document !== null) {
      // Not a message; its last characters may be the end of the document.
      this.#tail = this.#tail.slice(-LINE_END);
      return;
    }
    this.#releaseMessage();
    this.#passEndless(this.#tail);
    this.#tail = EMPTY;
  }

  /** Returns the rest after the line end. */
  #passEndless(bytes: Uint8Array): Uint8Array {
    const feed = bytes.indexOf(LINE_FEED);
    this.#inEndless = feed < 0;
    this.#addMessage(feed < 0 ? bytes : bytes.slice(0, feed + 1));
    return feed < 0 ? EMPTY : bytes.slice(feed + 1);
  }

  #readLines(atMs: Milliseconds, ended: boolean): void {
    let start = 0;
    while (!this.#programRuns) {
      const feed = this.#tail.indexOf(LINE_FEED, start);
      if (feed < 0) break;
      const line = this.#tail.subarray(start, feed + 1);
      const program = this.#readProgram(start, feed, atMs, ended);
      if (program === 'wait') break;
      if (program !== null) {
        start = program;
        break;
      }
      start = feed + 1;
      this.#readLine(line, atMs);
    }
    const rest = start === 0 ? this.#tail : this.#tail.slice(start);
    this.#tail = EMPTY;
    if (!this.#programRuns) this.#tail = rest;
    else if (this.#options.takeOut && rest.length > 0) this.#pass.push(rest);
  }

  #readLine(line: Uint8Array, atMs: Milliseconds): void {
    if (this.#document) {
      this.#readDocumentLine(line, atMs);
      return;
    }
    if (this.#linesToSkip > 0) {
      this.#linesToSkip--;
      return;
    }
    const text = latin1(withoutFeed(line));
    if (this.#inComplaint && text.startsWith('  ')) return;
    this.#inComplaint = false;
    const x = readXLine(text, {
      toolexec: this.#options.toolexec,
      exec: this.#options.exec,
      afterCd: this.#afterCd,
      directory: this.#directory,
      inMessage: this.#inMessage,
    });
    this.#afterCd = x?.kind === 'cd';
    if (x === null || (x.kind === 'work' && this.#work !== null)) this.#readMessageLine(line, text);
    else {
      this.#releaseMessage();
      this.#inMessage = false;
      this.#readXLine(x, line, atMs);
    }
  }

  #readXLine(x: XLine, line: Uint8Array, atMs: Milliseconds): void {
    const text = () => this.#options.decode(withoutFeed(line));
    switch (x.kind) {
      case 'work':
        this.#work = text().slice('WORK='.length);
        this.#events.push({ type: 'work', atMs, path: this.#work });
        if (this.#options.keepWorkLine) this.#addMessage(line);
        return;
      case 'document':
        this.#document = { file: x.file, lines: [] };
        return;
      case 'complaint':
        this.#inComplaint = true;
        return;
      case 'test':
        this.#linesToSkip = this.#options.testArgumentLineFeeds;
        this.#events.push(commandEvent('test', text(), atMs));
        return;
      case 'tool': {
        const event = commandEvent(x.tool, text(), atMs);
        this.#learnFrom(event);
        this.#events.push(event);
        return;
      }
      case 'cd':
        this.#directory = this.#work === null ? x.path : x.path.replace(/^\$WORK/, this.#work);
        return;
      case 'step':
        if (/^(?:go tool buildid|\S*buildid) -w /.test(latin1(line.subarray(0, 40)))) {
          this.#events.push(commandEvent('buildid', text(), atMs));
        }
        return;
    }
  }

  #learnFrom(event: CommandEvent): void {
    this.#goVersion = event.goVersion ?? this.#goVersion;
    if (event.tool === 'cgo' && event.importPath !== null) this.#cgoPackages.add(event.importPath);
    if (event.tool === 'cgo' || event.tool === 'cover') this.#rewrites = true;
  }

  /** Here-documents end with EOF, which follows directly after the last line if that has no line feed. */
  #readDocumentLine(line: Uint8Array, atMs: Milliseconds): void {
    const open = this.#document;
    if (!open) return;
    const text = withoutFeed(line);
    const isConfig = /[\\/]importcfg(?:\.link)?$/.test(open.file);
    if (!endsWithEof(text) || (isConfig && text.length > 3)) {
      if (isConfig) open.lines.push(this.#options.decode(text));
      return;
    }
    this.#document = null;
    if (isConfig) this.#events.push(this.#importcfg(open.file, open.lines, atMs));
  }

  #importcfg(file: string, lines: readonly string[], atMs: Milliseconds): XEvent {
    const packages = lines.flatMap((line) => {
      const entry = /^packagefile ([^=]+)=(.*)$/.exec(line);
      if (!entry) return [];
      const rebuilt = this.#work !== null && (entry[2] ?? '').startsWith(this.#work);
      return [{ importPath: entry[1] ?? '', rebuilt }];
    });
    const objdir = /[\\/](b\d+)[\\/]importcfg(?:\.link)?$/.exec(file)?.[1] ?? null;
    return { type: 'importcfg', atMs, objdir, packages };
  }

  #readMessageLine(line: Uint8Array, text: string): void {
    const opens = text.startsWith('# ');
    if (opens) {
      const followsHeader = this.#message?.lines.every((entry) => entry[0] === 0x23) ?? false;
      if (!followsHeader) this.#releaseMessage();
      this.#inMessage = true;
      if (this.#rewrites && this.#options.takeOut) this.#message ??= { lines: [], size: 0 };
    }
    if (!this.#message) {
      this.#addMessage(line);
      return;
    }
    this.#message.lines.push(line);
    this.#message.size += line.length;
    if (this.#message.size > LONGEST_MESSAGE) this.#releaseMessage();
  }

  #releaseMessage(): void {
    const message = this.#message;
    if (!message) return;
    this.#message = null;
    const headers = message.lines.findIndex((line) => line[0] !== 0x23);
    const header = headers < 0 ? message.lines : message.lines.slice(0, headers);
    for (const line of header) this.#addMessage(line);
    if (headers < 0) return;
    const body = latin1(joinBytes(message.lines.slice(headers)));
    const named = /^# (\S+)/.exec(latin1(header[0] ?? EMPTY))?.[1] ?? '';
    this.#addMessage(fromLatin1(readableCgo(body, this.#goVersion, this.#cgoPackages.has(named))));
  }

  #addMessage(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#messages.push(bytes);
    if (this.#options.takeOut) this.#pass.push(bytes);
  }

  /**
   * `go run` prints the program's path and its arguments without quotes; known arguments may contain blanks and
   * line feeds. Returns the offset after that line, or null if it is another line.
   */
  #readProgram(start: number, feed: number, atMs: Milliseconds, ended: boolean): number | 'wait' | null {
    const tail = this.#options.programTail;
    if (!tail || this.#document) return null;
    const firstFeed = tail.indexOf(LINE_FEED);
    const firstLine = firstFeed < 0 ? tail : tail.subarray(0, firstFeed);
    const headEnd = feed - firstLine.length;
    if (headEnd <= start || !sameBytes(this.#tail, headEnd, firstLine)) return null;
    const head = this.#programPath(latin1(this.#tail.subarray(start, headEnd)));
    if (head === null) return null;
    const lineEnd = headEnd + tail.length;
    if (firstFeed >= 0) {
      if (this.#tail.length <= lineEnd) return ended ? null : 'wait';
      if (!sameBytes(this.#tail, headEnd, tail) || this.#tail[lineEnd] !== LINE_FEED) return null;
    }
    this.#releaseMessage();
    this.#programRuns = true;
    const path = this.#options.decode(this.#tail.slice(headEnd - head.length, headEnd));
    const inWork = path.startsWith('$WORK');
    const real = inWork && this.#work !== null ? this.#work + path.slice('$WORK'.length) : path;
    this.#events.push({ type: 'exec', atMs, path: real, fromCache: !inWork });
    return lineEnd + 1;
  }

  #programPath(head: string): string | null {
    const prefix = this.#options.exec.join(' ');
    const known = prefix !== '' && head.startsWith(`${prefix} `);
    const path = known ? head.slice(prefix.length + 1) : head.replace(EXEC_HELPER, '');
    return PROGRAM.test(path) ? path : null;
  }

  #take(): XStreamStep {
    const step = { pass: this.#pass, messages: this.#messages, events: this.#events };
    this.#pass = [];
    this.#messages = [];
    this.#events = [];
    return step;
  }
}

/** In go's work directory or, since 1.24, in its cache. */
const PROGRAM =
  /^(?:\$WORK[\\/]b\d+[\\/]exe[\\/][^\\/]+|(?:\/|[A-Za-z]:[\\/]|\\\\).*[\\/][0-9a-f]{2}[\\/][0-9a-f]{64}-d[\\/][^\\/]+)$/;

function commandEvent(tool: ToolName | 'test', text: string, atMs: Milliseconds): CommandEvent {
  return { type: 'command', atMs, ...readToolCommand(text, tool === 'test' ? 'other' : tool), tool, text };
}

const EMPTY = new Uint8Array(0);

function concat(first: Uint8Array, second: Uint8Array): Uint8Array {
  return first.length === 0 ? second : joinBytes([first, second]);
}

function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

function withoutFeed(line: Uint8Array): Uint8Array {
  return line.at(-1) === LINE_FEED ? line.subarray(0, -1) : line;
}

function endsWithEof(text: Uint8Array): boolean {
  const at = text.length - 3;
  return at >= 0 && text[at] === 0x45 && text[at + 1] === 0x4f && text[at + 2] === 0x46;
}

function sameBytes(bytes: Uint8Array, at: number, expected: Uint8Array): boolean {
  if (bytes.length < at + expected.length) return false;
  for (let i = 0; i < expected.length; i++) if (bytes[at + i] !== expected[i]) return false;
  return true;
}

/** One character per byte, so that text can be searched and cut without losing bytes that are not UTF-8. */
function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return text;
}

function fromLatin1(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}
