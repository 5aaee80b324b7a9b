import { expect, test } from 'vitest';
import { type DryTests, readTestArgs } from '../../../../src/collect/tests/test-argv.ts';
import { createHashLineParser } from '../../../../src/core/events/hash-lines.ts';

/** As `GODEBUG=gocachehash=1,gocachetest=1 go test -n` prints it, go 1.20 to 1.27. */
function read(...lines: readonly string[]): DryTests | null {
  const testArgs = readTestArgs();
  const parser = createHashLineParser(() => undefined, {
    onUnwanted: testArgs.hashed,
    onOther: testArgs.printed,
  });
  parser.push(`${lines.join('\n')}\n`);
  parser.end();
  return testArgs.found();
}

test('the flags that count are in the hash of the result, as the test gets them', () => {
  expect(
    read(
      'HASH[testResult]',
      'HASH[testResult]: "go1.26.8"',
      String.raw`HASH[testResult]: "test binary 7zylHts9CLSAscHVme7f args [\"-test.timeout=10m0s\" \"-test.run=a b\"] execcmd []"`,
      'HASH[testResult]: ce9550457ba92c287189930d218fad2bab7a9dd291892a9efc914e28f2f98125',
      'testcache: ex.com/m/a: test ID 377a796c => ce9550457ba92c287189930d218fad2bab7a9dd291892a9efc914e28f2f98125',
    ),
  ).toEqual({
    args: 'args ["-test.timeout=10m0s" "-test.run=a b"] execcmd []',
    refused: null,
    outside: [],
  });
});

test('go prints when it does not use the cache, and why', () => {
  expect(read('testcache: caching disabled for test argument: -test.count=1')?.refused).toEqual({
    kind: 'flag',
    flag: '-test.count=1',
  });
  expect(read('testcache: caching disabled in local directory mode')?.refused).toEqual({
    kind: 'directory',
    flag: '',
  });
  const outside = 'testcache: caching disabled for package outside of module root, GOPATH, or GOROOT: ';
  expect(read(`${outside}command-line-arguments`)?.outside).toEqual(['command-line-arguments']);
  expect(read('mkdir -p $WORK/b001/')).toBeNull();
});
