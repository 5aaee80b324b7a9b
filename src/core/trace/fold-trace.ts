import { parseDiagnostics } from '../events/diagnostics.ts';
import type { GraphAction } from '../events/events.ts';
import { goMessages } from '../events/late-messages.ts';
import { parseTestEvents, parseTestOutput } from '../events/test-output.ts';
import { SCHEMA_VERSION } from '../model/schema-version.ts';
import type { Action, BuildDiagnostic, BuildTrace, Outcome, ProgramRun, TestResult } from '../model/trace.ts';
import type { Milliseconds } from '../model/units.ts';
import { finalOutcomes, testedThing } from './final-outcomes.ts';
import { type GraphStructure, structureOf } from './graph-structure.ts';
import { withHiddenSecrets } from './hide-secrets.ts';
import { type SeenEvents, seenEvents } from './live-outcomes.ts';
import { importPathOf, moduleFinder, packageOfFile } from './module-of.ts';
import { endAfter, isPossible, possibleOrNull } from './possible-times.ts';
import type { Recording } from './recording.ts';
import { stageOf } from './stage-of.ts';

/** A recording whose `-x` lines were folded as they arrived. */
export type FoldedRecording = Omit<Recording, 'xEvents'>;

/**
 * Folds a recording of a go command into one trace; while the command runs, the trace is marked provisional.
 */
export function foldTrace(recording: Recording): BuildTrace {
  return foldSeen(recording, seenEvents(recording.final ?? recording.plan ?? [], recording.xEvents));
}

/** The same with the state of `seen`: while a command runs, nothing is folded twice. */
export function foldSeen(recording: FoldedRecording, seen: SeenEvents): BuildTrace {
  const graph = recording.final ?? recording.plan ?? [];
  const structure = structureOf(graph);
  const dryRun = recording.dryRun || isDry(graph);
  const startedAt = recording.startedAtEpochMs ?? firstTime(graph) ?? 0;
  const diagnostics = readMessages(recording);
  const reportedTests = readTests(recording);
  const facts: Facts = { recording, seen, graph, structure, dryRun, startedAt, diagnostics, reportedTests };
  const actions = recording.final === null ? liveActions(facts) : finalActions(facts);
  const exec = programRun(facts, actions);
  return withHiddenSecrets({
    schemaVersion: SCHEMA_VERSION,
    recorder: { name: 'go-build-pipeline', version: recording.recorderVersion },
    origin: recording.origin,
    startedAt: isoTime(startedAt),
    command: {
      argv: recording.argv,
      verb: recording.verb,
      directory: recording.directory,
      goflags: recording.goflags,
    },
    go: recording.go,
    module: recording.module,
    exitCode: recording.end?.exitCode ?? null,
    signal: recording.end?.signal ?? null,
    wallMs: possibleOrNull(wallTime(facts, actions, exec)) ?? 0,
    provisional: actions.some((action) => action.provisional === true),
    interrupted: recording.interrupted,
    dryRun,
    actions,
    diagnostics,
    ...(recording.stderrInherited ? { messagesKept: false as const } : {}),
    tests: testResults(facts, actions),
    exec,
    binaries: recording.binaries,
    loadPhases: recording.loadPhases.filter(
      ({ startMs, endMs }) => isPossible(startMs) && endAfter(startMs, endMs) !== null,
    ),
    keyInputs: {},
    notes: recording.notes,
  });
}

interface Facts {
  readonly recording: FoldedRecording;
  readonly seen: SeenEvents;
  readonly graph: readonly GraphAction[];
  readonly structure: GraphStructure;
  readonly dryRun: boolean;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly diagnostics: readonly BuildDiagnostic[];
  readonly reportedTests: readonly TestResult[];
}

