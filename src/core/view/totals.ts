import type { BuildTrace } from '../model/trace.ts';
import { isWork } from './rows.ts';
import type { RowKind, RowView, TotalsView } from './trace-view.ts';

export function countTotals(trace: BuildTrace, rows: readonly RowView[]): TotalsView {
  const packages = rows.filter((row) => row.kind === 'package');
  const count = (kind: RowKind, of: (row: RowView) => boolean) =>
    rows.filter((row) => row.kind === kind && of(row)).length;
  return {
    packages: packages.length,
    rebuilt: packages.filter((row) => row.outcome === 'miss').length,
    fromCache: packages.filter((row) => row.outcome === 'hit').length,
    failed: packages.filter((row) => row.outcome === 'failed').length,
    notRun: packages.filter((row) => row.outcome === 'notRun').length,
    unknown: packages.filter((row) => row.outcome === 'unknown').length,
    modules: new Set(packages.map((row) => row.module).filter((path) => path !== null && path !== 'std'))
      .size,
    linked: count('link', (row) => row.outcome === 'miss'),
    linksFromCache: count('link', (row) => row.outcome === 'hit'),
    vetted: count('vet', (row) => isWork(row.outcome)),
    testsRun: trace.tests.filter((test) => test.cached !== true && isRun(test.status)).length,
    testsCached: trace.tests.filter((test) => test.cached === true).length,
    testsFailed: trace.tests.filter((test) => test.status === 'fail').length,
    testsWithout: trace.tests.filter((test) => test.status === 'noTestFiles').length,
    compileWorkMs: packages.reduce((sum, row) => (isWork(row.outcome) ? sum + row.ownMs : sum), 0),
  };
}

function isRun(status: string): boolean {
  return status === 'pass' || status === 'fail';
}
