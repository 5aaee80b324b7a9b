import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type CommandLineResult, runInside } from '../../../support/command-line.ts';
import { traceFromSketch } from '../../../support/sketch.ts';

const home = mkdtempSync(join(tmpdir(), 'explain '));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const GLOW = 'github.com/ann/glow/v2';
const trace = traceFromSketch(
  `
  context                        hit
  gopkg.in/yaml/v2               hit
  ${GLOW}/ui                     failed 0..9 needs context
  ${GLOW}                        notRun needs ${GLOW}/ui
  link:${GLOW}                   notRun needs ${GLOW}
  strings                        miss 3..5
  `,
  {
    module: {
      mode: 'module',
      modules: [{ path: GLOW, version: null, main: true, directory: '/src/glow' }],
    },
  },
);
const file = join(home, 'glow.gotrace.json');
writeFileSync(file, JSON.stringify(trace));
const explain = (name: string): Promise<CommandLineResult> =>
  runInside(['explain', file, name], { directory: home, home });

test('a package from the cache is reported as such, whatever else was rebuilt', async () => {
  expect((await explain('context')).stdout).toMatch(/^go build .*\ncontext came from the cache\.\n$/);
});

test('a package that go did not reach is reported as such', async () => {
  expect((await explain(GLOW)).stdout).toContain(`go did not reach ${GLOW}`);
});

test.each(['glow', 'glow (main)', GLOW])('%s is the program, as the screens call it', async (name) => {
  expect((await explain(name)).stdout).toContain(`go did not reach ${GLOW}`);
});

test('a folder of the module is found by its name', async () => {
  expect((await explain('./ui')).stdout).toContain(`${GLOW}/ui: `);
});

test('a short name that matches several packages lists them and chooses none', async () => {
  const { code, stdout, stderr } = await explain('v2');
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('v2 matches 2 packages; choose one:');
  expect(stderr).toContain(`\n  ${GLOW}\n  gopkg.in/yaml/v2\n`);
});

test.each([
  ['lib hit', 'everything came from the cache'],
  // Interrupted before go reached it; nothing was rebuilt, and what would have been is unknown.
  ['lib notRun', 'the reasons are unknown'],
  ['lib unknown', 'the reasons are unknown'],
])('“%s” is explained as: %s', async (sketch, text) => {
  const other = join(home, 'other.gotrace.json');
  writeFileSync(other, JSON.stringify(traceFromSketch(sketch)));
  const { stdout } = await runInside(['explain', other], { directory: home, home });
  expect(stdout).toContain(text);
});