function finalActions(facts: Facts): readonly Action[] {
  const { recording, graph, structure, startedAt } = facts;
  const outcomes = finalOutcomes(graph, structure, {
    dryRun: facts.dryRun,
    interrupted: recording.interrupted,
    succeeded: succeeded(recording),
    blamed: blamedPackages(facts),
    messagesKept: recording.stderrInherited !== true,
    tests: new Map(facts.reportedTests.map((test) => [test.package, test])),
    listing: recording.verb === 'list',
    unwritten: unwrittenPackages(facts),
  });
  const offset = (time: number | null): Milliseconds | null =>
    time === null ? null : round(time - startedAt);
  const make = actionMaker(facts);
  return graph.map((action) =>
    make(action, {
      outcome: outcomes[action.id] ?? 'unknown',
      provisional: false,
      readyMs: offset(action.timeReady),
      // go stamps every action that it passes, even one that it skips after a failure.
      startMs: outcomes[action.id] === 'notRun' ? null : offset(action.timeStart),
      endMs: outcomes[action.id] === 'notRun' ? null : offset(action.timeDone),
      commands: action.commands,
    }),
  );
}

function liveActions(facts: Facts): readonly Action[] {
  const { recording, graph } = facts;
  const states = facts.seen.states({
    succeeded: facts.dryRun ? null : succeeded(recording),
    blamed: blamedPackages(facts),
  });
  const make = actionMaker(facts);
  return graph.map((action) => {
    const state = states[action.id];
    return make(action, {
      outcome: state?.outcome ?? 'unknown',
      provisional: true,
      readyMs: null,
      startMs: state?.startMs ?? null,
      endMs: state?.endMs ?? null,
      commands: state?.commands ?? [],
    });
  });
}

interface ActionState {
  readonly outcome: Outcome;
  readonly provisional: boolean;
  readonly readyMs: Milliseconds | null;
  readonly startMs: Milliseconds | null;
  readonly endMs: Milliseconds | null;
  readonly commands: readonly string[];
}

function actionMaker(facts: Facts): (action: GraphAction, state: ActionState) => Action {
  const { recording, structure } = facts;
  const moduleOf = moduleFinder(recording.module);
  return (action, state) => {
    const owner = structure.owners[action.id] ?? action.package;
    const startMs = possibleOrNull(state.startMs);
    const made: Draft = {
      id: action.id,
      mode: action.mode,
      stage: stageOf(action.mode, recording.verb),
      package: structure.packages[action.id] ?? action.package,
      owner,
      module: moduleOf(owner),
      deps: action.deps,
      outcome: state.outcome,
      readyMs: possibleOrNull(state.readyMs),
      startMs,
      endMs: endAfter(startMs, state.endMs),
      commands: state.commands,
    };
    // One field at a time, because spreading an object per action costs as much as the rest of the fold.
    if (state.provisional) made.provisional = true;
    if (action.objdir !== null) made.objdir = action.objdir;
    if (action.target !== null) made.target = action.target;
    if (action.actionID !== null) made.actionID = action.actionID;
    if (action.buildID !== null) made.buildID = action.buildID;
    if (action.priority !== null) made.priority = action.priority;
    if (action.realMs !== null && isPossible(action.realMs)) made.realMs = action.realMs;
    if (action.userMs !== null && isPossible(action.userMs)) made.userMs = action.userMs;
    if (action.sysMs !== null && isPossible(action.sysMs)) made.sysMs = action.sysMs;
    if (action.extra !== null) made.extra = action.extra;
    return made;
  };
}

type Draft = { -readonly [Key in keyof Action]: Action[Key] };

function readTests(recording: FoldedRecording): readonly TestResult[] {
  if (recording.testOutput === null) return [];
  return recording.testOutputIsJson
    ? parseTestEvents(recording.testOutput)
    : parseTestOutput(recording.testOutput);
}

function readMessages({ messages, mixedFrom, plan, final }: FoldedRecording): readonly BuildDiagnostic[] {
  if (mixedFrom == null) return parseDiagnostics(messages);
  const packages = new Set([...(plan ?? []), ...(final ?? [])].map((action) => action.package));
  return parseDiagnostics(goMessages(messages, mixedFrom, packages));
}

/** Results from go's output, and from the graph for tests without output. */
function testResults(facts: Facts, actions: readonly Action[]): readonly TestResult[] {
  const results = [...facts.reportedTests];
  const seen = new Set(results.map((result) => result.package));
  for (const action of actions) {
    const name = importPathOf(action.package);
    if (action.mode !== 'test run' || seen.has(name)) continue;
    seen.add(name);
    const run = facts.graph[action.id];
    const source = run === undefined ? null : testedThing(run, facts.graph);
    results.push({
      package: name,
      status: action.outcome === 'hit' ? 'pass' : source?.mode === 'build' ? 'noTestFiles' : 'unknown',
      cached: action.outcome === 'hit' ? true : null,
      elapsedMs: null,
    });
  }
  return results;
}

