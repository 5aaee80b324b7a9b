import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readMainEnv } from '../../../../src/collect/main-package/env.ts';
import { MainIndex } from '../../../../src/collect/main-package/index.ts';
import { SourceReader } from '../../../../src/collect/main-package/source.ts';
import { whyNoMainFromFiles } from '../../../../src/collect/main-package/why.ts';
import { shellText } from '../../../../src/core/go/shell-text.ts';
import { mainsEnglish } from '../../../../src/core/messages/en/main-packages.ts';
import { mainSentence } from '../../../../src/core/messages/main-sentences.ts';
import { mainMermaid } from '../../../../src/core/view/main-package/mermaid.ts';
import { runInside } from '../../../support/command-line.ts';

const env = { GOOS: 'linux', GOARCH: 'amd64', CGO_ENABLED: '0', GOENV: 'off' };
const hello = 'package main\n\nfunc main() {}\n';

let root = '';
beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'gbp-index-')));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
}

const TREE = {
  'go.mod': 'module example.com/m\n\ngo 1.22\n',
  'cmd/app/main.go': hello,
  'cmd/app/more.go': 'package main\n',
  'cmd/win/main_windows.go': hello,
  'cmd/tagged/main.go': `//go:build special\n\n${hello}`,
  'lib/lib.go': 'package lib\n',
  'lib/gen.go': `//go:build ignore\n\n${hello}`,
  'almost/main.go': 'package main\n\nfunc Main() {}\n',
  'sub/go.mod': 'module example.com/sub\n\ngo 1.22\n',
  'sub/tool/main.go': hello,
  'testdata/x/main.go': hello,
  'vendor/v/main.go': hello,
  '_old/main.go': hello,
};

describe('the main packages below a folder', () => {
  // Root reads everything, but not a process's memory at an address without a page.
  test.skipIf(!existsSync('/proc/self/mem'))(
    'a file that cannot be read is named, until it can be',
    async () => {
      write({ 'go.mod': 'module example.com/m\n\ngo 1.22\n', 'app/main.go': hello });
      mkdirSync(path.join(root, 'other'));
      const broken = path.join(root, 'other', 'main.go');
      symlinkSync('/proc/self/mem', broken);
      const index = new MainIndex(root, readMainEnv(env, root));
      const found = index.scan();
      expect(found.mains.map(({ dir }) => dir)).toEqual(['./app']);
      expect(found.unreadable).toEqual([{ path: broken, reason: expect.objectContaining({ code: 'EIO' }) }]);
      const { stdout, stderr } = await runInside(['mains', root], { directory: root, home: root });
      expect(stdout).toContain('./app');
      expect(stderr).toContain(`${broken} cannot be read: `);
      rmSync(broken);
      writeFileSync(broken, hello);
      const again = index.update([broken]);
      expect([again.mains.map(({ dir }) => dir), again.unreadable]).toEqual([['./app', './other'], []]);
    },
  );

  test('are listed with their files and commands, near misses with their reason', () => {
    write(TREE);
    const { mains, nearMisses } = new MainIndex(root, readMainEnv(env, root)).scan();
    const shown = mains.map(
      ({ dir, kind, files, run }) => `${dir} ${kind} ${files} ${shellText(run.argv, run.env, null, 'linux')}`,
    );
    expect(shown).toEqual([
      './cmd/app package main.go,more.go go run ./cmd/app',
      './cmd/tagged settings main.go go run -tags special ./cmd/tagged',
      './cmd/win settings main_windows.go GOOS=windows go build ./cmd/win',
      './lib file gen.go go run ./lib/gen.go',
      './sub/tool package main.go go run -C ./sub ./tool',
    ]);
    expect(nearMisses.map(({ dir, reason }) => `${dir} ${reason.id}`)).toEqual(['./almost no-main-function']);
  });

  test('in a workspace run from the workspace, and outside of it with GOWORK=off', () => {
    write({
      'go.work': 'go 1.22\n\nuse ./a\n',
      'a/go.mod': 'module example.com/a\n\ngo 1.22\n',
      'a/main.go': hello,
      'b/go.mod': 'module example.com/b\n\ngo 1.22\n',
      'b/main.go': hello,
    });
    const { mains } = new MainIndex(root, readMainEnv(env, root)).scan();
    expect(mains.map(({ run }) => shellText(run.argv, run.env, null, 'linux'))).toEqual([
      'go run ./a',
      'GOWORK=off go run -C ./b .',
    ]);
  });

  test('are updated by reading one directory when one file changed', () => {
    write(TREE);
    const reader = new SourceReader();
    const index = new MainIndex(root, readMainEnv(env, root), reader);
    index.scan();
    const before = reader.reads;
    writeFileSync(path.join(root, 'almost/main.go'), `${hello}// longer than before\n`);
    const { mains, nearMisses } = index.update([path.join(root, 'almost/main.go')]);
    expect(mains.map(({ dir }) => dir)).toContain('./almost');
    expect(nearMisses).toEqual([]);
    // The file itself and the go.mod of its module, but nothing in other directories.
    expect(reader.reads - before).toBeLessThanOrEqual(3);
  });

  test('are removed when their file is deleted', () => {
    write({ 'go.mod': 'module example.com/m\n', 'a/main.go': hello });
    const index = new MainIndex(root, readMainEnv(env, root));
    expect(index.scan().mains).toHaveLength(1);
    rmSync(path.join(root, 'a'), { recursive: true });
    expect(index.update([path.join(root, 'a/main.go')]).mains).toEqual([]);
  });

  test('are listed once after a branch switch changes many files', () => {
    write({ 'go.mod': 'module example.com/m\n', 'a/main.go': hello, 'b/main.go': hello, 'c/main.go': hello });
    const index = new MainIndex(root, readMainEnv(env, root));
    index.scan();
    const list = vi.spyOn(index, 'list');
    write({ 'a/main.go': 'package a\n', 'a/more.go': 'package a\n', 'b/main.go': 'package b\n' });
    const files = ['a/main.go', 'a/more.go', 'b/main.go'].map((name) => path.join(root, name));
    expect(index.update(files).mains.map(({ dir }) => dir)).toEqual(['./c']);
    expect(list).toHaveBeenCalledTimes(1);
  });

  test('are added and removed with whole folders', () => {
    write({ 'go.mod': 'module example.com/m\n', 'cmd/a/main.go': hello, 'cmd/b/main.go': hello });
    const index = new MainIndex(root, readMainEnv(env, root));
    index.scan();
    expect([...index.folders()].map((dir) => path.relative(root, dir)).sort()).toEqual([
      '',
      'cmd',
      path.join('cmd', 'a'),
      path.join('cmd', 'b'),
    ]);
    rmSync(path.join(root, 'cmd'), { recursive: true });
    write({ 'tools/x/y/main.go': hello });
    const { mains } = index.updateBelow([path.join(root, 'cmd'), path.join(root, 'tools')]);
    expect(mains.map(({ dir }) => dir)).toEqual(['./tools/x/y']);
  });
});

