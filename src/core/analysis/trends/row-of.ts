import { buildConfiguration } from '../../go/same-command.ts';
import { withoutSecrets } from '../../go/secrets.ts';
import { type BuildRow, ROW_VERSION } from '../../model/build-row.ts';
import type { Reason } from '../../model/reasons.ts';
import type { BuildTrace } from '../../model/trace.ts';
import { summarizeCache } from '../build/cache-summary.ts';
import { type PackageNode, packageGraph } from '../build/package-graph.ts';
import { measureTimes } from '../build/times.ts';
import { type Explanation, isRoutine } from '../rebuild/explanation.ts';

/** A cold build of a large program has thousands of packages; a row must stay small. */
const MOST_DONE = 2_000;
const MOST_CAUSES = 30;
const MOST_REASONS = 10;
const MOST_FILES = 5;
const LONGEST_VALUE = 300;

type RowKind = BuildRow['done'][number]['kind'];

const KINDS: ReadonlySet<string> = new Set<RowKind>(['package', 'link', 'vet', 'test']);

/** The row of a trace; its causes are null without an explanation. */
export function rowOf(id: string, trace: BuildTrace, explanation: Explanation | null): BuildRow {
  const { command, go, module } = trace;
  const cache = summarizeCache(trace);
  const done = packageGraph(trace)
    .nodes.flatMap((node) => (isDone(node) ? [node] : []))
    .sort((a, b) => b.ownMs - a.ownMs);
  const causes = explanation?.causes.filter((cause) => !isRoutine(cause)) ?? null;
  return {
    version: ROW_VERSION,
    id,
    startedAt: trace.startedAt,
    argv: withoutSecrets(command.argv),
    goflags: withoutSecrets(command.goflags),
    directory: command.directory,
    module: module.modules.find(({ main }) => main)?.path ?? null,
    goVersion: go.version,
    configuration: buildConfiguration(trace),
    exitCode: trace.exitCode,
    signal: trace.signal,
    interrupted: trace.interrupted,
    imported: trace.origin === 'imported',
    dryRun: trace.dryRun,
    wallMs: trace.wallMs,
    buildMs: measureTimes(trace).buildMs,
    workMs: done.reduce((sum, { ownMs }) => sum + ownMs, 0),
    packages: {
      hits: cache.hits,
      misses: cache.misses,
      failed: cache.failed,
      notRun: cache.notRun,
      unknown: cache.unknown,
    },
    links: { done: cache.linked, cached: cache.linksFromCache, failed: cache.linksFailed },
    vets: { done: cache.vetted, cached: cache.vetsFromCache, failed: cache.vetsFailed },
    tests: { done: cache.testsRun, cached: cache.testsCached, failed: cache.testsFailed },
    causes:
      causes?.slice(0, MOST_CAUSES).map((cause) => ({
        importPath: cause.importPath,
        reasons: cause.reasons.slice(0, MOST_REASONS).map(shortReason),
        rebuiltPackages: cause.rebuiltPackages,
        links: cause.links,
        vets: cause.vets,
        tests: cause.tests,
        workMs: cause.workMs,
      })) ?? null,
    causesLeftOut: Math.max(0, (causes?.length ?? 0) - MOST_CAUSES),
    done: done.slice(0, MOST_DONE).map((node) => ({
      kind: node.kind,
      package: node.package,
      module: node.module,
      failed: node.outcome === 'failed',
      workMs: node.ownMs,
    })),
    doneLeftOut: Math.max(0, done.length - MOST_DONE),
    binaries: trace.binaries.map((one) => ({ package: one.package, sizeBytes: one.sizeBytes })),
  };
}

function shortReason({ id, subject, old, new: now, files }: Reason): Reason {
  return {
    id,
    subject: short(subject),
    old: old && short(old),
    new: now && short(now),
    files: files.slice(0, MOST_FILES),
  };
}

function short(value: string): string {
  return value.length <= LONGEST_VALUE ? value : `${value.slice(0, LONGEST_VALUE - 1)}…`;
}

function isDone(node: PackageNode): node is PackageNode & { readonly kind: RowKind } {
  return KINDS.has(node.kind) && (node.outcome === 'miss' || node.outcome === 'failed');
}
