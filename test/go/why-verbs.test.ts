import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { compareTraces } from '../../src/core/analysis/compare-traces.ts';
import { BUILD } from '../support/why-cases.ts';
import { inShort, Lab, writeProgram } from '../support/why-lab.ts';

const gocache = mkdtempSync(join(tmpdir(), 'gbp-why-cache-'));
const labs: Lab[] = [];
afterAll(() => {
  for (const lab of labs) lab.dispose();
  rmSync(gocache, { recursive: true, force: true, maxRetries: 3 });
});
function newLab(): Lab {
  const lab = new Lab({ gocache });
  labs.push(lab);
  writeProgram(lab);
  return lab;
}

test('go run and go build share every dependency, and neither main package nor link', async () => {
  const lab = newLab();
  const run = await lab.trace(['run', './cmd/app']);
  const build = await lab.trace(BUILD);
  const { comparison } = compareTraces(run.trace, build.trace);
  const all = build.trace.actions.filter(({ mode, actionID }) => mode === 'build' && actionID !== undefined);
  expect(comparison.shared).toEqual({ packages: all.length - 1, links: 0 });
  expect(comparison.different).toEqual({ packages: 1, links: 1 });
  expect(comparison.onlyFirst).toEqual([]);
  expect(comparison.why && inShort(comparison.why).roots).toEqual(['*: kind run']);
});

test('what predict calls certain is what an edit rebuilds for certain', async () => {
  const lab = newLab();
  await lab.trace(BUILD);
  lab.append('lib/lib.go', '// the end\n');
  const predicted = await lab.predict(BUILD);
  const traced = await lab.trace(BUILD);
  expect(traced.rebuilt).toEqual(['ex.com/app/lib']);
  expect(predicted[0]).toBe('ex.com/app/lib');
  expect(predicted.length).toBeGreaterThan(1);
});

test('a build that nobody traced in between is noticed', async () => {
  const lab = newLab();
  await lab.trace(BUILD);
  lab.append('lib/lib.go', '\nfunc First() {}\n');
  await lab.go(BUILD);
  lab.append('base/base.go', '\nfunc Second() {}\n');
  const { why, roots } = await lab.trace(BUILD);
  expect(why.builtSince).toBe(true);
  expect(roots).toContain('ex.com/app/base: fileEdited base.go');
  expect(why.explained).toBe(why.withBaseline);
});

test('keys that are all stored need no dry pass', async () => {
  const lab = newLab();
  await lab.trace(BUILD);
  const again = await lab.trace(BUILD);
  expect(again.why.nodes).toEqual([]);
  expect(Object.keys(again.trace.keyInputs).length).toBeGreaterThan(100);
});
