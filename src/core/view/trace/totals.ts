import { summarizeCache } from '../../analysis/build/cache-summary.ts';
import type { BuildTrace } from '../../model/trace.ts';
import { isWork } from './rows.ts';
import type { SummaryRow, TotalsView } from './trace-view.ts';

export function countTotals(trace: BuildTrace, rows: readonly SummaryRow[]): TotalsView {
  const packages = rows.filter((row) => row.kind === 'package');
  const summary = summarizeCache(trace);
  return {
    packages: summary.packages,
    rebuilt: summary.misses,
    fromCache: summary.hits,
    failed: summary.failed,
    notRun: summary.notRun,
    unknown: summary.unknown,
    modules: new Set(packages.map((row) => row.module).filter((path) => path !== null && path !== 'std'))
      .size,
    linked: summary.linked,
    linksFromCache: summary.linksFromCache,
    vetted: summary.vetted,
    testsRun: summary.testsRun,
    testsCached: summary.testsCached,
    testsFailed: summary.testsFailed,
    testsWithout: trace.tests.filter((test) => test.status === 'noTestFiles').length,
    compileWorkMs: packages.reduce((sum, row) => (isWork(row.outcome) ? sum + row.ownMs : sum), 0),
  };
}
