export interface Editor {
  readonly version: string;
  readonly vscode: string;
  readonly node: string;
  readonly entry: string;
}

export function prepareEditor(version?: string): Promise<Editor>;
