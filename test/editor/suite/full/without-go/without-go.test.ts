import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { suite, test } from 'mocha';

suite('a machine without go', () => {
  test('has no go on PATH, but everything else', () => {
    assert.equal((spawnSync('go', ['version']).error as NodeJS.ErrnoException).code, 'ENOENT');
    assert.equal(spawnSync('sh', ['-c', 'exit 3']).status, 3);
  });
});
