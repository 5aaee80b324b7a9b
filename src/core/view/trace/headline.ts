import { isUnrecorded } from '../../analysis/build/unrecorded.ts';
import type { BuildTrace } from '../../model/trace.ts';
import { progressOf, type Work } from './progress.ts';
import { hasFailed, isWork } from './rows.ts';
import type { HeaderView, HeadlineView, SummaryRow, TotalsView } from './trace-view.ts';

/** The one sentence under the strip; failures come before what was done. */
export function buildHeadline(
  trace: BuildTrace,
  rows: readonly SummaryRow[],
  header: HeaderView,
  totals: TotalsView,
): HeadlineView {
  if (header.state === 'running' && trace.exec === null) return running(rows, header);
  const failed = rows.filter((row) => hasFailed(row) && row.kind !== 'test' && row.kind !== 'run');
  if (failed.length > 0) {
    const own = failed.find((row) => row.diagnostics.length > 0)?.diagnostics[0];
    // If it has no message of its own, a message without a package is the best choice; never another package's.
    const first =
      own === undefined
        ? trace.diagnostics.find((diagnostic) => diagnostic.package === null)
        : trace.diagnostics[own];
    return { kind: 'failed', rows: failed.map((row) => row.id), first: first ?? null };
  }
  if (isUnrecorded(trace)) return { kind: 'unrecorded', first: trace.diagnostics[0] ?? null };
  if (isUnexplained(trace, rows, header)) return { kind: 'unexplained' };
  if (trace.actions.length === 0 && header.state !== 'interrupted' && (header.exitCode ?? 0) !== 0)
    return { kind: 'loadFailed', first: trace.diagnostics[0] ?? null };
  const failedTests = rows.filter((row) => row.test?.status === 'fail');
  if (failedTests.length > 0) return { kind: 'testsFailed', rows: failedTests.map((row) => row.id) };
  const unloaded = header.state === 'done' ? notLoaded(trace, rows) : null;
  if (unloaded !== null) return { kind: 'loadFailed', first: unloaded };
  if (header.state === 'interrupted' && trace.exec === null) return { kind: 'interrupted' };
  if (header.dryRun) return { kind: 'dryRun', wouldBuild: totals.rebuilt };
  return settled(rows, totals);
}

/** Only a message would say what failed, and go's messages were not read. A program that ran may fail by itself. */
function isUnexplained(trace: BuildTrace, rows: readonly SummaryRow[], header: HeaderView): boolean {
  if (trace.messagesKept !== false || trace.exec !== null || header.state !== 'done') return false;
  return (header.exitCode ?? 0) !== 0 && !rows.some((row) => row.test?.status === 'fail');
}

/** go test continues without a package that it cannot load (`[setup failed]`), and plans nothing for it. */
function notLoaded({ command, exitCode, diagnostics }: BuildTrace, rows: readonly SummaryRow[]) {
  if (command.verb !== 'test' || (exitCode ?? 0) === 0) return null;
  const planned = new Set(rows.map((row) => row.importPath));
  return diagnostics.find(({ package: name }) => name !== null && !planned.has(name)) ?? null;
}

function settled(rows: readonly SummaryRow[], totals: TotalsView): HeadlineView {
  const worked = rows.filter((row) => isWork(row.outcome) && row.kind !== 'run' && row.kind !== 'binary');
  const packages = worked.filter((row) => row.kind === 'package');
  const builtAny = worked.some((row) => row.kind === 'package' || row.kind === 'link');
  if (builtAny) {
    const origins = worked.filter((row) => row.origin).map((row) => row.id);
    return {
      kind: 'rebuilt',
      rebuilt: packages.length,
      origins,
      others: packages.filter((row) => !row.origin).length,
      everything: packages.length === totals.packages && totals.packages > 1,
      linked: totals.linked,
      workMs: worked.reduce((sum, row) => (row.kind === 'test' ? sum : sum + row.ownMs), 0),
    };
  }
  if (rows.length === 0) return { kind: 'nothing' };
  const judged = rows.filter((row) => row.kind === 'package' || row.kind === 'link');
  if (judged.some((row) => row.outcome === 'unknown' || row.outcome === 'notRun'))
    return { kind: 'planOnly' };
  return totals.vetted + totals.testsRun === 0
    ? { kind: 'allCached' }
    : { kind: 'checked', vetted: totals.vetted, testsRun: totals.testsRun };
}

function running(rows: readonly SummaryRow[], header: HeaderView): HeadlineView {
  const { compiled, now } = progressOf(rows.flatMap(workOf), header.wallMs);
  return { kind: 'running', compiled, now: now?.label ?? null, nowMs: now?.ms ?? 0 };
}

function workOf({ kind, label, outcome, state, startMs, endMs }: SummaryRow): readonly Work[] {
  const isPackage = kind === 'package';
  if (state === 'running') return [{ label, isPackage, startMs: startMs ?? 0, endMs: null }];
  if (!isPackage || outcome !== 'miss' || state !== 'done') return [];
  return [{ label, isPackage, startMs: startMs ?? 0, endMs: endMs ?? startMs ?? 0 }];
}
