import { type MainFacts, placeIn } from './facts.ts';
import { type MainRule, rule } from './rule.ts';

/** Rules about what was typed and where it points, in the order in which go looks. */
export const TARGET_RULES: readonly MainRule[] = [
  rule('test-file-given', {
    says: /cannot run \*?_test\.go files/,
    seen: (facts) => testFile(facts) !== null,
    place: (facts) => {
      const file = testFile(facts);
      return file === null || facts.found === null ? null : placeIn(facts.found, baseName(file), null);
    },
    data: (facts) => ({ file: testFile(facts) ?? facts.target[0] ?? '' }),
  }),
  rule('no-target', {
    says: /no go files listed/,
    seen: (facts) => facts.target.length === 0,
    data: () => ({}),
  }),
  rule('not-a-go-file', {
    says: /named files must be \.go files: ?(\S+)?|(?<!\S)(\S+) is a directory, should be a Go file/,
    seen: (facts) => facts.path?.kind === 'notGo',
    data: (facts, words) => ({ file: facts.path?.path ?? words?.match[1] ?? words?.match[2] ?? '' }),
  }),
  rule('path-other-case', {
    says: /no such file or directory|directory not found|is not in std|is not in GOROOT|cannot find (package|module)|does not contain package|no required module provides package/,
    when: (facts) => facts.path?.kind === 'otherCase',
    seen: (facts) => facts.path?.kind === 'otherCase',
    data: (facts) => ({
      path: facts.path?.path ?? '',
      actual: facts.path?.kind === 'otherCase' ? facts.path.actual : '',
    }),
  }),
  rule('path-missing', {
    says: /(?:stat|open|lstat|chdir|no Go files in|GetFileAttributesEx) ?([^\n]*): (?:no such file or directory|The system cannot find)|directory not found|cannot find package "\." in|^(?:go: )?package (\S+) is not in (?:std|GOROOT)|no packages loaded from/m,
    when: (facts) => facts.path?.kind !== 'otherCase' && (facts.found === null || facts.path !== null),
    seen: (facts) => facts.path?.kind === 'missing',
    data: (facts, words) => ({
      path: facts.path?.path ?? words?.match[1] ?? words?.match[2] ?? facts.target[0] ?? '',
      similar: facts.path?.kind === 'missing' ? facts.path.similar : null,
      directory: facts.path === null ? facts.sameName : null,
    }),
  }),
  rule('files-of-several-directories', {
    says: /named files must all be in one directory/,
    seen: (facts) => (facts.named?.directories.length ?? 0) > 1,
    data: (facts) => ({ directories: facts.named?.directories ?? [] }),
  }),
  rule('pattern-several-mains', {
    says: /pattern (\S+) matches multiple packages:/,
    seen: (facts) => (facts.pattern?.mains.length ?? 0) > 1,
    data: (facts, words) => ({
      pattern: facts.pattern?.pattern ?? facts.target[0] ?? '',
      mains: listed(words?.text) ?? facts.pattern?.mains ?? [],
    }),
  }),
  rule('pattern-no-match', {
    says: /matched no packages/,
    seen: (facts) => facts.pattern?.packages === 0,
    data: (facts) => ({
      pattern: facts.pattern?.pattern ?? facts.target[0] ?? '',
      skipped: facts.pattern?.skipped ?? [],
    }),
  }),
  rule('pattern-no-main', {
    says: /matched only non-main packages|no packages loaded from/,
    when: (facts) => facts.as === 'pattern',
    seen: (facts) => facts.pattern !== null && facts.pattern.mains.length === 0 && facts.pattern.packages > 0,
    data: (facts) => ({
      pattern: facts.pattern?.pattern ?? facts.target[0] ?? '',
      packages: facts.pattern?.packages ?? null,
    }),
  }),
];

function testFile(facts: MainFacts): string | null {
  return facts.named?.shown.find((file) => file.endsWith('_test.go')) ?? null;
}

function baseName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

/** go puts the packages on lines of their own, after a tab. */
function listed(text: string | undefined): readonly string[] | null {
  const lines = (text ?? '')
    .split('\n')
    .filter((line) => line.startsWith('\t'))
    .map((line) => line.trim());
  return lines.length > 0 ? lines : null;
}
