import { readFile } from 'node:fs/promises';

/**
 * `import * as vscode` as a plain `require`. The bundler would make a copy of the editor's whole interface, a
 * few hundred names, for each file that imports it: half of what activating cost.
 */
export const plainVscode = {
  name: 'plain-vscode',
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/]host[\\/].*\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(
        "import * as vscode from 'vscode';",
        "const vscode = require('vscode');",
      ),
      loader: 'ts',
    }));
  },
};
