import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { GraphAction, XEvent } from '../../core/events/events.ts';
import { XStream, type XStreamStep } from '../../core/events/x-stream.ts';
import { type GoCommandLine, parseGoCommandLine, withFlags } from '../../core/go/command-line.ts';
import { minorOf } from '../../core/go/flags.ts';
import type { FoundGo, GoCommand } from '../../core/go/go-command.ts';
import { systemErrorOf, UserFacingError } from '../../core/model/errors.ts';
import type { Note } from '../../core/model/notes.ts';
import type { ModuleContext } from '../../core/model/trace.ts';
import type { GoVerb } from '../../core/model/traced-verbs.ts';
import type { Milliseconds } from '../../core/model/units.ts';
import type { Progress, RunningCommand } from '../../core/trace/progress.ts';
import type { Recording } from '../../core/trace/recording.ts';
import { isFolder } from '../../platform/is-folder.ts';
import { createTempDir, removeTempDir, sweep } from '../../platform/temp-dir.ts';
import { sizeOf } from '../toolchain/binaries.ts';
import { findGo } from '../toolchain/find-go.ts';
import { readGoflags } from '../toolchain/go-variables.ts';
import { moduleQuestion, readModuleContext } from '../toolchain/modules.ts';
import { ActionGraphFile } from './action-graph-file.ts';
import { BoundedEvents } from './bounded-events.ts';
import { Forwarder } from './forwarder.ts';
import { GoProcess, type GoProcessOptions } from './go-process.ts';
import { SaidText } from './message-capture.ts';
import { ResultLines } from './test-result-lines.ts';

export interface RecordOptions {
  /** As typed, `go` first. */
  readonly argv: readonly string[];
  /** The go command to start, if it is not the first word. */
  readonly goPath?: string | undefined;
  /** The result of `readGoCommand` for these words, if known already. */
  readonly found?: GoCommand;
  readonly cwd: string;
  /** Passed on unchanged. */
  readonly env: NodeJS.ProcessEnv;
  /** Adds `-debug-trace`: the phases of loading, at a cost. */
  readonly deep: boolean;
  readonly recorderVersion: string;
  /** Default: the process's own streams, which the command inherits where possible. */
  readonly stdout?: Writable;
  readonly stderr?: Writable;
  /** Whether we share a terminal with the command. */
  readonly terminal: boolean;
  readonly onProgress?: (progress: Progress) => void;
  /** Called before bytes of the command are written, so that a status line can be removed. */
  readonly onOutput?: (bytes: Uint8Array, stream: 'stdout' | 'stderr') => void;
  readonly wantPlan?: boolean;
  readonly signal?: AbortSignal;
  /** Called when the command has started; provides ways to end it besides the terminal. */
  readonly onStart?: (running: RunningCommand) => void;
}

/** Finds go and reads the command line; starts no process except `go version` for an unknown go. */
export async function readGoCommand(
  argv: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
  goPath: string | undefined = argv[0],
): Promise<GoCommand> {
  if (!isFolder(cwd)) {
    throw new UserFacingError('folder-missing', { path: cwd });
  }
  const go = await findGo(goPath ?? 'go', cwd, env);
  // Since 1.21, go may switch to a newer version, whose flags then count.
  const minor = minorOf(go.version);
  const own = minor !== null && minor < 21 ? minor : null;
  return { go, line: parseGoCommandLine(argv, readGoflags(env, go.goroot), own) };
}

/** Runs a go command without a pipeline, unchanged. */
export async function runUntraced(
  options: Pick<RecordOptions, 'argv' | 'goPath' | 'cwd' | 'env' | 'terminal' | 'signal'>,
): Promise<{ readonly exitCode: number | null; readonly signal: string | null }> {
  const { go } = await readGoCommand(options.argv, options.cwd, options.env, options.goPath);
  const running = startGo({ ...options, path: go.path, stdio: 'inherit' });
  try {
    return await waitForExit(running, go.path);
  } finally {
    running.dispose();
  }
}

/** Runs a go command as it would run without us, and returns everything that was seen of it. */
export async function recordGo(options: RecordOptions): Promise<Recording> {
  const { argv, cwd, env, goPath, found } = options;
  const { go, line } = found ?? (await readGoCommand(argv, cwd, env, goPath));
  if (line.traced === null) {
    throw new UserFacingError('no-pipeline', { verb: line.verb });
  }
  return new Recorder(options, go, line, line.traced).run();
}

