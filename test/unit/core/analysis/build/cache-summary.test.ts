import { describe, expect, test } from 'vitest';
import { summarizeCache } from '../../../../../src/core/analysis/build/cache-summary.ts';
import type { BuildTrace } from '../../../../../src/core/model/trace.ts';
import { importGraph } from '../../../../../src/core/trace/import-graph.ts';
import { readGraphFile } from '../../../../support/recorded.ts';
import { traceFromSketch } from '../../../../support/sketch.ts';

const imported = (name: string): BuildTrace =>
  importGraph(readGraphFile(name), { recorderVersion: '0', directory: '/src' });

describe('the cache summary', () => {
  test('counts packages, with links, vets and tests apart', () => {
    const trace = traceFromSketch(`
      fmt       hit
      lib       miss    needs fmt
      app       failed  needs lib
      later     notRun  needs app
      vet:lib   miss    needs lib
      link:app  notRun  needs app
      test:lib  hit     needs lib
    `);
    expect(summarizeCache(trace)).toMatchObject({
      packages: 4,
      hits: 1,
      misses: 1,
      failed: 1,
      notRun: 1,
      unknown: 0,
      hitRate: 0.5,
      linked: 0,
      vetted: 1,
      testsCached: 1,
      everythingCached: false,
    });
  });

  test('counts a test variant as a package of its own', () => {
    const trace = traceFromSketch(`
      lib             hit
      lib_[lib.test]  miss
    `);
    expect(summarizeCache(trace)).toMatchObject({ packages: 2, hits: 1, misses: 1 });
  });

  test('has no rate if nothing was compiled or cached', () => {
    expect(summarizeCache(traceFromSketch('app notRun')).hitRate).toBeNull();
    expect(summarizeCache(traceFromSketch('')).everythingCached).toBe(false);
  });

  test('reports that everything came from the cache only if the link did too', () => {
    expect(summarizeCache(traceFromSketch('app hit\n link:app miss needs app')).everythingCached).toBe(false);
    expect(summarizeCache(traceFromSketch('app hit\n link:app hit needs app')).everythingCached).toBe(true);
    expect(
      summarizeCache(traceFromSketch('app hit\n link:app hit\n run:app miss 1..2')).everythingCached,
    ).toBe(true);
    expect(summarizeCache(traceFromSketch('app hit\n link:app unknown')).everythingCached).toBe(false);
  });

  test('counts the 31 packages of an edit in gopls', () => {
    expect(summarizeCache(imported('gopls-edit'))).toMatchObject({ hits: 694, misses: 31, linked: 1 });
  });
});
