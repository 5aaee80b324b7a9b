import { expect, test } from 'vitest';
import { showTrace } from '../../../../src/report/json/show-json.ts';
import { realTrace } from '../../../support/real-graph.ts';

test('the object counts packages as `go build -x` would, and links apart', () => {
  const { stages, criticalPath, slowest, ...shown } = showTrace(realTrace('gopls-edit'));
  expect(shown).toMatchObject({
    schemaVersion: '2.0',
    command: ['go', 'build'],
    goVersion: null,
    exitCode: null,
    signal: null,
    execMs: null,
    actions: 1484,
    edges: 15994,
    hits: 694,
    misses: 31,
    failed: 0,
    notRun: 0,
    linked: 1,
    provisional: false,
    interrupted: false,
  });
  expect(shown.hitRate).toBeCloseTo(694 / 725);
  expect(stages.map((stage) => stage.name)).toEqual([
    'load',
    'compile',
    'vet',
    'link',
    'binary',
    'run',
    'test',
    'install',
    'clean',
  ]);
  expect(stages[1]).toMatchObject({ name: 'compile', hits: 694, misses: 31 });
  expect(slowest[0]).toEqual({
    package: 'golang.org/x/tools/gopls/internal/golang',
    mode: 'build',
    ms: expect.any(Number),
  });
  expect(criticalPath.at(-2)).toMatchObject({ package: 'golang.org/x/tools/gopls', mode: 'link' });
});
