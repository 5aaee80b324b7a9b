/**
 * The editors that the extension is tried in. code-server is the workbench and the extension host of VS Code,
 * served to a browser; unlike the desktop editor it installs from the npm registry alone.
 * `node`: the Node.js that this edition runs on.
 */
export const EDITIONS = {
  // The oldest editor that package.json promises (`engines.vscode`).
  '4.99.4': { vscode: '1.99.3', node: '20.20.2' },
  '4.139.1': { vscode: '1.139.1', node: '24.21.0' },
};

export const OLDEST = '4.99.4';
export const NEWEST = '4.139.1';
