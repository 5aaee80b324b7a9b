import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { GraphAction, XEvent } from '../../core/events/events.ts';
import { XStream, type XStreamStep } from '../../core/events/x-stream.ts';
import type { GoCommandLine } from '../../core/go/command-line.ts';
import type { Note } from '../../core/model/notes.ts';
import type { ModuleContext } from '../../core/model/trace.ts';
import type { Recording } from '../../core/trace/recording.ts';
import { monotonicMs } from '../../platform/monotonic-clock.ts';
import { sizeOf } from '../toolchain/binaries.ts';
import { moduleQuestion, readModuleContext } from '../toolchain/modules.ts';
import { ActionGraphFile } from './action-graph-file.ts';
import { BoundedEvents } from './bounded-events.ts';
import { Forwarder } from './forwarder.ts';
import type { GoProcess } from './go-process.ts';
import type { HeldOutput } from './held-output.ts';
import { MessageCapture } from './message-capture.ts';
import { PanicCapture } from './panic-capture.ts';
import { followSpans } from './span-follower.ts';
import type { RecordingSetup, RecordOptions, StartedGo } from './started-go.ts';
import { ResultLines } from './test-result-lines.ts';

/** Reads the output of a running go command until it ends, and returns the recording. */
export function record(
  options: RecordOptions,
  setup: RecordingSetup,
  started: StartedGo,
): Promise<Recording> {
  return new Recorder(options, setup, started).run();
}

/** After this much silence, a message that was held back is complete. */
const SETTLE_MS = 40;
/** After go's end its streams are empty at once, unless a process that it left behind keeps them open. */
const QUIET_AFTER_END_MS = 150;
const LONGEST_AFTER_END_MS = 2_000;
const POLL_MS = 25;
const TAIL_LENGTH = 4096;

class Recorder {
  readonly #options: RecordOptions;
  readonly #setup: RecordingSetup;
  readonly #started: StartedGo;
  readonly #graph: ActionGraphFile | null;
  readonly #stream: XStream;
  #module: ModuleContext | undefined;

  readonly #xEvents: XEvent[] = [];
  readonly #messages = new MessageCapture();
  readonly #bounds = new BoundedEvents();
  readonly #stdout: ResultLines;
  readonly #notes = new Set<'stderr-inherited' | 'stdout-inherited' | 'left-running' | 'no-graph'>();
  #tail = Buffer.alloc(0);
  readonly #panic = new PanicCapture();
  #programSize: number | null = null;
  #stopFollowing: () => void = () => {};
  #end: Recording['end'] = null;
  #interrupted = false;

  constructor(options: RecordOptions, setup: RecordingSetup, started: StartedGo) {
    this.#options = options;
    this.#setup = setup;
    this.#started = started;
    this.#stdout = new ResultLines(setup.line.json);
    if (!setup.readsStderr) this.#notes.add('stderr-inherited');
    if (setup.leavesStdout) this.#notes.add('stdout-inherited');
    const { graphPath, graphBefore } = setup;
    this.#graph = graphPath === null ? null : new ActionGraphFile(graphPath, graphBefore);
    this.#stream = new XStream(streamOptions(setup.line, setup.addsX));
  }

