// `npm run watch`: builds, and builds again after every change below `src` and `webview`. Its output tells the
// editor's task (.vscode/tasks.json) when a build begins and ends.
import { spawnSync } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/prepare.mjs';

/** Editors write a file in several steps. */
const SETTLE_MS = 150;

let timer;

function build() {
  console.log('Building …');
  spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs')], { stdio: 'inherit' });
  console.log('Watching for changes.');
}

for (const folder of ['src', 'webview']) {
  watch(join(root, folder), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(build, SETTLE_MS);
  });
}
build();
