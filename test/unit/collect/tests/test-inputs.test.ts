import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { changedInputs, readTestInputs } from '../../../../src/collect/tests/test-inputs.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'test-inputs-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test.skipIf(process.platform === 'win32')(
  'a file that cannot be read any more is not one that is gone',
  async () => {
    const [gone, loop] = [join(root, 'gone'), join(root, 'loop')];
    for (const file of [gone, loop]) writeFileSync(file, 'x');
    const before = await readTestInputs(['open gone', 'open loop'], { folder: root, root, env: {} });
    for (const file of [gone, loop]) rmSync(file);
    symlinkSync('loop', loop);
    const changes = await changedInputs(before ?? [], {}, Number.POSITIVE_INFINITY);
    expect(changes.map(({ name, what }) => [name, what])).toEqual([
      ['gone', 'gone'],
      ['loop', 'changed'],
    ]);
  },
);
