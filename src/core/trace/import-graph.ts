import { isPlanOnly, parseActionGraph } from '../events/action-graph.ts';
import type { GraphAction } from '../events/events.ts';
import type { BuildTrace } from '../model/trace.ts';
import type { GoVerb } from '../model/traced-verbs.ts';
import { foldTrace } from './fold-trace.ts';

export interface ImportOptions {
  readonly recorderVersion: string;
  /** The directory of the file; shown instead of the command's directory. */
  readonly directory: string;
}

/** A trace from an action graph that go wrote without us; it does not contain how the command ended. */
export function importGraph(text: string, options: ImportOptions): BuildTrace {
  const graph = parseActionGraph(text);
  const plan = isPlanOnly(graph);
  const verb = verbOf(graph);
  return foldTrace({
    recorderVersion: options.recorderVersion,
    origin: 'imported',
    startedAtEpochMs: null,
    argv: ['go', ...(verb === 'list' ? ['list', '-export'] : [verb])],
    verb,
    directory: options.directory,
    goflags: [],
    go: { version: null, goos: null, goarch: null, changedEnv: {} },
    module: { mode: 'unknown', modules: [] },
    plan: plan ? graph : null,
    final: plan ? null : graph,
    xEvents: [],
    messages: '',
    testOutput: null,
    testOutputIsJson: false,
    programEnd: null,
    end: null,
    interrupted: false,
    dryRun: false,
    binaries: [],
    loadPhases: [],
    notes: plan ? [{ id: 'plan-only', args: {} }] : [],
  });
}

/**
 * The root action shows the command: `go test`, `go run`, …; the root of a single program is its copy or its
 * link.
 */
function verbOf(graph: readonly GraphAction[]): GoVerb {
  const root = graph[0];
  switch (root?.mode) {
    case 'go run':
      return 'run';
    case 'go test':
      return 'test';
    case 'go vet':
      return 'vet';
    case 'go install':
      return 'install';
    case '':
      return 'list';
    default:
      return 'build';
  }
}