/** After this much silence, a message that was held back is complete. */
const SETTLE_MS = 40;
/** After go's end its streams are empty at once, unless a process that it left behind keeps them open. */
const QUIET_AFTER_END_MS = 150;
const LONGEST_AFTER_END_MS = 2_000;
const LOOK_EVERY_MS = 25;
const TAIL_LENGTH = 4096;

class Recorder {
  readonly #options: RecordOptions;
  readonly #go: FoundGo;
  readonly #line: GoCommandLine;
  readonly #verb: GoVerb;
  readonly #directory: string;
  readonly #tempDir: string | null;
  readonly #addsX: boolean;
  readonly #graphPath: string | null;
  readonly #graph: ActionGraphFile | null;
  readonly #ownTrace: string | null;
  readonly #stream: XStream;
  #module: ModuleContext | undefined;

  readonly #xEvents: XEvent[] = [];
  readonly #said = new SaidText();
  readonly #bounds = new BoundedEvents();
  readonly #stdout: ResultLines;
  readonly #notes = new Set<'no-temp-file' | 'left-running' | 'no-graph'>();
  #tail = Buffer.alloc(0);
  #startedAtEpochMs = 0;
  #startedAt = 0;
  #programSize: number | null = null;
  #end: Recording['end'] = null;
  #interrupted = false;

  constructor(options: RecordOptions, go: FoundGo, line: GoCommandLine, verb: GoVerb) {
    this.#options = options;
    this.#go = go;
    this.#line = line;
    this.#verb = verb;
    this.#directory = path.resolve(options.cwd, line.chdir ?? '');
    this.#addsX = mayAddX(line);
    this.#stdout = new ResultLines(line.json);
    const needsFile = line.actionGraph === null || options.deep;
    this.#tempDir = needsFile ? createTempDir() : null;
    if (needsFile && this.#tempDir === null) {
      this.#notes.add('no-temp-file');
    }
    this.#graphPath = this.#whereGraph();
    this.#graph = this.#graphPath === null ? null : new ActionGraphFile(this.#graphPath);
    const traces = options.deep && this.#tempDir !== null && line.debugTrace === null;
    this.#ownTrace = traces && this.#tempDir ? path.join(this.#tempDir, 'trace.json') : null;
    this.#stream = new XStream(streamOptions(line, this.#addsX));
  }

