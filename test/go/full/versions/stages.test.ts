import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { english } from '../../../../src/core/messages/en/shared.ts';
import { foldTrace } from '../../../../src/core/trace/fold-trace.ts';
import { summarizeTrace } from '../../../../src/core/view/trace/summarize-trace.ts';
import { NO_COLORS } from '../../../../src/report/text/colors.ts';
import { summaryText } from '../../../../src/report/text/summary-text.ts';
import { fullFolder } from '../../../support/full-folder.ts';
import { describeEachGo, SOME_VERSIONS } from '../../../support/go-versions.ts';
import { GoWorkspace } from '../../../support/go-workspace.ts';

/** What the stages and the sentence under them say, for commands of which go does only a part. */
const FILES = {
  'go.mod': 'module ex.com/stages\n\ngo 1.20\n',
  'lib/lib.go': 'package lib\n\nconst V = 1\n',
  'lib/lib_test.go': 'package lib\n\nimport "testing"\n\nfunc TestA(t *testing.T) {}\n',
  'a/a.go': 'package main\n\nimport "ex.com/stages/lib"\n\nfunc main() { println(lib.V) }\n',
  'b/b.go': 'package main\n\nfunc main() {}\n',
  'bad/bad.go': 'package bad\n\nimport "ex.com/stages/lib"\n\nfunc F() string { return lib.V }\n',
  'user/user.go':
    'package user\n\nimport (\n\t"errors"\n\n\t"ex.com/stages/bad"\n)\n\nfunc F() (string, error) { return bad.F(), errors.New("x") }\n',
  // vet finds this without its facts of other packages.
  'found/found.go': 'package found\n\nfunc F(a int) int {\n\ta = a\n\treturn a\n}\n',
};

