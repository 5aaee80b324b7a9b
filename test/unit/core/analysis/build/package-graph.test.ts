import { describe, expect, test } from 'vitest';
import { packageGraph } from '../../../../../src/core/analysis/build/package-graph.ts';
import { foldTrace } from '../../../../../src/core/trace/fold-trace.ts';
import { readRecorded, recordedVersions } from '../../../../support/recorded.ts';
import { traceFromSketch } from '../../../../support/sketch.ts';

describe('the package graph', () => {
  test('has one node per package, link, vet, test, copy and run, and none for grouping actions', () => {
    const kinds = (version: string, name: string) => {
      const counts: Record<string, number> = {};
      for (const { kind } of packageGraph(foldTrace(readRecorded(version, name))).nodes) {
        counts[kind] = (counts[kind] ?? 0) + 1;
      }
      return counts;
    };
    expect(kinds('go1.26.8', 'build-cold')).toEqual({ package: 61, link: 1, binary: 1 });
    expect(kinds('go1.26.8', 'run')).toEqual({ package: 55, link: 1, run: 1 });
    // The vet of unsafe is an action of go's as well.
    expect(kinds('go1.26.8', 'test')).toEqual({ package: 128, vet: 78, link: 1, test: 2 });
  });

  test("gives cgo's work to the package that uses cgo", () => {
    const trace = foldTrace(readRecorded('go1.26.8', 'build-cold'));
    const native = packageGraph(trace).nodes.find((node) => node.package.endsWith('/native'));
    const modes = native?.actions.map((id) => trace.actions[id]?.mode.split(' ').slice(0, 2).join(' '));
    expect(new Set(modes)).toEqual(
      new Set(['build', 'build check', 'collect cgo', 'cgo compile', 'cgo run']),
    );
  });

  test('separates the name in brackets', () => {
    const [node] = packageGraph(traceFromSketch('lib_[lib.test] miss')).nodes;
    expect(node).toMatchObject({ importPath: 'lib', variant: 'lib.test' });
  });

  test.each(recordedVersions)('has a node for every action of %s except for grouping ones', (version) => {
    const trace = foldTrace(readRecorded(version, 'test'));
    const { nodeOfAction } = packageGraph(trace);
    const lost = trace.actions.filter((action) => nodeOfAction[action.id] === -1).map(({ mode }) => mode);
    expect(lost.sort()).toEqual(['built-in package', 'go test']);
  });

  test('keeps which package needs which, without the orderings that go adds', () => {
    const { nodes } = packageGraph(foldTrace(readRecorded('go1.26.8', 'build-cold')));
    const deps = (name: string) =>
      nodes
        .find((node) => node.kind === 'package' && node.package === name)
        ?.deps.map((dep) => nodes[dep]?.package)
        .filter((path) => path?.startsWith('example.com/'));
    expect(deps('example.com/app/internal/fast')).toEqual(['example.com/app/internal/add']);
    expect(deps('example.com/app/cmd/app')?.sort()).toEqual(
      ['add', 'data', 'fast', 'native'].map((name) => `example.com/app/internal/${name}`),
    );
  });
});
