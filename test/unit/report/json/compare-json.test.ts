import { expect, test } from 'vitest';
import { compareTraces } from '../../../../src/core/analysis/compare/compare-traces.ts';
import type { BuildTrace } from '../../../../src/core/model/trace.ts';
import { comparisonJson } from '../../../../src/report/json/compare-json.ts';
import { traceFromSketch } from '../../../support/sketch.ts';

test('scripts read a step as `lib` or `link app`', () => {
  const first = keyed('app miss\nlink:app miss needs app\nlink:old miss', 'one');
  const second = keyed('app miss\nlink:app miss needs app\nlib miss', 'two');
  const { comparison } = compareTraces(first, second);
  const [json] = comparisonJson([{ comparison, programs: [[], []] }]).comparisons;
  expect(json?.differing.map(({ name }) => name)).toEqual(['app', 'link app']);
  expect(json?.onlyFirst).toEqual(['link old']);
  expect(json?.onlySecond).toEqual(['lib']);
});

function keyed(sketch: string, end: string): BuildTrace {
  const trace = traceFromSketch(sketch);
  const actions = trace.actions.map((action) => ({
    ...action,
    actionID: `${action.mode} ${action.package} ${end}`,
  }));
  return { ...trace, actions };
}
