import { expect, test } from 'vitest';
import type * as copied from '../../../docs/go-build-pipeline.d.ts';
import type { PipelineApi } from '../../../src/host/api.ts';

test('the published types fit the API', () => {
  // tsc checks that the extension fits the published types.
  const give = (api: PipelineApi): copied.PipelineApi => api;
  const ask = (options: copied.TraceOptions): Parameters<PipelineApi['trace']>[0] => options;
  expect(ask({ verb: 'build' })).toEqual({ verb: 'build' });
  expect(give).toHaveLength(1);
});
