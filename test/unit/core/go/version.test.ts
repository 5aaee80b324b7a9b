import { describe, expect, test } from 'vitest';
import {
  compareGoVersions,
  isGoSince,
  languageVersion,
  readGoVersion,
  toolchainFor,
} from '../../../../src/core/go/version.ts';

describe('a Go version', () => {
  test.each([
    ['go1.26.8', [1, 26, 8, '', null, false]],
    ['1.21', [1, 21, null, '', null, false]],
    ['1.20', [1, 20, 0, '', null, false]],
    ['1', [1, 0, 0, '', null, false]],
    ['go1.27rc1', [1, 27, null, 'rc', 1, false]],
    ['go1.9beta2', [1, 9, null, 'beta', 2, false]],
    ['go1.24.3-custom', [1, 24, 3, '', null, false]],
    ['go1.26.8 X:nodwarf5', [1, 26, 8, '', null, false]],
    ['devel go1.28-3f8ac0e Mon Nov 2 10:00:00 2026 +0000', [1, 28, null, '', null, true]],
  ] as const)('%s', (text, [major, minor, patch, kind, pre, isDevelopment]) => {
    expect(readGoVersion(text)).toEqual({ major, minor, patch, kind, pre, isDevelopment });
  });

  test.each(['', 'go', 'local', 'go1.', 'go01.2', 'go1.21.3rc1', 'go1.2.3.4', 'devel +abc', 'gccgo'])(
    '%j is rejected',
    (text) => expect(readGoVersion(text)).toBeNull(),
  );

  test('of the language is older than its release candidates, and those are older than its releases', () => {
    const sorted = ['go1.20.1', 'go1.21', 'go1.21beta1', 'go1.21rc2', 'go1.21rc10', 'go1.21.0', 'go1.100'];
    expect([...sorted].reverse().sort(compareGoVersions)).toEqual(sorted);
    expect(compareGoVersions('go1.20rc1', 'go1.20')).toBeLessThan(0);
    expect(compareGoVersions('1.20', 'go1.20.0')).toBe(0);
  });

  test('of a release candidate or a development tree belongs to the next release', () => {
    expect(
      ['go1.23.9', 'go1.24rc1', 'devel go1.24-abc', 'go2.0', 'none', null].map((v) => isGoSince(v, 24)),
    ).toEqual([false, true, true, true, null, null]);
  });

  test('has a language version and a toolchain', () => {
    expect(['go1.26.8', '1.27rc1', 'none'].map(languageVersion)).toEqual(['1.26', '1.27', null]);
    expect(['1.22', 'go1.26.8', '1.20', '1.27rc1'].map(toolchainFor)).toEqual([
      'go1.22.0',
      'go1.26.8',
      'go1.20',
      'go1.27rc1',
    ]);
  });
});
