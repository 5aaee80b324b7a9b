import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { compareTraces } from '../../../src/core/analysis/compare/compare-traces.ts';
import { whyEnglish } from '../../../src/core/messages/en/why.ts';
import { whyTotal } from '../../../src/core/view/rebuild/why-view.ts';
import { viewTrace } from '../../../src/core/view/trace/view-trace.ts';
import { writeModule } from '../../support/file-proxy.ts';
import { BUILD } from '../../support/why-cases.ts';
import { inShort, Lab, writeProgram } from '../../support/why-lab.ts';

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

test('go run and go build share every dependency, but neither main package nor link', async () => {
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

test('packages that predict calls certain are those that an edit certainly rebuilds', async () => {
  const lab = newLab();
  await lab.trace(BUILD);
  lab.append('lib/lib.go', '// the end\n');
  const predicted = await lab.predict(BUILD);
  const traced = await lab.trace(BUILD);
  expect(traced.rebuilt).toEqual(['ex.com/app/lib']);
  expect(predicted[0]).toBe('ex.com/app/lib');
  expect(predicted.length).toBeGreaterThan(1);
});

test('an untraced build between two traces is noticed', async () => {
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

test('no dry pass runs if all keys are stored', async () => {
  const lab = newLab();
  await lab.trace(BUILD);
  const again = await lab.trace(BUILD);
  expect(again.why.nodes).toEqual([]);
  expect(Object.keys(again.trace.keyInputs).length).toBeGreaterThan(100);
});

test('the first trace of another program is marked as such, and its module versions are not edits', async () => {
  const lab = newLab();
  for (const version of ['v1.0.0', 'v1.1.0']) {
    lab.env.GOPROXY = writeModule(join(lab.root, 'proxy'), 'dep.org/dep', version, {
      'go.mod': `module dep.org/dep\n\ngo ${version === 'v1.0.0' ? '1.20' : '1.21'}\n`,
      'dep.go': `package dep\n\nfunc Version() string { return "${version}" }\n`,
    });
  }
  lab.env.GONOSUMDB = '*';
  lab.env.GOFLAGS = '-mod=mod -modcacherw';
  lab.env.GOMODCACHE = join(lab.root, 'modcache');
  const program = (folder: string, name: string, version: string): void => {
    lab.write(`${folder}/go.mod`, `module ex.com/${name}\n\ngo 1.21\n\nrequire dep.org/dep ${version}\n`);
    lab.write(
      `${folder}/main.go`,
      'package main\n\nimport "dep.org/dep"\n\nfunc main() { println(dep.Version()) }\n',
    );
  };
  program('../glow', 'glow', 'v1.0.0');
  program('../caddy', 'caddy', 'v1.1.0');
  const build = ['build', '-o', 'out', '.'];
  await lab.trace(build, { cwd: join(lab.root, 'glow') });
  const { trace, why } = await lab.trace(build, { cwd: join(lab.root, 'caddy') });
  const view = viewTrace(trace, { explanation: why });
  expect(why.firstOfModule).toBe(true);
  expect(why.causes.map((cause) => [cause.otherProgram, ...cause.reasons.map((one) => one.id)])).toEqual(
    expect.arrayContaining([
      ['glow', 'moduleVersion'],
      [null, 'firstSeen'],
    ]),
  );
  expect(why.causes).toHaveLength(2);
  expect(view.why && whyTotal(view.why, whyEnglish)).toMatch(
    /^rebuilt 2 of \d+: 1 for the first time, 1 differ from another program's trace$/,
  );
  // Once the program has its own trace, it is compared with that.
  rmSync(join(lab.root, 'caddy', 'out'));
  const again = await lab.trace(build, { cwd: join(lab.root, 'caddy') });
  const after = viewTrace(again.trace, { explanation: again.why }).why;
  expect(again.why.firstOfModule).toBe(false);
  expect(after?.causes).toEqual([]);
  expect(after && whyTotal(after, whyEnglish)).toBe(
    'linked again: out was missing, or not as go had written it',
  );
});