describe('why no main package, from files only', () => {
  test('uses unsaved text instead of the file', () => {
    write({ 'go.mod': 'module example.com/m\n', 'main.go': hello });
    const overlay = new Map([[path.join(root, 'main.go'), new Uint8Array(Buffer.from('package app\n'))]]);
    const question = { target: ['.'], directory: root, env };
    expect(whyNoMainFromFiles(question).verdict).toBe('notChecked');
    expect(whyNoMainFromFiles({ ...question, overlay }).reason?.id).toBe('library-package');
  });

  test('an import that would be a flag of go get is malformed, as go says', () => {
    write({
      'go.mod': 'module example.com/m\n\ngo 1.22\n',
      'main.go': 'package main\n\nimport _ "-u.example.com/x"\n\nfunc main() {}\n',
    });
    const { reason, fixes } = whyNoMainFromFiles({ target: ['.'], directory: root, env });
    expect(reason).toMatchObject({
      id: 'bad-import',
      place: { file: './main.go', line: 3 },
      data: { message: 'malformed import path "-u.example.com/x": leading dash' },
    });
    expect(fixes.flatMap((fix) => (fix.kind === 'command' ? fix.argv : []))).toEqual([]);
  });

  test.each([
    ['with nothing but tests', {}, ['test-it']],
    ['with a program beside it', { 'cmd/app/main.go': hello }, ['test-it', 'run-directory']],
  ])('a test file by its name, in a directory %s', (_, more, fixes) => {
    write({ 'go.mod': 'module example.com/m\n', 'cmd/app/a_test.go': 'package main\n', ...more });
    const answer = whyNoMainFromFiles({ target: ['cmd/app/a_test.go'], directory: root, env });
    expect(answer.reason?.id).toBe('test-file-given');
    expect(answer.fixes.map(({ id }) => id)).toEqual(fixes);
  });

  test('is unknown where only go can resolve the target', () => {
    write({ 'go.mod': 'module example.com/m\n' });
    const answer = whyNoMainFromFiles({ target: ['example.com/other/cmd@latest'], directory: root, env });
    expect(answer.verdict).toBe('unknown');
    expect(mainSentence(answer, mainsEnglish)).toContain('only go can resolve it');
  });

  test('its flow chart keeps hostile names inside their boxes', () => {
    write({ 'go.mod': 'module example.com/m\n', 'a"]-->x<b>.go': 'package lib\n' });
    const chart = mainMermaid(whyNoMainFromFiles({ target: ['.'], directory: root, env }), mainsEnglish);
    expect(chart).toMatch(/^flowchart TD\n/);
    expect(chart).not.toContain('<b>');
    expect(chart.split('"').length % 2).toBe(1);
    expect(chart).toContain('#34;');
  });
});