describeEachGo((version, requireInstalled) => {
  let ws: GoWorkspace;
  beforeAll(() => {
    requireInstalled();
    ws = new GoWorkspace(FILES, { GOTOOLCHAIN: `go${version}` });
  });
  afterAll(() => ws?.remove());

  /** The strip and the sentence, as in a terminal, with times left out. */
  async function said(
    line: string,
    env: NodeJS.ProcessEnv = {},
    folder = '',
  ): Promise<readonly [strip: string, sentence: string]> {
    const options = { env, cwd: path.join(ws.dir, folder) };
    const { recording } = await ws.traced(['go', ...line.split(' ')], options);
    const text = summaryText(summarizeTrace(foldTrace(recording)), {
      messages: english,
      files: { trace: null, report: null },
      colors: NO_COLORS,
    });
    const [, strip = '', sentence = ''] = text.split('\n');
    return [strip.replaceAll(/ <?[\d.,]+ m?s\b/g, ''), sentence];
  }
  const isSince = (minor: number): boolean => Number(version.split('.')[1]) >= minor;

  test('findings of vet that come from the cache are a failure, too', async () => {
    const first = await said('vet ./found');
    expect(first[0]).toMatch(/ → vet 1 failed$/);
    expect(first[1]).toMatch(/^vet found failed: found.found\.go:4:.*self-assignment/);
    const again = await said('vet ./found');
    expect(again[0]).toMatch(isSince(26) ? / → vet failed · 1 from cache$/ : / → vet 1 failed$/);
    expect(again[1]).toEqual(first[1]);
  });

  test('a vet whose imports came from the cache was reached', async () => {
    await said('vet ./user');
    const [strip, sentence] = await said('vet ./user');
    expect(strip).toMatch(/^load → compile 1 failed .* → vet [1-9]\d* from cache · [12] not run$/);
    expect(sentence).toMatch(/^bad failed: .*bad\.go:5:26: /);
  });

  test('go list -export claims no link and no program', async () => {
    await said('build ./a ./lib');
    const [strip, sentence] = await said('list -export ./a ./lib');
    expect(strip).toMatch(/^load → compile 0 rebuilt · \d+ from cache$/);
    expect(sentence).toMatch(/^Everything came from the cache: \d+ packages$/);
    expect((await said('list -export -test ./lib'))[0]).not.toMatch(/link|binary/);
  });

  test('a program that cannot be written to its destination is a failure of that', async () => {
    ws.write({ file: '' });
    const [strip, sentence] = await said('build -o file/x ./b');
    expect(strip).toMatch(/ → binary failed$/);
    expect(sentence).toMatch(/^binary x failed: .*go build ex\.com\/stages\/b: /);
  });

  test('an output that is a directory is not called a failure to load', async () => {
    ws.write({ 'b/b/c.txt': '' });
    const [strip, sentence] = await said('build .', {}, 'b');
    rmSync(path.join(ws.dir, 'b/b'), { recursive: true });
    expect(strip).toMatch(/^load go rejected the command → compile not reached/);
    expect(sentence).toMatch(/^go rejected the command: build output "b" already exists and is a directory/);
  });

  test('-n writes nothing', async () => {
    const [strip] = await said('build -n ./a');
    expect(strip).toMatch(/ → link dry run → binary dry run$/);
    expect((await ws.traced(['go', 'install', '-n', './a'])).recording.binaries).toEqual([]);
  });

  test('what was not recorded is unknown, not nothing', async () => {
    // There is no place for go's graph, but go itself has one to work in.
    const env = { TMPDIR: `${ws.dir}/lib/lib.go/none`, GOTMPDIR: ws.temp };
    await said('build ./b');
    expect(await said('vet ./lib', env)).toEqual([
      'load unknown → compile unknown → vet unknown',
      'What go built is unknown: it wrote no action graph',
    ]);
    const [strip, sentence] = await said('build ./bad', env);
    expect(strip).toBe('load unknown → compile unknown → link unknown → binary unknown');
    expect(sentence).toMatch(/^go failed: (?:\.[\\/])?bad.bad\.go:5:26: /);
  });

  test('a full TMPDIR is neither a failure to load nor a build without a reason', async () => {
    const full = fullFolder(ws.temp);
    try {
      const [strip, sentence] = await said('test ./lib', { TMPDIR: full.path, GOTMPDIR: '' });
      if (full.isFull) {
        expect(strip).toMatch(/^load unknown → compile unknown → /);
        expect(sentence).toMatch(/^go failed: .*no space left on device/);
      } else expect(sentence).toMatch(/^go ended before building: creating work dir: /);
      const env = { TMPDIR: full.path, GOTMPDIR: ws.temp };
      const { code, recording } = await ws.traced(['go', 'build', '-o', ws.temp, './a'], { env });
      expect(code).toBe(0);
      expect(recording.notes).toEqual([
        full.isFull ? { id: 'no-temp-file', args: {} } : { id: 'no-temp-folder', args: { code: 'ENOTDIR' } },
      ]);
    } finally {
      full.remove();
    }
  });

  test('go that ends before it loads anything is not called a failure to load', async () => {
    const [strip, sentence] = await said('build ./a', { GOTMPDIR: `${ws.dir}/lib/lib.go/none` });
    expect(strip).toMatch(/^load go ended before building → compile not reached/);
    expect(sentence).toMatch(/^go ended before building: creating work dir: /);
    expect((await said('build -race ./a', { CGO_ENABLED: '0' }))[1]).toMatch(
      /^go rejected the command: -race requires cgo/,
    );
    expect((await said('build ./nope'))[1]).toMatch(/^go could not load the packages: /);
  });

  test('programs that go discards, and tests that do not exist, are said as they are', async () => {
    await said('build ./lib');
    const [strip] = await said('build ./a ./b');
    expect(strip).toMatch(/ → link 2 linked$|→ link$/);
    expect((await said('test ./b'))[0]).toMatch(/ → test 1 without tests$/);
    const compiled = await said('test -run xxx -c -o out.test ./lib');
    expect(compiled[0]).toMatch(/ → binary [\d.]+ MB .*out\.test$/);
    expect((await said('test -run xxx -c -o out.test ./lib'))[1]).toMatch(/^(Everything|Only|Nothing)/);
  });
}, SOME_VERSIONS);
