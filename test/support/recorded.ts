import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readProgramEnd } from '../../src/collect/record/program-end.ts';
import { parseActionGraph } from '../../src/core/events/action-graph.ts';
import type { GraphAction, XEvent } from '../../src/core/events/events.ts';
import { XStream } from '../../src/core/events/x-stream.ts';
import type { GoVerb } from '../../src/core/model/traced-verbs.ts';
import type { Recording } from '../../src/core/trace/recording.ts';

export const fixtures = path.join(import.meta.dirname, '..', 'fixtures');

export const recordedVersions: readonly string[] = readdirSync(fixtures).filter((name) =>
  /^go1\./.test(name),
);

/** Use it as a version: recordings of go on Windows, made by scripts/record-windows-fixtures.mjs. */
export const recordedOnWindows = 'windows/go1.26.8';

export function recordedCases(version: string): readonly string[] {
  return readdirSync(path.join(fixtures, version));
}

export interface RecordedCommand {
  readonly argv: readonly string[];
  readonly directory: string;
  readonly goVersion: string;
  readonly addedX: boolean;
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly interrupted: boolean;
}

export function readCommand(version: string, name: string): RecordedCommand {
  return JSON.parse(readFileSync(path.join(fixtures, version, name, 'command.json'), 'utf8'));
}

/** `plan.json`, `final.json`, `stderr` or `stdout` of a case; empty if there was nothing. */
export function readRecordedFile(version: string, name: string, file: string): string {
  const zipped = path.join(fixtures, version, name, `${file}.gz`);
  return existsSync(zipped) ? gunzipSync(readFileSync(zipped)).toString('utf8') : '';
}

/** A graph of test/fixtures/graphs. */
export function readGraphFile(name: string): string {
  return gunzipSync(readFileSync(path.join(fixtures, 'graphs', `${name}.json.gz`))).toString('utf8');
}

/**
 * The recording that our recorder would have made of a command. The stored streams have no times, so each line gets
 * a time one millisecond later.
 */
export function readRecorded(version: string, name: string): Recording {
  const key = `${version} ${name}`;
  const recording = recordings.get(key) ?? makeRecording(version, name);
  recordings.set(key, recording);
  return recording;
}

const recordings = new Map<string, Recording>();

function makeRecording(version: string, name: string): Recording {
  const command = readCommand(version, name);
  const verb = command.argv[1] as GoVerb;
  const stdout = readRecordedFile(version, name, 'stdout');
  const isJson = command.argv.includes('-json');
  const stderr = readRecordedFile(version, name, 'stderr');
  const { events, messages } = splitStream(command, stderr);
  const final = graphOf(readRecordedFile(version, name, 'final.json'));
  return {
    recorderVersion: '0.0.0',
    origin: 'traced',
    startedAtEpochMs: firstTime(final) - 10,
    argv: command.argv,
    verb,
    directory: command.directory,
    goflags: [],
    go: {
      version: command.goVersion,
      goos: version === recordedOnWindows ? 'windows' : 'linux',
      goarch: 'amd64',
      changedEnv: {},
    },
    module: {
      mode: 'module',
      modules: [
        {
          path: 'example.com/app',
          version: null,
          main: true,
          directory: version === recordedOnWindows ? command.directory : '/home/dev/src/app',
        },
      ],
    },
    plan: graphOf(readRecordedFile(version, name, 'plan.json')),
    final,
    xEvents: events,
    messages: messages + (isJson && !command.addedX ? buildOutput(stdout) : ''),
    testOutput: verb === 'test' ? stdout : null,
    testOutputIsJson: isJson,
    programEnd: events.some((event) => event.type === 'exec')
      ? readProgramEnd(stderr, command.exitCode)
      : null,
    end: { atMs: 60_000, exitCode: command.exitCode, signal: command.signal },
    interrupted: command.interrupted,
    dryRun: command.argv.includes('-n'),
    binaries: [],
    loadPhases: [],
    notes: [],
  };
}

function splitStream(command: RecordedCommand, stderr: string): { events: XEvent[]; messages: string } {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  const packageAt = command.argv.findIndex((arg) => /^(?:\.[\\/]|cmd\/)|\.go$/.test(arg));
  const programArgs = command.argv[1] === 'run' ? command.argv.slice(packageAt + 1) : null;
  const stream = new XStream({
    takeOut: command.addedX,
    keepWorkLine: false,
    toolexec: [],
    exec: [],
    programTail: programArgs === null ? null : encoder.encode(programArgs.map((arg) => ` ${arg}`).join('')),
    testArgumentLineFeeds: 0,
    decode: (utf8) => decoder.decode(utf8),
  });
  const events: XEvent[] = [];
  let messages = '';
  const take = (step: ReturnType<XStream['push']>): void => {
    events.push(...step.events);
    for (const part of step.messages) messages += decoder.decode(part);
  };
  stderr.split(/(?<=\n)/).forEach((line, index) => {
    take(stream.push(encoder.encode(line), index));
  });
  take(stream.end(stderr.length));
  return { events, messages };
}

/** The compiler's messages in `go test -json`. */
function buildOutput(stdout: string): string {
  let text = '';
  for (const line of stdout.split('\n')) {
    if (!line.includes('"build-output"')) continue;
    text += JSON.parse(line).Output;
  }
  return text;
}

function graphOf(text: string): readonly GraphAction[] | null {
  return text === '' ? null : parseActionGraph(text);
}

function firstTime(graph: readonly GraphAction[] | null): number {
  const times = (graph ?? []).flatMap(({ timeReady }) => (timeReady === null ? [] : [timeReady]));
  return times.length === 0 ? 1_800_000_000_000 : Math.min(...times);
}
