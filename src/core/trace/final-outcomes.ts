import type { GraphAction } from '../events/events.ts';
import { toolOf } from '../go/tool-command.ts';
import type { Outcome, TestResult } from '../model/trace.ts';
import { type GraphStructure, objdirName } from './graph-structure.ts';
import { importPathOf } from './module-of.ts';

/** Facts besides the graph that determine the outcomes. */
export interface OutcomeContext {
  readonly dryRun: boolean;
  readonly interrupted: boolean;
  /** Whether the command succeeded; null if not known. */
  readonly succeeded: boolean | null;
  /** Packages that a diagnostic names. */
  readonly blamed: ReadonlySet<string>;
  /** Whether all messages were read: without them, a package that none blames may have failed. */
  readonly messagesKept: boolean;
  readonly tests: ReadonlyMap<string, TestResult>;
  /** `go list` plans links and programs, and makes none. */
  readonly listing: boolean;
  /** Packages whose program could not be written to its destination. */
  readonly unwritten: ReadonlySet<string>;
}

/**
 * Determines every action's outcome from go's final graph: by Cmd, ActionID and BuildID, never by NeedBuild
 * alone.
 */
export function finalOutcomes(
  graph: readonly GraphAction[],
  structure: GraphStructure,
  context: OutcomeContext,
): readonly Outcome[] {
  const outcomes: (Outcome | null)[] = graph.map(() => null);
  const at = (id: number | undefined): Outcome =>
    id === undefined ? 'unknown' : (outcomes[id] ?? 'unknown');
  // In the order of their dependencies.
  for (const a of graph) if (a.mode === 'build') outcomes[a.id] = buildOutcome(a, structure, context);
  for (const a of graph) if (a.mode === 'link') outcomes[a.id] = linkOutcome(a, context);
  for (const a of graph) outcomes[a.id] ??= restOutcome(a, graph, structure, context, at);
  return outcomes.map((outcome) => outcome ?? 'unknown');
}

function buildOutcome(a: GraphAction, structure: GraphStructure, context: OutcomeContext): Outcome {
  const ran = a.commands.length > 0;
  if (a.buildID !== null) return ran ? 'miss' : 'hit';
  if (ran) {
    // `go vet` lets cgo write the Go files of a package, and compiles nothing.
    if (
      !a.needBuild &&
      !a.commands.some((command) => toolOf(command) === 'compile') &&
      !isBlamed(a, structure, context)
    )
      return mayHaveFailed(context) ? 'unknown' : 'notNeeded';
    return endedBadly(a, structure, context);
  }
  if (a.actionID === null) return 'notRun';
  if (!a.needBuild) return 'notNeeded';
  // With -n nothing has a Cmd; what is not in the cache has no BuildID.
  if (context.dryRun) return 'miss';
  // It has a key, missed the cache, and ran no command of its own: its cgo or cover part failed.
  return context.succeeded === false ? endedBadly(a, structure, context) : 'unknown';
}

/** Whether something failed that only a message would name. */
function mayHaveFailed({ messagesKept, succeeded }: OutcomeContext): boolean {
  return !messagesKept && succeeded !== true;
}

/** A command that a signal interrupted did not fail. */
function endedBadly(a: GraphAction, structure: GraphStructure, context: OutcomeContext): Outcome {
  return context.interrupted && !isBlamed(a, structure, context) ? 'unknown' : 'failed';
}

function linkOutcome(a: GraphAction, context: OutcomeContext): Outcome {
  const ran = a.commands.length > 0;
  if (context.listing) return 'notNeeded';
  if (a.buildID !== null) return ran ? 'miss' : 'hit';
  if (ran) return context.interrupted && !context.blamed.has(a.package) ? 'unknown' : 'failed';
  if (a.actionID === null) return 'notRun';
  const ofTest = a.package.endsWith('.test');
  // `go test -n` always prints the link, even if the result is in the cache.
  if (context.dryRun) return ofTest ? 'unknown' : 'miss';
  // The test's result was in the cache, so its binary was not needed.
  return ofTest ? 'notNeeded' : 'unknown';
}

function restOutcome(
  a: GraphAction,
  graph: readonly GraphAction[],
  structure: GraphStructure,
  context: OutcomeContext,
  at: (id: number | undefined) => Outcome,
): Outcome {
  if (a.mode.startsWith('cgo compile ')) return cgoOutcome(a, graph, structure, at);
  switch (a.mode) {
    case 'cgo run':
    case 'cover':
      return cgoOutcome(a, graph, structure, at);
    case 'vet':
      return vetOutcome(a, graph, structure, context, at);
    case 'test run':
      return testOutcome(a, graph, structure, context, at);
    case 'preprocess PGO profile':
      // Its result has no build ID, whether it was made or came from the cache.
      if (a.actionID === null) return 'notRun';
      return a.commands.length > 0 ? 'miss' : context.dryRun ? 'unknown' : 'hit';
    case 'go run':
      if (context.dryRun) return 'notNeeded';
      return ['miss', 'hit'].includes(at(a.deps[0])) ? 'miss' : 'notRun';
    default:
      break;
  }
  if (GROUPS.has(a.mode)) return 'notNeeded';
  if (a.mode.endsWith('-install') || COPIES.has(a.mode)) {
    const source = at(a.deps[0]);
    if (source === 'failed') return 'notRun';
    const isMade = source === 'miss' || source === 'hit';
    if (!isMade) return source;
    if (context.unwritten.has(a.package)) return 'failed';
    return mayHaveFailed(context) ? 'unknown' : source;
  }
  return plainOutcome(a);
}

