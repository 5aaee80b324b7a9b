import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { CliUser } from '../../support/built-cli.ts';
import { CACHE_PROGRAM } from '../../support/cache-program.ts';
import { GO_MOD, GoWorkspace } from '../../support/go-workspace.ts';

const SECRET = 'hunter2-9f31c';
const workspace = new GoWorkspace({
  'go.mod': GO_MOD,
  'main.go':
    'package main\n\nimport "os"\n\nvar apiToken string\n\nfunc main() { println(os.Getenv("API_TOKEN") == "", len(apiToken)) }\n',
  'main_test.go':
    'package main\n\nimport (\n\t"os"\n\t"testing"\n)\n\nfunc TestToken(t *testing.T) {\n\tif os.Getenv("API_TOKEN") == "" {\n\t\tt.Fatal("no token")\n\t}\n}\n',
  'c/c.go':
    'package c\n\n// int one(void) { return 1; }\nimport "C"\n\nfunc One() int { return int(C.one()) }\n',
  'cache/main.go': CACHE_PROGRAM,
  'wrap.sh': '#!/bin/sh\nshift\nexec "$@"\n',
});
const user = new CliUser(workspace);

beforeEach(async () => {
  await user.run(['history', '--clear']);
});
afterAll(() => workspace.remove());

const cache = path.join(workspace.temp, 'cache-program');
execFileSync('go', ['build', '-o', cache, './cache'], { cwd: workspace.dir });
const wrap = path.join(workspace.dir, 'wrap.sh');
const commands: readonly (readonly [name: string, argv: readonly string[], env: NodeJS.ProcessEnv])[] = [
  ['-exec', ['go', 'test', '-count=1', `-exec=env API_TOKEN=${SECRET}`, '.'], {}],
  ['-exec as two words, quoted', ['go', 'test', '-exec', `env 'API_TOKEN=${SECRET}'`, '.'], {}],
  ['-exec in GOFLAGS', ['go', 'test', '.'], { GOFLAGS: `'-exec=env API_TOKEN=${SECRET}'` }],
  ['-exec of go run', ['go', 'run', `-exec=env API_TOKEN=${SECRET}`, '.'], {}],
  ['-toolexec', ['go', 'build', '-o', '/dev/null', `-toolexec=sh ${wrap} --password=${SECRET}`, '.'], {}],
  ['CGO_CFLAGS', ['go', 'build', './c'], { CGO_ENABLED: '1', CGO_CFLAGS: `-O1 -DAPI_TOKEN="${SECRET}"` }],
  [
    'CGO_LDFLAGS',
    ['go', 'build', './c'],
    { CGO_ENABLED: '1', CGO_LDFLAGS: `-L/API_TOKEN=${SECRET}`.replace('/', '') },
  ],
  ['-ldflags -X', ['go', 'build', '-o', '/dev/null', `-ldflags=-s -X main.apiToken=${SECRET}`, '.'], {}],
  [
    'GOCACHEPROG',
    ['go', 'build', '-o', '/dev/null', '.'],
    { GOCACHEPROG: `${cache} ${cache}.d --password=${SECRET}` },
  ],
  [
    'GOCACHEPROG of tests',
    ['go', 'test', '.'],
    { GOCACHEPROG: `${cache} ${cache}.d --password=${SECRET}`, API_TOKEN: 'set' },
  ],
  ['-ldflags in GOFLAGS', ['go', 'run', '.'], { GOFLAGS: `-ldflags=-X=main.apiToken=${SECRET}` }],
];

test.each(commands)(
  'a secret in %s reaches go, and no record and no output of ours',
  async (_name, argv, env) => {
    const out = mkdtempSync(path.join(workspace.temp, 'out-'));
    const files = [
      '--out',
      path.join(out, 'x.gotrace.json'),
      '--json',
      path.join(out, 'x.json'),
      '--html',
      path.join(out, 'x.html'),
    ];
    const traced = await user.run(['trace', ...files, ...argv], { env });
    expect(traced.stderr).not.toContain(SECRET);
    expect(traced.code, traced.stderr).toBe(0);
    for (const args of [
      ['show'],
      ['show', '--json'],
      ['explain'],
      ['explain', '--json'],
      ['history'],
      ['history', '--json'],
    ]) {
      const { stdout, stderr, code } = await user.run(args);
      expect(code, stderr).toBe(0);
      expect(stdout, args.join(' ')).not.toContain(SECRET);
    }
    const html = path.join(out, 'report.html');
    expect((await user.run(['report', '--html', html])).stderr).not.toContain(SECRET);
    const kept = [...filesBelow(out), ...filesBelow(path.join(user.home, 'cache', 'go-build-pipeline'))];
    expect(kept.some((file) => file.endsWith('.gotrace.json.gz'))).toBe(true);
    expect(kept.filter((file) => contentOf(file).includes(SECRET))).toEqual([]);
    // What is searched is really read.
    for (const end of ['.gotrace.json.gz', '.gotrace.json', 'x.html'])
      expect(
        kept.filter((file) => file.endsWith(end) && /TOKEN|password|apiToken/.test(contentOf(file))),
        end,
      ).not.toEqual([]);
    // The same again is the same command, and nothing has to be done again.
    const predicted = await user.run(['predict', ...argv], { env });
    expect(predicted.stdout).not.toContain(SECRET);
    await user.run(['trace', '--quiet', ...argv], { env });
    const compared = await user.run(['compare', '@2', '@last']);
    expect(compared.stdout).not.toContain(SECRET);
  },
);

test('another secret is seen to be another one', async () => {
  const build = (token: string) => [
    ...['trace', '--quiet', 'go', 'build', '-o', '/dev/null', `-ldflags=-X=main.apiToken=${token}`, '.'],
  ];
  await user.run(build(SECRET));
  await user.run(build(`${SECRET}-2`));
  const { stdout } = await user.run(['explain']);
  expect(stdout).not.toContain(SECRET);
  expect(stdout).toMatch(/ldflags|apiToken/);
  expect((await user.run(['predict', ...build(SECRET).slice(2)])).stdout).not.toContain(SECRET);
});

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile());
}

/** A file, and what is compressed in it: a trace, a pack of key inputs (see `key-pack.ts`), or the data of a report. */
function contentOf(file: string): string {
  const bytes = readFileSync(file);
  if (file.endsWith('.gz')) return gunzipSync(bytes).toString('utf8');
  if (file.endsWith('.html')) {
    const packed = bytes.toString('latin1').match(/[A-Za-z0-9+/=]{200,}/g) ?? [];
    return [bytes.toString('utf8'), ...packed.map(unpacked)].join('\n');
  }
  if (!file.endsWith('.keys')) return bytes.toString('utf8');
  const body = 4 + bytes.readUInt32BE(0);
  const parts = [bytes.subarray(4, body), bytes.subarray(body)];
  return parts.map((part) => brotliDecompressSync(part).toString('utf8')).join('\n');
}

/** Empty for a text that only looks like Base64 of compressed data. */
function unpacked(text: string): string {
  try {
    return gunzipSync(Buffer.from(text, 'base64')).toString('utf8');
  } catch {
    return '';
  }
}
