import { summarizeCache } from '../../core/analysis/build/cache-summary.ts';
import { criticalPath } from '../../core/analysis/build/critical-path.ts';
import { slowestSteps } from '../../core/analysis/build/slowest.ts';
import { summarizeStages } from '../../core/analysis/build/stages.ts';
import { measureTimes } from '../../core/analysis/build/times.ts';
import type { BuildTrace } from '../../core/model/trace.ts';
import type { Milliseconds } from '../../core/model/units.ts';

/** The output of `show --json`. Scripts read it: names are stable, new ones may be added. */
export interface ShownTrace {
  readonly schemaVersion: string;
  readonly origin: BuildTrace['origin'];
  readonly startedAt: string;
  /** As typed, `go` first. */
  readonly command: readonly string[];
  readonly directory: string;
  readonly goVersion: string | null;
  readonly goos: string | null;
  readonly goarch: string | null;
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly wallMs: Milliseconds;
  readonly buildMs: Milliseconds;
  readonly execMs: Milliseconds | null;
  /** How many. */
  readonly actions: number;
  readonly edges: number;
  readonly packages: number;
  readonly hits: number;
  readonly misses: number;
  readonly failed: number;
  readonly notRun: number;
  readonly unknown: number;
  /** hits / (hits + misses); null if there are neither. */
  readonly hitRate: number | null;
  readonly linked: number;
  readonly linksFromCache: number;
  readonly vetted: number;
  readonly testsRun: number;
  readonly testsCached: number;
  readonly testsFailed: number;
  readonly everythingCached: boolean;
  readonly provisional: boolean;
  readonly interrupted: boolean;
  readonly dryRun: boolean;
  readonly program: BuildTrace['exec'];
  readonly stages: readonly ShownStage[];
  readonly criticalPath: readonly ShownStep[];
  readonly slowest: readonly ShownStep[];
  readonly binaries: BuildTrace['binaries'];
  readonly diagnostics: BuildTrace['diagnostics'];
  /** Whether go's messages were read; if not, `diagnostics` may lack some or all. */
  readonly messagesKept: boolean;
  readonly tests: BuildTrace['tests'];
  readonly notes: BuildTrace['notes'];
}

export interface ShownStage {
  readonly name: string;
  readonly actions: number;
  readonly hits: number;
  readonly misses: number;
  readonly failed: number;
  readonly ms: Milliseconds | null;
}

export interface ShownStep {
  readonly package: string;
  readonly mode: string;
  readonly ms: Milliseconds;
}

const SLOWEST = 20;

export function showTrace(trace: BuildTrace): ShownTrace {
  const cache = summarizeCache(trace);
  const times = measureTimes(trace);
  return {
    schemaVersion: trace.schemaVersion,
    origin: trace.origin,
    startedAt: trace.startedAt,
    command: trace.command.argv,
    directory: trace.command.directory,
    goVersion: trace.go.version,
    goos: trace.go.goos,
    goarch: trace.go.goarch,
    exitCode: trace.exitCode,
    signal: trace.signal,
    wallMs: rounded(times.wallMs),
    buildMs: rounded(times.buildMs),
    execMs: times.execMs === null ? null : rounded(times.execMs),
    actions: trace.actions.length,
    edges: trace.actions.reduce((sum, action) => sum + action.deps.length, 0),
    packages: cache.packages,
    hits: cache.hits,
    misses: cache.misses,
    failed: cache.failed,
    notRun: cache.notRun,
    unknown: cache.unknown,
    hitRate: cache.hitRate,
    linked: cache.linked,
    linksFromCache: cache.linksFromCache,
    vetted: cache.vetted,
    testsRun: cache.testsRun,
    testsCached: cache.testsCached,
    testsFailed: cache.testsFailed,
    everythingCached: cache.everythingCached,
    provisional: trace.provisional,
    interrupted: trace.interrupted,
    dryRun: trace.dryRun,
    program: trace.exec,
    stages: summarizeStages(trace).map(({ name, actions, hits, misses, failed, ms }) => ({
      name,
      actions,
      hits,
      misses,
      failed,
      ms: ms === null ? null : rounded(ms),
    })),
    criticalPath: criticalPath(trace).steps.map(toShown),
    slowest: slowestSteps(trace, SLOWEST).map(toShown),
    binaries: trace.binaries,
    diagnostics: trace.diagnostics,
    messagesKept: trace.origin === 'traced' && trace.messagesKept !== false,
    tests: trace.tests,
    notes: trace.notes,
  };
}

function toShown({ package: name, mode, ms }: ShownStep): ShownStep {
  return { package: name, mode, ms: rounded(ms) };
}

/** In microseconds: more digits are noise of the subtraction. */
function rounded(ms: Milliseconds): Milliseconds {
  return Math.round(ms * 1000) / 1000;
}
