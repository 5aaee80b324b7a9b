import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const script = fileURLToPath(new URL('../../../scripts/conformance.mjs', import.meta.url));

test("a sample of go's own test archives is judged as go judges it", () => {
  const { stdout, status } = spawnSync(process.execPath, [script, '--sample', '160'], { encoding: 'utf8' });
  expect(stdout).toMatch(/with go list, runs or not +(\d+)\/\1 /);
  expect(status, stdout.slice(-3_000)).toBe(0);
});