  async run(): Promise<Recording> {
    try {
      return await this.#record();
    } finally {
      if (this.#tempDir) removeTempDir(this.#tempDir);
    }
  }

  async #record(): Promise<Recording> {
    const { onProgress, wantPlan } = this.#options;
    const readsStdout = this.#readsStdout();
    const ownStdout = this.#options.stdout === undefined || this.#options.stdout === process.stdout;
    this.#startedAtEpochMs = Date.now();
    this.#startedAt = performance.now();
    const running = startGo({
      path: this.#go.path,
      argv: this.#argv(),
      cwd: this.#options.cwd,
      env: this.#options.env,
      stdio: ['inherit', ownStdout && !readsStdout ? 'inherit' : 'pipe', 'pipe'],
      terminal: this.#options.terminal,
      signal: this.#options.signal,
    });
    this.#options.onStart?.({
      interrupt: () => running.send('SIGINT'),
      kill: () => running.send('SIGKILL'),
    });
    // From here on, everything happens while go runs.
    const exited = waitForExit(running, this.#go.path);
    exited.catch(() => {});
    const facts = import('./recorded-facts.ts');
    facts.catch(() => {});
    try {
      const { stdout, stderr } = running.child;
      const streams = [
        stderr && this.#pumpStderr(stderr, this.#options.stderr ?? process.stderr),
        stdout && this.#pumpStdout(stdout, this.#options.stdout ?? process.stdout, readsStdout),
      ].filter((pump) => pump !== null);
      const stopWatching =
        wantPlan && onProgress
          ? this.#graph?.watchPlan((actions) =>
              onProgress({ type: 'plan', atMs: this.#now(), actions, soFar: () => this.#recording({}) }),
            )
          : undefined;
      const { exitCode, signal } = await exited;
      this.#end = { atMs: this.#now(), exitCode, signal };
      stopWatching?.();
      await Promise.all(streams.map((pump) => this.#drain(pump)));
      await this.#cleanUp(running, signal);
      // Not while go runs: a warm build would be slower even for this.
      void sweep();
      this.#interrupted = running.interruptions.length > 0 || signal !== null;
      onProgress?.({ type: 'end', ...this.#end });
      return await this.#finish(facts);
    } finally {
      running.dispose();
    }
  }

  #argv(): readonly string[] {
    const { actionGraph } = this.#line;
    const ours: string[] = [];
    if (this.#addsX) ours.push('-x');
    if (actionGraph === null && this.#graphPath !== null) ours.push(`-debug-actiongraph=${this.#graphPath}`);
    if (this.#ownTrace) ours.push(`-debug-trace=${this.#ownTrace}`);
    return withFlags(this.#line, ours);
  }

  #whereGraph(): string | null {
    const { actionGraph } = this.#line;
    if (actionGraph !== null) return path.resolve(this.#directory, actionGraph);
    return this.#tempDir && path.join(this.#tempDir, 'graph.json');
  }

  /**
   * stdout belongs to the command. It is captured only if it has information that is nowhere else: `(cached)`
   * and the results of `go test`, and with `-json` the build's messages. If go passes its stdout to the test
   * binary (no package named, -bench, -fuzz), nothing is cached anyway, and on a terminal it stays there.
   */
  #readsStdout(): boolean {
    const { testCompileOnly, testStreams, json, n } = this.#line;
    if (json) return true;
    if (this.#verb !== 'test' || testCompileOnly || n) return false;
    return !(testStreams && this.#options.terminal && process.stdout.isTTY);
  }

  #pumpStderr(source: Readable, sink: Writable): Pump {
    const forwarder = new Forwarder(source, sink, (bytes) => this.#options.onOutput?.(bytes, 'stderr'));
    let settle: NodeJS.Timeout | undefined;
    const take = (step: XStreamStep) => {
      for (const bytes of step.pass) forwarder.write(bytes);
      for (const bytes of step.said) this.#said.push(bytes, this.#now());
      for (const event of step.events) this.#takeEvent(event);
    };
    source.on('data', (chunk: Buffer) => {
      clearTimeout(settle);
      this.#remember(chunk);
      take(this.#stream.push(chunk, this.#now()));
      if (!this.#stream.programRuns) settle = setTimeout(() => take(this.#stream.settle()), SETTLE_MS);
    });
    const finish = async () => {
      clearTimeout(settle);
      take(this.#stream.end(this.#now()));
      await forwarder.close();
    };
    return { source, forwarder, finish, closed: closeOf(source) };
  }

  #pumpStdout(source: Readable, sink: Writable, keep: boolean): Pump {
    const forwarder = new Forwarder(source, sink, (bytes) => this.#options.onOutput?.(bytes, 'stdout'));
    source.on('data', (chunk: Buffer) => {
      forwarder.write(chunk);
      if (keep) this.#stdout.push(chunk);
    });
    return { source, forwarder, finish: () => forwarder.close(), closed: closeOf(source) };
  }

  /** The end of the program's output, for go's last line. */
  #remember(chunk: Buffer): void {
    if (this.#verb !== 'run') return;
    const joined = chunk.length >= TAIL_LENGTH ? chunk : Buffer.concat([this.#tail, chunk]);
    this.#tail = Buffer.from(joined.subarray(-TAIL_LENGTH));
  }

  #takeEvent(seen: XEvent): void {
    const { onProgress } = this.#options;
    const event = this.#bounds.take(seen);
    if (event === null) return;
    this.#xEvents.push(event);
    onProgress?.({ type: 'x', event });
    if (event.type !== 'exec') return;
    this.#programSize = sizeOf(event.path);
    onProgress?.({ type: 'exec', atMs: event.atMs, soFar: () => this.#recording({}) });
  }

  /** Reads the rest after go's end, without waiting for a process that still holds the pipe. */
  async #drain(pump: Pump): Promise<void> {
    const deadline = performance.now() + LONGEST_AFTER_END_MS;
    let quietSince = performance.now();
    const onData = () => {
      quietSince = performance.now();
    };
    pump.source.on('data', onData);
    let open = true;
    void pump.closed.then(() => {
      open = false;
    });
    while (open) {
      await closedOr(pump.closed, LOOK_EVERY_MS);
      if (pump.forwarder.waiting) quietSince = performance.now();
      const now = performance.now();
      const late = now > deadline && !pump.forwarder.waiting;
      if (open && (now - quietSince > QUIET_AFTER_END_MS || late)) {
        this.#notes.add('left-running');
        pump.source.destroy();
        break;
      }
    }
    pump.source.off('data', onData);
    await pump.finish();
  }

  /** Removes what go could not clean up because it was killed. */
  async #cleanUp(running: GoProcess, signal: string | null): Promise<void> {
    if (signal === null && running.interruptions.length === 0) return;
    const work = this.#stream.work;
    const exec = this.#xEvents.find((event) => event.type === 'exec');
    const marks = [work, exec?.type === 'exec' ? exec.path : null].filter((mark) => mark !== null);
    await running.endOrphans(marks);
    if ((signal === null && !running.wasKilled) || this.#line.work || work === null) return;
    // Only a directory with a name that go itself makes, and only the one that it printed.
    if (/^go-build\d+$/.test(path.basename(work))) await removeTree(work);
  }

  async #finish(facts: Promise<typeof import('./recorded-facts.ts')>): Promise<Recording> {
    const { plan, final } = (await this.#graph?.readLast()) ?? { plan: null, final: null };
    if (this.#graph && plan === null && final === null && this.#end?.exitCode === 0 && !this.#line.n) {
      this.#notes.add('no-graph');
    }
    const { readFacts } = await facts;
    const known = await readFacts({
      go: this.#go,
      line: this.#line,
      verb: this.#verb,
      directory: this.#directory,
      env: this.#options.env,
      final,
      xEvents: this.#xEvents,
      programSize: this.#programSize,
      programRan: this.#stream.programRuns || (!this.#addsX && !this.#line.x && programRan(final)),
      stderrTail: this.#tail.toString('latin1'),
      exitCode: this.#end?.exitCode ?? null,
      debugTrace: this.#ownTrace,
      startedAtEpochMs: this.#startedAtEpochMs,
    });
    return this.#recording({ ...known, plan, final });
  }

  #recording(known: Partial<Recording>): Recording {
    const readStdout = this.#readsStdout();
    const stdout = this.#stdout.text;
    const isTest = this.#verb === 'test' && readStdout;
    const buildJson = this.#line.json ? buildOutputOf(stdout) : '';
    return {
      recorderVersion: this.#options.recorderVersion,
      origin: 'traced',
      startedAtEpochMs: this.#startedAtEpochMs,
      argv: this.#options.argv,
      verb: this.#verb,
      directory: this.#directory,
      goflags: this.#line.goflags,
      go: { version: this.#go.version, goos: null, goarch: null, changedEnv: {} },
      module: this.#readModule(),
      plan: null,
      final: null,
      xEvents: [...this.#xEvents],
      messages: this.#said.text + buildJson,
      mixedFrom: this.#mixedFrom(known),
      testOutput: isTest ? stdout : null,
      testOutputIsJson: isTest && this.#line.json,
      programEnd: null,
      end: this.#end,
      interrupted: this.#interrupted,
      dryRun: this.#line.n,
      binaries: [],
      loadPhases: [],
      notes: [...[...this.#notes].map((id) => ({ id, args: {} })), ...this.#cuts()],
      ...known,
    };
  }

  /** Without `-x` lines, only go's final graph says when it started the program. */
  #mixedFrom({ plan = null, final = null }: Partial<Recording>): number | null {
    const { x, n, json } = this.#line;
    if (this.#verb !== 'run' || this.#addsX || x || n || json) return null;
    // go was killed, so it is not known which output came from the program.
    if (final === null) return plan === null ? null : 0;
    const startedAt = final.find((action) => action.mode === 'go run')?.timeStart ?? null;
    return startedAt === null ? null : this.#said.lettersBefore(startedAt - this.#startedAtEpochMs);
  }

  #cuts(): readonly Note[] {
    const { cut } = this.#said;
    const notes: Note[] = [];
    if (cut !== null) {
      notes.push({ id: 'messages-cut', args: { keptBytes: cut.keptBytes, allBytes: cut.allBytes } });
    }
    if (this.#stdout.isCut) notes.push({ id: 'results-cut', args: {} });
    if (this.#bounds.isCut) notes.push({ id: 'commands-cut', args: {} });
    return notes;
  }

  /** Read on demand, because nothing may delay the start of go. */
  #readModule(): ModuleContext {
    const { env } = this.#options;
    this.#module ??= readModuleContext(moduleQuestion(this.#line, this.#directory, env, this.#go));
    return this.#module;
  }

  #now(): Milliseconds {
    return performance.now() - this.#startedAt;
  }
}

interface Pump {
  readonly source: Readable;
  readonly forwarder: Forwarder;
  readonly closed: Promise<void>;
  readonly finish: () => Promise<void>;
}

/**
 * Our `-x` is not added where it could be noticed:
 * - the user's own `-x` or `-n` prints the lines anyway, and `-x=false` overrides ours;
 * - with `-json`, go prints the lines on stdout between its events; there the results are read from the events;
 * - go stores the output of a successful compiler (`-gcflags=-m`) in its cache and shows it again in later
 * builds, and with `-x` it stores other text for packages with cgo.
 */
function mayAddX(line: GoCommandLine): boolean {
  return !line.x && !line.xRefused && !line.n && !line.json && line.compilerFlags.every(isSilent);
}

/** Flags with which a compiler prints nothing unless it fails. */
function isSilent(value: string): boolean {
  const words = value.replace(/^[^-\s=]+=/, '').split(/\s+/);
  return words.every((word) => !/^--?(?:m|S|W|d|live|bench|v|V|e)(?:[=\d].*)?$/.test(word));
}

function streamOptions(line: GoCommandLine, takeOut: boolean): ConstructorParameters<typeof XStream>[0] {
  const tail = line.programArgs.map((word) => ` ${word}`).join('');
  return {
    takeOut,
    keepWorkLine: line.work,
    toolexec: line.toolexec,
    exec: line.exec,
    programTail: line.traced === 'run' && (takeOut || line.x) && !line.n ? Buffer.from(tail, 'utf8') : null,
    testArgumentLineFeeds: line.traced === 'test' ? line.programArgs.join('').split('\n').length - 1 : 0,
    decode: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8'),
  };
}

function programRan(final: readonly GraphAction[] | null): boolean {
  return final?.some((action) => action.mode === 'go run' && action.timeStart !== null) ?? false;
}

/** The text of `build-output` events, as go would have written it to stderr. */
function buildOutputOf(stdout: string): string {
  if (!stdout.includes('"build-output"')) return '';
  return stdout
    .split('\n')
    .filter((line) => line.includes('"build-output"'))
    .map((line) => {
      try {
        const event = JSON.parse(line) as { Action?: unknown; Output?: unknown };
        return event.Action === 'build-output' && typeof event.Output === 'string' ? event.Output : '';
      } catch {
        return '';
      }
    })
    .join('');
}

/** Node throws immediately if the file is not an executable; most other errors come later (`waitForExit`). */
function startGo(options: GoProcessOptions): GoProcess {
  try {
    return new GoProcess(options);
  } catch (cause) {
    throw new UserFacingError('not-started', { path: options.path, reason: systemErrorOf(cause) }, { cause });
  }
}

function waitForExit(
  running: GoProcess,
  file: string,
): Promise<{ readonly exitCode: number | null; readonly signal: string | null }> {
  return new Promise((resolve, reject) => {
    running.child.once('exit', (exitCode, signal) => resolve({ exitCode, signal }));
    running.child.once('error', (cause) => {
      reject(new UserFacingError('not-started', { path: file, reason: systemErrorOf(cause) }, { cause }));
    });
  });
}

function closeOf(source: Readable): Promise<void> {
  return new Promise((resolve) => source.once('close', () => resolve()));
}

/** Windows releases the files of an ended process a moment later; what remains then is go's own leftover. */
async function removeTree(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }).catch(() => undefined);
}

/** The timer must not outlive the wait, because it would delay our exit. */
async function closedOr(closed: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([closed, late]);
  clearTimeout(timer);
}
