// cspell:ignore cbroken lfoo nosuchstd
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDiagnostics } from '../../../../src/core/events/diagnostics.ts';
import { readRecorded, recordedVersions } from '../../../support/recorded.ts';

const ofCase = (version: string, name: string) => parseDiagnostics(readRecorded(version, name).messages);
const cgoMessage = [
  "error: 'undeclared_name' undeclared (first use in this function)",
  "internal/cbroken/cbroken.go: In function 'two':",
  '    5 | // static int two(void) { return undeclared_name; }',
  '      |                                ^~~~~~~~~~~~~~~',
  'internal/cbroken/cbroken.go:5:32: note: each undeclared identifier is reported only once for each function it appears in',
].join('\n');

describe.each(recordedVersions)('the message of %s', (version) => {
  test('of a package that does not compile has file, line and column', () => {
    const found = ofCase(version, 'compile-error-plain');
    expect(found.map(({ package: name, file, line, column }) => [name, file, line, column])).toEqual([
      ['example.com/app/internal/broken', 'internal/broken/broken.go', 8, 2],
      ['example.com/app/internal/broken', 'internal/broken/broken.go', 9, 17],
      ['example.com/app/internal/broken', 'internal/broken/broken.go', 12, 29],
    ]);
    expect(found[2]?.message).toBe('undefined: missingName');
  });

  test('is the same with -x around it', () => {
    for (const name of ['compile-error', 'cgo-error']) {
      expect(ofCase(version, name)).toEqual(ofCase(version, `${name}-plain`));
    }
  });

  test('of a C compiler keeps excerpt and notes with the error', () => {
    expect(ofCase(version, 'cgo-error-plain')).toEqual([
      {
        package: 'example.com/app/internal/cbroken',
        file: 'internal/cbroken/cbroken.go',
        line: 5,
        column: 32,
        message: cgoMessage,
      },
    ]);
  });

  test('of the linker names the package', () => {
    expect(ofCase(version, 'link-error-plain')).toEqual([
      {
        package: 'example.com/app/cmd/nomain',
        file: null,
        line: null,
        column: null,
        message: 'runtime.main_main·f: function main is undeclared in the main package',
      },
    ]);
  });

  test('of packages that cannot be loaded has no package, and the advice below', () => {
    const [first, second] = ofCase(version, 'load-error');
    expect(first).toEqual({
      package: null,
      file: 'internal/missing/missing.go',
      line: 5,
      column: 8,
      message:
        'no required module provides package example.com/app/internal/nowhere; to add it:\n\tgo get example.com/app/internal/nowhere',
    });
    expect(second?.message).toMatch(/^package nosuchstd\/package is not in (std|GOROOT) \(/);
  });

  test('of a target that is not a program is complete', () => {
    expect(ofCase(version, 'not-main').map(({ message }) => message)).toEqual([
      'package example.com/app/internal/add is not a main package',
    ]);
    expect(ofCase(version, 'no-go-files').map(({ message }) => message)).toEqual([
      'no Go files in /home/dev/src/app/empty',
    ]);
  });

  test("of vet's findings has the place, with and without go's header", () => {
    const [finding] = ofCase(version, 'vet-finding-plain');
    expect(finding?.file).toBe('internal/careless/careless.go');
    expect(finding?.line).toBe(7);
    expect(finding?.message).toBe('fmt.Printf format %d has arg "text" of wrong type string');
    const [broken] = ofCase(version, 'vet-broken-plain');
    expect(broken).toMatchObject({ file: 'internal/broken/broken.go', line: 9, column: 17 });
  });

  test('of a successful build is empty', () => {
    for (const name of ['build-cold', 'build-dry', 'run', 'test']) expect(ofCase(version, name)).toEqual([]);
  });
});

describe('parseDiagnostics', () => {
  test('reads paths and line ends of Windows', () => {
    expect(parseDiagnostics('# m\r\nC:\\src\\m\\main.go:3:5: undefined: x\r\n.\\b.go:7: y\r\n')).toEqual([
      { package: 'm', file: 'C:\\src\\m\\main.go', line: 3, column: 5, message: 'undefined: x' },
      // Messages in another directory have their own package header, or belong to no package.
      { package: null, file: '.\\b.go', line: 7, column: null, message: 'y' },
    ]);
  });

  test('reads "# [pkg]", which vet prints, as a header of the same package', () => {
    expect(parseDiagnostics('# m/a\n# [m/a]\na/a.go:1:2: bad\n')).toEqual([
      { package: 'm/a', file: 'a/a.go', line: 1, column: 2, message: 'bad' },
    ]);
  });

  test('ends a package where the messages change to another directory', () => {
    const found = parseDiagnostics('# m/bad\nbad/bad.go:3:23: cannot use\nnotest/n.go:5:24: Printf\n');
    expect(found.map(({ package: name }) => name)).toEqual(['m/bad', null]);
  });

  test('keeps the other position of an error with it', () => {
    const [only, ...more] = parseDiagnostics(
      '# m\n./b.go:3:6: main redeclared in this block\n\t./a.go:3:6: other declaration of main\ntoo many errors\n',
    );
    expect(only?.message).toBe(
      'main redeclared in this block\n\t./a.go:3:6: other declaration of main\ntoo many errors',
    );
    expect(more).toEqual([]);
  });

  test("keeps the linker's many lines together", () => {
    const [only, ...more] = parseDiagnostics(
      '# m\n/usr/bin/link: running gcc failed: exit status 1\n/usr/bin/ld: cannot find -lfoo\ncollect2: error: ld returned 1 exit status\n',
    );
    expect(only?.package).toBe('m');
    expect(only?.message.split('\n')).toHaveLength(3);
    expect(more).toEqual([]);
  });

  test('leaves out downloads and the end of the program', () => {
    expect(
      parseDiagnostics('go: downloading golang.org/x/text v0.3.0\nexit status 3\nsignal: killed\n'),
    ).toEqual([]);
  });

  test('reads an error of go itself as a message without a package', () => {
    expect(parseDiagnostics('# m\na.go:1:1: x\ngo: go.mod file not found in current directory\n')[1]).toEqual(
      {
        package: null,
        file: null,
        line: null,
        column: null,
        message: 'go: go.mod file not found in current directory',
      },
    );
  });

  test('does not read a time of day as a position', () => {
    expect(parseDiagnostics('panic at 12:30:45: late\n')[0]?.file).toBeNull();
  });

  test('never throws, and loses no text that begins a line', () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '# a',
        '# [a]',
        'a.go:1:2: m',
        '\tmore',
        'x.c: In function ‘f’:',
        'C:\\a.go:1: m',
        '#',
        '',
      ),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        for (const found of parseDiagnostics(lines.join('\n'))) {
          expect(typeof found.message).toBe('string');
          expect(found.line === null || Number.isSafeInteger(found.line)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('reads a megabyte of one long line at once', () => {
    expect(parseDiagnostics(`${'a'.repeat(1_000_000)}:${'1'.repeat(1000)}`)).toHaveLength(1);
    expect(parseDiagnostics(`${'a: '.repeat(300_000)}`)).toHaveLength(1);
  });
});
