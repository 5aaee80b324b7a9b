import path from 'node:path';
import { type GoCommandLine, parseGoCommandLine, withFlags } from '../../core/go/command-line.ts';
import { minorOf } from '../../core/go/flags.ts';
import type { GoCommand } from '../../core/go/go-command.ts';
import { systemErrorOf, UserFacingError } from '../../core/model/errors.ts';
import type { Note } from '../../core/model/notes.ts';
import type { GoVerb } from '../../core/model/traced-verbs.ts';
import type { Recording } from '../../core/trace/recording.ts';
import { isFolder } from '../../platform/is-folder.ts';
import { monotonicMs } from '../../platform/monotonic-clock.ts';
import { createTempDir, removeTempDir, tempDirError } from '../../platform/temp-dir.ts';
import { findGo } from '../toolchain/find-go.ts';
import { readGoflags } from '../toolchain/go-variables.ts';
import { fileFingerprint, NO_FILE } from './file-fingerprint.ts';
import { GoProcess, type GoProcessOptions } from './go-process.ts';
import { HeldOutput } from './held-output.ts';
import { type OutputPipes, openOutputPipes, sharesOutput, sharesScreen } from './output-pipes.ts';
import type { GoEnd, RecordingSetup, RecordOptions, StartedGo } from './started-go.ts';

export type { RecordOptions } from './started-go.ts';

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
  options: Pick<RecordOptions, 'argv' | 'goPath' | 'cwd' | 'env' | 'terminal' | 'signals' | 'signal'>,
): Promise<GoEnd> {
  const { go } = await readGoCommand(options.argv, options.cwd, options.env, options.goPath);
  const running = startGo({ ...options, path: go.path, stdio: 'inherit' });
  try {
    return await waitForExit(running, go.path);
  } finally {
    running.dispose();
  }
}

/**
 * Runs a go command as it would run without us, and returns its recording. This file contains only what is needed
 * before go starts; the recorder is loaded once go runs.
 */
export async function recordGo(options: RecordOptions): Promise<Recording> {
  const { argv, cwd, env, goPath, found } = options;
  const command = found ?? (await readGoCommand(argv, cwd, env, goPath));
  const { traced } = command.line;
  if (traced === null) {
    throw new UserFacingError('no-pipeline', { verb: command.line.verb });
  }
  const setup = setUp(options, command, traced);
  try {
    const pipes = await openOutputPipes({
      stderr: setup.readsStderr,
      stdout: setup.readsStdout || !hasOwnStdout(options),
      joined: setup.joinsOutput,
      folder: options.pipeFolder ?? null,
      tempDir: setup.tempDir,
    });
    try {
      const started = start(options, setup, pipes);
      try {
        const { record } = await import('./recorder.ts');
        return await record(options, setup, started);
      } finally {
        started.process.dispose();
      }
    } finally {
      pipes.release();
    }
  } finally {
    if (setup.tempDir) removeTempDir(setup.tempDir);
  }
}

function setUp(options: RecordOptions, { go, line }: GoCommand, verb: GoVerb): RecordingSetup {
  const directory = path.resolve(options.cwd, line.chdir ?? '');
  const { inheritStderr = false, wantSpans = false } = options;
  const followsSpans = inheritStderr && wantSpans && line.debugTrace === null && !line.n;
  const needsFile = line.actionGraph === null || options.deep || followsSpans;
  const tempDir = needsFile ? createTempDir() : null;
  const graphPath = whereGraph(line, directory, tempDir);
  const traces = (options.deep || followsSpans) && tempDir !== null && line.debugTrace === null;
  const hasResults = readsStdout(line, verb, options.terminal);
  const leavesStdout = hasResults && inheritStderr && hasOwnStdout(options) && sharesScreen();
  return {
    go,
    line,
    verb,
    directory,
    tempDir,
    tempDirNote: needsFile && tempDir === null ? noteAboutTempDir() : null,
    addsX: !inheritStderr && mayAddX(line),
    graphPath,
    graphBefore: graphPath === null ? NO_FILE : fileFingerprint(graphPath),
    ownTrace: traces ? path.join(tempDir, 'trace.json') : null,
    followsSpans: followsSpans && traces,
    readsStderr: !inheritStderr,
    readsStdout: hasResults && !leavesStdout,
    leavesStdout,
    joinsOutput: !inheritStderr && joinsOutput(line, verb, options),
  };
}