  async run(): Promise<Recording> {
    const { onProgress } = this.#options;
    const { process: running, exited, now, stdout, stderr } = this.#started;
    const facts = import('./recorded-facts.ts');
    facts.catch(() => {});
    const streams = [
      stderr && this.#pumpStderr(stderr, this.#options.stderr ?? process.stderr),
      stdout && this.#pumpStdout(stdout, this.#options.stdout ?? process.stdout),
    ].filter((pump) => pump !== null);
    const stopWatching =
      this.#options.wantPlan || this.#setup.followsSpans
        ? this.#graph?.watchPlan((actions) => this.#takePlan(actions))
        : undefined;
    const { exitCode, signal } = await exited;
    this.#end = { atMs: now(), exitCode, signal };
    stopWatching?.();
    this.#stopFollowing();
    await Promise.all(streams.map((pump) => this.#drain(pump)));
    await this.#cleanUp(running, signal);
    this.#interrupted = running.interruptions.length > 0 || signal !== null;
    onProgress?.({ type: 'end', ...this.#end });
    return await this.#finish(facts);
  }

  #takePlan(actions: readonly GraphAction[]): void {
    const { onProgress, wantPlan } = this.#options;
    const { startedAtEpochMs, now } = this.#started;
    if (wantPlan) onProgress?.({ type: 'plan', atMs: now(), actions, soFar: () => this.#recording({}) });
    const { followsSpans, ownTrace: file } = this.#setup;
    if (!followsSpans || file === null) return;
    const onEvent = (event: XEvent) => this.#takeEvent(event);
    this.#stopFollowing = followSpans({ file, startedAtEpochMs, plan: actions, onEvent });
  }

  #pumpStderr(output: HeldOutput, sink: Writable): Pump {
    const { source, closed } = output;
    const forwarder = new Forwarder(source, sink, (bytes) => this.#options.onOutput?.(bytes, 'stderr'));
    let settle: NodeJS.Timeout | undefined;
    const take = (step: XStreamStep) => {
      for (const bytes of step.pass) forwarder.write(bytes);
      for (const bytes of step.messages) this.#messages.push(bytes, this.#started.now());
      for (const event of step.events) this.#takeEvent(event);
    };
    output.read((chunk, atMs) => {
      clearTimeout(settle);
      this.#remember(chunk);
      take(this.#stream.push(chunk, atMs));
      if (!this.#stream.programRuns) settle = setTimeout(() => take(this.#stream.settle()), SETTLE_MS);
    });
    const finish = async () => {
      clearTimeout(settle);
      take(this.#stream.end(this.#started.now()));
      await forwarder.close();
    };
    return { source, forwarder, finish, closed };
  }

  #pumpStdout(output: HeldOutput, sink: Writable): Pump {
    const { source, closed } = output;
    const forwarder = new Forwarder(source, sink, (bytes) => this.#options.onOutput?.(bytes, 'stdout'));
    output.read((chunk) => {
      forwarder.write(chunk);
      if (this.#setup.readsStdout) this.#stdout.push(chunk);
    });
    return { source, forwarder, finish: () => forwarder.close(), closed };
  }

  /** The end of the program's output, for go's last line, and what it prints when it crashes. */
  #remember(chunk: Buffer): void {
    if (this.#setup.verb !== 'run') return;
    this.#panic.push(chunk);
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
    this.#programSize = event.path === null ? null : sizeOf(event.path);
    onProgress?.({ type: 'exec', atMs: event.atMs, soFar: () => this.#recording({}) });
  }

  /** Reads the rest after go's end, without waiting for a process that still holds the pipe. */
  async #drain(pump: Pump): Promise<void> {
    const deadline = monotonicMs() + LONGEST_AFTER_END_MS;
    let quietSince = monotonicMs();
    const onData = () => {
      quietSince = monotonicMs();
    };
    pump.source.on('data', onData);
    let open = true;
    void pump.closed.then(() => {
      open = false;
    });
    while (open) {
      await closedOr(pump.closed, POLL_MS);
      if (pump.forwarder.waiting) quietSince = monotonicMs();
      const now = monotonicMs();
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
    const work = this.#stream.work ?? this.#plannedWork();
    const exec = this.#xEvents.find((event) => event.type === 'exec');
    const fragments = [work, exec?.type === 'exec' ? exec.path : null].filter(
      (fragment) => fragment !== null,
    );
    await running.endOrphans(fragments);
    if ((signal === null && !running.wasKilled) || this.#setup.line.work || work === null) return;
    // Only a directory with a name that go itself makes, and only the one that it printed.
    if (/^go-build\d+$/.test(path.basename(work))) await removeTree(work);
  }

  /** go's work directory, for a command whose `-x` lines were not read. */
  #plannedWork(): string | null {
    if (this.#setup.readsStderr) return null;
    const { plan, final } = this.#graph?.readLast() ?? {};
    const objdir = (final ?? plan)?.find((action) => action.objdir !== null)?.objdir;
    return objdir == null ? null : path.dirname(path.resolve(objdir));
  }

  async #finish(facts: Promise<typeof import('./recorded-facts.ts')>): Promise<Recording> {
    const { plan, final } = this.#graph?.readLast() ?? { plan: null, final: null };
    if (this.#graph && plan === null && final === null && this.#end?.exitCode === 0 && !this.#setup.line.n) {
      this.#notes.add('no-graph');
    }
    const { readFacts } = await facts;
    const { recorded, notes } = await readFacts({
      go: this.#setup.go,
      line: this.#setup.line,
      verb: this.#setup.verb,
      directory: this.#setup.directory,
      env: this.#options.env,
      final,
      xEvents: this.#xEvents,
      programSize: this.#programSize,
      programRan:
        this.#stream.programRuns || (!this.#setup.addsX && !this.#setup.line.x && programRan(final)),
      stderrTail: this.#tail.toString('latin1'),
      panic: this.#panic.text,
      exitCode: this.#end?.exitCode ?? null,
      debugTrace: this.#options.deep ? this.#setup.ownTrace : null,
      startedAtEpochMs: this.#started.startedAtEpochMs,
    });
    const known = this.#recording({ ...recorded, plan, final });
    return { ...known, notes: [...known.notes, ...notes] };
  }

  #recording(known: Partial<Recording>): Recording {
    const { readsStdout } = this.#setup;
    const stdout = this.#stdout.text;
    const isTest = this.#setup.verb === 'test' && readsStdout;
    const buildJson = this.#setup.line.json ? buildOutputOf(stdout) : '';
    return {
      recorderVersion: this.#options.recorderVersion,
      origin: 'traced',
      startedAtEpochMs: this.#started.startedAtEpochMs,
      argv: this.#options.argv,
      verb: this.#setup.verb,
      directory: this.#setup.directory,
      goflags: this.#setup.line.goflags,
      go: { version: this.#setup.go.version, goos: null, goarch: null, changedEnv: {} },
      module: this.#readModule(),
      plan: null,
      final: null,
      xEvents: [...this.#xEvents],
      messages: this.#messages.text + buildJson,
      mixedFrom: this.#mixedFrom(known),
      ...(this.#setup.readsStderr ? {} : { stderrInherited: true }),
      testOutput: isTest ? stdout : null,
      testOutputIsJson: isTest && this.#setup.line.json,
      programEnd: null,
      end: this.#end,
      interrupted: this.#interrupted,
      dryRun: this.#setup.line.n,
      binaries: [],
      loadPhases: [],
      notes: [
        ...[...this.#notes].map((id) => ({ id, args: {} })),
        ...(this.#setup.tempDirNote === null ? [] : [this.#setup.tempDirNote]),
        ...this.#cuts(),
      ],
      ...known,
    };
  }

  /** Without `-x` lines, only go's final graph says when it started the program. */
  #mixedFrom({ plan = null, final = null }: Partial<Recording>): number | null {
    const { x, n, json } = this.#setup.line;
    if (this.#setup.verb !== 'run' || this.#setup.addsX || x || n || json) return null;
    // go was killed, so it is not known which output came from the program.
    if (final === null) return plan === null ? null : 0;
    const startedAt = final.find((action) => action.mode === 'go run')?.timeStart ?? null;
    return startedAt === null
      ? null
      : this.#messages.lettersBefore(startedAt - this.#started.startedAtEpochMs);
  }

  #cuts(): readonly Note[] {
    const { cut } = this.#messages;
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
    this.#module ??= readModuleContext(
      moduleQuestion(this.#setup.line, this.#setup.directory, env, this.#setup.go),
    );
    return this.#module;
  }
}

interface Pump {
  readonly source: Readable;
  readonly forwarder: Forwarder;
  readonly closed: Promise<void>;
  readonly finish: () => Promise<void>;
}

function streamOptions(line: GoCommandLine, takeOut: boolean): ConstructorParameters<typeof XStream>[0] {
  const tail = line.programArgs.map((arg) => ` ${arg}`).join('');
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

/** Windows releases the files of an ended process a moment later; what remains then is go's own leftover. */
async function removeTree(folder: string): Promise<void> {
  const { rm } = await import('node:fs/promises');
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