/** Modes that copy another action's output to its destination. */
const COPIES: ReadonlySet<string> = new Set(['test build', 'go install', 'install header']);

/** Modes that only check, group, order or clean up. */
const GROUPS: ReadonlySet<string> = new Set([
  '',
  'build check cache',
  'built-in package',
  'gccgo stdlib',
  'collect cgo',
  'nop',
  'go build',
  'go test',
  'go vet',
  'go list',
  'test barrier',
  'test print',
  'test print (nop)',
  'test clean',
  'write coverage meta-data file',
]);

/** For unknown modes: only what the fields say for certain. */
function plainOutcome(a: GraphAction): Outcome {
  if (a.buildID !== null) return a.commands.length > 0 ? 'miss' : 'hit';
  if (a.commands.length > 0) return a.actionID === null ? 'miss' : 'failed';
  return a.timeStart === null ? 'notRun' : 'unknown';
}

/** Sub-actions have no IDs: with a command they ran; without one they share the outcome of their package. */
function cgoOutcome(
  a: GraphAction,
  graph: readonly GraphAction[],
  structure: GraphStructure,
  at: (id: number | undefined) => Outcome,
): Outcome {
  const objdir = objdirName(a.objdir);
  const build = objdir === null ? undefined : structure.buildAt.get(objdir);
  const outcome = at(build);
  if (a.commands.length === 0) {
    return outcome === 'failed' ? 'notRun' : outcome === 'miss' ? 'notNeeded' : outcome;
  }
  const broke = outcome === 'failed' && build !== undefined && graph[build]?.commands.length === 0;
  if (!broke) return 'miss';
  // The package never got to its own commands, so one of its parts failed: the one that nothing follows.
  const wentOn = (structure.dependents[a.id] ?? []).some((id) => (graph[id]?.commands.length ?? 0) > 0);
  if (wentOn) return 'miss';
  return a.mode === 'cgo run' ? 'failed' : 'unknown';
}

function vetOutcome(
  a: GraphAction,
  graph: readonly GraphAction[],
  structure: GraphStructure,
  context: OutcomeContext,
  at: (id: number | undefined) => Outcome,
): Outcome {
  const [build] = a.deps;
  const looksAt = build === undefined ? undefined : graph[build];
  if (looksAt?.mode === 'built-in package') return 'notNeeded';
  if (a.commands.length > 0) {
    if (context.succeeded !== true && isBlamed(a, structure, context)) return 'failed';
    return mayHaveFailed(context) ? 'unknown' : 'miss';
  }
  if (context.dryRun) return 'unknown';
  const built = at(build);
  if (built === 'failed' || built === 'notRun' || a.timeStart === null) return 'notRun';
  if (built === 'unknown') return 'unknown';
  return 'hit';
}

/** The result of a test is only in go's output; but a link that was not needed implies a cached result. */
function testOutcome(
  a: GraphAction,
  graph: readonly GraphAction[],
  structure: GraphStructure,
  context: OutcomeContext,
  at: (id: number | undefined) => Outcome,
): Outcome {
  if (context.dryRun) return 'unknown';
  const result = context.tests.get(importPathOf(structure.packages[a.id] ?? a.package));
  const source = testedThing(a, graph);
  const made = at(source?.id);
  if (made === 'failed' || made === 'notRun') return 'notRun';
  if (source !== null && source.mode !== 'link') return 'notNeeded';
  if (result?.status === 'noTestFiles') return 'notNeeded';
  if (result?.status === 'fail') return 'failed';
  if (result?.status === 'pass' && result.cached !== null) return result.cached ? 'hit' : 'miss';
  return made === 'notNeeded' ? 'hit' : 'unknown';
}

/**
 * The link of a test binary, or the plain build of a package without test files; null if neither is in the
 * graph.
 */
export function testedThing(testRun: GraphAction, graph: readonly GraphAction[]): GraphAction | null {
  for (const dep of testRun.deps) {
    const action = graph[dep];
    if (action === undefined) continue;
    const candidates = action.mode === 'test barrier' ? action.deps : [dep];
    for (const wanted of ['link', 'build', 'test build']) {
      for (const id of candidates) {
        const found = graph[id];
        if (found?.mode !== wanted) continue;
        if (wanted !== 'build' || found.package === testRun.package) return found;
      }
    }
  }
  return null;
}

function isBlamed(a: GraphAction, structure: GraphStructure, context: OutcomeContext): boolean {
  return context.blamed.has(structure.owners[a.id] ?? a.package) || context.blamed.has(a.package);
}
