import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { slowestSteps } from '../../../../src/core/analysis/build/slowest.ts';
import { readEarlierBuild } from '../../../../src/core/analysis/predict/earlier-build.ts';
import type { BuildTrace } from '../../../../src/core/model/trace.ts';
import { viewTrace } from '../../../../src/core/view/trace/view-trace.ts';
import { describeEachGo } from '../../../support/go-versions.ts';
import { Lab } from '../../../support/why-lab.ts';

const CGO = `package lib

/*
int one(void);
int two(void);
*/
import "C"

func Value() int { return int(C.one() + C.two()) }
`;

/** Before 1.26, the work of a package with C files is one action. */
const MINORS = ['1.24', '1.26', '1.27'];

describeEachGo((version, requireInstalled) => {
  let gocache: string;
  const labs: Lab[] = [];
  beforeAll(() => {
    requireInstalled();
    gocache = mkdtempSync(join(tmpdir(), 'gbp-cgo-cache-'));
  });
  afterAll(() => {
    for (const lab of labs) lab.dispose();
    if (gocache) rmSync(gocache, { recursive: true, force: true, maxRetries: 3 });
  });

  test('the work of a cause, a step and an earlier build includes cgo and every C file', async () => {
    const lab = new Lab({ gocache, env: { GOTOOLCHAIN: `go${version}`, CGO_ENABLED: '1' } });
    labs.push(lab);
    lab.write('go.mod', 'module ex.com/app\n\ngo 1.20\n');
    lab.write('main.go', 'package main\n\nimport "ex.com/app/lib"\n\nfunc main() { println(lib.Value()) }\n');
    lab.write('lib/lib.go', CGO);
    lab.write('lib/one.c', 'int one(void) { return 1; }\n');
    lab.write('lib/two.c', 'int two(void) { return 2; }\n');
    await lab.trace(['build', '.']);
    lab.append('lib/two.c', 'int three(void) { return 3; }\n');
    const { trace, why } = await lab.trace(['build', '.']);
    const [cause] = why.causes;
    expect(cause?.importPath).toBe('ex.com/app/lib');

    // What go says, without our graph of packages: the times of all actions of the rebuilt packages.
    const rebuilt = new Set(
      [...(cause?.roots ?? []), ...(cause?.cascade ?? [])].map((index) => why.nodes[index]?.importPath ?? ''),
    );
    expect([...rebuilt].sort()).toEqual(['ex.com/app', 'ex.com/app/lib']);
    expect(cause?.workMs).toBeCloseTo(timeOf(trace, rebuilt, [...PARTS, 'link']), 2);

    const own = timeOf(trace, new Set(['ex.com/app/lib']), PARTS);
    const step = slowestSteps(trace).find((one) => one.package === 'ex.com/app/lib');
    expect(step?.ms).toBeCloseTo(own, 2);
    const earlier = readEarlierBuild(trace).work.get('build ex.com/app/lib');
    expect(earlier?.ownMs).toBeCloseTo(own, 2);
    const side = timeOf(trace, new Set(['ex.com/app/lib']), ['cgo compile ']);
    expect(earlier?.parts.reduce((sum, ms) => sum + ms, 0)).toBeCloseTo(side, 2);
    // x.cgo2.c, _cgo_export.c and the two of the package.
    expect(earlier?.parts).toHaveLength(version.startsWith('1.24') ? 0 : 4);
    const row = viewTrace(trace).rows.find((one) => one.key === 'package:ex.com/app/lib');
    expect(row?.ownMs).toBeCloseTo(own, 2);

    // The commands that are counted are the same with every go, however it splits them into actions.
    const commands = trace.actions
      .filter(({ owner, mode }) => owner === 'ex.com/app/lib' && isPart(mode))
      .flatMap((action) => action.commands.join('\n'))
      .join('\n');
    for (const file of ['one.c', 'two.c', 'lib.cgo2.c', '_cgo_export.c']) expect(commands).toContain(file);
    expect(commands).toMatch(/[\\/]cgo(\.exe)?"? /);
  });
}, MINORS);

const PARTS = ['build', 'build check cache', 'cgo run', 'collect cgo', 'cgo compile '];

function isPart(mode: string, parts: readonly string[] = PARTS): boolean {
  return parts.some((part) => mode === part || (part.endsWith(' ') && mode.startsWith(part)));
}

function timeOf({ actions }: BuildTrace, owners: ReadonlySet<string>, modes: readonly string[]): number {
  return actions
    .filter(({ owner, mode }) => owners.has(owner) && isPart(mode, modes))
    .reduce((sum, { startMs, endMs }) => sum + ((endMs ?? 0) - (startMs ?? 0)), 0);
}