describe('on the command line', () => {
  const ask = (...args: string[]) => runInside(args, { directory: root, home: root });

  test('why-no-main answers in JSON, and with exit code 1 when it does not run', async () => {
    write({ 'go.mod': 'module example.com/m\n', 'lib.go': 'package lib\n', 'cmd/app/main.go': hello });
    const { code, stdout } = await ask('why-no-main', '--files-only', '--json');
    expect(code).toBe(1);
    const answer = JSON.parse(stdout);
    expect(answer.reason.id).toBe('library-package');
    expect(answer.fixes[0]).toMatchObject({ id: 'run-main', shown: 'go run ./cmd/app' });
    expect(answer.sentence).toBe('This directory is package lib, a library: only package main can be run.');
  });

  test('why-no-main takes flags of go run, and exits with 0 when it runs', async () => {
    write({ 'go.mod': 'module example.com/m\n', 'main.go': `//go:build special\n\n${hello}` });
    expect((await ask('why-no-main', '--files-only', '.')).code).toBe(1);
    const { code, stdout } = await ask('why-no-main', '--files-only', '-tags', 'special', '.');
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('is a main package') });
  });

  test('why-no-main prints a flow chart with --mermaid', async () => {
    write({ 'go.mod': 'module example.com/m\n', 'lib.go': 'package lib\n' });
    const { stdout } = await ask('why-no-main', '--files-only', '--mermaid', '.');
    expect(stdout).toContain('not runnable');
  });

  test('mains lists main packages, also as JSON', async () => {
    write(TREE);
    const text = await ask('mains');
    expect(text.code).toBe(0);
    expect(text.stdout).toContain('go run ./cmd/app');
    const { stdout } = await ask('mains', '--json');
    const list = JSON.parse(stdout);
    expect(list.mains.map(({ command }: { command: string }) => command)).toContain('go run ./lib/gen.go');
    expect(list.nearMisses[0].sentence).toBe('./almost is package main but has no func main().');
  });

  test('a directory that does not exist is reported in one sentence', async () => {
    const { code, stderr } = await ask('mains', 'nowhere');
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'go-build-pipeline: The directory nowhere does not exist. Check the path.\n',
    });
  });
});

describe('a folder with a directory of thousands of files', () => {
  const FILES = 3_000;
  /** Programs to run by file name, parts of one package, and files for other tags. */
  const textOf = (number: number): string =>
    [`//go:build ignore\n\n${hello}`, 'package main\n', `//go:build tag${number}\n\n${hello}`][number % 3] ??
    '';
  const names = Array.from({ length: FILES }, (_, number) => `f${number}.go`);

  function big(): MainIndex {
    write({ 'go.mod': 'module example.com/m\n\ngo 1.22\n', 'lib/lib.go': 'package lib\n' });
    write(Object.fromEntries(names.map((name, number) => [`all/${name}`, textOf(number)])));
    return new MainIndex(root, readMainEnv(env, root));
  }

  test('is read and evaluated one file at a time', () => {
    const reader = new SourceReader();
    big();
    const steps = new MainIndex(root, readMainEnv(env, root), reader).steps();
    let before = 0;
    let sinceLastRead = 0;
    for (const _ of steps) {
      // At most one file is read between two steps.
      expect(reader.reads - before).toBeLessThanOrEqual(2);
      sinceLastRead = reader.reads === before ? sinceLastRead + 1 : 0;
      before = reader.reads;
      // All files have been read and are now evaluated.
      if (sinceLastRead > FILES) break;
    }
    expect(sinceLastRead).toBeGreaterThan(FILES);
  });

  test('gives the same result at once, in steps, and when the directory is read again', () => {
    const atOnce = big().scan();
    expect(atOnce.files).toBe(FILES + 1);
    expect(atOnce.mains).toHaveLength(FILES / 3 + 1);
    const inSteps = new MainIndex(root, readMainEnv(env, root));
    for (const _ of inSteps.steps());
    expect(inSteps.list()).toEqual(atOnce);
    expect(inSteps.update([path.join(root, 'all', 'f1.go')])).toEqual(atOnce);
  });
});
