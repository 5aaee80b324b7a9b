import { readFile } from 'node:fs/promises';

/**
 * `import * as vscode` as a plain `require`. The bundler would copy the editor's whole API, a few hundred
 * names, for each file that imports it: half of the activation time.
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