function programRun(facts: Facts, actions: readonly Action[]): ProgramRun | null {
  const { recording } = facts;
  const seen = facts.seen.exec;
  const run = actions.find((action) => action.mode === 'go run');
  const confirmed = recording.final !== null && run?.outcome === 'miss' ? run : null;
  if ((seen === null && confirmed === null) || facts.dryRun) return null;
  const link = run?.deps.map((dep) => actions[dep]).find((action) => action?.mode === 'link');
  const ended = recording.end !== null;
  const wellEnded = recording.end?.exitCode === 0;
  const startMs = possibleOrNull(confirmed?.startMs ?? seen?.atMs ?? null) ?? 0;
  return {
    startMs,
    endMs: endAfter(startMs, confirmed?.endMs ?? (ended ? (recording.end?.atMs ?? null) : null)),
    exitCode: recording.programEnd?.exitCode ?? (ended && wellEnded ? 0 : null),
    signal: recording.programEnd?.signal ?? null,
    path: seen?.path ?? programPath(link, facts),
    fromCache: seen?.fromCache ?? link?.outcome === 'hit',
    ...(recording.programEnd?.panic ? { panic: recording.programEnd.panic } : {}),
  };
}

/** A program that was not linked runs from go's cache, and the graph does not say from where. */
function programPath(link: Action | undefined, { graph }: Facts): string {
  if (link === undefined || link.outcome === 'hit') return '';
  return graph[link.id]?.built ?? link.target ?? '';
}

/**
 * Packages that a message names: by go's `# pkg` header, or by a Go file in their directory (vet since 1.26).
 */
function blamedPackages(facts: Facts): ReadonlySet<string> {
  const { directory, module } = facts.recording;
  const blamed = new Set<string>();
  for (const diagnostic of facts.diagnostics) {
    const named = diagnostic.package ?? packageOfFile(diagnostic.file, directory, module);
    if (named !== null) blamed.add(named);
  }
  return blamed;
}

/** go's word for it (BuildInstallFunc): `go build ex.com/app: copying …`. */
function unwrittenPackages({ recording, diagnostics }: Facts): ReadonlySet<string> {
  if (succeeded(recording) !== false) return new Set();
  const lines = diagnostics.flatMap(({ message }) => message.split('\n'));
  return new Set(
    lines.flatMap((line) => /^(?:\S+: )?go (?:build|install|test) (\S+): /.exec(line)?.[1] ?? []),
  );
}

function wallTime(facts: Facts, actions: readonly Action[], exec: ProgramRun | null): Milliseconds {
  const { recording } = facts;
  if (recording.end !== null) return recording.end.atMs;
  let last = Math.max(facts.seen.lastMs, exec?.startMs ?? 0);
  for (const action of actions) last = Math.max(last, action.endMs ?? action.startMs ?? 0);
  return last;
}

function succeeded(recording: FoldedRecording): boolean | null {
  if (recording.end === null) return null;
  if (recording.end.signal !== null) return false;
  return recording.end.exitCode === null ? null : recording.end.exitCode === 0;
}

/** With -n go creates no work directory and prints `$WORK`. */
function isDry(graph: readonly GraphAction[]): boolean {
  return graph.some((action) => action.objdir?.startsWith('$WORK') ?? false);
}

function firstTime(graph: readonly GraphAction[]): number | null {
  let first: number | null = null;
  for (const { timeReady, timeStart } of graph) {
    const time = timeReady ?? timeStart;
    if (time !== null && (first === null || time < first)) first = time;
  }
  return first;
}

function isoTime(epochMs: number): string {
  const date = new Date(epochMs);
  return Number.isNaN(date.getTime()) ? new Date(0).toISOString() : date.toISOString();
}

/** Next to current dates, a double has a precision of microseconds at best. */
function round(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
