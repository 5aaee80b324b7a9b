import { cpSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { summarizeCache } from '../../src/core/analysis/build/cache-summary.ts';
import { packageGraph } from '../../src/core/analysis/build/package-graph.ts';
import { foldTrace } from '../../src/core/trace/fold-trace.ts';
import { GO_MOD, GoWorkspace } from '../support/go-workspace.ts';
import { removeFolder } from '../support/remove-folder.ts';

const LOW = 'package low\n\nfunc Low() int { return 1 }\n';

/** A program over two packages, and one apart; nothing of std but what the runtime needs, which is soon compiled. */
const FILES = {
  'go.mod': GO_MOD,
  'main.go': 'package main\n\nimport "ex.com/m/high"\n\nfunc main() { println(high.High()) }\n',
  'high/high.go': 'package high\n\nimport "ex.com/m/low"\n\nfunc High() int { return low.Low() }\n',
  'low/low.go': LOW,
  'apart/apart.go': 'package apart\n\nfunc Apart() {}\n',
};

describe('the packages reported as rebuilt are those that go build -x compiles', () => {
  let workspace: GoWorkspace;
  let cache: string;
  beforeAll(() => {
    workspace = new GoWorkspace(FILES);
    cache = path.join(workspace.temp, 'cache');
    mkdirSync(cache);
  });
  afterAll(() => workspace.remove());

  /** The same state twice: go alone works on a copy of the cache, then the traced command on the cache itself. */
  async function bothCounts(...args: readonly string[]) {
    const copy = `${cache}-copy`;
    removeFolder(copy);
    cpSync(cache, copy, { recursive: true, force: true });
    const alone = await workspace.plain(['go', 'build', '-x', ...args], { env: { GOCACHE: copy } });
    const { recording } = await workspace.traced(['go', 'build', ...args], { env: { GOCACHE: cache } });
    const trace = foldTrace(recording);
    const compiled = trace.actions.filter(({ mode, outcome }) => mode === 'build' && outcome === 'miss');
    return {
      alone: importPathsCompiled(alone.stderr),
      traced: compiled.map((action) => action.package).sort(),
      summary: summarizeCache(trace),
      trace,
    };
  }

  /** `main` of the command line is the import path for the compiler, the package's own for us. */
  function importPathsCompiled(stderr: string): readonly string[] {
    const paths = [...stderr.matchAll(/\/compile -o .* -p (\S+) /g)].map(([, name = '']) => name);
    return paths.map((name) => (name === 'main' ? 'ex.com/m' : name)).sort();
  }

  test('with an empty cache: all packages', async () => {
    const { alone, traced, summary } = await bothCounts('./...');
    expect(traced).toEqual(alone);
    expect(summary.hits).toBe(0);
    expect(traced.length).toBeGreaterThan(20);
  });

  test('with everything in the cache: none', async () => {
    const { alone, traced, summary } = await bothCounts('./...');
    expect([alone, traced]).toEqual([[], []]);
    expect(summary.misses).toBe(0);
  });

  test('after a touch: none', async () => {
    utimesSync(path.join(workspace.dir, 'low/low.go'), 1, 1);
    const { alone, traced } = await bothCounts('./...');
    expect([alone, traced]).toEqual([[], []]);
  });

  test('after an exported function was added: the package and what imports it', async () => {
    writeFileSync(path.join(workspace.dir, 'low/low.go'), `${LOW}\nfunc New() {}\n`);
    const { alone, traced } = await bothCounts('./...');
    expect(alone).toEqual(['ex.com/m', 'ex.com/m/high', 'ex.com/m/low']);
    expect(traced).toEqual(alone);
  });

  test('after a comment at the end of the file: the package alone', async () => {
    writeFileSync(path.join(workspace.dir, 'low/low.go'), `${LOW}\nfunc New() {}\n\n// A comment.\n`);
    const { alone, traced } = await bothCounts('./...');
    expect(alone).toEqual(['ex.com/m/low']);
    expect(traced).toEqual(alone);
  });

  test('with an error in one of them: the others, and the failed one separately', async () => {
    writeFileSync(path.join(workspace.dir, 'low/low.go'), `${LOW}\nfunc Other() {}\n`);
    writeFileSync(path.join(workspace.dir, 'apart/apart.go'), 'package apart\n\nfunc Apart() { return 1 }\n');
    const { alone, traced, summary, trace } = await bothCounts('./...');
    expect(alone).toEqual(['ex.com/m', 'ex.com/m/apart', 'ex.com/m/high', 'ex.com/m/low']);
    expect([...traced, 'ex.com/m/apart'].sort()).toEqual(alone);
    expect(summary.failed).toBe(1);
    expect(trace.diagnostics).toMatchObject([{ package: 'ex.com/m/apart', file: 'apart/apart.go', line: 3 }]);
    expect(trace.module.modules[0]).toMatchObject({ path: 'ex.com/m', main: true, directory: workspace.dir });
    const apart = packageGraph(trace).nodes.find((node) => node.package === 'ex.com/m/apart');
    expect(apart).toMatchObject({ outcome: 'failed', module: 'ex.com/m' });
  });
});
