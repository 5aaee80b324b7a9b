import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';

/** Reading and compiling what it does not need was most of what activating took. */
const MOST_BYTES = 200_000;

suite('activating', () => {
  test('loads what a window needs at once, and no more than that', async () => {
    const extension = vscode.extensions.getExtension('go-build-pipeline.go-build-pipeline');
    assert.ok(extension);
    await extension.activate();
    const dist = path.join(extension.extensionPath, 'dist') + path.sep;
    const loaded = Object.keys(createRequire(__filename).cache).filter((file) => file.startsWith(dist));
    const names = loaded.map((file) => path.basename(file));
    assert.ok(names.includes('extension.cjs'), `these are loaded: ${names.join(', ')}`);
    const bytes = loaded.reduce((sum, file) => sum + statSync(file).size, 0);
    assert.ok(bytes < MOST_BYTES, `${names.join(', ')} have ${bytes} bytes`);
  });
});