function start(options: RecordOptions, setup: RecordingSetup, pipes: OutputPipes): StartedGo {
  const { go } = setup;
  const startedAtEpochMs = Date.now();
  const startedAt = monotonicMs();
  const running = startGo({
    path: go.path,
    argv: argvWith(setup),
    cwd: options.cwd,
    env: options.env,
    stdio: pipes.stdio,
    terminal: options.terminal,
    signals: options.signals,
    signal: options.signal,
  });
  // From here on, everything happens while go runs.
  const now = () => monotonicMs() - startedAt;
  const { stdout, stderr } = pipes.started(running.child);
  const exited = waitForExit(running, go.path);
  exited.catch(() => {});
  options.onStart?.({
    interrupt: () => running.send('SIGINT'),
    kill: () => running.send('SIGKILL'),
  });
  return {
    process: running,
    exited,
    startedAtEpochMs,
    now,
    stderr: stderr && new HeldOutput(stderr, now),
    stdout: stdout && new HeldOutput(stdout, now),
  };
}

function argvWith({ line, addsX, graphPath, ownTrace }: RecordingSetup): readonly string[] {
  const ours: string[] = [];
  if (addsX) ours.push('-x');
  if (line.actionGraph === null && graphPath !== null) ours.push(`-debug-actiongraph=${graphPath}`);
  if (ownTrace) ours.push(`-debug-trace=${ownTrace}`);
  return withFlags(line, ours);
}

function noteAboutTempDir(): Note {
  const error = tempDirError();
  return error === null
    ? { id: 'no-temp-file', args: {} }
    : { id: 'no-temp-folder', args: { code: error.code ?? '' } };
}

function whereGraph(
  { actionGraph }: GoCommandLine,
  directory: string,
  tempDir: string | null,
): string | null {
  if (actionGraph !== null) return path.resolve(directory, actionGraph);
  return tempDir && path.join(tempDir, 'graph.json');
}

/**
 * stdout belongs to the command. It is captured only if it has information that is nowhere else: `(cached)`
 * and the results of `go test`, and with `-json` the build's messages. If go passes its stdout to the test
 * binary (no package named, -bench, -fuzz), nothing is cached anyway, and on a terminal it stays there.
 */
function readsStdout(line: GoCommandLine, verb: GoVerb, terminal: boolean): boolean {
  const { testCompileOnly, testStreams, json, n } = line;
  if (json) return true;
  if (verb !== 'test' || testCompileOnly || n) return false;
  return !(testStreams && terminal && process.stdout.isTTY);
}

/**
 * With `2>&1`, the lines of stdout and stderr keep go's order only in one pipe. Not where stdout has data of its own
 * that must not be searched for go's `-x` lines: the results of `go test`, and the output of `go list`.
 */
function joinsOutput(line: GoCommandLine, verb: GoVerb, options: RecordOptions): boolean {
  if (verb === 'test' || verb === 'list' || line.json || line.n) return false;
  const { stdout, stderr } = options;
  if (stdout !== undefined && stdout === stderr) return true;
  return hasOwnStdout(options) && stderr === undefined && sharesOutput();
}

/** Whether go's stdout goes where ours goes. */
function hasOwnStdout({ stdout }: RecordOptions): boolean {
  return stdout === undefined || stdout === process.stdout;
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
  const flags = value.replace(/^[^-\s=]+=/, '').split(/\s+/);
  return flags.every((flag) => !/^--?(?:m|S|W|d|live|bench|v|V|e)(?:[=\d].*)?$/.test(flag));
}

/** Node throws immediately if the file is not an executable; most other errors come later (`waitForExit`). */
function startGo(options: GoProcessOptions): GoProcess {
  try {
    return new GoProcess(options);
  } catch (cause) {
    throw new UserFacingError('not-started', { path: options.path, reason: systemErrorOf(cause) }, { cause });
  }
}

function waitForExit(running: GoProcess, file: string): Promise<GoEnd> {
  return new Promise((resolve, reject) => {
    running.child.once('exit', (exitCode, signal) => resolve({ exitCode, signal }));
    running.child.once('error', (cause) => {
      reject(new UserFacingError('not-started', { path: file, reason: systemErrorOf(cause) }, { cause }));
    });
  });
}
