export interface VscodeVersion {
  /** The version of code-server on the npm registry. */
  readonly editor: string;
  readonly vscode: string;
  /** The version of Node.js that it runs on. */
  readonly node: string;
}

/**
 * The editors in which the extension is tested. code-server is the workbench and the extension host of VS Code,
 * served to a browser; unlike the desktop editor, it can be installed from the npm registry alone.
 */
export const VSCODE_VERSIONS = {
  // The oldest editor that package.json promises (`engines.vscode`).
  oldest: { editor: '4.99.4', vscode: '1.99.3', node: '20.20.2' },
  newest: { editor: '4.139.1', vscode: '1.139.1', node: '24.21.0' },
} as const satisfies Readonly<Record<string, VscodeVersion>>;

/** Finds a version by name (`oldest`, `newest`) or by the version of code-server; throws if there is none. */
export function vscodeVersion(asked: string): VscodeVersion {
  const all: [string, VscodeVersion][] = Object.entries(VSCODE_VERSIONS);
  const found = all.find(([name, { editor }]) => asked === name || asked === editor);
  if (!found) {
    const known = all.map(([name, { editor }]) => `${name} (${editor})`).join(', ');
    throw new Error(`There is no editor ${asked} for tests; there are ${known}.`);
  }
  return found[1];
}
