import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtCli } from '../support/built-cli.ts';
import { PipeLab } from '../support/pipe-lab.ts';

let lab: PipeLab;
beforeAll(async () => {
  lab = new PipeLab();
  await lab.warm();
});
afterAll(() => lab.remove());

test('a program opens its stderr again by path', async () => {
  const output = await lab.same('GO run . 2>&1 >/dev/null | cat; GO run . 2>/dev/null | cat');
  expect(output).toContain('by path\nfrom a shell\ntwice\nstderr 0\n');
  expect(output).toContain('stderr 499\np--------- <nil>\n');
});

test('lines of stdout and stderr keep their order where both end in one pipe', async () => {
  const output = await lab.same('GO run . 2>&1 | cat');
  expect(output).toContain('by path\nout\nfrom a shell\n');
  expect(output).toContain('stdout 0\nstderr 0\nstdout 1\nstderr 1\n');
});

test('lines of stdout and stderr keep their order where both end in one file', async () => {
  const file = path.join(lab.workspace.temp, 'both.txt');
  for (const redirect of ['>', '>>']) {
    await lab.shell(`: >"${file}"; GO run . ${redirect}"${file}" 2>&1`, true);
    const lines = readFileSync(file, 'utf8').split('\n');
    const first = lines.indexOf('stdout 0');
    expect(lines.slice(first, first + 1000)).toEqual(
      Array.from({ length: 1000 }, (_, i) => `${i % 2 === 0 ? 'stdout' : 'stderr'} ${i >> 1}`),
    );
  }
});

test('a test opens its outputs again by path', async () => {
  const output = await lab.same('GO test -count=1 -v 2>/dev/null | cat');
  expect(output).toContain('by path');
  expect(output).not.toContain('no such device');
});

test('-x lines are removed from a joined output, and nothing else', async () => {
  lab.workspace.stamp();
  const traced = await lab.shell('GO build -o /dev/null . 2>&1 | cat', true);
  expect(traced).toBe('exit 0\n');
  lab.workspace.write({ 'broken/broken.go': 'package broken\n\nvar X int = "x"\n' });
  expect(await lab.same('GO build ./broken 2>&1 | cat')).toContain('# ex.com/m/broken\n');
});

test('without mkfifo, and with a cache folder that cannot be written, commands run as before', async () => {
  const file = path.join(lab.workspace.temp, 'file');
  await lab.workspace.start('sh', ['-c', `: >"${file}"`]);
  expect(await lab.shell('GO run . 2>&1 >/dev/null | tail -n 1', true, { XDG_CACHE_HOME: file })).toBe(
    'p--------- <nil>\nexit 0\n',
  );
  // A PATH with go and without mkfifo.
  const bin = path.join(lab.workspace.temp, 'bin');
  const which = await lab.workspace.start('sh', ['-c', 'command -v go']);
  await lab.workspace.start('sh', [
    '-c',
    `mkdir "${bin}" && ln -s "$(readlink -f "${which.stdout.trim()}")" "${bin}/go"`,
  ]);
  const finished = await lab.workspace.start(
    process.execPath,
    [builtCli(), 'trace', '--quiet', 'go', 'list', '-e', '.', './nowhere'],
    { env: { ...lab.user.env, PATH: bin, XDG_CACHE_HOME: path.join(lab.workspace.temp, 'empty') } },
  );
  const { stdout, stderr, code } = finished;
  expect({ stdout, stderr, code }).toEqual({ stdout: 'ex.com/m\n./nowhere\n', stderr: '', code: 0 });
});
