import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runInside } from '../../support/command-line.ts';
import { readRecordedFile } from '../../support/recorded.ts';

// `import` ends like `trace`, and does not need go.
const home = mkdtempSync(join(tmpdir(), 'key '));
const key = join(home, '.cache', 'go-build-pipeline', 'redaction.key');
const refusal = `go-build-pipeline: ${key} cannot be read: it is a directory.\n`;
const run = (...args: readonly string[]) => runInside(args, { directory: home, home });
beforeAll(() => {
  mkdirSync(key, { recursive: true });
  writeFileSync(join(home, 'graph.json'), readRecordedFile('go1.26.8', 'build-edit', 'final.json'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

test('a trace whose report cannot be redacted is saved and summarized, with a warning', async () => {
  const { code, stderr } = await run('import', 'graph.json');
  expect(code).toBe(0);
  expect(stderr.startsWith(refusal)).toBe(true);
  expect(stderr).toMatch(/^trace {5}@last/m);
  expect((await run('show', '@last')).code).toBe(0);
});

test('--out writes no file when its values could not be compared', async () => {
  const { code, stderr } = await run('import', '--quiet', '--out', 'x.gotrace.json', 'graph.json');
  expect({ code, stderr }).toEqual({ code: 2, stderr: refusal });
  expect(existsSync(join(home, 'x.gotrace.json'))).toBe(false);
});
