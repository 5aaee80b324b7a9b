import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffKeys } from '../../../../../src/core/analysis/rebuild/diff.ts';
import { normalizeKey } from '../../../../../src/core/analysis/rebuild/key.ts';
import { quickDiff } from '../../../../../src/core/analysis/rebuild/quick-diff.ts';

const RUN = { tags: '', buildmode: null, environment: {} };
const id = fc.constantFrom('aaaa', 'bbbb', 'cccc');
const importPath = fc.constantFrom('fmt', 'ex.com/a', 'ex.com/b', 'os');

const compileLine = fc.oneof(
  fc.tuple(importPath, id).map(([path, content]) => `import ${path} ${content}`),
  fc.tuple(fc.constantFrom('a.go', 'b.go'), id).map(([name, hash]) => `file ${name} ${hash}`),
  fc.constantFrom('GOAMD64=v1', 'GOAMD64=v2', 'dir /src/a', 'dir /src/b', 'go 1.21', 'go 1.22'),
);
const compileKey = fc
  .array(compileLine, { maxLength: 6 })
  .map((lines) => ['go1.26.8', 'compile', 'import "ex.com/m"', ...withoutTwins(lines)]);
/** Both lines of the main package hold the same content. */
const linkKey = fc
  .tuple(id, id, id)
  .map(([one, main, action]) => [
    ...['go1.26.8', 'link', 'import "ex.com/m"', `packagefile fmt=${one}`],
    ...[`packagefile ex.com/m=${main}`, `packagemain ${action}/${main}`, 'GOAMD64=v1'],
  ]);

/** go writes each import and each file once. */
function withoutTwins(lines: readonly string[]): readonly string[] {
  return [...new Map(lines.map((line) => [line.replace(/ \S+$|=.*$/, ''), line])).values()];
}

test('the quick comparison finds the same as the thorough one, or nothing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.tuple(compileKey, compileKey), fc.tuple(linkKey, linkKey)), ([old, now]) => {
      const quick = quickDiff(old, now);
      if (quick === null) return;
      const name = old[1] === 'link' ? 'link ex.com/m' : 'build ex.com/m';
      const thorough = diffKeys(normalizeKey(name, old), normalizeKey(name, now), RUN, RUN);
      expect({ own: [], imports: quick }).toEqual(thorough);
    }),
    { numRuns: 3_000 },
  );
});

test('an import with other content is found without parsing lines, an edited file is not', () => {
  const key = (content: string, file: string): readonly string[] => [
    ...['go1.26.8', 'compile', 'import "ex.com/m"', `file a.go ${file}`, `import fmt ${content}`],
  ];
  expect(quickDiff(key('old', 'x'), key('new', 'x'))).toEqual([
    { importPath: 'fmt', old: 'old', new: 'new' },
  ]);
  expect(quickDiff(key('same', 'x'), key('same', 'y'))).toBeNull();
});
